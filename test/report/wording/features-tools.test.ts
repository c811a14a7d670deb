import { describe, expect, test } from 'vitest';
import type { FeaturesToolsCodes } from '../../../src/judge/codes/features-tools.ts';
import { featuresToolsWording as words } from '../../../src/report/wording/features-tools.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const search = {
  searches: 1,
  feeUsd: 0.01,
  tokensUsd: 0.0234,
  inputTokens: 9_000,
  resultTokensAtLeast: 8_172,
  paused: false,
};
const trip = { asked: 'auto', requestTokens: 430, callMs: 1_250, answerMs: 800 } as const;
const samples: Samples<keyof FeaturesToolsCodes> = {
  'tool-round-trip': [trip, { ...trip, asked: 'forced' }],
  'tool-not-called': [{ asked: 'auto' }, { asked: 'forced' }],
  'tool-input-misfits': [{ misfit: 'The field urgent is missing or not of type boolean.' }],
  'tool-result-unanswered': [{ stopReason: 'end_turn' }, { stopReason: 'max_tokens' }],
  'tool-result-refused': [{ reason: 'The request was invalid.' }],
  'structured-output-fits': [{ ms: 900 }],
  'structured-output-misfits': [
    { misfit: null },
    { misfit: 'The field status holds none of the allowed values.' },
  ],
  'web-search-made': [
    search,
    { ...search, searches: 2, paused: true },
    { ...search, searches: 0, feeUsd: 0 },
  ],
  'web-search-error': [{ error: 'unavailable' }],
  'web-search-not-used': [{}],
};

test.each(wordedTexts(words, samples))('%s: %s', (_, text) => expectSentences(text));
test.each(wordedTitles(words, samples))('%s is titled: %s', (_, title) => expectTitle(title));

describe('the figures that matter are said', () => {
  test('of a search: all, fee, tokens, and what was read', () => {
    expect(words['web-search-made'](search).detail).toBe(
      'One search was billed: $0.0334 in all, of it $0.0100 as the fee and $0.0234 for tokens. The model read 9,000 tokens, at least 8,172 of them results; results are paid again in every later turn that carries them.',
    );
  });

  test('of a paused turn: what the product has to do', () => {
    expect(words['web-search-made']({ ...search, paused: true }).detail).toContain('pause_turn');
  });

  test('of a tool that was called: not that nothing of it was shown', () => {
    const { detail } = words['tool-result-unanswered']({ stopReason: 'end_turn' });
    expect(detail).toContain('called the tool with input that fits and said nothing after its result');
  });

  test('of a search that met an error: nobody is sent to switch it on', () => {
    const { fix } = words['web-search-error']({ error: 'unavailable' });
    expect(fix?.join(' ')).not.toMatch(/administrator|switch/);
  });

  test('of a call faster than a tenth of a second: not that it took none', () => {
    expect(words['structured-output-fits']({ ms: 40 }).detail).toContain('after 40 ms');
  });

  test('of a round trip: both times and the input', () => {
    expect(words['tool-round-trip'](trip).detail).toContain('after 1.3 s');
    expect(words['tool-round-trip'](trip).detail).toContain('answered 800 ms');
    expect(words['tool-round-trip'](trip).detail).toContain('430 tokens');
  });
});
