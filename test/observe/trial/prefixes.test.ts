import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostFamilies } from '../../../src/judge/seen/trial.ts';
import { depthOf } from '../../../src/observe/trial/common-beginning.ts';
import { familiesOf } from '../../../src/observe/trial/families.ts';
import { prefixesOf } from '../../../src/observe/trial/prefixes.ts';
import { type Prompt, promptOf } from '../../../src/observe/trial/prompt-parts.ts';
import type { SampleBody } from '../../../src/observe/trial/sample.ts';

/** A token a UTF-16 unit, so that answers can be counted by hand. */
const units = (text: string): number => text.length;
const families = (bodies: readonly SampleBody[]) => prefixesOf(bodies, units).families;

/** Samples of any shape: what a line holds is checked in outline only. */
const body = (value: object): SampleBody => value as SampleBody;
const ask = (system: unknown, ...contents: readonly unknown[]): SampleBody =>
  body({ system, messages: contents.map((content) => ({ role: 'user', content })) });
const times = (count: number, make: (index: number) => SampleBody): SampleBody[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** 20 words of no digits, each beginning with another letter. */
const words = 'ant bee cat dog elk fox gnu hen ibis jay kid lynx mole newt owl pig quail rat seal toad'.split(
  ' ',
);
const word = (index: number): string => words[index % words.length] ?? '';
const rules = 'Answer in full sentences. '.repeat(20);
const { length } = rules;

describe('hand-made corpora', () => {
  test('one system prompt and questions that begin at once otherwise', () => {
    expect(families(times(20, (n) => ask(rules, word(n))))).toEqual([
      {
        share: 1,
        prefixTokens: length,
        prefixCharacters: length,
        endsIn: 'message 1',
        varies: 'words',
        movedPrefixTokens: null,
      },
    ]);
  });

  test.each<[string, (index: number) => string, object]>([
    ['date', (n) => `Today is 2026-11-${10 + n}. `, { prefixTokens: 'Today is 2026-11-'.length }],
    [
      'date',
      (n) => `Today is ${['Monday', 'Tuesday'][n % 2]}, November ${n + 1}, 2026. `,
      { prefixTokens: 9 },
    ],
    ['time', (n) => `Now: 2026-11-20T09:${10 + n}:00Z. `, { prefixTokens: 'Now: 2026-11-20T09:'.length }],
    ['uuid', (n) => `Session ${word(n).charCodeAt(0).toString(16)}345678-1234-4321-8765-123456789abc. `, {}],
    ['email', (n) => `You write to ${word(n)}@example.com. `, { prefixTokens: 13 }],
    ['id', (n) => `Request req_${word(n)}77x. `, { prefixTokens: 12 }],
    ['number', (n) => `Order ${n + 100} came. `, { prefixTokens: 'Order 1'.length }],
  ])('a %s in front of the rules breaks them', (varies, front, expected) => {
    const [family] = families(times(20, (n) => ask(front(n) + rules, word(n))));
    expect(family).toMatchObject({ share: 1, varies, ...expected });
    // What does not vary in front of the rules and behind the fragment stays with them.
    expect(family?.endsIn).toBe(`the system prompt, character ${family?.prefixCharacters}`);
    expect(family?.movedPrefixTokens).toBeGreaterThan(length);
    expect(family?.movedPrefixTokens).toBeLessThan(length + 22);
  });

  test('what would be left of the prefix is counted without what varies, and with what does not', () => {
    const bodies = times(20, (n) => ask(`At 2026-11-${10 + n} 09:${10 + n} rule 7: ${rules}`, word(n)));
    expect(families(bodies)[0]).toMatchObject({
      varies: 'date',
      movedPrefixTokens: 'At '.length + ' '.length + ' rule 7: '.length + length,
    });
  });

  test('tools come before the system prompt, and one that differs is named', () => {
    const tool = (name: string) => ({ name, input_schema: { type: 'object' } });
    const bodies = times(20, (n) =>
      body({
        tools: [tool('search'), tool('read'), tool(word(n))],
        system: rules,
        messages: [{ role: 'user', content: 'Hello' }],
      }),
    );
    const kept = JSON.stringify(tool('search')).length + JSON.stringify(tool('read')).length;
    expect(families(bodies)[0]).toMatchObject({
      prefixTokens: kept + '{"name":"'.length,
      endsIn: 'tool 3 of 3',
      varies: 'words',
    });
  });

  test('the same conversation grows: the shortest sample ends first', () => {
    const turns = times(10, (n) => ask(rules, ...words.slice(0, n + 1)));
    expect(families(turns)[0]).toMatchObject({
      share: 1,
      prefixTokens: length + 3,
      endsIn: 'the end of message 1',
      varies: 'end',
      movedPrefixTokens: null,
    });
  });

  test('two products in one file are two families, the larger first', () => {
    const bodies = times(40, (n) =>
      n % 4 === 0 ? ask(`B. ${rules}`, word(n)) : ask(`A. ${rules}${rules}`, word(n)),
    );
    expect(families(bodies).map(({ share, prefixTokens }) => [share, prefixTokens])).toEqual([
      [0.75, 3 + 2 * length],
      [0.25, 3 + length],
    ]);
  });

  test('what goes on together for less than 100 tokens, or in less than a twentieth, is no family of its own', () => {
    const shared = (n: number): string => (n < 20 ? 'x'.repeat(99) : '');
    expect(families(times(40, (n) => ask(rules, shared(n) + word(n))))).toHaveLength(1);
    const longer = (n: number): string => (n < 20 ? 'x'.repeat(100) : '');
    expect(families(times(40, (n) => ask(rules, longer(n) + word(n))))).toHaveLength(2);
    const rare = (n: number): string => (n < 2 ? 'x'.repeat(900) : '');
    expect(families(times(60, (n) => ask(rules, rare(n) + word(n))))).toHaveLength(1);
  });

  test('a group that is told keeps its samples, and the others stay with the whole', () => {
    const bodies = times(40, (n) => ask(rules, (n < 10 ? 'x'.repeat(500) : '') + word(n)));
    expect(families(bodies).map(({ share, prefixTokens }) => [share, prefixTokens])).toEqual([
      [0.75, length],
      [0.25, length + 500],
    ]);
  });

  test('what is left of a group and too small to be told belongs to no family', () => {
    const bodies = times(62, (n) => ask(n < 2 ? word(n) : rules, word(n)));
    expect(families(bodies).map(({ share }) => share)).toEqual([60 / 62]);
  });

  test('the moved prefix ends where the first of the samples leaves it', () => {
    const bodies = [11, 12, 13].map((n) => ask(`Order ${n} came. ${n === 12 ? 'Zebra' : rules}`, 'Hello'));
    expect(families(bodies)[0]).toMatchObject({
      prefixTokens: 'Order 1'.length,
      movedPrefixTokens: 'Order  came. '.length,
    });
  });

  test('a number in front of words that differ does not vary', () => {
    expect(families([ask('Buy 5 apples', 'x'), ask('Buy 5, please', 'x')])[0]).toMatchObject({
      prefixTokens: 5,
      varies: 'words',
    });
  });

  test('no more are kept than a trial may hold', () => {
    expect(families(times(100, (n) => ask(word(n).repeat(200), word(n))))).toHaveLength(mostFamilies);
  });

  test('nothing in common is told too: where it ends and what stands there', () => {
    expect(families(times(20, (n) => ask(word(n), 'Hello')))).toMatchObject([
      { share: 1, prefixTokens: 0, prefixCharacters: 0, endsIn: 'the system prompt', varies: 'words' },
    ]);
  });
});

describe('hostile shapes', () => {
  test.each<[string, SampleBody]>([
    ['an empty system prompt', ask('', 'Hello')],
    ['no system prompt at all', ask(undefined, 'Hello')],
    [
      'null and numbers where texts belong',
      body({ system: 7, tools: 'none', messages: [null, 3, { role: 1 }] }),
    ],
    [
      'blocks of a type nobody knows',
      ask([{ type: 'hologram', data: [1] }], [{ type: 'hologram' }, null, 'x']),
    ],
    ['empty blocks', ask([{ type: 'text', text: '' }], [{ type: 'text', text: '' }])],
    ['text that is no text', ask([{ type: 'text', text: 5 }], [{ type: 'text' }])],
  ])('%s', (_, strange) => {
    expect(families([strange, strange])).toMatchObject([{ share: 1, varies: 'end' }]);
    expect(prefixesOf([strange], units)).toEqual({ analysed: 1, families: [] });
    expect(families([strange, ask(rules, 'Hello')])).toHaveLength(1);
  });

  test('a text alone and one block of it are the same, with and without a breakpoint', () => {
    const block = { type: 'text', text: rules };
    const marked = { ...block, cache_control: { type: 'ephemeral' } };
    expect(families([ask(rules, 'x'), ask([block], 'x'), ask([marked], 'x')])).toMatchObject([
      { prefixTokens: length + 1, varies: 'end' },
    ]);
    const tooled = (tool: object) => body({ ...ask(rules, 'x'), tools: [{ name: 'read', ...tool }] });
    expect(families([tooled({}), tooled({ cache_control: marked.cache_control })])).toMatchObject([
      { prefixTokens: '{"name":"read"}'.length + length + 1, varies: 'end' },
    ]);
  });

  test('an astral character is not split in the middle, and is one character', () => {
    const [family] = families([ask('Hi 😀', 'x'), ask('Hi 😁', 'x'), ask('Hi 😂', 'x')]);
    expect(family).toMatchObject({ prefixCharacters: 3, endsIn: 'the system prompt, character 3' });
    expect(families([ask('😀😀', 'x'), ask('😀😁', 'x')])[0]).toMatchObject({ prefixCharacters: 1 });
  });

  test('images are the same or not, and count nothing', () => {
    const image = (data: string) => [
      { type: 'image', source: { type: 'base64', data } },
      { type: 'text', text: 'What is this?' },
    ];
    expect(families([ask(rules, image('AAAA')), ask(rules, image('AAAA'))])[0]?.prefixTokens).toBe(
      length + 13,
    );
    expect(families([ask(rules, image('AAAA')), ask(rules, image('AAAB'))])[0]).toMatchObject({
      prefixTokens: length,
      endsIn: 'message 1, block 1',
      varies: 'words',
    });
  });

  test('one line of a hundred thousand characters in each of 400 samples takes no time to speak of', () => {
    const line = 'lorem ipsum dolor '.repeat(6_000);
    let asked = 0;
    const counting = (text: string): number => {
      asked += text.length;
      return text.length;
    };
    const { families: found } = prefixesOf(
      times(400, (n) => ask(`${line}${n}`, word(n))),
      counting,
    );
    expect(found).toMatchObject([{ share: 1, varies: 'number' }]);
    // Neither the tokenizer nor the comparison sees the text of each sample.
    expect(asked).toBeLessThan(line.length * 5);
  });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '1'), maxLength: 12 });
