import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { TrialSeen } from '../../src/judge/seen/trial.ts';
import { trialText } from '../../src/report/trial-text.ts';
import { spreadOf, trialDocumentOfAll } from '../support/trial-documents.ts';

const plain = { color: false, columns: 80, ascii: false };
const textOf = (parts: Partial<TrialSeen>, style = plain) =>
  trialText({ ...trialDocumentOfAll, trial: { ...trialDocumentOfAll.trial, ...parts } }, catalog, style);
/** In one line, so that no fold stands between words. */
const wordsOf = (parts: Partial<TrialSeen>) => textOf(parts).replaceAll(/\s+/g, ' ');

test('at 80 columns', () => {
  expect(trialText(trialDocumentOfAll, catalog, plain)).toBe(`Trial on samples.jsonl
400 samples were counted with claude-sonnet-5-5. Left out as unusable: 3.

Tokens  median  90 of 100  95 of 100  99 of 100  longest   mean
Prompt   1,000      2,000      2,500      4,000    9,000  1,200
Answer     200        400        450        480      500    230

Cost
  One request: $0.0100, at the prices of the plan, answers as they were
  measured. 95 % interval: $0.0095 to $0.0105.
  A medium month of 15,000 requests: $150.00. 95 % interval: $142.50 to $157.50.
  1,200 more samples and 144 more answers would make the interval half as wide.
  No figure here speaks for a kind of request that the samples have none of: one
  rarer than one in 134 may be missing from 400.

Answers
  50 were sent as messages and 48 answered, 2 failed; booked $0.48.
  They ended with end_turn (35), max_tokens (12) and refusal (1). 25 % of the
  answers were cut off at max_tokens.
  Cache: 0 tokens were read and 10,000 written: writing without reading is
  paying more. Requests of a trial follow each other faster than real ones, so
  reads are at their best here.
  First word: median 640 ms, 95 of 100 within 1.2 s.
  Whole answer: median 4.0 s, 95 of 100 within 9.5 s.

What prompts begin with
  75 % begin with the same 300 tokens, which is below the 512 that this model
  caches from; they end in the system prompt, character 1200, where a date
  varies. If that, and whatever varies like it, stood at the end of the prompt,
  900 tokens would be the same.

What it means for the plan
  Failed: A month exceeds the budget (cost/budget)
    It costs $150.00, and the budget is $100.00.
    - Take a cheaper model.
    - Or allow more.
  Caution: Answers are cut off (cost/max-tokens-realistic)
    25 % of the answers were cut off.
    - Set tokens.maxTokens to 1,000.
  Passed: Prompts were counted (tokens/counted)
  Not judged, because the plan leaves a question open: cost/thinking. "gonogo"
  asks for what is missing.
`);
});

test('at 50 columns the table is told in sentences', () => {
  expect(trialText(trialDocumentOfAll, catalog, { ...plain, columns: 50 })).toBe(`Trial on samples.jsonl
400 samples were counted with claude-sonnet-5-5.
Left out as unusable: 3.

Prompt: median 1,000, 90 of 100 up to 2,000, 95 of
100 up to 2,500, 99 of 100 up to 4,000, longest
9,000, mean 1,200 tokens.
Answer: median 200, 90 of 100 up to 400, 95 of 100
up to 450, 99 of 100 up to 480, longest 500, mean
230 tokens.

Cost
  One request: $0.0100, at the prices of the plan,
  answers as they were measured. 95 % interval:
  $0.0095 to $0.0105.
  A medium month of 15,000 requests: $150.00. 95 %
  interval: $142.50 to $157.50.
  1,200 more samples and 144 more answers would
  make the interval half as wide.
  No figure here speaks for a kind of request that
  the samples have none of: one rarer than one in
  134 may be missing from 400.

Answers
  50 were sent as messages and 48 answered, 2
  failed; booked $0.48.
  They ended with end_turn (35), max_tokens (12)
  and refusal (1). 25 % of the answers were cut
  off at max_tokens.
  Cache: 0 tokens were read and 10,000 written:
  writing without reading is paying more. Requests
  of a trial follow each other faster than real
  ones, so reads are at their best here.
  First word: median 640 ms, 95 of 100 within 1.2
  s.
  Whole answer: median 4.0 s, 95 of 100 within 9.5
  s.

What prompts begin with
  75 % begin with the same 300 tokens, which is
  below the 512 that this model caches from; they
  end in the system prompt, character 1200, where
  a date varies. If that, and whatever varies like
  it, stood at the end of the prompt, 900 tokens
  would be the same.

What it means for the plan
  Failed: A month exceeds the budget (cost/budget)
    It costs $150.00, and the budget is $100.00.
    - Take a cheaper model.
    - Or allow more.
  Caution: Answers are cut off
  (cost/max-tokens-realistic)
    25 % of the answers were cut off.
    - Set tokens.maxTokens to 1,000.
  Passed: Prompts were counted (tokens/counted)
  Not judged, because the plan leaves a question
  open: cost/thinking. "gonogo" asks for what is
  missing.
`);
});

