import { expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { CallFault } from '../../../src/judge/codes/platform.ts';
import { platformWording } from '../../../src/report/wording/platform.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const faults: readonly CallFault[] = catalog.causes.map(({ cause, summary, advice, ends }) => ({
  probe: 'tiny-message',
  cause,
  summary,
  advice,
  ends,
}));
const fault: CallFault = {
  probe: 'model',
  cause: 'key-rejected',
  summary: 'It is wrong.',
  advice: 'Mend it.',
  ends: 'Never',
};
const bedrockChosen = {
  platform: 'Amazon Bedrock (bedrock-runtime)',
  client: 'AnthropicBedrock',
  region: 'eu-central-1',
  others: ['one', 'two'],
};

const samples: Samples<keyof typeof platformWording> = {
  'platform-chosen': [
    { platform: 'Claude API', client: 'Anthropic', region: null, others: [] },
    bedrockChosen,
  ],
  'region-without-effect': [{ platform: 'Claude API', region: 'eu-west-1' }],
  'credential-found': [
    { kind: 'typed', from: 'typed in' },
    { kind: 'api-key', from: 'typed in' },
    { kind: 'api-key', from: 'ANTHROPIC_API_KEY' },
    { kind: 'auth-token', from: 'ANTHROPIC_AUTH_TOKEN' },
    { kind: 'profile', from: 'default' },
    { kind: 'federation', from: 'ANTHROPIC_FEDERATION_RULE_ID' },
  ],
  'credential-missing': [
    { reason: 'No credential was found.', variables: ['ANTHROPIC_API_KEY'] },
    { reason: 'The SDK profile could not be read: no such file', variables: [] },
  ],
  'credential-of-wrong-kind': [
    { kind: 'admin-key', from: 'ANTHROPIC_API_KEY' },
    { kind: 'enterprise-key', from: 'ANTHROPIC_API_KEY' },
  ],
  'credential-unrecognised': [{ from: 'ANTHROPIC_API_KEY' }],
  'credential-sent-elsewhere': [{ host: 'gateway.example.com', from: 'ANTHROPIC_API_KEY' }],
  'access-proven': [{ model: 'claude-sonnet-5-5', latencyMs: 612.4 }],
  'access-refused': [fault, ...faults],
  'access-refused-in-part': [fault, ...faults],
  'access-request-rejected': [fault, ...faults],
  'access-half-shown': [
    { answered: ['token-count', 'model'], reason: 'The budget is 0.' },
    { answered: ['model'], reason: 'The run is offline' },
  ],
};

test('every code of the platform section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(platformWording).sort());
  for (const [, text] of wordedTexts(platformWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(platformWording, samples)) expectTitle(title);
});

test('the paths people confuse stand in the sentence', () => {
  expect(platformWording['platform-chosen'](bedrockChosen).detail).toBe(
    'The planned path is Amazon Bedrock (bedrock-runtime) in eu-central-1, called with the SDK client AnthropicBedrock. It is not the same as one and two, which people call by the same words.',
  );
});

test('a refusal says what happened and what to do', () => {
  const words = platformWording['access-refused'](fault);
  expect(words).toEqual({
    detail: 'The API refused the model lookup. It is wrong. It ends: never.',
    fix: ['Mend it.'],
  });
});
