import { z } from 'zod';
import { tiers } from '../catalog/vocabulary.ts';

const text = z.string().max(20_000);
const amount = z.number().nonnegative();
const share = z.number().min(0).max(1);
/** Requests, input, output, and input and output together a minute; these together a day. */
const limiter = z.enum(['rpm', 'itpm', 'otpm', 'tpm', 'tpd']);

/** Over several random courses of the same traffic: the middle one, and the ends of a 95 % interval of it. */
const range = z.strictObject({ median: amount, low: amount, high: amount });
const delays = z.strictObject({ p50: range, p95: range, p99: range });

const limit = z.strictObject({
  /** Models that share it, by their class. */
  models: text,
  limiter,
  /** A minute; of `tpd` a day. */
  limit: amount,
  from: z.enum(['workspace', 'organization', 'header', 'table', 'quota', 'default-quota', 'what-if']),
  /** Of the busiest minute; of `tpd` of the busiest day. */
  mostUsed: range,
  /** Its part of all tries turned down; a request that is tried again counts as often as it is. */
  refusedShare: share,
  /** Its part of the requests turned down at least once, each counted once. */
  throttledShare: share,
});

const tier = z.strictObject({
  tier: z.enum(tiers),
  name: text,
  /** Of the busiest hour. */
  throttled: range,
  headroom: range.nullable(),
  /** Less than a thousandth of the busiest hour is turned down. */
  carries: z.boolean(),
});

/** What `gonogo simulate --json` prints. */
const simulationDocument = z.strictObject({
  schema: z.literal('gonogo/simulation@1'),
  tool: z.strictObject({ name: z.literal('gonogo'), version: text }),
  seed: z.number().int(),
  /** How often the whole traffic was simulated. */
  courses: z.number().int().positive(),
  traffic: z.strictObject({
    from: z.enum(['plan', 'trace']),
    /** File of the trace. */
    name: text.nullable(),
    /** Shape of the day; null: only the peak is planned, and it lasts an hour, or the traffic was recorded. */
    shape: text.nullable(),
    requests: amount,
    /** True: the recording does not count requests; they follow from its tokens by the planned size. */
    estimated: z.boolean(),
    minutes: z
      .number()
      .int()
      .positive()
      .describe('Simulated minutes from minute 0 to the last request, those before the first one included.'),
    startsAt: z.iso
      .datetime()
      .nullable()
      .describe(
        'Date-time (UTC) of minute 0, from which every minute of this document counts: the midnight before the first recorded request. Null for planned traffic, whose minute 0 is the midnight (UTC) of any day, or the begin of the planned peak where no day is planned.',
      ),
    firstAt: z.iso
      .datetime()
      .nullable()
      .describe(
        'Date-time (UTC) of the first recorded request, or of the first minute of a usage export; null for planned traffic. All limits are taken to be full then.',
      ),
    lastAt: z.iso
      .datetime()
      .nullable()
      .describe(
        'Date-time (UTC) of the last recorded request, or of the end of the last minute of a usage export; null for planned traffic.',
      ),
    /** One simulated request stands for so many. */
    standsFor: z.number().min(1),
    /** True: limits hold so few of these that chance does more than it would. */
    coarse: z.boolean(),
  }),
  whatIf: z.record(text, z.union([text, z.number()])),
  service: z.strictObject({
    enforced: z.enum(['minute', 'second']),
    firstTokenMs: amount,
    tokensPerSecond: z.number().positive(),
    pace: z.enum(['live', 'assumed']),
  }),
  client: z.strictObject({
    concurrency: z.number().int().nullable(),
    attempts: z.number().int().positive(),
    patienceSeconds: amount.nullable(),
  }),
  limits: z.array(limit).max(1_000),
  /** Nothing was held against these: nobody knows the limit. */
  unknown: z.array(z.strictObject({ models: text, limiter })).max(1_000),
  /** Shares of all requests; waiting times in ms. */
  all: z.strictObject({
    throttled: range,
    delayed: range,
    failed: range,
    /** No limit turned them down, and yet they waited or were never sent: no more may be under way than the client allows. */
    heldByClient: range,
    /** Most requests that waited at the client for their turn. */
    queued: range,
    firstThrottledMinute: amount
      .nullable()
      .describe(
        'Minute, counted from traffic.startsAt, of the first request turned down; null: none is in most courses.',
      ),
    delayMs: delays,
    /** Most requests under way at once: what concurrency is needed. */
    concurrency: range,
    mostRequestsAMinute: range,
  }),
  busiestHour: z
    .strictObject({
      minutes: z.number().int(),
      courses: z.number().int().positive(),
      throttled: range,
      delayed: range,
      failed: range,
      delayMs: delays,
    })
    .nullable(),
  /** Largest multiple of the traffic of which less than a thousandth is turned down in the busiest hour. */
  headroom: range.nullable(),
  outage: z
    .strictObject({
      outageMinutes: amount,
      /** Null: some still waited when no more was watched. */
      drainMinutes: range.nullable(),
      watchedMinutes: amount,
      cameMeanwhile: amount,
      givenUp: amount,
    })
    .nullable(),
  /** Requests a minute that one more customer may send; null for recorded traffic, or without limits. */
  heaviestTenant: range.nullable(),
  relief: z.strictObject({
    /** Headroom with and without reading from the cache; null: nothing is known that could be cached. */
    caching: z.strictObject({ with: range.nullable(), without: range.nullable() }).nullable(),
    /** Headroom with and without a share of the requests in batches. */
    batching: z.strictObject({ share, with: range.nullable(), without: range.nullable() }).nullable(),
  }),
  /** Lowest first; empty where the path has no tiers. */
  tiers: z.array(tier).max(20),
  /** The first days of the launch; empty where none are planned. */
  launch: z
    .array(
      z.strictObject({
        day: z.number().int().positive(),
        share,
        mostRequestsAMinute: amount,
        throttled: range,
      }),
    )
    .max(60),
  /** How the first days were simulated; null where none are planned. */
  launchRuns: z
    .strictObject({
      courses: z.number().int().positive(),
      /** One simulated request stands for so many. */
      standsFor: z.number().min(1),
      /** One simulated minute stands for so many, where limits hold a second's worth and days have too many requests. */
      minutesStandFor: z.number().min(1),
      /** True: limits hold so few of these that chance does more than it would; `low` and `high` of each day take that in. */
      coarse: z.boolean(),
    })
    .nullable(),
  over: z
    .strictObject({
      minutesPerColumn: z.number().positive(),
      columns: z
        .array(
          z.strictObject({
            minute: amount.describe('Its first minute, counted from traffic.startsAt.'),
            use: z.array(amount),
            throttled: amount,
            binding: z.number().int(),
          }),
        )
        .max(1_000),
    })
    .describe('Use of the limits in the first course; use and binding go by the order of limits.'),
});
export type SimulationDocument = Readonly<z.output<typeof simulationDocument>>;

/** JSON Schema (2020-12) of that document. */
export function simulationJsonSchema(): object {
  return {
    $id: 'gonogo/simulation@1',
    title: 'A gonogo simulation',
    ...z.toJSONSchema(simulationDocument, { io: 'output' }),
  };
}
