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

// biome-ignore format: a table
test.each([
  ['ANTHROPIC_FOUNDRY_BASE_URL', 'https://launch.services.ai.azure.com/anthropic/', []],
  ['ANTHROPIC_FOUNDRY_BASE_URL', 'https://services.ai.azure.com.portal.example/', ['services.ai.azure.com.portal.example']],
  ['ANTHROPIC_FOUNDRY_BASE_URL', 'http://launch.services.ai.azure.com/', ['launch.services.ai.azure.com']],
  ['ANTHROPIC_FOUNDRY_BASE_URL', 'launch', ['an address that is not a URL']],
  ['AZURE_AUTHORITY_HOST', 'https://login.microsoftonline.us', []],
  ['AZURE_AUTHORITY_HOST', 'https://login.microsoftonline.com.portal.example', ['login.microsoftonline.com.portal.example']],
  ['AZURE_AUTHORITY_HOST', 'https://not-login.microsoftonline.com', ['not-login.microsoftonline.com']],
  ['GONOGO_AZURE_ARM_URL', 'https://management.chinacloudapi.cn', []],
  ['GONOGO_AZURE_ARM_URL', 'http://127.0.0.1:4010', ['127.0.0.1:4010']],
])('%s=%s', (name, value, hosts) => {
  expect(foreignHosts({ [name]: value }, 'foundry')).toEqual(hosts);
  expect(foreignHosts({ [name]: value }, 'vertex')).toEqual([]);
});
