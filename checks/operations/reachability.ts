import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { WayConcern, WayToApi } from '../../src/judge/codes/operations.ts';
import { type Figure, live } from '../../src/judge/figure.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, pass, warn } from '../../src/judge/outcome.ts';
import type { ReachSeen } from '../../src/judge/seen/reach.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';

const clockWrongMs = 5 * 60_000;
const clockOffMs = 30_000;
/** Certificates are renewed by hand now and then; a fortnight is what that takes. */
const renewalDays = 14;

export default defineCheck({
  id: 'operations/reachability',
  subject: 'The way to the API',
  titles: {
    passed: "The API's host is reached",
    failed: "The way to the API's host needs work",
  },
  blocksFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['reach'],
  guide: {
    looksAt:
      'Name lookup, connection, encryption, certificate and clock on the way from this machine to the host of the API.',
    why: 'Firewalls, proxies that read the traffic and clocks that run wrong stop calls before any key is looked at. Where tokens and signatures carry a time, a wrong clock makes valid credentials fail.',
    how: "Makes one connection and sends one request without a key. Any HTTP answer counts as reached; a redirect is not followed and no body is read. The host's Date header, allowed for the time the answer took, tells how far the clocks are apart: over 30 seconds is a caution and over 5 minutes a failure. Those two bounds are ours, as is the fortnight a certificate of a gateway must outlast the launch. It shows the way from this machine only, not from the one that will run the product.",
    fix: 'Open the way for the host in firewall and proxy, set the clock by a time server, and check again from the machine that will run the product.',
    sources: ['sdk', 'errors'],
  },
  judge(input) {
    const { plan, catalog, observed, today } = input;
    if (!plannedPlatform(input)) return unansweredField('platform.path');
    const { reach } = observed;
    if (reach?.status !== 'observed') return callFailed(catalog, 'reach', reach);
    const evidence = { basis: 'live', figures: figuresOf(reach) } as const;
    const { host, skewMs } = reach.value;
    const leastMs = skewMs ? nearestZero(skewMs) : 0;
    if (Math.abs(leastMs) > clockWrongMs) return fail('clock-wrong', { host, leastMs }, evidence);
    const concerns = concernsOf(reach.value, plan, today);
    const way = wayOf(reach.value);
    return concerns.length > 0
      ? warn('host-reached-but', { ...way, concerns }, evidence)
      : pass('host-reached', way, evidence);
  },
});

type Skew = NonNullable<ReachSeen['skewMs']>;

/** How far two clocks are apart at the very least. */
function nearestZero({ low, high }: Skew): number {
  if (low > 0) return low;
  return high < 0 ? high : 0;
}

function concernsOf(seen: ReachSeen, plan: Plan, today: string): WayConcern[] {
  const { kind, tls, skewMs, proxyVariable } = seen;
  const leastMs = skewMs ? nearestZero(skewMs) : 0;
  const ends = certificateEnds(seen, plan, today);
  return [
    ...(Math.abs(leastMs) > clockOffMs ? [{ kind: 'clock-off', leastMs } as const] : []),
    ...(proxyVariable !== null && kind !== 'loopback'
      ? [{ kind: 'proxy-not-used', variable: proxyVariable } as const]
      : []),
    ...(tls === null && kind !== 'loopback' ? [{ kind: 'not-encrypted' } as const] : []),
    ...(ends ? [ends] : []),
  ];
}

/** Anthropic renews its own certificate; one of a gateway, or of a proxy in between, is the team's to watch. */
function certificateEnds({ kind, tls }: ReachSeen, plan: Plan, today: string): WayConcern | null {
  if (!tls?.validUntil || kind === 'loopback' || (kind === 'own' && tls.root !== 'machine')) return null;
  const on = tls.validUntil.slice(0, 10);
  const launch = plan.launchDate != null && plan.launchDate > today ? plan.launchDate : null;
  const renewBy = Date.parse(on) - renewalDays * 86_400_000;
  if (renewBy >= Date.parse(launch ?? today)) return null;
  return {
    kind: 'certificate-ends',
    on,
    before: renewBy < Date.parse(today) || !launch ? 'today' : 'launch',
  };
}

const wayOf = ({ host, status, firstByteMs, tls }: ReachSeen): WayToApi => ({
  host,
  status,
  firstByteMs,
  tlsVersion: tls?.version ?? null,
  certificateUntil: tls?.validUntil?.slice(0, 10) ?? null,
  ownRoot: tls?.root === 'machine' ? (tls.issuer ?? 'an issuer without a name') : null,
});

/** Both bounds of the difference in words that need no sign: behind, ahead, or somewhere between. */
function clockBounds({ low, high }: Skew): readonly (readonly [string, number])[] {
  const clock = "Host's clock";
  if (low >= 0)
    return [
      [`${clock} ahead by at least`, low],
      [`${clock} ahead by at most`, high],
    ];
  if (high <= 0)
    return [
      [`${clock} behind by at least`, -high],
      [`${clock} behind by at most`, -low],
    ];
  return [
    [`${clock} behind by at most`, -low],
    [`${clock} ahead by at most`, high],
  ];
}

function figuresOf(reach: ObservedBy<'reach'>): Figure[] {
  const { dnsMs, connectMs, tls, firstByteMs, skewMs, status } = reach.value;
  const times: readonly (readonly [string, number | null | undefined])[] = [
    ['Name lookup', dnsMs],
    ['Connection', connectMs],
    ['TLS handshake', tls?.handshakeMs],
    ['First byte of the answer', firstByteMs],
    ...(skewMs ? clockBounds(skewMs) : []),
  ];
  const texts: readonly (readonly [string, string | null | undefined, Figure['unit']])[] = [
    ['TLS version', tls?.version, 'text'],
    ['Certificate issued by', tls?.issuer, 'text'],
    ['Certificate valid until', tls?.validUntil?.slice(0, 10), 'date'],
    ['HTTP status without a key', String(status), 'text'],
  ];
  return [
    ...times.flatMap(([name, ms]) => (ms == null ? [] : [live(name, ms, 'ms', reach)])),
    ...texts.flatMap(([name, value, unit]) => (value == null ? [] : [live(name, value, unit, reach)])),
  ];
}
