import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { platformPaths } from '../../src/catalog/vocabulary.ts';
import { platformsSchema } from '../../src/judge/platforms-schema.ts';
import { cli, emptyFolder } from '../support/cli.ts';

const plan = {
  version: 1,
  task: { features: ['streaming', 'batch'] },
  model: { id: 'claude-sonnet-5-5' },
  platform: { path: 'vertex', region: 'eu' },
};

async function folderWith(files: Readonly<Record<string, object>>): Promise<string> {
  const cwd = await emptyFolder();
  for (const [name, content] of Object.entries(files))
    await writeFile(`${cwd}/${name}`, JSON.stringify(content));
  return cwd;
}

const shipped = JSON.parse(
  await readFile(fileURLToPath(new URL('../../dist/schemas/platforms.schema.json', import.meta.url)), 'utf8'),
) as object;
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validate = ajv.compile(shipped);

test('without a plan all seven are compared, on lines of at most 80 columns', async () => {
  const { code, stdout, stderr } = await cli(['platforms'], { cwd: await emptyFolder() });
  expect([code, stderr]).toEqual([0, '']);
  for (const path of platformPaths) expect(stdout).toContain(`  ${path} `);
  expect(Math.max(...stdout.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
  expect(stdout).toContain('do not show which path');
});

test('the plan decides what is said: its path is marked, its features, model and price are looked up', async () => {
  const cwd = await folderWith({
    'gonogo.json': plan,
    'package.json': { dependencies: { '@anthropic-ai/bedrock-sdk': '1' } },
  });
  const { stdout } = await cli(['platforms', '--plain'], { cwd });
  expect(stdout).toMatch(/^\* vertex {12}Google {5}30 MB {2}x1\.1 {3}claude-sonnet-5-5$/m);
  expect(stdout).toMatch(/^ {2}bedrock {11}AWS {8}20 MB {2}x1\.1 {3}anthropic\.claude-sonnet-5-5$/m);
  expect(stdout).toMatch(/^ {6}lacks of the plan: batch\?$/m);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'seems to take bedrock or bedrock-mantle: found @anthropic-ai/bedrock-sdk in package.json. That is not the path of the plan',
  );
  expect(stdout).toMatch(/^[\n\x20-\x7e]*$/);
});

test('an ambiguous word is told apart, one path is told in full', async () => {
  const cwd = await folderWith({ 'gonogo.json': plan });
  const aws = await cli(['platforms', 'aws'], { cwd });
  expect(aws.stdout).toContain('"aws" may mean 3 paths to Claude.');
  expect(aws.stdout).toMatch(/How to tell them apart\n {2}claude-on-aws +The client AnthropicAws,/);
  expect(aws.stdout).not.toContain('  foundry ');
  const one = await cli(['platforms', 'azure'], { cwd });
  expect(one.stdout).toContain('foundry: Claude in Microsoft Foundry');
  expect(one.stdout).toMatch(/^ {2}Token counting +not confirmed: in the types of the SDK$/m);
  expect(one.stdout).toMatch(/^ {2}Read on these pages {3}/m);
});

test.each([
  ['without a plan', {}, []],
  ['for a plan', { 'gonogo.json': plan }, []],
  ['for one path', { 'gonogo.json': plan }, ['google']],
])('the document satisfies the shipped schema %s', async (_what, files, words) => {
  const { code, stdout } = await cli(['platforms', ...words, '--json'], { cwd: await folderWith(files) });
  expect(code).toBe(0);
  const document: unknown = JSON.parse(stdout);
  validate(document);
  expect(validate.errors).toBeNull();
  expect(platformsSchema.parse(document).paths.length).toBe(words.length > 0 ? 2 : 7);
});

test.each([
  ['a word that means nothing', ['platforms', 'vertx'], /Did you mean "vertex"\?/],
  ['a plan that is not there', ['platforms', '--plan', 'none.json'], /There is no plan at none\.json/],
])('%s is wrong usage', async (_what, argv, message) => {
  const { code, stdout, stderr } = await cli(argv, { cwd: await emptyFolder() });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('no value of a variable and no terminal sequence of a plan is shown', async () => {
  const cwd = await folderWith({
    'gonogo.json': {
      ...plan,
      model: { id: 'claude\u001b[31m-x' },
      platform: { path: 'foundry', deployment: 'a\u202eb' },
    },
  });
  const env = { ANTHROPIC_FOUNDRY_API_KEY: 'very-secret-value', ANTHROPIC_FOUNDRY_RESOURCE: 'my-resource' };
  for (const argv of [['platforms'], ['platforms', 'foundry'], ['platforms', '--json']]) {
    const { stdout, stderr } = await cli(argv, { cwd, env });
    expect(stdout + stderr).not.toMatch(/very-secret|my-resource/);
    if (!argv.includes('--json'))
      expect([stdout.includes('\u001b'), stdout.includes('\u202e')]).toEqual([false, false]);
  }
});
