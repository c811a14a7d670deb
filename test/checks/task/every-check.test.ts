import { describe, expect, test } from 'vitest';
import available from '../../../checks/model/available.ts';
import fallback from '../../../checks/model/fallback.ts';
import fit from '../../../checks/model/fit.ts';
import lifecycle from '../../../checks/model/lifecycle.ts';
import pinned from '../../../checks/model/pinned.ts';
import requestShape from '../../../checks/model/request-shape.ts';
import batchFit from '../../../checks/task/batch-fit.ts';
import defined from '../../../checks/task/defined.ts';
import featuresSupported from '../../../checks/task/features-supported.ts';
import contextWindow from '../../../checks/tokens/context-window.ts';
import counted from '../../../checks/tokens/counted.ts';
import maxOutput from '../../../checks/tokens/max-output.ts';
import streamingRequired from '../../../checks/tokens/streaming-required.ts';
import { judged } from '../../support/check-cases.ts';
import { expectSentences } from '../../support/sentences.ts';

const checks = [
  defined,
  featuresSupported,
  batchFit,
  available,
  lifecycle,
  fit,
  pinned,
  requestShape,
  fallback,
  contextWindow,
  maxOutput,
  streamingRequired,
  counted,
];

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ check }) => {
  test('stays open on an empty plan and asks a full question', () => {
    const outcome = judged(check);
    expect(outcome).toMatchObject({ status: 'unanswered', code: 'not-answered' });
    if (outcome.code === 'not-answered') expectSentences(outcome.args.question);
  });

  test('is explained in full sentences', () => {
    const { looksAt, why, how, fix, corrections = [] } = check.guide;
    const texts = [looksAt, why, how, fix, ...corrections.flatMap(({ claim, now }) => [claim, now])];
    for (const text of texts) expectSentences(text);
    for (const title of Object.values(check.titles)) expect(title).toMatch(/^[A-Z].*[^.]$/);
  });
});
