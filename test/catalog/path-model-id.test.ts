import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { claudeApiModelId, pathModelId } from '../../src/catalog/path-model-id.ts';
import type { PlatformPath } from '../../src/catalog/vocabulary.ts';

test.each<[PlatformPath, string | null, string | null]>([
  ['claude-api', 'claude-sonnet-5-5', 'claude-sonnet-5-5'],
  ['bedrock', 'claude-sonnet-5-5', 'anthropic.claude-sonnet-5-5'],
  ['bedrock-mantle', 'claude-sonnet-5-5', 'anthropic.claude-sonnet-5-5'],
  // An inference profile, and the ARN of one, go as they are written.
  ['bedrock', 'global.anthropic.claude-sonnet-5-5', 'global.anthropic.claude-sonnet-5-5'],
  [
    'bedrock',
    'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc',
    'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc',
  ],
  ['bedrock', 'claude-sonnet-4-5', 'anthropic.claude-sonnet-4-5-20250929-v1:0'],
  ['vertex', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5@20250929'],
  ['claude-on-aws', 'claude-sonnet-5-5', 'claude-sonnet-5-5'],
  ['claude-on-google', 'claude-sonnet-5-5', 'claude-sonnet-5-5'],
  // A deployment may be called like a model of the Claude API, or like anything.
  ['foundry', 'claude-sonnet-5-5', 'claude-sonnet-5-5'],
  ['foundry', 'our-claude', 'our-claude'],
  ['bedrock', 'something-new', 'something-new'],
  ['bedrock', null, null],
])('%s takes %s as %s', (path, written, id) => {
  expect(pathModelId(catalog, path, written)).toBe(id);
});

test.each([
  ['global.anthropic.claude-sonnet-5-5', 'claude-sonnet-5-5'],
  ['anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5-20250929'],
  ['claude-sonnet-4-5@20250929', 'claude-sonnet-4-5-20250929'],
  // Not one of a cloud: an alias, and what nobody knows.
  ['claude-sonnet-4-5', 'claude-sonnet-4-5'],
  ['our-claude', 'our-claude'],
])('the Claude API takes %s as %s', (written, id) => {
  expect(claudeApiModelId(catalog, written)).toBe(id);
});
