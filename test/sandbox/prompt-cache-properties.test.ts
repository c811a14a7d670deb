import type Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { idSource } from '../../src/sandbox/exchange.ts';
import { LiveAccount } from '../../src/sandbox/live-account.ts';
import { createMessage } from '../../src/sandbox/messages.ts';

type Ttl = '5m' | '1h';
interface Block {
  readonly letter: string;
  readonly tokens: number;
  readonly ttl: Ttl | null;
}
/** A request whose answer has begun, and what it marked. */
interface Begun {
  readonly workspaceId: string;
  readonly blocks: readonly Block[];
  readonly receivedMs: number;
  readonly beganMs: number;
}

const minuteMs = 60_000;
const ttlMs = { '5m': 5 * minuteMs, '1h': 60 * minuteMs };
/** Sonnet 4.6 counts 4 characters a token and stores prefixes from 1,024 tokens. A turn costs 4 tokens, "Hi there" 2. */
const model = 'claude-sonnet-4-6';
const minimumTokens = 1_024;
const turnTokens = 4;
const questionTokens = turnTokens + 2;

/** An hour never behind five minutes, four marks at most. */
function allowed(blocks: readonly Block[]): Block[] {
  const shortFrom = blocks.findIndex(({ ttl }) => ttl === '5m');
  const marked = blocks.filter(({ ttl }) => ttl !== null);
  return blocks.map((block, index) => {
    if (block.ttl === null || marked.indexOf(block) >= 4) return { ...block, ttl: null };
    return { ...block, ttl: shortFrom >= 0 && index > shortFrom ? '5m' : block.ttl };
  });
}

const block = fc.record({
  letter: fc.constantFrom('a', 'a', 'a', 'b'),
  tokens: fc.constantFrom(300, 1_020, 1_020, 1_020),
  ttl: fc.constantFrom<(Ttl | null)[]>(null, '5m', '5m', '1h'),
});
/** Half of all requests are the same, so that answers to it overlap. */
const usual: Block[] = [{ letter: 'a', tokens: 1_020, ttl: '5m' }];
const blocks = fc.oneof(fc.constant(usual), fc.array(block, { minLength: 1, maxLength: 3 }).map(allowed));
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      blocks,
      workspaceId: fc.constantFrom('wrkspc_01A', 'wrkspc_01A', 'wrkspc_01B'),
      /** How long it was under way before it was looked at. */
      waitedMs: fc.constantFrom(0, 0, 1, 2 * minuteMs),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('begin' as const), which: fc.nat({ max: 1 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('later' as const),
      ms: fc.constantFrom(1, 2 * minuteMs, 3 * minuteMs, 30 * minuteMs),
    }),
  },
);

const bodyOf = (blocks: readonly Block[]) => ({
  model,
  max_tokens: 1,
  system: blocks.map(({ letter, tokens, ttl }) => ({
    type: 'text',
    text: letter.repeat(4 * tokens),
    ...(ttl && { cache_control: { type: 'ephemeral', ttl } }),
  })),
  messages: [{ role: 'user', content: 'Hi there' }],
});

/** Equal for equal beginnings only. */
const beginning = (blocks: readonly Block[], count: number) =>
  blocks
    .slice(0, count)
    .map(({ letter, tokens }) => `${letter}${tokens}`)
    .join(' ');
const tokensOf = (blocks: readonly Block[], count: number) =>
  turnTokens + blocks.slice(0, count).reduce((sum, { tokens }) => sum + tokens, 0);
const counts = (blocks: readonly Block[]) => blocks.map((_, index) => index + 1);
/** How many blocks each mark ends behind, where the prefix is long enough. */
const marksOf = (blocks: readonly Block[]) =>
  counts(blocks).filter(
    (count) => blocks[count - 1]?.ttl != null && tokensOf(blocks, count) >= minimumTokens,
  );

