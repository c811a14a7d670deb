import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { PlatformPath } from '../../src/catalog/vocabulary.ts';
import { cli, emptyFolder, entry } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';
import { resourceKey } from '../support/stand-ins/azure.ts';
import { azureCli } from '../support/stand-ins/azure-cli.ts';

/**
 * SDKs of the clouds, by a text that one of their files holds and no other code does. Some 30 MB of packages end as 2 MB of
 * chunks, of which people on the Claude API are to load none.
 */
const sdks = {
  'bedrock-sdk': ['@anthropic-ai/bedrock-sdk/client.mjs', 'AnthropicBedrock/JS'],
  'aws-sdk': ['@anthropic-ai/aws-sdk/client.mjs', 'AnthropicAws/JS'],
  'vertex-sdk': ['@anthropic-ai/vertex-sdk/client.mjs', 'AnthropicVertex/JS'],
  'google-cloud-sdk': ['@anthropic-ai/google-cloud-sdk/client.mjs', 'AnthropicGoogleCloud/JS'],
  'foundry-sdk': ['@anthropic-ai/foundry-sdk/client.mjs', 'AnthropicFoundry/JS'],
  'client-sts': ['@aws-sdk/client-sts/dist-es/schemas/schemas_0.js', 'com.amazonaws.sts'],
  'client-bedrock': ['@aws-sdk/client-bedrock/dist-es/schemas/schemas_0.js', 'com.amazonaws.bedrock'],
  'client-service-quotas': [
    '@aws-sdk/client-service-quotas/dist-es/schemas/schemas_0.js',
    'com.amazonaws.servicequotas',
  ],
  'google-auth-library': ['google-auth-library/build/src/shared.cjs', 'google-api-nodejs-client'],
  'azure-identity': ['@azure/identity/dist/esm/client/identityClient.js', 'azsdk-js-identity'],
} as const;
type Sdk = keyof typeof sdks;

const aws = ['client-sts', 'client-bedrock', 'client-service-quotas'] as const;
/** What a path may load; two clients of Bedrock are one package. */
const own: Readonly<Record<PlatformPath, readonly Sdk[]>> = {
  'claude-api': [],
  'claude-on-aws': ['aws-sdk', ...aws],
  bedrock: ['bedrock-sdk', ...aws],
  'bedrock-mantle': ['bedrock-sdk', ...aws],
  vertex: ['vertex-sdk', 'google-auth-library'],
  'claude-on-google': ['google-cloud-sdk', 'google-auth-library'],
  foundry: ['foundry-sdk', 'azure-identity'],
};

const nobody = 'http://127.0.0.1:9';
/** Credentials of every cloud at once, and no way to any of them: what is loaded hangs on the plan alone. */
const env = {
  ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001',
  ANTHROPIC_FOUNDRY_API_KEY: resourceKey,
  ANTHROPIC_FOUNDRY_BASE_URL: `${nobody}/anthropic/`,
  GONOGO_AZURE_ARM_URL: nobody,
  AWS_ACCESS_KEY_ID: 'AKIATESTTESTTESTTEST',
  AWS_SECRET_ACCESS_KEY: 'test-canary-aws-secret-0001',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: nobody,
  ANTHROPIC_BEDROCK_BASE_URL: nobody,
  ANTHROPIC_BEDROCK_MANTLE_BASE_URL: nobody,
  ANTHROPIC_AWS_BASE_URL: nobody,
  ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_test',
  ANTHROPIC_VERTEX_PROJECT_ID: 'launch',
  ANTHROPIC_VERTEX_BASE_URL: nobody,
  ANTHROPIC_GOOGLE_CLOUD_PROJECT: 'launch',
  ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID: 'wrkspc_test',
  ANTHROPIC_GOOGLE_CLOUD_BASE_URL: nobody,
  CLOUD_ML_REGION: 'global',
  METADATA_SERVER_DETECTION: 'none',
};

const hook = pathToFileURL(fileURLToPath(new URL('../support/loaded-modules.ts', import.meta.url))).href;
const dist = dirname(entry);
const holds = (text: string): Sdk[] =>
  (Object.keys(sdks) as Sdk[]).filter((sdk) => text.includes(sdks[sdk][1]));

/** Files of the bundle that a poll of such a plan loads. */
async function loadedBy(argv: readonly string[], path: PlatformPath): Promise<string[]> {
  const cwd = await emptyFolder();
  const platform = { path, region: path === 'vertex' ? 'global' : 'us-east-1', deployment: null };
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify({ ...completePlan, platform }));
  const list = join(cwd, 'loaded.txt');
  const PATH = `${await azureCli('logged-out')}:${process.env.PATH}`;
  const tracked = { PATH, NODE_OPTIONS: `--import ${hook}`, GONOGO_TEST_LOADED: list };
  const { code } = await cli(argv, { cwd, env: { ...env, ...tracked } });
  expect(code).not.toBe(4);
  const urls = (await readFile(list, 'utf8')).split('\n').filter((url) => url.startsWith('file:'));
  return urls.map((url) => fileURLToPath(url)).filter((file) => file.startsWith(dist));
}

const sdksIn = async (files: readonly string[]): Promise<Sdk[]> =>
  holds((await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n'));

test('the texts that SDKs are known by stand in their packages', () => {
  for (const [file, text] of Object.values(sdks)) {
    const source = fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url));
    expect(readFileSync(source, 'utf8'), file).toContain(text);
  }
});

test('none of them is in a chunk that another cloud needs', () => {
  const chunks = readdirSync(join(dist, 'chunks'))
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => holds(readFileSync(join(dist, 'chunks', name), 'utf8')));
  const foundry = chunks.flat().filter((sdk) => own.foundry.includes(sdk));
  expect(foundry.toSorted()).toEqual(own.foundry.toSorted());
  for (const together of chunks)
    expect(Object.values(own).some((mine) => together.every((sdk) => mine.includes(sdk)))).toBe(true);
});

describe('a poll', () => {
  // biome-ignore format: a table
  test.each([
    ['run', ['run', '--json', '--quiet']],
    ['account', ['account']],
    ['models', ['models']],
    ['list', ['list']],
  ] as const)('on the Claude API loads no SDK of a cloud: gonogo %s', async (command, argv) => {
    const files = await loadedBy(argv, 'claude-api');
    expect(files.length).toBeGreaterThan(1);
    expect(await sdksIn(files)).toEqual([]);
    // The SDK that it does need was loaded where something was asked.
    if (command === 'run') expect(files.length).toBeGreaterThan(10);
  });

  test.each(Object.keys(own).filter((path): path is PlatformPath => path !== 'claude-api'))(
    'on %s loads its own and no other',
    async (path) => {
      const loaded = await sdksIn(await loadedBy(['run', '--json', '--quiet'], path as PlatformPath));
      expect(loaded.filter((sdk) => !own[path as PlatformPath].includes(sdk))).toEqual([]);
      if (path === 'foundry') expect(loaded).toEqual(own.foundry);
    },
  );

  test('that is offline loads none', async () => {
    expect(await sdksIn(await loadedBy(['run', '--json', '--quiet', '--offline'], 'foundry'))).toEqual([]);
  });
});
