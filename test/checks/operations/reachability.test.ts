import { expect, test } from 'vitest';
import reachability from '../../../checks/operations/reachability.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const here: PlanInput = { platform: { path: 'claude-api' } };
const launching: PlanInput = { ...here, launchDate: '2026-12-01' };
const tls = {
  handshakeMs: 30,
  version: 'TLSv1.3',
  issuer: 'Example Proxy',
  validUntil: '2027-02-01T00:00:00.000Z',
  root: 'public',
} as const;
const gateway = { host: 'gateway.example', kind: 'foreign' } as const;
const until = (day: string) => ({ ...gateway, tls: { ...tls, validUntil: `${day}T23:59:59.000Z` } });
const concerned = (plan: PlanInput, seen: object, ...concerns: object[]) =>
  ({ plan, seen: { reach: seen }, status: 'warn', code: 'host-reached-but', args: { concerns } }) as const;
const fine = (plan: PlanInput, seen: object, args: object = {}) =>
  ({
    plan,
    seen: { reach: seen },
    status: 'pass',
    code: 'host-reached',
    basis: 'live',
    args: { ...args },
  }) as const;

judgeTable(reachability, [
  { name: 'no path chosen', ...asks('platform.path') },
  { name: 'never asked', plan: here, status: 'inconclusive', code: 'not-observed' },
  {
    name: 'offline',
    plan: here,
    seen: { reach: unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'not reached',
    plan: here,
    seen: { reach: failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'no answer in time',
    plan: here,
    seen: { reach: failed('client-timeout') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'something else answers',
    plan: here,
    seen: { reach: failed('unexpected-response') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'reached',
    ...fine(
      here,
      {},
      {
        host: 'api.anthropic.com',
        status: 401,
        firstByteMs: 40,
        tlsVersion: 'TLSv1.3',
        certificateUntil: '2027-02-01',
        ownRoot: null,
      },
    ),
  },
  {
    name: 'the sandbox: plain http on this machine',
    ...fine(
      here,
      { host: '127.0.0.1:4010', kind: 'loopback', tls: null, dnsMs: null },
      { tlsVersion: null, certificateUntil: null },
    ),
  },
  {
    name: 'a proxy reads the traffic',
    ...fine(here, { tls: { ...tls, root: 'machine' } }, { ownRoot: 'Example Proxy' }),
  },
  {
    name: 'one without a name',
    ...fine(
      here,
      { tls: { ...tls, root: 'machine', issuer: null } },
      { ownRoot: 'an issuer without a name' },
    ),
  },
  {
    name: 'a root the chain does not show',
    ...fine(here, { tls: { ...tls, root: null } }, { ownRoot: null }),
  },
]);

judgeTable(
  reachability,
  [
    { name: 'the host told no time', ...fine(here, { skewMs: null }) },
    { name: '30 s apart', ...fine(here, { skewMs: { low: 30_000, high: 30_999 } }) },
    {
      name: 'more',
      ...concerned(here, { skewMs: { low: 30_001, high: 31_000 } }, { kind: 'clock-off', leastMs: 30_001 }),
    },
    {
      name: 'more, the other way',
      ...concerned(
        here,
        { skewMs: { low: -31_000, high: -30_001 } },
        { kind: 'clock-off', leastMs: -30_001 },
      ),
    },
    {
      name: 'a slow answer, which can mean both',
      ...fine(here, { skewMs: { low: -400_000, high: 10_000 } }),
    },
    {
      name: '5 minutes apart',
      ...concerned(
        here,
        { skewMs: { low: 300_000, high: 300_999 } },
        { kind: 'clock-off', leastMs: 300_000 },
      ),
    },
    {
      name: 'more than that',
      plan: here,
      seen: { reach: { skewMs: { low: 300_001, high: 301_000 } } },
      status: 'fail',
      code: 'clock-wrong',
      basis: 'live',
      args: { host: 'api.anthropic.com', leastMs: 300_001 },
    },
    {
      name: 'an hour behind',
      plan: here,
      seen: { reach: { skewMs: { low: -3_600_000, high: -3_599_001 } } },
      status: 'fail',
      code: 'clock-wrong',
      args: { leastMs: -3_599_001 },
    },
    {
      name: 'a rehearsal by a wrong clock',
      plan: here,
      seen: { reach: { kind: 'loopback', tls: null, skewMs: { low: 400_000, high: 401_000 } } },
      status: 'fail',
      code: 'clock-wrong',
    },
  ],
  'clocks',
);

judgeTable(
  reachability,
  [
    {
      name: 'a proxy that was not used',
      ...concerned(
        here,
        { proxyVariable: 'HTTPS_PROXY' },
        { kind: 'proxy-not-used', variable: 'HTTPS_PROXY' },
      ),
    },
    {
      name: 'to this machine it is not needed',
      ...fine(here, { kind: 'loopback', tls: null, proxyVariable: 'HTTPS_PROXY' }),
    },
    {
      name: 'plain http to another machine',
      ...concerned(here, { ...gateway, tls: null }, { kind: 'not-encrypted' }),
    },
    {
      name: 'all at once',
      ...concerned(
        launching,
        { ...until('2026-12-02'), skewMs: { low: 40_000, high: 41_000 }, proxyVariable: 'ALL_PROXY' },
        { kind: 'clock-off', leastMs: 40_000 },
        { kind: 'proxy-not-used', variable: 'ALL_PROXY' },
        { kind: 'certificate-ends', on: '2026-12-02', before: 'today' },
      ),
    },
  ],
  'the way',
);

// Judged on 2026-11-20: a fortnight on is 12-04, and a fortnight after the launch 12-15.
judgeTable(
  reachability,
  [
    { name: 'no launch date, a fortnight left', ...fine(here, until('2026-12-04')) },
    {
      name: 'no launch date, less',
      ...concerned(here, until('2026-12-03'), {
        kind: 'certificate-ends',
        on: '2026-12-03',
        before: 'today',
      }),
    },
    { name: 'a fortnight after the launch', ...fine(launching, until('2026-12-15')) },
    {
      name: 'sooner',
      ...concerned(launching, until('2026-12-14'), {
        kind: 'certificate-ends',
        on: '2026-12-14',
        before: 'launch',
      }),
    },
    { name: 'a launch that was', ...fine({ ...here, launchDate: '2026-11-01' }, until('2026-12-04')) },
    {
      name: 'Anthropic renews its own',
      ...fine(launching, { tls: { ...tls, validUntil: '2026-11-25T00:00:00.000Z' } }),
    },
    {
      name: 'a proxy in between does not',
      ...concerned(
        launching,
        { tls: { ...tls, root: 'machine', validUntil: '2026-11-25T00:00:00.000Z' } },
        { kind: 'certificate-ends', on: '2026-11-25' },
      ),
    },
    {
      name: 'it does not say',
      ...fine(launching, { ...gateway, tls: { ...tls, validUntil: null } }, { certificateUntil: null }),
    },
    { name: 'on this machine', ...fine(launching, { ...until('2026-11-25'), kind: 'loopback' }) },
  ],
  'certificates',
);

test.each([
  [{ low: 200, high: 900 }, ['ahead by at least', 200], ['ahead by at most', 900]],
  [{ low: -952, high: -102 }, ['behind by at least', 102], ['behind by at most', 952]],
  [{ low: -952, high: 48 }, ['behind by at most', 952], ['ahead by at most', 48]],
])('a clock between %o is said without a sign', (skewMs, ...bounds) => {
  const { figures } = judged(reachability, { plan: here, seen: { reach: { skewMs } } });
  const clock = figures.filter(({ name }) => name.startsWith("Host's clock "));
  expect(clock.map(({ name, value }) => [name.replace("Host's clock ", ''), value])).toEqual(bounds);
});
