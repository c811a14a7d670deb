import type { Section } from '../judge/finding.ts';
import type { Run, WordedFinding } from '../judge/run.ts';
import { openStatuses } from '../judge/verdict.ts';
import { verdictWords } from './status-words.ts';
import { terminalText } from './terminal-text.ts';
import { list } from './wording/format.ts';

/**
 * Order in which to fix things. Access first: without it nothing else can be verified. Then the model, because windows,
 * prices and limits hang on it; sizes and task before the limits they decide; money next to last, since every earlier
 * fix changes it. Questions to people come last in a list, not in the day: they can be asked meanwhile.
 */
const fixOrder: readonly Section[] = [
  'platform',
  'workspace',
  'model',
  'tokens',
  'task',
  'limits',
  'spend',
  'cost',
];

/** True where only a person's word can settle the check. */
function needsPerson(finding: WordedFinding): boolean {
  if (finding.code === 'not-answered') return finding.args.field.startsWith('answers[');
  return finding.code === 'answered-no';
}

const rank = (finding: WordedFinding): number =>
  needsPerson(finding) ? fixOrder.length : fixOrder.indexOf(finding.section);

/** A copy in the order to fix; findings of the same rank keep the order of the registry. */
export function inFixOrder(findings: readonly WordedFinding[]): WordedFinding[] {
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

/** Every finding in the one place a reader meets it in full. */
export interface Sorted {
  /** What stands between this run and GO: blocking failures and blocking open questions, in the order to fix. */
  readonly blockers: readonly WordedFinding[];
  readonly cautions: readonly WordedFinding[];
  /** Open questions that do not block. */
  readonly open: readonly WordedFinding[];
  readonly waived: readonly WordedFinding[];
}

export function sortFindings(run: Pick<Run, 'findings' | 'strict'>): Sorted {
  const stops = ({ status, blocking }: WordedFinding) =>
    blocking && (status === 'fail' || openStatuses.has(status));
  const isCaution = (finding: WordedFinding) =>
    finding.status === 'warn' || (finding.status === 'fail' && !finding.blocking);
  const { findings, strict } = run;
  return {
    blockers: inFixOrder(findings.filter((finding) => stops(finding) || (strict && isCaution(finding)))),
    cautions: strict ? [] : inFixOrder(findings.filter(isCaution)),
    open: inFixOrder(findings.filter((finding) => openStatuses.has(finding.status) && !finding.blocking)),
    waived: findings.filter(({ status }) => status === 'waived'),
  };
}

/** Why the verdict is what it is: one or two full sentences, naming the titles of what blocks. Foreign text inside. */
export function verdictReason(run: Run, { blockers, cautions, open }: Sorted): string {
  const aside = [
    ...(cautions.length > 0 ? [many(cautions.length, 'caution')] : []),
    ...(open.length > 0
      ? [`${many(open.length, 'open check')} that ${open.length === 1 ? 'does' : 'do'} not block`]
      : []),
    ...(run.counts.waived > 0 ? [`${many(run.counts.waived, 'waiver')} in force`] : []),
  ];
  const besides = aside.length > 0 ? ` Besides: ${list(aside)}.` : '';
  if (blockers.length === 0) return `No check blocks the launch.${besides}`;
  const failed = blockers.filter(({ status }) => !openStatuses.has(status));
  const unsettled = blockers.length - failed.length;
  if (failed.length === 0) {
    const be = unsettled === 1 ? 'is' : 'are';
    return `No blocking check failed, but ${unsettled} ${be} not settled: ${named(blockers)}.${besides}`;
  }
  const alsoOpen = unsettled > 0 ? ` ${many(unsettled, 'more check')} must be settled before GO.` : '';
  const stop = failed.length === 1 ? 'blocks' : 'block';
  return `${many(failed.length, 'check')} ${stop} the launch: ${named(failed)}.${alsoOpen}${besides}`;
}

const most = 3;

function named(findings: readonly WordedFinding[]): string {
  const titles = findings.slice(0, most).map(({ title }) => title);
  const rest = findings.length - titles.length;
  return [...titles, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

const many = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Verdict and reason in one line, safe for a terminal. */
export function verdictLine(run: Run): string {
  const word = verdictWords[run.verdict];
  const opening = run.rehearsal ? `REHEARSAL, not a verdict: ${word}` : word;
  return terminalText(`${opening}. ${verdictReason(run, sortFindings(run))}`);
}

/** True where no probe asked the account anything and got an answer. The credential is found on this machine. */
export const nothingLive = (run: Pick<Run, 'observations'>): boolean =>
  !run.observations.some(({ id, status }) => status === 'observed' && id !== 'credential');
