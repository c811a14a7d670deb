import Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MinuteLimits } from '../../src/catalog/limits.ts';
import { type AccountProfile, accountProfiles } from '../../src/sandbox/account.ts';
import { ClassBuckets, organizationBuckets, workspaceBuckets } from '../../src/sandbox/rate-limits.ts';
import { judgedClient, sandboxFor } from './judged-client.ts';

const limits: MinuteLimits = { rpm: 6, itpm: 6_000, otpm: 600 };

/** Two workspaces under one organization: the first with limits of its own, the second without. */
function twoWorkspaces(own: Partial<MinuteLimits>, organization = limits) {
  const shared = organizationBuckets(organization, 0);
  return {
    limited: new ClassBuckets(shared, workspaceBuckets(own, organization, 0)),
    free: new ClassBuckets(shared),
  };
}

const tokens = (buckets: ClassBuckets, nowMs = 0) => {
  const headers = buckets.headers(nowMs);
  return ['limit', 'remaining', 'reset'].map((part) => headers[`anthropic-ratelimit-tokens-${part}`]);
};

describe('a workspace under its organization', () => {
  test.each([
    // Two requests a minute: the third has to wait 30 seconds.
    ['requests', { rpm: 2 }, [0, 0], 0, '2 requests per minute', 30],
    // 1,000 of 1,200 taken; 500 need 300 more at 20 a second.
    ['input', { itpm: 1_200 }, [1_000], 500, '1,200 input tokens per minute', 15],
  ] as const)('is held to its own %s', (_, own, before, wanted, limit, retryAfterSeconds) => {
    const { limited, free } = twoWorkspaces(own);
    for (const input of before) expect(limited.admit(input, 0)).toBeNull();
    expect(limited.admit(wanted, 0)).toEqual({ limit, whose: 'workspace', retryAfterSeconds });
    expect(free.admit(wanted, 0)).toBeNull();
    expect(limited.admit(wanted, retryAfterSeconds * 1_000)).toBeNull();
  });

  test('is held to its own output', () => {
    const { limited, free } = twoWorkspaces({ otpm: 60 });
    limited.produced(70, 0);
    // 10 in debt and 1 to go at one a second.
    const refusal = { limit: '60 output tokens per minute', whose: 'workspace', retryAfterSeconds: 11 };
    expect(limited.admit(0, 0)).toEqual(refusal);
    expect(free.admit(0, 0)).toBeNull();
  });

  test('takes from the organization what it uses', () => {
    const { limited, free } = twoWorkspaces({ itpm: 5_000 });
    expect(limited.admit(5_000, 0)).toBeNull();
    limited.produced(600, 0);
    // 1,000 of 6,000 left; 2,000 need 1,000 more at 100 a second.
    expect(free.admit(2_000, 0)).toEqual({
      limit: '6,000 input tokens per minute',
      whose: 'organization',
      retryAfterSeconds: 10,
    });
    // 600 of 600 produced: one more at 10 a second takes a tenth of a second.
    expect(free.admit(1_000, 0)?.limit).toBe('600 output tokens per minute');
    expect(free.admit(1_000, 100)).toBeNull();
  });

  test('is stopped by what others used, however much of its own limit is left', () => {
    const { limited, free } = twoWorkspaces({ itpm: 3_000 });
    free.admit(6_000, 0);
    expect(limited.admit(600, 0)).toEqual({
      limit: '6,000 input tokens per minute',
      whose: 'organization',
      retryAfterSeconds: 6,
    });
  });

  test('neither bucket is charged when the workspace refuses', () => {
    const { limited, free } = twoWorkspaces({ itpm: 1_000 });
    expect(limited.admit(1_001, 0)?.whose).toBe('workspace');
    expect(free.admit(6_000, 0)).toBeNull();
    expect(limited.headers(0)['anthropic-ratelimit-requests-remaining']).toBe('5');
  });

  test('neither bucket is charged when the organization refuses', () => {
    const { limited, free } = twoWorkspaces({ itpm: 1_000 });
    free.admit(5_500, 0);
    expect(limited.admit(1_000, 0)?.whose).toBe('organization');
    // The organization has 1,000 again after 5 seconds; the workspace still has all of its own.
    expect(limited.admit(1_000, 5_000)).toBeNull();
  });

  test('the one that lets it through later is named', () => {
    const { limited } = twoWorkspaces({ itpm: 600 });
    limited.admit(600, 0);
    // 100 more: 10 seconds at 10 a second in the workspace, nothing in the organization.
    expect(limited.admit(100, 0)).toMatchObject({ whose: 'workspace', retryAfterSeconds: 10 });
  });

  test('gets no more than the organization, whatever it set', () => {
    const { limited } = twoWorkspaces({ rpm: 100, itpm: 60_000 });
    expect(limited.admit(6_001, 0)?.limit).toBe('6,000 input tokens per minute');
    expect(tokens(limited)[0]).toBe('6600');
  });
});