test('ASCII, colours and width hold for all of it', () => {
  const hostile = { samples: 'größe\u001b[31m::error::\u202e大.jsonl', model: 'größer\u0007' };
  const ascii = textOf(hostile, { ...plain, ascii: true });
  expect(ascii).toMatch(/^[\n -~]*$/);
  const text = textOf(hostile);
  expect(text).toMatch(/^Trial on größe/);
  for (const sign of ['\u001b', '\u0007', '\u202e', ' ::error']) expect(text).not.toContain(sign);
  for (const columns of [50, 60, 80, 200])
    for (const line of textOf({}, { ...plain, columns }).split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(Math.min(columns, 100));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours
  const colours = /\u001b\[\d+m/g;
  const coloured = textOf({}, { ...plain, color: true });
  expect(coloured.match(colours)?.length).toBeGreaterThan(10);
  expect(coloured.replaceAll(colours, '')).toBe(textOf({}));
});

describe('the headline', () => {
  test('of an estimate names its band and what is not in it', () => {
    const { carry } = trialDocumentOfAll.trial;
    const estimate = { counting: { by: 'estimate', band: 0.25 }, skipped: 0 } as const;
    expect(wordsOf({ ...estimate, carry: { ...carry, images: 30, documents: 4 } })).toContain(
      '400 samples were estimated for claude-sonnet-5-5 on this machine; most texts lie within 25 % of that, up or down. Not in the estimate: images, which 30 of them carry; documents, which 4 of them carry. Tokens',
    );
    expect(wordsOf({ ...estimate, carry: { ...carry, documents: 4 } })).toContain(
      'Not in the estimate: documents, which 4 of them carry. Tokens',
    );
    expect(wordsOf(estimate)).not.toContain('Not in the estimate');
    expect(wordsOf({ carry: { ...carry, images: 30 } })).not.toContain('Not in the estimate');
  });

  test('of a rehearsal says so first', () => {
    expect(textOf({ sandbox: true })).toMatch(
      /^REHEARSAL: the sandbox answered, no real account was asked\.\n/,
    );
  });
});

describe('the cost', () => {
  const { perRequestUsd } = trialDocumentOfAll.trial;
  if (!perRequestUsd) throw new Error('The document has a price.');

  test.each([
    [{ answers: 'planned' }, 'at the prices of the plan, answers as the plan guesses them.'],
    [{ answers: 'left-out' }, 'without its answer, whose length nobody has measured or planned.'],
    [{ prices: 'list' }, '$0.0100, at list prices, as one plain request, answers'],
    [{ answers: 'planned' }, '1,200 more samples would make the interval half as wide.'],
  ] as const)('%j', (parts, words) => {
    expect(wordsOf({ perRequestUsd: { ...perRequestUsd, ...parts } })).toContain(words);
  });

  test('without a documented price', () => {
    expect(wordsOf({ perRequestUsd: null })).toContain(
      'Cost No price is documented for claude-sonnet-5-5. Answers',
    );
  });

  test('of one sample has no interval, and the trial speaks for nothing else', () => {
    const words = wordsOf({ counted: 1, perRequestUsd: { ...perRequestUsd, low: 0.01, high: 0.01 } });
    expect(words).toContain('1 sample was counted with');
    expect(words).toContain('answers as they were measured. A medium month');
    expect(words).not.toContain('half as wide');
    expect(words).toContain('speaks for a kind of request that the samples have none of. Answers');
  });

  test.each([
    // 1 / 0.029513 and 1 / 0.0029913
    [100, 'one rarer than one in 34 may be missing from 100.'],
    [1_000, 'one rarer than one in 334 may be missing from 1,000.'],
  ])('a trial of %i samples says which kinds of requests it cannot speak for', (counted, words) => {
    expect(wordsOf({ counted })).toContain(words);
  });
});

test('without findings nothing is said of the plan, and rows without values are left out', () => {
  const { trial } = trialDocumentOfAll;
  const maxTokens = spreadOf([100, 100, 100, 100, 100], 100);
  const document = {
    ...trialDocumentOfAll,
    findings: [],
    month: null,
    trial: { ...trial, maxTokens, live: null },
  };
  const text = trialText(document, catalog, plain);
  expect(text).not.toContain('What it means');
  expect(text).not.toContain('medium month');
  expect(text).not.toMatch(/^Answer /m);
  expect(text).toMatch(/^max_tokens +100 /m);
});

test('of an estimate the band is told in place of an interval, and the month is that of the plan', () => {
  const text = wordsOf({
    counting: { by: 'estimate', band: 0.25 },
    live: null,
    perRequestUsd: { mean: 0.012, low: 0.01, high: 0.016, answers: 'planned', prices: 'planned' },
  });
  // 0.01 less a quarter, and 0.016 and a quarter of it more.
  expect(text).toContain('Within the band of the estimate: $0.0075 to $0.0200.');
  expect(text).not.toContain('95 % interval: $0.0100');
  expect(text).not.toContain('half as wide');
  expect(text).toContain('by the sizes of the plan, as an estimate replaces no answer');
});
