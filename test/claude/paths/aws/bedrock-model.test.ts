import { expect, test } from 'vitest';
import { bedrockModel, foundationModelArn } from '../../../../src/claude/paths/aws/bedrock-model.ts';

const arn = 'arn:aws:bedrock:eu-west-1:210987654321';

// biome-ignore format: a table
test.each([
  ['anthropic.claude-opus-5', null, 'anthropic.claude-opus-5', null],
  ['anthropic.claude-opus-5', 'global', 'anthropic.claude-opus-5', 'global.anthropic.claude-opus-5'],
  ['eu.anthropic.claude-opus-5', null, 'anthropic.claude-opus-5', 'eu.anthropic.claude-opus-5'],
  ['eu.anthropic.claude-opus-5', 'global', 'anthropic.claude-opus-5', 'eu.anthropic.claude-opus-5'],
  ['us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0', null, 'anthropic.claude-sonnet-4-5-20250929-v1:0', 'us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0'],
  ['arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-opus-5', null, 'anthropic.claude-opus-5', null],
  [`${arn}:inference-profile/eu.anthropic.claude-opus-5`, null, 'anthropic.claude-opus-5', `${arn}:inference-profile/eu.anthropic.claude-opus-5`],
  [`${arn}:application-inference-profile/abc`, null, null, `${arn}:application-inference-profile/abc`],
  ['something else', 'global', 'something else', null],
])('%s with scope %s', (written, scope, base, profile) => {
  expect(bedrockModel(written, scope)).toEqual({ base, profile });
});

test.each([
  ['arn:aws:bedrock:eu-west-1::foundation-model/m', { region: 'eu-west-1', id: 'm' }],
  ['arn:aws:bedrock:::foundation-model/m', { region: '', id: 'm' }],
  [
    'arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/a.b-v1:0',
    { region: 'us-gov-west-1', id: 'a.b-v1:0' },
  ],
  [`${arn}:inference-profile/m`, null],
  ['m', null],
])('%s', (written, expected) => {
  expect(foundationModelArn(written)).toEqual(expected);
});