describe('the headers about tokens', () => {
  test('state input and output of the organization where the workspace set no limit', () => {
    expect(tokens(twoWorkspaces({ rpm: 2 }).limited)).toEqual(['6600', '7000', '1970-01-01T00:00:00Z']);
  });

  test('state the limit of the workspace where it leaves less', () => {
    const { limited, free } = twoWorkspaces({ itpm: 3_000 });
    limited.admit(1_500, 0);
    // 1,500 of 3,000 left, full again after 30 seconds; 1,500 is rounded to 2,000.
    expect(tokens(limited)).toEqual(['3000', '2000', '1970-01-01T00:00:30Z']);
    // 4,500 and 600 of the organization, full after 15 seconds.
    expect(tokens(free)).toEqual(['6600', '5000', '1970-01-01T00:00:15Z']);
    expect(limited.headers(0)['anthropic-ratelimit-input-tokens-limit']).toBe('6000');
  });

  test('state those of the organization while others left less of them', () => {
    const { limited, free } = twoWorkspaces({ itpm: 3_000 });
    free.admit(4_000, 0);
    // 2,000 are left of the organization's input, 3,000 of the workspace's; 40 seconds to be full.
    expect(tokens(limited)).toEqual(['6600', '3000', '1970-01-01T00:00:40Z']);
  });

  test('state the tighter one of two limits of the workspace', () => {
    expect(tokens(twoWorkspaces({ itpm: 3_000, otpm: 500 }).limited)[0]).toBe('500');
  });
});

/** Taken at a time; in any stretch no more than one bucket and the refill of that stretch may be taken. */
type Taken = readonly { readonly atMs: number; readonly amount: number }[];

function expectWithin(taken: Taken, perMinute: number): void {
  for (const [first, { atMs: from }] of taken.entries()) {
    let sum = 0;
    for (const { atMs, amount } of taken.slice(first)) {
      sum += amount;
      expect(sum).toBeLessThanOrEqual(perMinute * (1 + (atMs - from) / 60_000) + 1e-3);
    }
  }
}

test('in any stretch of time both layers hand out at most one bucket and its refill', () => {
  const perMinute = fc.integer({ min: 1, max: 500 });
  const set = fc.record({ rpm: perMinute, itpm: perMinute, otpm: fc.constant(1_000_000) });
  const request = fc.record({
    afterMs: fc.nat(20_000),
    inputTokens: fc.nat(120),
    from: fc.constantFrom('first', 'second', 'free'),
  });
  fc.assert(
    fc.property(set, set, set, fc.array(request, { maxLength: 40 }), (organization, first, second, trace) => {
      const shared = organizationBuckets(organization, 0);
      const own = (limit: MinuteLimits) => new ClassBuckets(shared, workspaceBuckets(limit, organization, 0));
      const workspaces = { first: own(first), second: own(second), free: new ClassBuckets(shared) };
      const admitted: { atMs: number; inputTokens: number; from: string }[] = [];
      let atMs = 0;
      for (const { afterMs, inputTokens, from } of trace) {
        atMs += afterMs;
        const refusal = workspaces[from].admit(inputTokens, atMs);
        if (!refusal) admitted.push({ atMs, inputTokens, from });
        else expect(refusal.whose === 'workspace' && from === 'free').toBe(false);
      }
      const check = (rows: typeof admitted, limit: MinuteLimits) => {
        expectWithin(
          rows.map((row) => ({ atMs: row.atMs, amount: 1 })),
          limit.rpm,
        );
        expectWithin(
          rows.map((row) => ({ atMs: row.atMs, amount: row.inputTokens })),
          limit.itpm,
        );
      };
      check(admitted, organization);
      check(
        admitted.filter((row) => row.from === 'first'),
        first,
      );
      check(
        admitted.filter((row) => row.from === 'second'),
        second,
      );
    }),
  );
});