/** What is known of a beginning of this request, from every answer that has begun. */
function historyOf(
  begun: readonly Begun[],
  { workspaceId, blocks, receivedMs }: Omit<Begun, 'beganMs'>,
  count: number,
) {
  const prefix = beginning(blocks, count);
  const same = begun.filter(
    (past) => past.workspaceId === workspaceId && beginning(past.blocks, count) === prefix,
  );
  const marked = same.filter((past) => marksOf(past.blocks).includes(count));
  return {
    same,
    /** Only what had begun when the request came in. */
    writers: marked.filter(({ beganMs }) => beganMs <= receivedMs),
    ttls: marked.map((past) => past.blocks[count - 1]?.ttl ?? '5m'),
  };
}

test('a prefix is read by its exact text, within its time, once an answer began, and every token is billed once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      let nowMs = Date.parse('2026-11-20T12:00:00Z');
      const account = new LiveAccount(accountProfiles.unlimited, catalog, () => new Date(nowMs));
      const newId = idSource(1);
      // With a pace it is for who sends the answer to say when it begins: here the steps do.
      const settings = { seed: 1, answerTokens: 1, pace: { firstTokenMs: 0, tokensPerSecond: 1 } };
      const pending: { readonly begin: () => void; readonly request: Omit<Begun, 'beganMs'> }[] = [];
      const begun: Begun[] = [];
      for (const next of steps) {
        if (next.kind === 'later') {
          nowMs += next.ms;
          continue;
        }
        if (next.kind === 'begin') {
          const [answer] = pending.splice(next.which, 1);
          answer?.begin();
          if (answer) begun.push({ ...answer.request, beganMs: nowMs });
          continue;
        }
        const { blocks, workspaceId } = next;
        const receivedMs = nowMs - next.waitedMs;
        const request = { workspaceId, blocks, receivedMs };
        const reply = createMessage(
          account,
          {
            query: new URLSearchParams(),
            body: bodyOf(blocks),
            version: '2026-10-21',
            betas: [],
            receivedAt: new Date(receivedMs),
            origin: 'http://127.0.0.1',
            workspaceId,
            stop: null,
            newId,
          },
          settings,
        );
        const { usage } = (reply.content.kind === 'json' ? reply.content.body : {}) as Anthropic.Message;
        const readTokens = usage.cache_read_input_tokens ?? 0;
        const writtenTokens = usage.cache_creation_input_tokens ?? 0;
        const longestMark = Math.max(0, ...marksOf(blocks).map((count) => tokensOf(blocks, count)));

        expect(usage.input_tokens + writtenTokens + readTokens).toBe(
          tokensOf(blocks, blocks.length) + questionTokens,
        );
        expect(writtenTokens).toBe(Math.max(0, longestMark - readTokens));
        for (const count of counts(blocks)) {
          const { same, writers, ttls } = historyOf(begun, request, count);
          if (tokensOf(blocks, count) === readTokens) {
            // Read: somebody wrote exactly this, and it was used within the longest life anybody gave it.
            const lifeMs = ttlMs[ttls.includes('1h') ? '1h' : '5m'];
            expect(writers.length).toBeGreaterThan(0);
            expect(same.some((past) => receivedMs < past.receivedMs + lifeMs)).toBe(true);
          } else if (
            next.waitedMs === 0 &&
            tokensOf(blocks, count) > readTokens &&
            marksOf(blocks).some((mark) => mark >= count)
          ) {
            // Not read though a mark reaches it: nobody wrote it within the shortest life anybody gave it. What waited at
            // the door may find a newer entry in place of the one it could have read.
            const lifeMs = ttlMs[ttls.includes('5m') ? '5m' : '1h'];
            expect(writers.some((past) => receivedMs < past.receivedMs + lifeMs)).toBe(false);
          }
        }
        if (readTokens > 0)
          expect(counts(blocks).map((count) => tokensOf(blocks, count))).toContain(readTokens);
        pending.push({ begin: () => reply.writing?.begins(), request });
      }
    }),
    { numRuns: 500 },
  );
});
