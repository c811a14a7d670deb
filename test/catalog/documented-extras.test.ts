import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';

/** What the documentation says beside the tables of living models, typed a second time by hand. */

test('three retired models have prices on clouds: Opus 4.1 and 4, and Haiku 3.5 on Google Cloud', () => {
  const sold = catalog.retiredModels.flatMap(({ id, cloudPrices }) =>
    cloudPrices ? [[id, cloudPrices.paths, ...cloudPrices.steps.map((step) => Object.values(step))]] : [],
  );
  expect(sold).toEqual([
    ['claude-opus-4-1-20250805', ['bedrock', 'vertex'], [null, 15, 75, 18.75, 30, 1.5, 7.5, 37.5]],
    ['claude-opus-4-20250514', ['bedrock', 'vertex'], [null, 15, 75, 18.75, 30, 1.5, 7.5, 37.5]],
    ['claude-3-5-haiku-20241022', ['vertex'], [null, 0.8, 4, 1, 1.6, 0.08, 0.4, 2]],
  ]);
});

test('bash, editor, computer and browser tools add their documented tokens', () => {
  const since47 = ['claude-opus-5', 'claude-opus-4-8', 'claude-opus-4-7'];
  const before47 = [
    'claude-opus-4-6',
    'claude-opus-4-5-20251101',
    'claude-sonnet-4-6',
    'claude-sonnet-4-5-20250929',
    'claude-haiku-4-5-20251001',
  ];
  expect(
    catalog.toolExtras.map(({ tool, part, models, tokens, approximate }) => [
      tool,
      part,
      models,
      tokens.least,
      tokens.most,
      approximate,
    ]),
  ).toEqual([
    ['bash', 'whole', since47, 325, 325, false],
    ['bash', 'whole', before47, 244, 244, false],
    ['text-editor', 'whole', null, 700, 700, false],
    ['computer-toolset', 'whole', null, 4500, 4500, true],
    ['browser-toolset', 'whole', null, 6600, 6600, true],
    ['browser-toolset', 'optional-members', null, 880, 880, false],
    ['computer-tool', 'system-prompt', null, 466, 499, false],
    ['computer-tool', 'definition', null, 735, 735, true],
  ]);
});

test.each([
  // USD an hour, free hours a month, shortest billing in minutes
  ['code-execution-container', 0.05, 1550, 5],
  ['managed-agents-session', 0.08, 0, 0],
])('%s: USD %s an hour, %s hours free', (runtime, usdPerHour, freeHoursPerMonth, minimumMinutes) => {
  expect(catalog.runtimeFees.find((fee) => fee.runtime === runtime)).toMatchObject({
    usdPerHour,
    freeHoursPerMonth,
    minimumMinutes,
  });
});

test('code execution says in words what its container fee says in numbers', () => {
  const note = catalog.serverToolFees.find(({ feature }) => feature === 'code-execution')?.note;
  expect(note).toContain(
    '1,550 free container-hours a month and then pays USD 0.05 an hour, at least 5 minutes',
  );
});

test('fast mode needs a beta header where it is a preview, and is released on three paths for Opus 5.5', () => {
  const fast = catalog.models.flatMap(({ id, fastMode }) =>
    fastMode ? [[id, fastMode.preview, fastMode.betaHeader, fastMode.paths]] : [],
  );
  expect(fast).toEqual([
    ['claude-opus-5-5', false, null, ['claude-api', 'foundry', 'claude-on-google']],
    ['claude-opus-5', true, 'fast-mode-2026-02-01', ['claude-api']],
    ['claude-opus-4-8', true, 'fast-mode-2026-02-01', ['claude-api']],
  ]);
});

test('no model has fast mode on a path that lacks it', () => {
  const lacking = catalog.platforms.filter((row) => row.missingFeatures.includes('fast-mode'));
  for (const { id, fastMode } of catalog.models) {
    for (const { path } of lacking) expect(fastMode?.paths ?? [], `${id} on ${path}`).not.toContain(path);
  }
});

test('the Fable and Mythos models from 5 on demand thirty days of retention, surely before 5.2', () => {
  const covered = catalog.models.flatMap(({ id, requiredRetention: rule }) =>
    rule ? [[id, rule.days, rule.provenance.confidence]] : [],
  );
  expect(covered).toEqual([
    ['claude-fable-5-2', 30, 'low'],
    ['claude-fable-5-1', 30, 'high'],
    ['claude-fable-5', 30, 'high'],
    ['claude-mythos-5-2', 30, 'low'],
    ['claude-mythos-5-1', 30, 'high'],
    ['claude-mythos-5', 30, 'high'],
  ]);
});

test('calls a minute to files, managed agents and spend limits are limited for the organization, whatever its tier', () => {
  const limits = catalog.sharedLimits.map(({ endpoints, rpm, approximate }) => [endpoints, rpm, approximate]);
  expect(limits).toEqual([
    ['files', 500, true],
    ['managed-agents-create', 300, false],
    ['managed-agents-read', 1200, false],
    ['spend-limits', 60, false],
  ]);
});