const prefix = fc.constantFrom('', 'a'.repeat(120), 'b'.repeat(300), `${'a'.repeat(120)}${'b'.repeat(150)}`);
const text = fc.tuple(prefix, letters).map((parts) => parts.join(''));
const bodies = fc.array(
  fc.record({
    tools: fc.option(fc.array(fc.record({ name: letters }), { maxLength: 2 }), { nil: undefined }),
    system: fc.option(text, { nil: undefined }),
    messages: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: text }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** All that the API sees before two prompts differ, one character at a time; the twin of `commonBeginning`. */
function slowDepth(prompts: readonly Prompt[]): number {
  const flat = prompts.map((prompt) => prompt.flatMap(({ head, text: part }) => [`<${head}>`, ...part]));
  let at = 0;
  while (flat.every((units_) => at < units_.length && units_[at] === flat[0]?.[at])) at += 1;
  // A head counts only together with what stands behind it.
  const shared = flat[0]?.slice(0, at) ?? [];
  return shared.filter((unit) => !unit.startsWith('<')).join('').length;
}

describe('any samples', () => {
  test('every family ends where the twin says, and each sample belongs to one at most', () => {
    fc.assert(
      fc.property(bodies, (values) => {
        const prompts = values.map((value) => promptOf(body(value)));
        const seen = new Set<Prompt>();
        for (const { members, end } of familiesOf(prompts, units)) {
          for (const prompt of members) {
            expect(seen.has(prompt)).toBe(false);
            seen.add(prompt);
            expect(depthOf(prompt, end)).toBe(depthOf(members[0], end));
          }
          const headsBefore = end.offset > 0 ? end.part + 1 : end.part;
          expect(depthOf(members[0], end) - headsBefore).toBe(slowDepth(members));
          expect(members.length).toBeGreaterThanOrEqual(Math.max(2, prompts.length * 0.05));
        }
      }),
    );
  });

  test('shares add up to the whole at most, and the order of the samples does not matter', () => {
    fc.assert(
      fc.property(bodies, fc.infiniteStream(fc.nat()), (values, keys) => {
        const found = families(values.map(body));
        expect(found.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
        const order = values.map((value) => ({ value, key: keys.next().value }));
        const shuffled = order.toSorted((a, b) => a.key - b.key).map(({ value }) => body(value));
        expect(families(shuffled)).toEqual(found);
      }),
    );
  });

  test('a beginning that all have in common is never told shorter', () => {
    fc.assert(
      fc.property(bodies, (values) => {
        const longer = values.map((value) => ({
          ...value,
          tools: [],
          system: `${rules}${value.system ?? ''}`,
        }));
        for (const { prefixTokens } of families(longer.map(body))) {
          expect(prefixTokens).toBeGreaterThanOrEqual(length);
        }
      }),
    );
  });
});
