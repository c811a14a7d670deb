import { expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { type PlatformPath, platformPaths } from '../../../src/catalog/vocabulary.ts';
import type { ProjectPlatform } from '../../../src/judge/platforms-schema.ts';
import { inputFor } from '../../../src/tui/inputs.ts';
import { platformQuestions } from '../../../src/tui/questions/platform.ts';
import type { Question } from '../../../src/tui/questions/question.ts';
import { planWith } from '../../support/plan-builder.ts';

const question = (id: string): Question => {
  const found = platformQuestions.find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return found;
};
const path = question('platform.path');

const project = (...likely: PlatformPath[]): ProjectPlatform => ({
  likely,
  signs: likely.map((one) => ({ kind: 'package', name: `for-${one}`, where: 'package.json', paths: [one] })),
  unread: [],
});

/** The path on which the cursor starts. */
function startsAt(seen: ProjectPlatform | undefined, chosen?: PlatformPath | null): string | undefined {
  const plan = planWith({ platform: { path: chosen } });
  const ground = { catalog, questions: platformQuestions, ...(seen && { project: seen }) };
  const input = inputFor(ground, plan, path, undefined, '');
  if (input.kind !== 'choice' || path.kind !== 'choice') throw new Error(input.kind);
  return path.options(plan, catalog)[input.cursor]?.value ?? 'unknown';
}

test.each<[string, ProjectPlatform | undefined, PlatformPath | null | undefined, string]>([
  ['nobody looked', undefined, undefined, 'claude-api'],
  ['the project shows nothing', project(), undefined, 'claude-api'],
  ['the project shows one path', project('vertex'), undefined, 'vertex'],
  ['the project shows two', project('bedrock', 'bedrock-mantle'), undefined, 'claude-api'],
  ['the plan says another', project('vertex'), 'foundry', 'foundry'],
  ['nobody knows', project('vertex'), null, 'unknown'],
])('where %s', (_what, seen, chosen, cursor) => {
  expect(startsAt(seen, chosen)).toBe(cursor);
});

test('the evidence is named, and several paths are not decided between', () => {
  const found = (seen: ProjectPlatform) => (path.kind === 'choice' ? path.found?.(seen) : null);
  expect(found(project('vertex'))).toEqual({
    value: 'vertex',
    sentence: 'Found for-vertex in package.json: looks like vertex.',
  });
  expect(found(project('bedrock', 'bedrock-mantle'))?.value).toBeNull();
  expect(found(project())).toBeNull();
});

test('every path says what it means for the plan, in a few words and in full', () => {
  if (path.kind !== 'choice') throw new Error(path.kind);
  const plan = planWith({ task: { features: ['batch'] }, model: { id: 'claude-sonnet-5-5' } });
  const options = path.options(plan, catalog);
  expect(options.map(({ value }) => value).sort()).toEqual([...platformPaths].sort());
  for (const option of options) {
    const beside = option.beside?.() ?? [];
    expect(beside.map(({ term }) => term).slice(0, 6)).toEqual([
      'Lacks',
      'Model id',
      'Bills',
      'Access',
      'Quotas',
      'Request',
    ]);
    expect(option.inFull?.().length, option.value).toBe(11);
    expect(option.label.length, option.value).toBeLessThanOrEqual(40);
  }
  const says = (value: string, term: string) =>
    options
      .find((option) => option.value === value)
      ?.beside?.()
      .find((row) => row.term === term)?.says;
  expect(says('foundry', 'Lacks')).toBe('batch');
  expect(says('bedrock', 'Lacks')).toBe('batch?');
  expect(says('claude-api', 'Lacks')).toBe('nothing of the plan');
  expect(says('bedrock', 'Model id')).toBe('anthropic.claude-sonnet-5-5');
});

test.each<[PlatformPath, string]>([
  [
    'vertex',
    'Anywhere, list prices: region global. In a group of regions, ×1.1: region us or eu. In one region, ×1.1: a region, such as us-east5.',
  ],
  [
    'claude-on-aws',
    'Anywhere, list prices: a region of AWS, such as us-east-1. In the US only, ×1.1: inference_geo "us" in the request.',
  ],
])('the region of %s is explained with its price', (chosen, hint) => {
  const region = question('platform.region');
  const plan = planWith({ platform: { path: chosen } });
  expect(region.kind === 'text' && region.hint?.(plan, catalog)).toBe(hint);
});

test('a deployment is asked for on Foundry and Bedrock alone', () => {
  const deployment = question('platform.deployment');
  const asked = platformPaths.filter((chosen) =>
    deployment.applies?.(planWith({ platform: { path: chosen } }), catalog),
  );
  expect([...asked].sort()).toEqual(['bedrock', 'foundry']);
  expect(deployment.applies?.(planWith({}), catalog)).toBe(false);
});
