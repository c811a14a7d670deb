import { expect, test } from 'vitest';
import type { RequestOffence } from '../../../src/judge/codes/model.ts';
import { modelWording } from '../../../src/report/wording/model.ts';
import { offenceText } from '../../../src/report/wording/request-parameters.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 4.5';
const retiring = { model, retiresOn: '2026-11-30', successor: 'claude-sonnet-5-5' };
const fit = { model, task: 'chat', suited: 'Sonnet 5.5' } as const;

const offence = (parameter: string, value: string, why: RequestOffence['why']): RequestOffence => ({
  parameter,
  value,
  why,
});
const offences = [
  offence('temperature', '0', 'sampling-rejected'),
  offence('top_p', '0.9', 'sampling-gone'),
  offence('prefill', 'true', 'prefill-rejected'),
  offence('thinking.budget_tokens', '8000', 'budget-rejected'),
  offence('thinking.type', 'adaptive', 'adaptive-rejected'),
  offence('thinking.type', 'disabled', 'disabled-rejected'),
  offence('thinking.type', 'disabled', 'disabled-at-high-effort'),
  offence('thinking.type', 'between_tools', 'between-tools-rejected'),
  offence('thinking.type', 'between_tools', 'between-tools-at-high-effort'),
  offence('tool_choice', 'any or tool', 'forced-tool-rejected'),
  offence('tool_choice', 'any or tool', 'forced-tool-with-thinking'),
  offence('effort', 'low', 'effort-not-taken'),
  offence('effort', 'xhigh', 'effort-level-missing'),
  offence('anthropic_version', '2026-10-21', 'version-not-on-bedrock'),
];

const samples: Samples<keyof typeof modelWording> = {
  'model-not-in-catalog': [
    { id: 'claude-nova-6', retiredOn: null },
    { id: 'claude-sonet-5-5', retiredOn: null, nearest: 'claude-sonnet-5-5' },
    { id: 'claude-2.1', retiredOn: '2025-07-21' },
  ],
  'model-available': [
    { model, restricted: false },
    { model, restricted: true },
    { model, restricted: true, retentionDays: 30 },
  ],
  'model-documented': [{ model }, { model, retentionDays: 30 }],
  'model-restricted': [{ model }, { model, retentionDays: 30 }],
  'model-not-found': [
    { id: 'claude-nova-6', restricted: false },
    { id: 'claude-mythos-5-2', restricted: true },
  ],
  'model-retired': [
    { model, retiredOn: '2026-08-05', successor: 'claude-opus-5-5' },
    { model, retiredOn: null, successor: null },
  ],
  'model-retired-on-claude-api': [{ model, retiredOn: '2026-08-05', platform: 'Amazon Bedrock' }],
  'model-id-of-other-path': [
    { id: 'x', belongsTo: ['Amazon Bedrock', 'Claude API'], platform: 'Vertex AI', idThere: 'y' },
    { id: 'x', belongsTo: [], platform: 'Vertex AI', idThere: 'y' },
  ],
  'model-not-on-path': [{ model, platform: 'Vertex AI' }],
  'model-outlives-plan': [{ model, date: '2027-09-28', end: '2027-06-01' }],
  'model-may-retire-in-life': [
    { model, notBefore: '2026-10-15', end: '2027-06-01', passed: true },
    { model, notBefore: '2026-11-24', end: null, passed: false },
  ],
  'model-retires-before-launch': [{ ...retiring, launch: '2026-12-01' }],
  'model-retires-in-life': [{ ...retiring, end: '2027-06-01' }],
  'model-deprecated': [retiring, { ...retiring, retiresOn: null, successor: null }],
  'model-deprecated-but-outlives': [{ ...retiring, end: '2026-11-29' }],
  'model-without-retirement-date': [{ model }],
  'retirement-set-by-platform': [
    { model, platform: 'Vertex AI', anthropicDate: '2026-11-30', inLife: true },
    { model, platform: 'Vertex AI', anthropicDate: null, inLife: false },
  ],
  'model-fits': [{ model, task: 'chat' }],
  'model-choice-explained': [{ model, task: 'chat', reason: 'It won our evaluation' }],
  'model-too-strong': [
    { ...fit, priceRatio: 4 },
    { ...fit, priceRatio: null },
  ],
  'model-too-weak': [
    { ...fit, priceRatio: 0.05 },
    { ...fit, priceRatio: 1.5 },
    { ...fit, priceRatio: null },
  ],
  'effort-too-high': [{ model, task: 'extraction', effort: 'max' }],
  'model-superseded': [{ model, successor: 'Sonnet 5.5', priceRatio: 1.5 }],
  'model-pinned': [{ id: 'claude-opus-5-5' }],
  'model-alias': [
    { id: 'claude-sonnet-4-5', pinned: 'claude-sonnet-4-5-20250929' },
    { id: 'claude-3-opus-latest', pinned: null },
  ],
  'request-accepted': [{ model }],
  'request-rejected': [{ model, offences }],
  'request-cautions': [
    {
      model,
      cautions: [{ parameter: 'thinking.budget_tokens', why: 'budget-deprecated' }],
    },
  ],
  'fallback-none': [{ model }],
  'fallback-fits': [{ model, fallback: 'Haiku 5.5' }],
  'fallback-same-model': [{ model }],
  'fallback-not-found': [{ id: 'claude-nova-6' }],
  'fallback-retired': [
    { model, retiredOn: '2026-08-05' },
    { model, retiredOn: null },
  ],
  'fallback-does-not-fit': [
    {
      fallback: 'Haiku 4.5',
      problems: [
        { kind: 'window', neededTokens: 240_000, limitTokens: 200_000 },
        { kind: 'max-output', neededTokens: 70_000, limitTokens: 64_000 },
        { kind: 'feature', feature: 'us-inference' },
        { kind: 'parameter', offence: offence('effort', 'low', 'effort-not-taken') },
        { kind: 'retires', on: '2026-11-30' },
        { kind: 'retires', on: null },
      ],
    },
  ],
  'fallback-shares-limits': [{ model: 'Opus 4.8', fallback: 'Opus 4.7', limitClass: 'opus-4' }],
};

test('every code of the model section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(modelWording).sort());
  for (const [, text] of wordedTexts(modelWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(modelWording, samples)) expectTitle(title);
});

test.each(offences)('$parameter: $why is one sentence that names it', (row) => {
  expectSentences(offenceText(row));
});

test('only what Anthropic dates inside the life asks for a waiver of the platform', () => {
  const [inside, outside] = samples['retirement-set-by-platform'];
  const steps = [inside, outside].map((args) => args && modelWording['retirement-set-by-platform'](args).fix);
  expect(steps.map((fix) => fix?.join().includes('"waivers"'))).toEqual([true, false]);
});

test('dates, prices and names stand in the sentences', () => {
  expect(modelWording['model-retires-before-launch']({ ...retiring, launch: '2026-12-01' }).detail).toBe(
    'Sonnet 4.5 retires on 2026-11-30, and the launch is on 2026-12-01: no request would be answered.',
  );
  expect(modelWording['model-too-strong']({ ...fit, priceRatio: 4 }).detail).toContain(
    '4× as much as Sonnet 5.5',
  );
  expect(modelWording['model-too-weak']({ ...fit, priceRatio: 0.05 }).detail).toContain('20× as much');
  expect(modelWording['request-rejected']({ model, offences }).fix?.[0]).toContain(
    'temperature, top_p, prefill',
  );
});
