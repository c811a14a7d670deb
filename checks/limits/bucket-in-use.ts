import { hasAnthropicOrganization } from '../../src/catalog/lookup.ts';
import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { BucketLevel, BucketName } from '../../src/judge/codes/limits-bucket.ts';
import { type Figure, live, type Unit } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { limitEvidence } from '../../src/judge/limit-evidence.ts';
import type { MessageSeen } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { usesFastMode } from '../../src/plan/planned-use.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { type Drawn, drawnBefore, nothingDrawn } from './own-calls.ts';
import { fastModeUnseen, limitUnknown } from './unknown-limits.ts';

const fullFrom = 0.9;
const emptyUpTo = 0.1;
/** Headers give tokens in whole thousands. */
const roundingTokens = 1_000;

export default defineCheck({
  id: 'limits/bucket-in-use',
  subject: 'Others at the same limits',
  titles: {
    passed: 'Nobody else was seen drawing on the rate limits',
    failed: 'Something else draws on the rate limits',
  },
  blocksFrom: 'ga',
  needs: ['tiny-message'],
  guide: {
    looksAt: "How much of each rate limit is left right after the poll's first message.",
    why: 'All keys and workspaces of an organization share the limits of a model class. A batch script or another product that uses them up answers your launch with 429.',
    how: 'Reads what the headers of one tiny message say is left of requests, input and output tokens, and of the tightest token limit, puts back what that message used, and allows a thousand tokens for rounding. At least 90 % left counts as full, at most 10 % as used up; both bounds are ours. The limits refill all the time, a whole one within a minute: one that is clearly below full proves that somebody drew on it within that minute, faster than it refills. A full one proves little, because steady use below the limit leaves no trace. This poll draws on them too: a re-check puts back as much as the messages of the minute before it can have drawn at most, and leaves open what these alone would explain; what another run sent it cannot see, so wait a minute between two runs.',
    fix: "Find out on the Console's Usage page which key or workspace sends the requests; give the launch limits of its own, or move the other work to batches or another hour.",
    sources: ['rate-limits', 'workspaces'],
  },
  judge(input) {
    if (usesFastMode(input.plan, input.catalog)) return fastModeUnseen(input);
    const { message, model: row } = limitEvidence(input);
    if (!message) return withoutHeaders(input);
    const model = row?.name ?? message.value.model;
    const levels = levelsOf(message.value, nothingDrawn);
    const emptiest = lowestOf(levels);
    if (!emptiest) return inconclusive('bucket-levels-absent', { model }, { basis: 'live' });
    const figures = levels.flatMap((level): Figure[] => [
      live(`${names[level.bucket]} left`, level.remaining, units[level.bucket], message),
      live(`${names[level.bucket]}, limit a minute`, level.limit, units[level.bucket], message),
    ]);
    const evidence = { basis: 'live', figures } as const;
    if (emptiest.left >= fullFrom) return pass('buckets-full', { model, lowest: emptiest }, evidence);
    const earlier = drawnBefore(message, input);
    const lowest = lowestOf(levelsOf(message.value, earlier)) ?? emptiest;
    if (lowest.left >= fullFrom) {
      const ownRequests = earlier.requests;
      return inconclusive('bucket-own-calls', { model, lowest: emptiest, ownRequests }, evidence);
    }
    return lowest.left <= emptyUpTo
      ? fail('bucket-nearly-empty', { model, lowest }, evidence)
      : warn('bucket-in-use', { model, lowest }, evidence);
  },
});

const names: Readonly<Record<BucketName, string>> = {
  requests: 'Requests',
  inputTokens: 'Input tokens',
  outputTokens: 'Output tokens',
  tokens: 'Tokens of the tightest limit',
};
const units: Readonly<Record<BucketName, Unit>> = {
  requests: 'requests',
  inputTokens: 'tokens',
  outputTokens: 'tokens',
  tokens: 'tokens',
};

const lowestOf = (levels: readonly BucketLevel[]): BucketLevel | undefined =>
  levels.toSorted((a, b) => a.left - b.left)[0];

/** What is left of each limit that says so, the message's own use and what was drawn before it put back. */
function levelsOf({ limits, usage }: MessageSeen, earlier: Drawn): BucketLevel[] {
  const input = usage.inputTokens + usage.cacheCreationInputTokens;
  const own: Drawn = {
    requests: 1,
    inputTokens: input + roundingTokens,
    outputTokens: usage.outputTokens + roundingTokens,
    tokens: input + usage.outputTokens + roundingTokens,
  };
  return (Object.keys(own) as BucketName[]).flatMap((bucket) => {
    const header = limits[bucket];
    if (!header || header.remaining === null || header.limit <= 0) return [];
    const { limit, remaining } = header;
    return {
      bucket,
      limit,
      remaining,
      left: Math.min(1, (remaining + own[bucket] + earlier[bucket]) / limit),
    };
  });
}

function withoutHeaders(input: JudgeInput): Outcome {
  const { plan, catalog, observed } = input;
  const platform = plannedPlatform(input);
  if (!platform || !hasAnthropicOrganization(platform) || !plan.model.id) return limitUnknown(input);
  const message = observed['tiny-message'];
  return message?.status === 'observed'
    ? inconclusive('limit-headers-absent', { model: plan.model.id }, { basis: 'live' })
    : callFailed(catalog, 'tiny-message', message);
}
