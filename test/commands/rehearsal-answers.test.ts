import { expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { withSampleAnswers } from '../../src/commands/rehearsal-answers.ts';
import { presetPlan, presets } from '../../src/plan/presets.ts';
import { questionsFor } from '../../src/tui/questions/registry.ts';
import { applies, isAnswered } from '../../src/tui/walk.ts';
import { TODAY } from '../support/plan-builder.ts';

const questions = questionsFor(checks).filter(({ kind }) => kind !== 'vouch');

test.each(presets.map(({ name }) => name))('preset %s is rehearsed with every question answered', (name) => {
  const { plan, fields } = withSampleAnswers(name, presetPlan(name), TODAY);
  const asked = questions.filter((question) => applies({ catalog, questions }, plan, question));
  const open = asked.filter((question) => !isAnswered(plan, question)).map(({ id }) => id);
  expect(open).toEqual([]);
  expect(fields).toEqual(
    expect.arrayContaining([
      'client.concurrency',
      'client.attempts',
      'client.retryLayers',
      'traffic.tenantRequestsPerMinute',
      'traffic.launchShares',
    ]),
  );
});
