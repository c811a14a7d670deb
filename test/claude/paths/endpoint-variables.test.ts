import { expect, test } from 'vitest';
import { foreignHosts } from '../../../src/claude/paths/endpoint-variables.ts';

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