test('a refusal takes nothing: without refused requests the same ones are let through', () => {
  const amount = fc.integer({ min: 1, max: 3_000 });
  const request = fc.record({ afterMs: fc.nat(20_000), inputTokens: amount });
  fc.assert(
    fc.property(amount, fc.array(request, { maxLength: 30 }), (itpm, trace) => {
      const outcome = (requests: readonly { atMs: number; inputTokens: number }[]) => {
        const { limited } = twoWorkspaces({ rpm: 3, itpm });
        return requests.filter(({ atMs, inputTokens }) => !limited.admit(inputTokens, atMs));
      };
      let atMs = 0;
      const timed = trace.map(({ afterMs, inputTokens }) => {
        atMs += afterMs;
        return { atMs, inputTokens };
      });
      const admitted = outcome(timed);
      expect(outcome(admitted)).toEqual(admitted);
    }),
  );
});

describe('over HTTP', () => {
  const now = () => new Date('2026-11-20T12:00:00Z');
  const ask = {
    model: 'claude-opus-4-8',
    max_tokens: 10,
    messages: [{ role: 'user' as const, content: 'Hello, Claude' }],
  };
  const otherKey = 'sk-ant-api03-test-other-0002';
  const other = 'wrkspc_01SandboxOther';
  const { id: production } = accountProfiles.start.workspace;
  const account: AccountProfile = {
    ...accountProfiles.start,
    limits: { 'opus-4': { rpm: 4, itpm: 100_000, otpm: 10_000 } },
    workspaceLimits: { [other]: { 'opus-4': { rpm: 1, itpm: 2_000 } } },
    apiKeys: [
      {
        id: 'apikey_01Other',
        name: 'other',
        status: 'active',
        expiresAt: null,
        workspaceId: other,
        secret: otherKey,
      },
    ],
  };
  const clients = async (profile: AccountProfile) => {
    const sandbox = await sandboxFor({ account: profile, now });
    return {
      usual: (await judgedClient(sandbox)).messages,
      elsewhere: (await judgedClient(sandbox, { apiKey: otherKey })).messages,
    };
  };

  test('keys of another workspace meet its limits, and draw on those of the organization', async () => {
    const { usual, elsewhere } = await clients(account);
    const { response } = await elsewhere.create(ask).withResponse();
    expect(response.headers.get('anthropic-ratelimit-tokens-limit')).toBe('2000');
    expect(response.headers.get('anthropic-ratelimit-requests-remaining')).toBe('3');
    const refused: unknown = await elsewhere.create(ask).catch((caught: unknown) => caught);
    expect(refused).toBeInstanceOf(Anthropic.RateLimitError);
    expect(refused).toMatchObject({
      apiMessage: expect.stringContaining("your workspace's rate limit of 1 requests per minute"),
    });
    expect(refused instanceof Anthropic.APIError && refused.headers?.get('retry-after')).toBe('60');
    for (const left of ['2', '1', '0']) {
      const answer = await usual.create(ask).withResponse();
      expect(answer.response.headers.get('anthropic-ratelimit-requests-remaining')).toBe(left);
      expect(answer.response.headers.get('anthropic-ratelimit-tokens-limit')).toBe('110000');
    }
    await expect(usual.create(ask)).rejects.toThrow("your organization's rate limit of 4 requests");
  });

  test('another class of models has limits of its own', async () => {
    const { elsewhere } = await clients(account);
    await elsewhere.create(ask);
    for (let round = 0; round < 3; round += 1)
      expect(await elsewhere.create({ ...ask, model: 'claude-haiku-5-5' })).toBeTruthy();
  });

  test('the Default workspace cannot be limited', async () => {
    const workspace = { id: production, isDefault: true, name: 'Default' };
    const workspaceLimits = { [production]: { 'opus-4': { rpm: 1 } } };
    const { usual } = await clients({ ...account, workspace, workspaceLimits });
    await usual.create(ask);
    expect(await usual.create(ask)).toBeTruthy();
  });
});
