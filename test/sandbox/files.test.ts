import Anthropic, { toFile } from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { judgedClient, sandboxFor, send, testKey } from './judged-client.ts';

const text = (content: string, name = 'notes.txt') =>
  toFile(Buffer.from(content), name, { type: 'text/plain' });
const withReport = {
  ...accountProfiles.start,
  generatedFiles: [{ filename: 'report.csv', mimeType: 'text/csv', text: 'a,b\n1,2\n' }],
};

async function desk(options: SandboxOptions = {}) {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const sandbox = await sandboxFor({ now: () => new Date(nowMs), ...options });
  const passSeconds = (seconds: number) => {
    nowMs += seconds * 1_000;
  };
  return { sandbox, files: (await judgedClient(sandbox)).files, passSeconds };
}

describe('a file', () => {
  test('is uploaded, found, listed and deleted', async () => {
    const { sandbox, files } = await desk();
    const made = await files.upload({ file: await text('hello') });
    expect(made).toMatchObject({
      id: expect.stringMatching(/^file_/),
      filename: 'notes.txt',
      mime_type: 'text/plain',
      size_bytes: 5,
      created_at: '2026-11-20T12:00:00.000Z',
      downloadable: false,
      expires_at: null,
    });
    expect(await files.retrieveMetadata(made.id)).toEqual(made);
    expect((await files.list()).data).toEqual([made]);
    expect(await files.delete(made.id)).toEqual({ id: made.id, type: 'file_deleted' });
    await expect(files.retrieveMetadata(made.id)).rejects.toBeInstanceOf(Anthropic.NotFoundError);
    expect(sandbox.spentUsd()).toBe(0);
  });

  test('that was uploaded cannot be downloaded, one that a tool made can', async () => {
    const { files } = await desk({ account: withReport });
    const [report] = (await files.list()).data;
    expect(report).toMatchObject({ filename: 'report.csv', downloadable: true, size_bytes: 8 });
    expect(await (await files.download(report?.id ?? '')).text()).toBe('a,b\n1,2\n');
    const { id } = await files.upload({ file: await text('hello') });
    await expect(files.download(id)).rejects.toMatchObject({
      status: 400,
      errorCode: 'file_not_downloadable',
    });
  });

  test('expires when it was told to, and cannot be downloaded from then on', async () => {
    const { files, passSeconds } = await desk();
    const { id, expires_at } = await files.upload({ file: await text('hello'), expires_in_seconds: 3_600 });
    expect(expires_at).toBe('2026-11-20T13:00:00.000Z');
    passSeconds(3_599);
    await expect(files.download(id)).rejects.toMatchObject({ errorCode: 'file_not_downloadable' });
    passSeconds(1);
    await expect(files.download(id)).rejects.toMatchObject({ status: 404, errorCode: 'file_expired' });
  });

  test.each([3_599, 7_776_001, 4_000.5])('cannot expire after %d seconds', async (seconds) => {
    const { files } = await desk();
    await expect(
      files.upload({ file: await text('hello'), expires_in_seconds: seconds }),
    ).rejects.toBeInstanceOf(Anthropic.BadRequestError);
  });

  test.each([3_600, 7_776_000])('may expire after %d seconds', async (seconds) => {
    const { files } = await desk();
    expect((await files.upload({ file: await text('hello'), expires_in_seconds: seconds })).id).toBeTruthy();
  });

  test('is refused when the storage of the organization is full', async () => {
    const { files } = await desk({ account: { ...accountProfiles.start, fileStorageMb: 1 } });
    await files.upload({ file: await text('a'.repeat(999_999)) });
    await expect(files.upload({ file: await text('ab') })).rejects.toMatchObject({
      status: 400,
      errorCode: 'storage_quota_exceeded',
    });
    await files.upload({ file: await text('a') });
  });

  test('above the size limit answers 413', async () => {
    const fileBounds = { ...catalog.apiRules.fileBounds, fileMb: 1 };
    const small = { ...catalog, apiRules: { ...catalog.apiRules, fileBounds } };
    const { files } = await desk({ catalog: small });
    await files.upload({ file: await text('a'.repeat(1_000_000)) });
    await expect(files.upload({ file: await text('a'.repeat(1_000_001)) })).rejects.toMatchObject({
      status: 413,
    });
  });
});

test('files are listed newest first, page by page, or by id', async () => {
  const { files } = await desk();
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) ids.push((await files.upload({ file: await text('a') })).id);
  const seen: string[] = [];
  for await (const file of files.list({ limit: 2 })) seen.push(file.id);
  expect(seen).toEqual(ids.toReversed());
  const [first = '', second = ''] = ids;
  const some = await files.list({ ids: [first, second, 'file_unknown'] });
  expect(some.data.map((file) => file.id)).toEqual([second, first]);
  await expect(files.list({ ids: [first], limit: 2 })).rejects.toBeInstanceOf(Anthropic.BadRequestError);
});

test('an upload that is no form, or has no file, answers 400', async () => {
  const { sandbox } = await desk();
  expect((await send(sandbox, '/v1/files', { body: { file: 'hello' } })).status).toBe(400);
  const form = new FormData();
  form.set('expires_in_seconds', '3600');
  const headers = { 'x-api-key': testKey, 'anthropic-version': '2026-10-21' };
  const answer = await fetch(`${sandbox.url}/v1/files`, { method: 'POST', headers, body: form });
  expect(answer.status).toBe(400);
});

test('500 calls a minute are let through', async () => {
  const { sandbox, files } = await desk();
  for (let call = 0; call < 500; call += 1) await files.list();
  expect((await send(sandbox, '/v1/files')).status).toBe(429);
});
