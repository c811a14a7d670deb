import { expect, test } from 'vitest';
import type { CloudPathName } from '../../../src/claude/paths/cloud-path.ts';
import { openCloudPath } from '../../../src/claude/paths/open-path.ts';

const opening = (path: CloudPathName, env: Readonly<Record<string, string>>) =>
  openCloudPath(path, { env, region: null, model: null, modelId: null, onAnswer: () => {} });

test.each<[CloudPathName, string, string]>([
  ['bedrock', 'AWS_ENDPOINT_URL', 'gateway.test password=canary'],
  ['bedrock-mantle', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL', 'file:///canary'],
  ['claude-on-aws', 'AWS_ENDPOINT_URL_STS', 'canary'],
  ['vertex', 'ANTHROPIC_VERTEX_BASE_URL', 'ftp://user:canary@gateway.test'],
  ['claude-on-google', 'GONOGO_GOOGLE_SERVICEUSAGE_URL', 'canary'],
])('%s is not opened where %s holds %s, and the value is not repeated', async (path, name, value) => {
  const refusal = await opening(path, { [name]: value }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    causeId: 'invalid-request',
    message: `The variable ${name} holds no http or https address.`,
    answer: { advice: expect.stringContaining(`or unset it`) },
  });
  expect(JSON.stringify(refusal)).not.toContain('canary');
});

test.each<[CloudPathName, Readonly<Record<string, string>>]>([
  ['bedrock', { AWS_ENDPOINT_URL: ' http://127.0.0.1:4000 ', ANTHROPIC_VERTEX_BASE_URL: 'of another path' }],
  ['vertex', { ANTHROPIC_VERTEX_BASE_URL: '' }],
  // Its own module says what an address of Foundry looks like.
  ['foundry', { ANTHROPIC_FOUNDRY_BASE_URL: 'launch' }],
])('%s is opened with %j', async (path, env) => {
  await expect(opening(path, env)).resolves.toBeDefined();
});
