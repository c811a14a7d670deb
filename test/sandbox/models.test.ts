import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { judgedClient, sandboxFor } from './judged-client.ts';

const on = (date: string) => () => new Date(`${date}T12:00:00Z`);
const november = on('2026-11-20');

async function idsOf(pages: AsyncIterable<Anthropic.ModelInfo>): Promise<string[]> {
  const ids: string[] = [];
  for await (const model of pages) ids.push(model.id);
  return ids;
}

describe('models.retrieve', () => {
  test('describes an active model in full', async () => {
    const client = await judgedClient(await sandboxFor({ now: november }));
    const model = await client.models.retrieve('claude-opus-5-5');
    expect(model).toMatchObject({
      id: 'claude-opus-5-5',
      display_name: 'Claude Opus 5.5',
      created_at: '2026-09-22T00:00:00Z',
      lifecycle: 'active',
      deprecated_at: null,
      retires_at: null,
      line: 'opus',
      max_input_tokens: 1_000_000,
      max_tokens: 128_000,
    });
    expect(model.capabilities?.effort).toMatchObject({
      low: { supported: true },
      xhigh: { supported: true },
      max: { supported: true },
    });
    expect(model.capabilities?.thinking.types).toEqual({
      adaptive: { supported: true },
      between_tools: { supported: false },
      disabled: { supported: false },
      enabled: { supported: false },
    });
  });

  test('tells an older model with extended thinking and no effort apart', async () => {
    const client = await judgedClient(await sandboxFor({ now: november }));
    const model = await client.models.retrieve('claude-haiku-4-5-20251001');
    expect(model).toMatchObject({ lifecycle: 'active', max_input_tokens: 200_000, max_tokens: 64_000 });
    expect(model.capabilities?.effort.supported).toBe(false);
    expect(model.capabilities?.thinking.types).toMatchObject({
      adaptive: { supported: false },
      enabled: { supported: true },
    });
  });

  test('resolves an alias and states deprecation dates', async () => {
    const client = await judgedClient(await sandboxFor({ now: november }));
    expect(await client.models.retrieve('claude-sonnet-4-5')).toMatchObject({
      id: 'claude-sonnet-4-5-20250929',
      lifecycle: 'deprecated',
      deprecated_at: '2026-09-30T00:00:00Z',
      retires_at: '2026-11-30T00:00:00Z',
    });
  });

  const missing: readonly [string, string, () => Date][] = [
    ['an unknown id', 'claude-opus-9', november],
    ['a retired id', 'claude-opus-4-1-20250805', november],
    ['an id that an address cannot hold as it is', '模型/../a b%', november],
    ["another platform's id", 'anthropic.claude-opus-5-5', november],
    ['an id in capitals', 'Claude-Opus-5-5', november],
    ['a model for verified organizations', 'claude-mythos-5-2', november],
    ['a model on the day it retires', 'claude-sonnet-4-5', on('2026-11-30')],
  ];
  test.each(missing)('answers 404 to %s', async (_, id, now) => {
    const client = await judgedClient(await sandboxFor({ now }));
    const error: unknown = await client.models.retrieve(id).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Anthropic.NotFoundError);
    expect(error).toMatchObject({ type: 'not_found_error', apiMessage: `model: ${id}` });
  });

  test('a model stays callable on the day before it retires', async () => {
    const client = await judgedClient(await sandboxFor({ now: on('2026-11-29') }));
    expect(await client.models.retrieve('claude-sonnet-4-5')).toMatchObject({ lifecycle: 'deprecated' });
  });

  test('an account may lack models', async () => {
    const client = await judgedClient(await sandboxFor({ account: accountProfiles['no-opus'] }));
    await expect(client.models.retrieve('claude-opus-5-5')).rejects.toBeInstanceOf(Anthropic.NotFoundError);
    expect(await client.models.retrieve('claude-sonnet-5-5')).toMatchObject({ line: 'sonnet' });
  });
});

describe('models.list', () => {
  /** Every model an ordinary account sees, newest first. Source: facts 1.1, dates of release. */
  const visible = [
    'claude-fable-5-2',
    'claude-haiku-5-5',
    'claude-sonnet-5-5',
    'claude-opus-5-5',
    'claude-fable-5-1',
    'claude-opus-5',
    'claude-sonnet-5',
    'claude-fable-5',
    'claude-opus-4-8',
    'claude-opus-4-7',
    'claude-sonnet-4-6',
    'claude-opus-4-6',
    'claude-opus-4-5-20251101',
    'claude-haiku-4-5-20251001',
    'claude-sonnet-4-5-20250929',
  ];

  test('pages forward through all models with the SDK iterator', async () => {
    const sandbox = await sandboxFor({ now: november });
    const client = await judgedClient(sandbox);
    expect(await idsOf(client.models.list({ limit: 4 }))).toEqual(visible);
    expect(sandbox.journal.filter((exchange) => exchange.path === '/v1/models')).toHaveLength(4);
  });

  test('pages backward from an id', async () => {
    const client = await judgedClient(await sandboxFor({ now: november }));
    const page = await client.models.list({ before_id: 'claude-opus-5-5', limit: 2 });
    expect(page).toMatchObject({
      has_more: true,
      first_id: 'claude-haiku-5-5',
      last_id: 'claude-sonnet-5-5',
    });
    const rest = await page.getNextPage();
    expect(rest.data.map((model) => model.id)).toEqual(['claude-fable-5-2']);
    expect(rest.has_more).toBe(false);
  });

  test('filters by lifecycle; retired models come only when asked for', async () => {
    const client = await judgedClient(await sandboxFor({ now: november }));
    expect(await idsOf(client.models.list({ lifecycle: ['deprecated'] }))).toEqual([
      'claude-sonnet-4-5-20250929',
    ]);
    const retired = await client.models.list({ lifecycle: ['retired'], limit: 1_000 });
    expect(retired.data.map((model) => model.lifecycle)).not.toContain('active');
    expect(retired.data.find((model) => model.id === 'claude-opus-4-1-20250805')).toMatchObject({
      lifecycle: 'retired',
      retires_at: '2026-08-05T00:00:00Z',
      capabilities: null,
    });
  });

  test.each([
    ['limit', { limit: 0 }],
    ['limit', { limit: 1_001 }],
    ['after_id', { after_id: 'claude-none' }],
  ])('answers 400 to a bad %s', async (name, query) => {
    const client = await judgedClient(await sandboxFor());
    const error: unknown = await client.models.list(query).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Anthropic.BadRequestError);
    expect(error).toMatchObject({ apiMessage: expect.stringMatching(`^${name}: `) });
  });
});
