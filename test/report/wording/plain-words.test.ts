import { expect, test } from 'vitest';
import { countOf } from '../../../src/report/status-words.ts';
import { costWording } from '../../../src/report/wording/cost.ts';
import { platformWording } from '../../../src/report/wording/platform.ts';
import { sharedWording } from '../../../src/report/wording/shared.ts';

test('a share of output that passes is held against the bound', () => {
  const args = { model: 'Sonnet 5.5', share: 0.58, highShare: 0.75, outputUsd: 60.5, priceRatio: 5 };
  expect(costWording['output-share-moderate'](args).detail).toContain('58 % of a medium month');
  expect(costWording['output-share-moderate'](args).detail).toContain('above 75 %');
});

test('a note on prices names the model it is about, and which is the fallback', () => {
  const price = { asOf: '2026-10-08', ageDays: 43, isFallback: false };
  const prices = [
    { ...price, model: 'Sonnet 5.5', note: null },
    { ...price, model: 'Haiku 5.5', isFallback: true, note: 'The prompt is counted with the cache.' },
  ];
  expect(costWording['prices-recent']({ prices }).detail).toBe(
    'Prices of Sonnet 5.5 were read on 2026-10-08. Prices of Haiku 5.5, the fallback, were read on 2026-10-08; for Haiku 5.5: the prompt is counted with the cache.',
  );
});

test.each([
  ['model.request', 'model.request.temperature, model.request.topP and model.request.topK'],
  ['answers["spend/alerts"]', '{"spend/alerts": {"says": "yes", "by": "…", "on": "YYYY-MM-DD"}}'],
  ['launchDate', 'or set launchDate in gonogo.json.'],
])('how %s is written by hand is said', (field, words) => {
  expect(sharedWording['not-answered']({ question: 'Which?', field }).fix?.join()).toContain(words);
});

test('advice to run a check is a command', () => {
  const { fix } = platformWording['credential-unrecognised']({ from: 'ANTHROPIC_API_KEY' });
  expect(fix?.join()).toContain('gonogo check platform/access');
});

test.each([
  [1, '1 does not apply'],
  [9, '9 do not apply'],
])('%i checks', (number, words) => expect(countOf('not-applicable', number)).toBe(words));
