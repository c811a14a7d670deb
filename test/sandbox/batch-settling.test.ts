import Anthropic, { toFile } from '@anthropic-ai/sdk';
import { expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { judgedClient, sandboxFor } from './judged-client.ts';

/** 9 tokens at 4 USD a million and 10 at 20: 236 millionths of a dollar, half of that in a batch. */
const params = {
  model: 'claude-opus-5-5',
  max_tokens: 10,
  messages: [{ role: 'user' as const, content: 'Hello, Claude' }],
};
const messageUsd = 0.000236;
const batchUsd = messageUsd / 2;
const one = { requests: [{ custom_id: 'a', params }] };
const { start } = accountProfiles;

/** A sandbox whose batches take a minute, and a clock the test turns. */
async function desk(options: SandboxOptions = {}, startsAt = '2026-11-20T12:00:00Z') {
  let nowMs = Date.parse(startsAt);
  const sandbox = await sandboxFor({ now: () => new Date(nowMs), ...options });
  const client = await judgedClient(sandbox);
  return {
    sandbox,
    messages: client.messages,
    batches: client.messages.batches,
    files: client.files,
    laterBy: (seconds: number) => {
      nowMs += seconds * 1_000;
    },
  };
}

const resultOf = async (batches: Anthropic['messages']['batches'], id: string) => {
  for await (const { result } of await batches.results(id)) return result;
  return null;
};

test('what was spent includes an ended batch nobody has asked for', async () => {
  const { sandbox, batches, laterBy } = await desk();
  await batches.create(one);
  laterBy(59.999);
  expect(sandbox.spentUsd()).toBe(0);
  laterBy(0.001);
  expect(sandbox.spentUsd()).toBeCloseTo(batchUsd, 12);
  expect(sandbox.spentUsd()).toBeCloseTo(batchUsd, 12);
});

test('a batch that used up the credit stops the next message and the next count', async () => {
  const { messages, batches, laterBy } = await desk({ account: { ...start, creditUsd: 0.0001 } });
  await batches.create(one);
  const { max_tokens: _, ...counted } = params;
  expect(await messages.countTokens(counted)).toBeTruthy();
  laterBy(60);
  await expect(messages.countTokens(counted)).rejects.toThrow('credit balance');
  await expect(messages.create(params)).rejects.toThrow('credit balance');
});

test('a batch counts for the month it ended in', async () => {
  const account = { ...start, spentThisMonthUsd: 0, organizationLimitUsd: 0.0001 };
  const { sandbox, messages, batches, laterBy } = await desk({ account }, '2026-11-30T23:58:30Z');
  await batches.create(one);
  // 00:00:30 on the first of December; the batch ended at 23:59:30.
  laterBy(120);
  expect(await messages.create(params)).toBeTruthy();
  expect(sandbox.spentUsd()).toBeCloseTo(batchUsd + messageUsd, 12);
  await expect(messages.create(params)).rejects.toThrow('API usage limits');
});

test('a batch meets the limit as it stood when the batch ended', async () => {
  const account = { ...start, spentThisMonthUsd: 0, organizationLimitUsd: 0.0002 };
  const { sandbox, messages, batches, laterBy } = await desk({ account }, '2026-11-30T23:58:30Z');
  const { id } = await batches.create(one);
  await messages.create(params);
  laterBy(120);
  expect(await resultOf(batches, id)).toMatchObject({
    type: 'errored',
    error: { error: { type: 'invalid_request_error' } },
  });
  expect(sandbox.spentUsd()).toBeCloseTo(messageUsd, 12);
});

test('batches are charged in the order they ended', async () => {
  const { batches, laterBy } = await desk({ account: { ...start, creditUsd: 0.0002 } });
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    ids.push((await batches.create(one)).id);
    laterBy(1);
  }
  laterBy(60);
  const types: unknown[] = [];
  for (const id of ids) types.push((await resultOf(batches, id))?.type);
  // The credit lasts for the first and ends in the second.
  expect(types).toEqual(['succeeded', 'succeeded', 'errored']);
});

test('the journal shows the cost at the next batch call that is answered, once', async () => {
  const { sandbox, messages, batches, laterBy } = await desk();
  const { id } = await batches.create(one);
  laterBy(60);
  await messages.create(params);
  expect(sandbox.spentUsd()).toBeCloseTo(messageUsd + batchUsd, 12);
  await expect(batches.retrieve('msgbatch_unknown')).rejects.toBeInstanceOf(Anthropic.NotFoundError);
  await batches.retrieve(id);
  await batches.retrieve(id);
  const costs = sandbox.journal.map((entry) => Math.round(entry.costUsd * 1e6));
  expect(costs).toEqual([0, 236, 0, 118, 0]);
});

test('a file deleted after the batch ended was there when it ran', async () => {
  const { batches, files, laterBy } = await desk();
  const file = await toFile(Buffer.from('hello'), 'notes.txt', { type: 'text/plain' });
  const { id: file_id } = await files.upload({ file });
  const content = [{ type: 'document' as const, source: { type: 'file' as const, file_id } }];
  const requests = [
    { custom_id: 'a', params: { ...params, messages: [{ role: 'user' as const, content }] } },
  ];
  const { id } = await batches.create({ requests });
  laterBy(60);
  await files.delete(file_id);
  expect(await resultOf(batches, id)).toMatchObject({ type: 'succeeded' });
});

test('a batch that was cancelled ends a second later and costs nothing, even past its time', async () => {
  const { sandbox, batches, laterBy } = await desk();
  const { id } = await batches.create(one);
  laterBy(59.5);
  await batches.cancel(id);
  laterBy(0.75);
  expect((await batches.retrieve(id)).processing_status).toBe('canceling');
  laterBy(0.25);
  expect(await batches.retrieve(id)).toMatchObject({
    processing_status: 'ended',
    ended_at: '2026-11-20T12:01:00.500Z',
    request_counts: { canceled: 1 },
  });
  expect(sandbox.spentUsd()).toBe(0);
});
