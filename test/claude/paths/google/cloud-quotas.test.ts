import { expect, test } from 'vitest';
import { openVertex } from '../../../../src/claude/paths/vertex.ts';
import { type GoogleAnswers, quotaInfo } from '../../../support/stand-ins/google.ts';
import { ignored, pathTo, signal } from '../google-path.ts';

const metric = (name: string) =>
  quotaInfo(`global_online_prediction_${name}_per_base_model`, [['anthropic-claude-sonnet', 9]]);

async function quotasWith(quotas: GoogleAnswers['quotas']) {
  const { path, requests } = await pathTo(openVertex, { ...(quotas && { quotas }) });
  const pages = () =>
    requests
      .filter(({ path: at }) => at.startsWith('/quotas'))
      .map(({ path: at }) => new URL(at, 'http://x').searchParams.get('pageToken'));
  return { path, pages };
}

test('turns pages until all that limits the model was seen', async () => {
  const all = [
    [metric('requests')],
    [metric('input_tokens_per_minute')],
    [metric('output_tokens_per_minute')],
    [metric('tokens_per_minute')],
  ];
  const { path, pages } = await quotasWith(({ path: at }) => {
    const page = Number(new URL(at, 'http://x').searchParams.get('pageToken') ?? 0);
    return { body: { quotaInfos: all[page], nextPageToken: String(page + 1) } };
  });
  const { quotas } = await path.quotas(signal, ignored);
  expect(quotas.map(({ counts }) => counts)).toEqual(['requests', 'input', 'output']);
  expect(pages()).toEqual([null, '1', '2']);
});

test('stops at pages without end', async () => {
  const { path, pages } = await quotasWith({ body: { quotaInfos: [], nextPageToken: 'more' } });
  await expect(path.quotas(signal, ignored)).rejects.toThrow('more than 20 pages');
  expect(pages()).toHaveLength(20);
});

test.each([
  ['no list', { quotaInfos: 'none' }],
  ['numbers in place of quotas', { quotaInfos: [1, 2] }],
  ['a list in place of the page', []],
])('%s is not taken for quotas', async (_, body) => {
  const { path } = await quotasWith({ body });
  await expect(path.quotas(signal, ignored)).rejects.toThrow('quotas that do not read as such');
});

test('a project without any has none', async () => {
  const { path } = await quotasWith({ body: {} });
  expect(await path.quotas(signal, ignored)).toMatchObject({ quotas: [], denied: [] });
});
