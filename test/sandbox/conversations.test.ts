import type Anthropic from '@anthropic-ai/sdk';
import { expect, onTestFinished, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { expectGolden } from '../support/golden.ts';
import { recordedClient } from './recorder.ts';

const model = 'claude-sonnet-5-5';
const ask = (content: string, max_tokens = 64): Anthropic.MessageCreateParamsNonStreaming => ({
  model,
  max_tokens,
  messages: [{ role: 'user', content }],
});
const schema = {
  type: 'object',
  properties: { city: { type: 'string' }, days: { type: 'integer' } },
  required: ['city', 'days'],
  additionalProperties: false,
} satisfies Anthropic.Tool.InputSchema;
const tool: Anthropic.Tool = { name: 'forecast', description: 'Weather of a city.', input_schema: schema };

type Conversation = (client: Anthropic, pass: (minutes: number) => void) => Promise<void>;

/** What the official client says on each endpoint, one after the other. */
const conversations: Readonly<Record<string, Conversation>> = {
  models: async (client) => {
    await client.models.list({ limit: 2 });
    await client.models.retrieve(model);
  },
  messages: async (client) => {
    await client.messages.create(ask('Hello'));
    await client.messages.create({ ...ask('A forecast, please.', 200), tools: [tool] });
    await client.messages.create({
      ...ask('Which city, and how many days?', 200),
      output_config: { format: { type: 'json_schema', schema } },
    });
    await client.messages.create({ ...ask('Think about it.', 400), thinking: { type: 'adaptive' } });
  },
  stream: async (client) => {
    await client.messages.stream(ask('Hello')).finalMessage();
    await client.messages.stream({ ...ask('A forecast, please.', 200), tools: [tool] }).finalMessage();
  },
  'web-search': async (client) => {
    const search = { type: 'web_search_20250305', name: 'web_search', max_uses: 1 } as const;
    await client.messages.create({ ...ask('Search for the weather in Paris.', 200), tools: [search] });
  },
  'prompt-cache': async (client) => {
    const system = [
      { type: 'text', text: 'An example sentence. '.repeat(160), cache_control: { type: 'ephemeral' } },
    ] as const;
    const first = await client.messages.create({ ...ask('One', 32), system: [...system] });
    const diagnostics = { previous_message_id: first.id };
    await client.messages.create({ ...ask('Two', 32), system: [...system], diagnostics });
  },
  'count-tokens': async (client) => {
    await client.messages.countTokens({ model, messages: [{ role: 'user', content: 'Hello' }] });
  },
  batches: async (client, pass) => {
    const { batches } = client.messages;
    const requests = [{ custom_id: 'one', params: ask('Hello', 32) }];
    const made = await batches.create({ requests });
    await batches.retrieve(made.id);
    pass(5);
    await batches.retrieve(made.id);
    for await (const _ of await batches.results(made.id));
    const second = await batches.create({ requests });
    await batches.cancel(second.id);
    await batches.list();
  },
  files: async (client) => {
    const file = new File(['A short text.'], 'note.txt', { type: 'text/plain' });
    const made = await client.files.upload({ file });
    await client.files.list();
    await client.files.retrieveMetadata(made.id);
    await client.files.delete(made.id);
  },
  refusals: async (client) => {
    const codes: unknown[] = [];
    const refused = (call: PromiseLike<unknown>) =>
      Promise.resolve(call).catch((error) => codes.push(error.status));
    await refused(client.messages.create({ ...ask('Hello'), model: 'claude-opus-4-1' }));
    await refused(client.messages.create({ ...ask('Hello'), max_tokens: 10_000_000, stream: true }));
    await refused(client.organization.retrieve());
    expect(codes).toEqual([404, 400, 403]);
  },
};

/** With an admin key. */
const organization: Conversation = async (client) => {
  const { organization: routes } = client;
  await routes.retrieve();
  const workspaces = await routes.workspaces.list({ include_default: true, include_archived: true });
  await routes.apiKeys.list();
  await routes.rateLimits.list({ model });
  await routes.workspaces.rateLimits.list(workspaces.data[0]?.id ?? '', {
    include_inherited: true,
    group_type: 'batch',
  });
  const { spendLimits, analytics } = client.beta.organization;
  await spendLimits.list();
  const range = { starting_at: '2026-11-18T00:00:00Z', ending_at: '2026-11-20T00:00:00Z' };
  await analytics.usage.list({ ...range, group_by: ['model', 'workspace_id'] });
  await analytics.cost.list({ ...range, time_bucket_width: '1d' });
};

const account = {
  ...accountProfiles.start,
  spendLimitsPreview: true,
  organizationLimitUsd: 400,
  usage: [
    {
      date: '2026-11-18',
      model,
      workspaceId: accountProfiles.start.workspace.id,
      requests: 3,
      uncachedInputTokens: 1_000,
      cacheReadTokens: 200,
      outputTokens: 300,
      amountUsd: 1.25,
    },
  ],
};

async function recorded(conversation: Conversation, key: string): Promise<string> {
  let ms = Date.parse('2026-11-20T09:00:00Z');
  const sandbox = await startSandbox({ account, seed: 7, now: () => new Date(ms) });
  onTestFinished(() => sandbox.close());
  const { client, transcript } = recordedClient(sandbox, key);
  await conversation(client, (minutes) => {
    ms += minutes * 60_000;
  });
  const text = transcript();
  expect(text).not.toContain(key);
  return text.replaceAll(sandbox.url, 'http://127.0.0.1:PORT');
}

const productKey = 'sk-ant-api03-test-canary-0001';

test.each(Object.entries(conversations))(
  'the conversation on %s is as recorded',
  async (name, conversation) => {
    expectGolden(`conversations/${name}.txt`, await recorded(conversation, productKey));
  },
);

test('the conversation on the organization is as recorded', async () => {
  expectGolden(
    'conversations/organization.txt',
    await recorded(organization, 'sk-ant-admin01-test-canary-0001'),
  );
});

test('the same seed says the same twice', async () => {
  const { messages } = conversations;
  if (!messages) throw new Error('no conversation');
  expect(await recorded(messages, productKey)).toBe(await recorded(messages, productKey));
});
