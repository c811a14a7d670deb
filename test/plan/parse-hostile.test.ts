import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonBreaksAt, lineAndColumn } from '../../src/plan/json-break.ts';
import { parsePlan } from '../../src/plan/parse.ts';
import { planSchema } from '../../src/plan/schema.ts';

const problemsOf = (text: string) => {
  const parsed = parsePlan(text);
  return parsed.ok ? [] : parsed.problems;
};
const first = (text: string) => problemsOf(text)[0] ?? { path: '', found: '', allowed: '' };

describe('text that is not JSON is refused by its place, never by its words', () => {
  // biome-ignore format: a table
  const broken: readonly [what: string, text: string, place: string][] = [
    ['a bare word', '{"name": launch}', '(line 1, column 10)'],
    ['a comment', '{\n  // the plan\n  "level": "ga"\n}', '(line 2, column 3)'],
    ['a comma behind the last field', '{\n  "level": "ga",\n}', '(line 3, column 1)'],
    ['a comma behind the last entry', '{"waivers": [1,]}', '(line 1, column 16)'],
    ['a missing comma', '{"a": 1\n "b": 2}', '(line 2, column 2)'],
    ['a missing colon', '{"a" 1}', '(line 1, column 6)'],
    ['single quotes', "{'level': 'ga'}", '(line 1, column 2)'],
    ['a name without quotes', '{level: "ga"}', '(line 1, column 2)'],
    ['a line break in text', '{"name": "my\nteam"}', '(line 1, column 13)'],
    ['an escape that does not exist', '{"name": "a\\x"}', '(line 1, column 12)'],
    ['a number with a leading zero', '{"version": 01}', '(line 1, column 14)'],
    ['a number with a leading plus', '{"version": +1}', '(line 1, column 13)'],
    ['NaN', '{"version": NaN}', '(line 1, column 13)'],
    ['the wrong bracket', '{"waivers": [}', '(line 1, column 14)'],
    ['more behind the end', '{}\n{}', '(line 2, column 1)'],
    ['YAML', 'level: ga\n', '(line 1, column 1)'],
    ['a file that ends early', '{"level": "ga"', '(end of file)'],
    ['text that ends early', '{"level": "g', '(end of file)'],
    ['two byte order marks', '\uFEFF\uFEFF{}', '(line 1, column 1)'],
  ];
  test.each(broken)('%s', (_, text, place) => {
    expect(problemsOf(text)).toEqual([
      { path: place, found: 'text that is not JSON', allowed: 'a JSON document' },
    ]);
  });

  test.each(['', ' \n', '\uFEFF'])('an empty file (%j)', (text) => {
    expect(first(text)).toEqual({
      path: '(end of file)',
      found: 'an empty file',
      allowed: 'a JSON document',
    });
  });

  test('a byte order mark before the plan does no harm', () => {
    expect(parsePlan('\uFEFF{"level":"beta"}')).toMatchObject({ ok: true, plan: { level: 'beta' } });
  });

  test('whatever one edit breaks is found on the line where JSON.parse finds it, or where its text ended', () => {
    const edited = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', '"', '\\', '{', '}', ']', ',', ':', 'x', '\n', '0'),
      )
      .map(([text, seed, put]) => {
        const pretty = JSON.stringify(JSON.parse(text), null, 1);
        const at = seed % (pretty.length + 1);
        return pretty.slice(0, at) + put + pretty.slice(at + 1);
      });
    fc.assert(
      fc.property(edited, (text) => {
        const at = jsonBreaksAt(text);
        const said = saidByParser(text);
        const line = /\(line (\d+)/.exec(said ?? '')?.[1];
        if (said === null) expect(at).toBe(text.length);
        if (line) expect(lineAndColumn(text, at).line).toBe(Number(line));
        // What is left is at most the beginning of a word, a number or an escape.
        if (/end of JSON/.test(said ?? '')) expect(text.slice(at).trim()).toMatch(/^\\?[a-z\d.+-]*$/i);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The parser's own message, or null where the text is JSON. */
function saidByParser(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('size and shape', () => {
  test('a file too large to be a plan', () => {
    const found = '2000001 characters';
    expect(problemsOf(`"${'x'.repeat(1_999_999)}"`)).toEqual([
      { path: '(the whole file)', found, allowed: 'at most 2000000 characters' },
    ]);
  });

  test.each([
    ['lists', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    ['objects', `${'{"a":'.repeat(300_000)}1${'}'.repeat(300_000)}`],
    ['lists behind a known field', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('%s nested by the hundred thousand', (_, text) => {
    expect(first(text).found).toBe('lists or objects nested too deeply');
  });

  test('nesting that is only broken exhausts nothing', () => {
    expect(first('['.repeat(1_000_000)).path).toBe('(end of file)');
  });

  test('a deep value in a known place is named, not repeated', () => {
    expect(first(`{"name":${'['.repeat(40)}${']'.repeat(40)}}`)).toMatchObject({
      path: 'name',
      found: 'a list of 1',
    });
  });

  test('ten thousand unknown fields are ten thousand problems', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`zz${index}`, 1]));
    expect(problemsOf(JSON.stringify(many))).toHaveLength(10_000);
  });
});

describe('names every object has', () => {
  test.each([
    ['{"__proto__":{"level":"demo"}}', '__proto__'],
    ['{"constructor":{"prototype":{"level":"demo"}}}', 'constructor'],
    ['{"task":{"__proto__":{"type":"chat"}}}', 'task.__proto__'],
    ['{"tokens":{"input":{"toString":1}}}', 'tokens.input.toString'],
    ['{"answers":{"__proto__":{"says":"yes","by":"Ada","on":"2026-11-20"}}}', 'answers.__proto__'],
    ['{"answers":{"constructor":{"says":"yes","by":"Ada","on":"2026-11-20"}}}', 'answers.constructor'],
  ])('%s is refused and changes no object', (text, path) => {
    expect(problemsOf(text).map((problem) => problem.path)).toEqual([path]);
    expect(Reflect.get({}, 'level')).toBeUndefined();
    expect(Reflect.get({}, 'type')).toBeUndefined();
  });
});

describe('what a problem shows is one plain line', () => {
  const nasty = '\u001b[2J\u009b31m\u202e\u2028\u0000\u007f\n';
  test.each([
    ['a value', { level: nasty }],
    ['a field', { [nasty]: 1 }],
    ['a check id', { answers: { [nasty]: {} } }],
    ['a field of a field', { answers: { 'a/b': { [nasty]: 1 } } }],
  ])('%s', (_, document) => {
    const problems = problemsOf(JSON.stringify(document));
    expect(problems.length).toBeGreaterThan(0);
    for (const text of problems.flatMap((problem) => [problem.path, problem.found, problem.allowed])) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  });
});

describe('never throws', () => {
  const sections = Object.keys(planSchema.shape);
  const field = fc.oneof(fc.constantFrom(...sections, 'id', 'input', 'p95', '__proto__', 'a/b'), fc.string());
  const { document } = fc.letrec((tie) => ({
    document: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.array(tie('document')),
      fc.dictionary(field, tie('document')),
    ),
  }));

  test.each([
    ['any text', 1_000, fc.string({ unit: 'binary', maxLength: 60 })],
    ['any JSON', 1_000, fc.json()],
    ['any JSON with names out of the plan', 200, document.map((value) => JSON.stringify(value))],
  ])('%s', (_, numRuns, texts: fc.Arbitrary<string>) => {
    const judged = fc.property(texts, (text) => {
      const parsed = parsePlan(text);
      expect(parsed.ok || parsed.problems.length > 0).toBe(true);
    });
    fc.assert(judged, { numRuns });
  });
});
