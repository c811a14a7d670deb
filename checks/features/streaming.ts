import { defineCheck } from '../../src/judge/check.ts';
import { type Figure, live } from '../../src/judge/figure.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutAnswer } from './unanswered-probe.ts';

/** An answer that took this long, and that began only in the last twentieth of it, was held back. */
const longEnoughMs = 1_000;
const lastPart = 0.95;

export default defineCheck({
  id: 'features/streaming',
  subject: 'Streaming',
  titles: {
    passed: 'Streamed answers arrive piece by piece and whole',
    failed: 'Streamed answers do not arrive as documented',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['stream'],
  guide: {
    looksAt:
      'One streamed answer: when its first words come, how fast it is written, whether every event arrives in order.',
    why: 'Proxies and gateways collect streams, drop events or end them early. A product that was tried without them shows its users a long silence, or takes half an answer for a whole one.',
    how: 'Streams one answer of at most 256 tokens with the official SDK, at the lowest effort the model takes, times its beginning and its first pieces, and follows the events from message_start to message_stop. An answer of over a second whose message_start comes in the last twentieth of it counts as held back; that bound is ours. The first piece would not tell: thinking that is not shown sends none until it is over.',
    fix: 'Remove what buffers or changes the stream between the product and the API, and treat a stream without message_stop as failed.',
    sources: ['sdk', 'errors'],
    corrections: [
      {
        claim: 'Status 200 means that the answer will come whole.',
        now: 'An error can arrive as an event of the stream after HTTP 200, and a connection can end before message_stop.',
        source: 'errors',
      },
    ],
  },
  judge(input) {
    const open = unlessPlanned('streaming', 'streaming', input);
    if (open) return open;
    const { stream } = input.observed;
    if (stream?.status !== 'observed') return withoutAnswer('streaming', 'stream', stream, input);
    const { disorder, begunMs, firstPieceMs, firstTextMs, wholeMs, tokensPerSecond, outputTokens } =
      stream.value;
    const evidence = { basis: 'live', figures: figuresOf(stream) } as const;
    if (disorder !== null) return fail('stream-broken', { disorder }, evidence);
    if (firstPieceMs === null) {
      const stopReason = stream.value.stopReason ?? 'none';
      return inconclusive('feature-cut-short', { feature: 'streaming', stopReason }, evidence);
    }
    if (wholeMs >= longEnoughMs && begunMs > wholeMs * lastPart) {
      return warn('stream-held-back', { begunMs, wholeMs }, evidence);
    }
    return pass('stream-whole', { firstTextMs, tokensPerSecond, outputTokens }, evidence);
  },
});

function figuresOf(stream: ObservedBy<'stream'>): Figure[] {
  const { begunMs, firstPieceMs, firstTextMs, wholeMs, outputTokens, tokensPerSecond } = stream.value;
  const times: readonly (readonly [string, number | null])[] = [
    ['Time to the beginning', begunMs],
    ['Time to the first piece', firstPieceMs],
    ['Time to the first words', firstTextMs],
    ['Time to the whole answer', wholeMs],
  ];
  return [
    ...times.flatMap(([name, ms]) => (ms === null ? [] : [live(name, ms, 'ms', stream)])),
    live('Output', outputTokens, 'tokens', stream),
    ...(tokensPerSecond === null ? [] : [live('Speed', Math.round(tokensPerSecond), 'tokens/s', stream)]),
  ];
}
