import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Environment } from '../../src/claude/credential.ts';
import { projectPlatform } from '../../src/observe/project-platform.ts';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gonogo-project-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const npm = (...names: string[]) => ({
  'package.json': JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }),
});
const requirements = (text: string) => ({ 'requirements.txt': text });

const cases: readonly [string, Readonly<Record<string, string>>, Environment, readonly string[]][] = [
  ['an empty folder', {}, {}, []],
  ['the plain SDK', npm('@anthropic-ai/sdk'), {}, ['claude-api']],
  ['a cloud SDK beside the plain one', npm('@anthropic-ai/sdk', '@anthropic-ai/vertex-sdk'), {}, ['vertex']],
  ['Google, by Anthropic', npm('@anthropic-ai/google-cloud-sdk'), {}, ['claude-on-google']],
  ['AWS, by Anthropic', npm('@anthropic-ai/aws-sdk'), {}, ['claude-on-aws']],
  ['Foundry', npm('@anthropic-ai/foundry-sdk'), {}, ['foundry']],
  ['the AI SDK on Bedrock', npm('@ai-sdk/amazon-bedrock'), {}, ['bedrock']],
  ['the package of both Bedrocks', npm('@anthropic-ai/bedrock-sdk'), {}, ['bedrock', 'bedrock-mantle']],
  [
    'the package of both Bedrocks, and a variable of one',
    npm('@anthropic-ai/bedrock-sdk'),
    { ANTHROPIC_BEDROCK_MANTLE_BASE_URL: 'https://example.com' },
    ['bedrock-mantle'],
  ],
  ['two clouds', npm('@anthropic-ai/vertex-sdk', '@anthropic-ai/foundry-sdk'), {}, ['vertex', 'foundry']],
  [
    'a shell that was set up for another program',
    npm('@anthropic-ai/sdk'),
    { CLOUD_ML_REGION: 'global', ANTHROPIC_VERTEX_PROJECT_ID: 'p' },
    ['claude-api'],
  ],
  ['a shell alone', {}, { ANTHROPIC_API_KEY: 'k', ANTHROPIC_AWS_WORKSPACE_ID: 'w' }, ['claude-on-aws']],
  ['a key alone', {}, { ANTHROPIC_API_KEY: 'k' }, ['claude-api']],
  ['a variable that is empty', {}, { ANTHROPIC_API_KEY: ' ' }, []],
  ['credentials of a whole cloud', {}, { AWS_REGION: 'us-east-1', AWS_PROFILE: 'p' }, []],
  ['plain Python', requirements('anthropic==1.2\nboto3\n'), {}, ['claude-api']],
  ['Python on Foundry', requirements('anthropic>=1'), { ANTHROPIC_FOUNDRY_RESOURCE: 'r' }, ['foundry']],
  ['Python on Vertex', requirements('# comment\nAnthropic[vertex] >= 1  # why'), {}, ['vertex']],
  ['Python on AWS, by Anthropic', requirements('anthropic[aws]~=1.0'), {}, ['claude-on-aws']],
  ['a package that is only named alike', requirements('anthropic-tools\nmy-anthropic'), {}, []],
  ['a package that is commented out', requirements('#anthropic[vertex]\nanthropic'), {}, ['claude-api']],
  [
    'a Python project',
    { 'pyproject.toml': '[project]\ndependencies = ["httpx", "anthropic[bedrock,vertex]>=1"]\n' },
    {},
    ['bedrock', 'bedrock-mantle', 'vertex'],
  ],
  [
    'Poetry',
    {
      'pyproject.toml': '[tool.poetry.dependencies]\nanthropic = { version = "^1", extras = ["bedrock"] }\n',
    },
    {},
    ['bedrock', 'bedrock-mantle'],
  ],
  [
    'a template of variables',
    {
      ...requirements('anthropic'),
      '.env.example': 'export ANTHROPIC_FOUNDRY_RESOURCE=\n#ANTHROPIC_FOUNDRY_API_KEY=',
    },
    {},
    ['foundry'],
  ],
];

test.each(cases)('%s', async (_name, files, env, likely) => {
  expect((await projectPlatform(await folderWith(files), env)).likely).toEqual(likely);
});

test('every sign says where it stands, and no value is brought along', async () => {
  const folder = await folderWith({
    ...npm('@anthropic-ai/vertex-sdk'),
    '.env.example': 'ANTHROPIC_API_KEY=sk-ant-api03-secret',
  });
  const { signs } = await projectPlatform(folder, { CLOUD_ML_REGION: 'region-of-mine' });
  expect(signs).toEqual([
    { kind: 'package', name: '@anthropic-ai/vertex-sdk', where: 'package.json', paths: ['vertex'] },
    { kind: 'variable', name: 'ANTHROPIC_API_KEY', where: '.env.example', paths: ['claude-api'] },
    { kind: 'variable', name: 'CLOUD_ML_REGION', where: 'environment', paths: ['vertex'] },
  ]);
  expect(JSON.stringify(signs)).not.toMatch(/secret|region-of-mine/);
});

test('what cannot be read is said, and the rest is read all the same', async () => {
  const folder = await folderWith({ 'package.json': '{', 'requirements.txt': 'x'.repeat(1_000_001) });
  await mkdir(join(folder, 'pyproject.toml'));
  execFileSync('mkfifo', [join(folder, '.env.example')]);
  const seen = await projectPlatform(folder, { ANTHROPIC_VERTEX_PROJECT_ID: 'p' });
  expect(seen.unread).toEqual([
    { file: 'package.json', reason: 'It is not valid JSON.' },
    { file: 'requirements.txt', reason: 'It has more than a megabyte.' },
    { file: 'pyproject.toml', reason: 'It is not a plain file.' },
    { file: '.env.example', reason: 'It is not a plain file.' },
  ]);
  expect(seen.likely).toEqual(['vertex']);
});

test.each([
  'null',
  '[]',
  '"text"',
  '{"dependencies":["@anthropic-ai/sdk"]}',
  '{"dependencies":null}',
  '{"dependencies":{"__proto__":"1","constructor":"1"}}',
])('a manifest that is %s names no package', async (text) => {
  const seen = await projectPlatform(await folderWith({ 'package.json': text }), {});
  expect(seen).toEqual({ likely: [], signs: [], unread: [] });
});
