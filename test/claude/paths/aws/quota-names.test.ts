import { expect, test } from 'vitest';
import { isQuotaOf, quotaMeaning } from '../../../../src/claude/paths/aws/quota-names.ts';

// biome-ignore format: a table
test.each([
  // Wording of the years of 4.5 to 5, in the two ways capitals stand.
  ['Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5', 'runtime', 'tokens', 'minute', 'global', 1, 'Anthropic Claude Sonnet 5'],
  ['Global cross-Region model inference requests per minute for Anthropic Claude Opus 5.5', 'runtime', 'requests', 'minute', 'global', 1, 'Anthropic Claude Opus 5.5'],
  ['Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5', 'runtime', 'tokens', 'minute', 'multi-region', 1, 'Anthropic Claude Haiku 4.5'],
  ['On-demand model inference requests per minute for Anthropic Claude 3 Haiku', 'runtime', 'requests', 'minute', 'regional', 1, 'Anthropic Claude 3 Haiku'],
  // The wording of the documentation since.
  ['Cross-Region InvokeModel tokens per minute for Claude Sonnet 5.5', 'runtime', 'tokens', 'minute', 'multi-region', 1, 'Claude Sonnet 5.5'],
  ['On-demand InvokeModel requests per minute for Claude Sonnet 5.5', 'runtime', 'requests', 'minute', 'regional', 1, 'Claude Sonnet 5.5'],
  ['Global cross-region model inference tokens per day for Anthropic Claude Sonnet 4.5 V1', 'runtime', 'tokens', 'day', 'global', 1, 'Anthropic Claude Sonnet 4.5 V1'],
  ['Model invocation max tokens per day for Anthropic Claude Opus 4.5', 'runtime', 'tokens', 'day', null, 1, 'Anthropic Claude Opus 4.5'],
  ['Model invocation max tokens per day for Anthropic Claude Sonnet 4 V1 (doubled for cross-region calls)', 'runtime', 'tokens', 'day', null, 2, 'Anthropic Claude Sonnet 4 V1'],
  ['Cross-Model Max Tokens Per Day', 'runtime', 'tokens', 'day', null, 1, null],
  // Mantle.
  ['Bedrock Mantle input tokens per minute for Claude Fable 5', 'mantle', 'input', 'minute', 'regional', 1, 'Claude Fable 5'],
  ['[bedrock-mantle endpoint] Output tokens per minute for Claude Fable 5', 'mantle', 'output', 'minute', 'regional', 1, 'Claude Fable 5'],
] as const)('%s', (name, service, counts, per, endpoint, acrossRegions, model) => {
  expect(quotaMeaning(name)).toEqual({ service, counts, per, endpoint, acrossRegions, model });
});

test.each([
  'Model units per provisioned model for Anthropic Claude Sonnet 5.5',
  'Sum of in-progress and submitted batch inference jobs using a base model for Claude Sonnet 5.5',
  'Characters in Agent instructions',
  '',
])('%s limits no requests and no tokens of answers', (name) => {
  expect(quotaMeaning(name)).toBeNull();
});

// biome-ignore format: a table
test.each([
  ['Sonnet 5.5', 'Anthropic Claude Sonnet 5.5', true],
  ['Sonnet 5.5', 'Claude Sonnet 5.5', true],
  ['Sonnet 5.5', 'Claude 5.5 Sonnet', true],
  ['Sonnet 5.5', 'anthropic claude sonnet 5.5 v1', true],
  ['Sonnet 5.5', 'anthropic.claude-sonnet-5-5', true],
  ['Sonnet 4.5', 'claude-sonnet-4-5-20250929-v1:0', true],
  ['Sonnet 4.5', 'Claude 4.5 Sonnet 20250929 V1', true],
  ['Mythos Preview', 'Anthropic Claude Mythos Preview', true],
  ['Opus 5', 'Anthropic Claude Opus 5', true],
  ['Opus 5', 'claude-opus-5', true],
  // Its neighbours.
  ['Sonnet 5', 'Anthropic Claude Sonnet 5.5', false],
  ['Sonnet 5.5', 'Anthropic Claude Sonnet 5', false],
  ['Sonnet 5', 'claude-sonnet-5-5', false],
  ['Opus 5', 'Anthropic Claude Sonnet 5', false],
  ['Opus 5', 'Anthropic Claude Opus 4.5', false],
  ['Haiku 4.5', 'Amazon Nova Haiku 4.5', false],
  // Requests of another kind.
  ['Sonnet 4.5', 'Anthropic Claude Sonnet 4.5 V1 1M Context Length', false],
  ['Opus 5.5', 'Anthropic Claude Opus 5.5 Fast', false],
])('%s and a quota for %s: %s', (model, written, expected) => {
  expect(isQuotaOf(model, written)).toBe(expected);
});
