import type { Model, Retirement } from '../model.ts';
import type { Provenance } from '../provenance.ts';
import type { ModelId } from './model-names.ts';

type Lifecycle = Model['lifecycle'];

const deprecations = {
  sources: ['deprecations', 'models-overview'],
  asOf: '2026-10-08',
  confidence: 'high',
} as const;
const newest = { sources: ['fable-5-2', 'release-notes'], asOf: '2026-11-12' } as const;
const derivedRetirement =
  'The retirement line was not seen in words; it is derived from the rule of one year after release that every other 5.x row follows.';

const on = (date: string): Retirement => ({ kind: 'on', date });
const notBefore = (date: string): Retirement => ({ kind: 'not-before', date });

function row(
  state: Lifecycle['state'],
  releasedOn: string | null,
  retires: Retirement,
  successor: ModelId | null,
  knowledgeCutoff: string | null,
  provenance: Provenance,
  rest: { readonly deprecatedOn?: string; readonly restricted?: true } = {},
): Lifecycle {
  return {
    state,
    releasedOn,
    deprecatedOn: null,
    retires,
    successor,
    restricted: false,
    knowledgeCutoff,
    provenance,
    ...rest,
  };
}

/**
 * State, release, retirement, successor, knowledge cutoff. The dates bind the Claude API, Claude Platform on AWS and
 * Foundry; Bedrock and Google Cloud set their own. `apiRules.retirementNotice` comes before every retirement.
 */
// biome-ignore format: one model a line, to be compared with the deprecations page at a glance
export const lifecycles: Readonly<Record<ModelId, Lifecycle>> = {
  'claude-fable-5-2': row('active', '2026-11-09', notBefore('2027-11-09'), null, '2026-06', { ...newest, confidence: 'high', note: derivedRetirement }),
  'claude-fable-5-1': row('active', '2026-09-01', notBefore('2027-09-01'), 'claude-fable-5-2', '2026-06', deprecations),
  'claude-fable-5': row('legacy', '2026-06-09', notBefore('2027-06-09'), 'claude-fable-5-2', '2026-01', deprecations),
  'claude-mythos-5-2': row('active', '2026-11-09', notBefore('2027-11-09'), null, '2026-06', { ...newest, confidence: 'medium', note: derivedRetirement }, { restricted: true }),
  'claude-mythos-5-1': row('active', '2026-09-01', notBefore('2027-09-01'), 'claude-mythos-5-2', '2026-06', deprecations, { restricted: true }),
  'claude-mythos-5': row('legacy', '2026-06-09', notBefore('2027-06-09'), 'claude-mythos-5-2', '2026-01', { ...deprecations, note: 'The successor is named for Fable 5 and taken to be the Mythos model of the same generation here.' }, { restricted: true }),
  'claude-mythos-preview': row('deprecated', null, { kind: 'unknown' }, 'claude-mythos-5-2', null, {
    sources: ['deprecations', 'pricing', 'sdk'],
    asOf: '2026-11-17',
    confidence: 'medium',
    note: 'Two readings of the retirement: the deprecations page says the date is to be announced, a table inside SDK 1.10.0 says 2026-06-30. Released in 2026, day not documented. Any Mythos 5.x is named as successor.',
  }, { deprecatedOn: '2026-06-09', restricted: true }),
  'claude-opus-5-5': row('active', '2026-09-22', notBefore('2027-09-22'), null, '2026-06', deprecations),
  'claude-opus-5': row('legacy', '2026-07-24', notBefore('2027-07-24'), 'claude-opus-5-5', '2026-05', deprecations),
  'claude-opus-4-8': row('legacy', '2026-05-28', notBefore('2027-05-28'), 'claude-opus-5-5', '2026-01', deprecations),
  'claude-opus-4-7': row('legacy', '2026-04-16', notBefore('2027-04-16'), 'claude-opus-5-5', '2026-01', deprecations),
  'claude-opus-4-6': row('legacy', '2026-02-05', notBefore('2027-02-05'), 'claude-opus-5-5', '2025-05', deprecations),
  'claude-opus-4-5-20251101': row('legacy', '2025-11-24', notBefore('2026-11-24'), 'claude-opus-5-5', '2025-05', { sources: ['deprecations', 'sdk'], asOf: '2026-11-17', confidence: 'high', note: 'The earliest retirement date lies four days after the date of this catalog, and no notice was seen up to 2026-11-17; ask the Models API for its lifecycle.' }),
  'claude-sonnet-5-5': row('active', '2026-09-28', notBefore('2027-09-28'), null, '2026-06', deprecations),
  'claude-sonnet-5': row('legacy', '2026-06-30', notBefore('2027-06-30'), 'claude-sonnet-5-5', '2026-01', deprecations),
  'claude-sonnet-4-6': row('legacy', '2026-02-17', notBefore('2027-02-17'), 'claude-sonnet-5-5', '2025-08', deprecations),
  'claude-sonnet-4-5-20250929': row('deprecated', '2025-09-29', on('2026-11-30'), 'claude-sonnet-5-5', '2025-01', { sources: ['deprecations', 'sdk', 'models-overview'], asOf: '2026-11-17', confidence: 'high' }, { deprecatedOn: '2026-09-30' }),
  'claude-haiku-5-5': row('active', '2026-10-07', notBefore('2027-10-07'), null, '2026-06', deprecations),
  'claude-haiku-4-5-20251001': row('legacy', '2025-10-15', notBefore('2026-10-15'), 'claude-haiku-5-5', '2025-02', { sources: ['deprecations', 'sdk'], asOf: '2026-11-17', confidence: 'high', note: 'The earliest retirement date has passed and no notice was seen in the SDK of 2026-11-17; ask the Models API for its lifecycle.' }),
};
