import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { Feature } from '../../../src/catalog/vocabulary.ts';
import type { MediaSeen } from '../../../src/judge/seen/media.ts';
import { pdfPage, redPng } from '../../../src/observe/built-in-media.ts';
import { probes } from '../../../src/observe/registry.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';
import { answeringClient } from './answering-client.ts';

const planFor = (id: string, features: Feature[] = ['vision', 'pdf']) =>
  planWith({ model: { id }, task: { features } });
const plan = planFor('claude-sonnet-5-5');

/** On Sonnet 5.5, at 2 and 10 USD per million tokens, in the US. */
const worstUsd = (inputTokens: number) => ((inputTokens * 2 + 128 * 10) / 1e6) * 1.1;
/** A question of that many characters, on the newer tokenizer, beside "Reply with OK." (14), four of whose tokens are the turn's. */
const tokensOf = (characters: number) => Math.ceil((characters * 1.3) / 4);

const kinds = [
  {
    id: 'vision',
    block: { type: 'image', source: { type: 'base64', media_type: 'image/png', data: redPng } },
    // 59 characters of question, and 1,500 tokens the sandbox takes any picture for.
    added: 1_500 + tokensOf(59) - tokensOf(14),
    worst: worstUsd(1_600),
    answers: [
      ['Red', true],
      ['The picture is red.', true],
      ['RED', true],
      ['It is coloured.', false],
      ['Blue', false],
    ],
  },
  {
    id: 'pdf',
    block: {
      type: 'document',
      source: { type: 'base64', media_type: 'application/pdf', data: pdfPage },
    },
    // 59 characters of question, and 548 bytes of document at four a token; the sandbox counts the one that pads base64 too.
    added: Math.ceil(549 / 4) + tokensOf(59) - tokensOf(14),
    worst: worstUsd(4_000),
    answers: [
      ['KINGFISHER', true],
      ['The word is Kingfisher.', true],
      ['The page is empty.', false],
    ],
  },
] as const;

describe.each(kinds)('$id', ({ id, block, added, worst, answers }) => {
  const probe = probes[id];

  const seenBy = async (options: Parameters<typeof gatherWith>[0]): Promise<MediaSeen> => {
    const row = named((await gatherWith({ plan, ...options })).observations, id);
    if (row.status !== 'observed' || row.id !== id) throw new Error('nothing was observed');
    return row.value;
  };

  test('shows what is built in, in the form of the SDK, at the lowest effort', async () => {
    const judge = await contract();
    const bodies: unknown[] = [];
    const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body) });
    await gatherWith({ probes: [probe], plan, url: sandbox.url });
    expect(bodies).toHaveLength(1);
    expect(judge.check('MessageCreateParamsNonStreaming', bodies[0])).toEqual([]);
    expect(bodies[0]).toMatchObject({
      max_tokens: 128,
      output_config: { effort: 'low' },
      messages: [{ role: 'user', content: [block, { type: 'text' }] }],
    });
  });

  test('a model without effort is asked without it', async () => {
    const bodies: unknown[] = [];
    const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body) });
    await gatherWith({ probes: [probe], plan: planFor('claude-haiku-4-5'), url: sandbox.url });
    expect(bodies[0]).not.toHaveProperty('output_config');
  });

  test('the sandbox takes it and recognises nothing; what it adds is held against the tiny message', async () => {
    const sandbox = await sandboxFor();
    const seen = await seenBy({ probes: [probes['tiny-message'], probe], url: sandbox.url });
    expect(seen).toMatchObject({
      recognised: false,
      stopReason: 'end_turn',
      sandbox: true,
      addedTokens: added,
    });
    const { addedTokens } = await seenBy({ probes: [probe], url: sandbox.url });
    expect(addedTokens).toBeNull();
  });

  test.each<readonly [string, boolean]>([...answers])(
    'the answer "%s": recognised %s',
    async (text, recognised) => {
      const client = answeringClient(text);
      expect(await seenBy({ probes: [probe], client })).toMatchObject({ recognised, sandbox: false });
    },
  );

  test('the worst case on Sonnet 5.5', () =>
    expect(probe.worstCaseUsd(plan, catalog)).toBeCloseTo(worst, 12));

  test('it concerns plans that use it alone', () => {
    expect(probe.concerns(planFor('claude-sonnet-5-5', [id]))).toBe(true);
    expect(probe.concerns(planFor('claude-sonnet-5-5', []))).toBe(false);
    expect(probe.concerns(planWith())).toBe(false);
  });

  test('an account without the feature refuses it, at no cost', async () => {
    const sandbox = await sandboxFor({ account: { ...accountProfiles.start, disabledFeatures: [id] } });
    const { observations, actualUsd } = await gatherWith({ probes: [probe], plan, url: sandbox.url });
    expect(named(observations, id)).toMatchObject({ status: 'failed', cause: 'permission-denied' });
    expect(actualUsd).toBe(0);
  });

  // biome-ignore format: a table
  const faults: readonly [FaultAction, cause: string, paid: boolean][] = [
    [{ kind: 'reset' }, 'connection-failed', true],
    [{ kind: 'html-200' }, 'unexpected-response', true],
    [{ kind: 'named', cause: 'overloaded' }, 'overloaded', false],
  ];
  test.each(faults)('%j', async (fault, cause, paid) => {
    const sandbox = await sandboxFor({ faults: [{ when: {}, do: fault }] });
    const { observations, worstCaseUsd, actualUsd } = await gatherWith({
      probes: [probe],
      plan,
      url: sandbox.url,
    });
    expect(named(observations, id)).toMatchObject({ status: 'failed', cause });
    expect(actualUsd).toBeCloseTo(paid ? worstCaseUsd : 0, 12);
  });
});
