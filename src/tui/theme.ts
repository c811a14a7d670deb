import type { Status } from '../judge/finding.ts';
import type { Verdict } from '../judge/verdict.ts';

/** What a piece of text is for; screens name roles, never colours. */
export type Role = 'plain' | 'accent' | 'muted' | 'good' | 'caution' | 'bad' | 'open';

export type Theme = Readonly<Record<Role, string | undefined>>;

const colours: Theme = {
  plain: undefined,
  accent: 'cyan',
  muted: 'gray',
  good: 'green',
  caution: 'yellow',
  bad: 'red',
  open: 'magenta',
};

const plain: Theme = {
  plain: undefined,
  accent: undefined,
  muted: undefined,
  good: undefined,
  caution: undefined,
  bad: undefined,
  open: undefined,
};

export const themeFor = (color: boolean): Theme => (color ? colours : plain);

export const statusRoles: Readonly<Record<Status, Role>> = {
  pass: 'good',
  warn: 'caution',
  fail: 'bad',
  inconclusive: 'open',
  unanswered: 'open',
  'not-applicable': 'muted',
  error: 'bad',
  waived: 'caution',
};

export const verdictRoles: Readonly<Record<Verdict, Role>> = { go: 'good', 'no-go': 'bad', hold: 'caution' };
