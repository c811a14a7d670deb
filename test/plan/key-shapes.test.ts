import { describe, expect, test } from 'vitest';
import { keyShapedPaths, looksLikeKey } from '../../src/plan/key-shapes.ts';
import { parsePlan } from '../../src/plan/parse.ts';

const canary = 'sk-ant-api03-test-canary-0001';
const hidden = {
  found: 'something shaped like a key (not repeated here)',
  allowed: 'no secrets: remove it, and revoke the key if this file was ever shared',
};
const yes = { says: 'yes', by: 'Ada', on: '2026-11-20' };

describe('shapes', () => {
  // Put together here, so that no scanner of this repository takes them for real.
  test.each([
    ['an API key', canary],
    ['an admin key', 'sk-ant-admin01-test-0001'],
    ['an access token', 'sk-ant-oat01-test-0001'],
    ['a key in capitals', canary.toUpperCase()],
    ['the first letters of a key', 'sk-ant-a'],
    ['a key inside a sentence', `Use ${canary}, please.`],
    ['a key glued to a word', `key=${canary}`],
    ['a key of another vendor', `sk-proj-${'test'.repeat(6)}`],
    ['an AWS access key id', `AKIA${'TEST'.repeat(4)}`],
    ['a Bedrock key', `ABSK${'TEST'.repeat(4)}`],
    ['a Google key', `AIza${'test'.repeat(6)}`],
    ['a Google token', `ya29.${'test'.repeat(4)}`],
    ['a GitHub token', `ghp_${'test'.repeat(6)}`],
    ['a Slack token', `xoxb-${'test'.repeat(4)}`],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMII'],
    ['a web token', `eyJ${'test'.repeat(3)}.eyJ${'test'.repeat(3)}.x`],
    ['a key with a hidden space', canary.replace('-', '\u200b-')],
    ['a key with soft hyphens', canary.replaceAll('-', '-\u00ad')],
    ['a key with a control character', canary.replace('ant', 'a\u0000nt')],
    ['a key with a filler', canary.replace('ant', 'a\u3164nt')],
    ['a key that changes colour', canary.replace('ant', '\u001b[31mant\u001b[0m')],
    ['a key folded over two lines', canary.replace('ant-', 'ant-\n')],
    ['a key with hyphens that do not break', canary.replaceAll('-', '\u2011')],
    ['a key in wide letters', 'ｓｋ－ａｎｔ－ａｐｉ０３－ｔｅｓｔ'],
    ['a key of another vendor on a line of its own', `key\nsk-${'test'.repeat(6)}`],
  ])('%s looks like a key', (_, text) => {
    expect(looksLikeKey(text)).toBe(true);
  });

  test.each([
    'claude-opus-5-5',
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    'arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.anthropic.claude-opus-5-5',
    'wrkspc_01SandboxProduction',
    '00000000-5a4d-4b0e-8000-000000000001',
    'req_011CTestTestTestTestTest',
    'A risk-anticipating task-anthropologist asks a desk-antique dealer.',
    'sk-learn pipelines',
    'The key starts with sk-ant.',
    'eyJ is how a web token begins',
  ])('%s does not', (text) => {
    expect(looksLikeKey(text)).toBe(false);
  });

  test('text full of beginnings is read in one pass', () => {
    const started = performance.now();
    expect(looksLikeKey('-eyJaaaaaaaaaa'.repeat(40_000))).toBe(false);
    // A few milliseconds; read anew from each beginning it is ten seconds.
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('a plan with a key anywhere is refused by its place', () => {
  // biome-ignore format: a table
  const places: readonly [what: string, document: unknown, paths: readonly string[]][] = [
    ['a value', { model: { id: canary } }, ['model.id']],
    ['the whole document', canary, ['(the whole document)']],
    ['an unknown field', { apiKey: canary }, ['apiKey']],
    ['the middle of a long prompt', { tokens: { samplePrompt: `${'a '.repeat(50_000)}${canary}${' b'.repeat(50_000)}` } }, ['tokens.samplePrompt']],
    ['a note of an answer', { answers: { 'spend/alerts': { ...yes, note: canary } } }, ['answers["spend/alerts"].note']],
    ['an entry of a list', { task: { features: ['vision', canary] } }, ['task.features[1]']],
    ['the reason of a waiver', { waivers: [{ check: 'a/b', reason: canary }] }, ['waivers[0].reason']],
    ['a field name', { [canary]: 1 }, ['(a property name)']],
    ['a field name further in', { model: { [canary]: 'x' } }, ['model.(a property name)']],
    ['an answer named by it', { answers: { [canary]: yes } }, ['answers.(a property name)']],
    ['a value below such a name', { [canary]: { secret: canary } }, ['(a property name)']],
    ['$schema', { $schema: `https://example.com/${canary}` }, ['$schema']],
    ['two places', { name: canary, workspace: { name: canary } }, ['name', 'workspace.name']],
  ];
  test.each(places)('%s', (_, document, paths) => {
    const parsed = parsePlan(JSON.stringify(document));
    expect(parsed).toEqual({ ok: false, problems: paths.map((path) => ({ path, ...hidden })) });
  });

  // biome-ignore format: a table
  test.each([
    ['a bare key', `{"key": ${canary}}`],
    ['a key in an open string', `{"key": "${canary}`],
    ['a key before a stray comma', `{"key": "${canary}",}`],
    ['a key as the whole file', canary],
    ['a key in front', `${canary}\n{}`],
    ['a key behind', `{} ${canary}`],
    ['a key as a name without quotes', `{${canary}: 1}`],
    ['a key behind a wrong escape', `{"key": "\\q${canary}"}`],
    ['a key too deep to look for', `${'['.repeat(100)}"${canary}"${']'.repeat(100)}`],
    ['a key in a file too large', `"${canary}${' '.repeat(2_000_000)}"`],
    ['a key in an environment file', `ANTHROPIC_API_KEY=${canary}\n`],
  ])('a broken file with %s is refused without a word of it', (_, text) => {
    const parsed = parsePlan(text);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toMatch(/sk-ant|canary|0001/i);
  });
});

test('a key that a later value replaces is in the file all the same', () => {
  expect(parsePlan(`{"name": "${canary}", "name": "Parcel helper"}`)).toEqual({
    ok: false,
    problems: [{ path: '(a value that a later one replaces)', ...hidden }],
  });
});

test('paths of keys are found without a plan', () => {
  expect(keyShapedPaths({ list: [{ 'odd name': canary }], fine: 'text', nothing: null, count: 1 })).toEqual([
    'list[0]["odd name"]',
  ]);
});
