import { expect, test } from 'vitest';
import type { CloudPathName } from '../../../src/claude/paths/cloud-path.ts';
import { foreignHosts } from '../../../src/claude/paths/endpoint-variables.ts';

test.each<[CloudPathName, Record<string, string>, string[]]>([
  ['bedrock', {}, []],
  ['bedrock', { ANTHROPIC_BEDROCK_BASE_URL: ' https://gateway.test/x ' }, ['gateway.test']],
  // One host named twice is told once.
  [
    'bedrock',
    { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4000', AWS_ENDPOINT_URL_BEDROCK: 'http://127.0.0.1:4000/' },
    ['127.0.0.1:4000'],
  ],
  // That of another path says nothing.
  ['bedrock', { ANTHROPIC_VERTEX_BASE_URL: 'https://gateway.test' }, []],
  ['bedrock-mantle', { ANTHROPIC_BEDROCK_MANTLE_BASE_URL: 'https://gateway.test' }, ['gateway.test']],
  ['claude-on-aws', { ANTHROPIC_AWS_BASE_URL: 'https://gateway.test' }, ['gateway.test']],
  ['vertex', { ANTHROPIC_VERTEX_BASE_URL: 'https://gateway.test' }, ['gateway.test']],
  ['claude-on-google', { ANTHROPIC_GOOGLE_CLOUD_BASE_URL: 'https://gateway.test' }, ['gateway.test']],
  // Microsoft's own resources are named by an address as well.
  ['foundry', { ANTHROPIC_FOUNDRY_BASE_URL: 'https://team.services.ai.azure.com/anthropic' }, []],
  [
    'foundry',
    { ANTHROPIC_FOUNDRY_BASE_URL: 'http://team.services.ai.azure.com' },
    ['team.services.ai.azure.com'],
  ],
  [
    'foundry',
    { ANTHROPIC_FOUNDRY_BASE_URL: 'https://services.ai.azure.com.evil.test' },
    ['services.ai.azure.com.evil.test'],
  ],
  ['vertex', { ANTHROPIC_VERTEX_BASE_URL: 'file:///etc' }, ['an address that is not a URL']],
  ['vertex', { ANTHROPIC_VERTEX_BASE_URL: 'https://user:secret@gateway.test' }, ['gateway.test']],
])('%s with %j: %j', (path, env, hosts) => {
  expect(foreignHosts(env, path)).toEqual(hosts);
});
