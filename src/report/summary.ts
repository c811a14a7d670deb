import type { Section } from '../judge/finding.ts';
import type { Run, WordedFinding } from '../judge/run.ts';
import { openStatuses } from '../judge/verdict.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';
import { verdictWords } from './status-words.ts';
import { terminalText } from './terminal-text.ts';
import { list } from './wording/format.ts';

/**
 * Order in which to fix things. Access first: without it nothing else can be verified. Then the model, because windows,
 * prices and limits hang on it; sizes, task and what the features proved before the limits they decide; money next to last, since every earlier
 * fix changes it. Questions to people come last in a list, not in the day: they can be asked meanwhile.
 */
const fixOrder: readonly Section[] = [
  'platform',
  'workspace',
  'keys',
  'model',
  'tokens',
  'task',
  'features',
  'operations',
  'limits',
  'spend',
  'cost',
];

/** True where only a person's word can settle the check. */
function needsPerson(finding: WordedFinding): boolean {
  // A saved run may come from a version whose code had other arguments.
  if (finding.code === 'not-answered') return `${finding.args.field}`.startsWith('answers[');
  return finding.code === 'answered-no';
}

const rank = (finding: WordedFinding): number =>
  needsPerson(finding) ? fixOrder.length : fixOrder.indexOf(finding.section);

/** A copy in the order to fix; findings of the same rank keep the order of the registry. */
const inFixOrder = (findings: readonly WordedFinding[]): WordedFinding[] =>
  findings.toSorted((a, b) => rank(a) - rank(b));

/** Every finding in the one place a reader meets it in full. */
export interface Sorted {
  /** What stands between this run and GO: what failed, then what is open, each in the order to fix. */
  readonly blockers: readonly Obstacle[];
  readonly cautions: readonly Obstacle[];
  /** Open questions that hold up no blocking check. */
  readonly open: readonly Obstacle[];
  readonly waived: readonly WordedFinding[];
}

export function sortFindings({ findings, strict }: Pick<Run, 'findings' | 'strict'>): Sorted {
  const isOpen = ({ status }: WordedFinding) => openStatuses.has(status);
  const isCaution = ({ status, blocking }: WordedFinding) =>
    status === 'warn' || (status === 'fail' && !blocking);
  const isFailure = ({ status, blocking }: WordedFinding) => status === 'fail' && blocking;
  const blocks = ({ finding, others }: Obstacle) =>
    !isOpen(finding) || [finding, ...others].some(({ blocking }) => blocking);
  const stopping = findings.filter((row) => isFailure(row) || isOpen(row) || (strict && isCaution(row)));
  const obstacles = obstaclesOf(inFixOrder(stopping));
  return {
    blockers: [
      ...obstacles.filter(({ finding }) => !isOpen(finding)),
      ...obstacles.filter((obstacle) => isOpen(obstacle.finding) && blocks(obstacle)),
    ],
    cautions: strict ? [] : obstaclesOf(inFixOrder(findings.filter(isCaution))),
    open: obstacles.filter((obstacle) => !blocks(obstacle)),
    waived: findings.filter(({ status }) => status === 'waived'),
  };
}

/** Why the verdict is what it is: one to three full sentences, naming the titles of what blocks. Foreign text inside. */
export function verdictReason(run: Run, { blockers, cautions }: Sorted): string {
  const open = run.findings.filter(({ status }) => openStatuses.has(status));
  const unsettled = open.filter(({ blocking }) => blocking).length;
  const idle = open.length - unsettled;
  const asides = [
    ...(cautions.length > 0 ? [many(cautions.length, 'caution')] : []),
    ...(idle > 0 ? [`${many(idle, 'open check')} that ${idle === 1 ? 'does' : 'do'} not block`] : []),
    ...(run.counts.waived > 0 ? [`${many(run.counts.waived, 'waiver')} in force`] : []),
  ];
  const besides = asides.length > 0 ? ` Besides: ${list(asides)}.` : '';
  if (blockers.length === 0) {
    const unasked = run.leftOut.filter(({ blocking }) => blocking).length;
    const partial = `${many(unasked, 'check')} that can stop the launch ${unasked === 1 ? 'was' : 'were'} left out`;
    return `${unasked > 0 ? `Nothing that was judged blocks the launch, but ${partial}.` : 'No check blocks the launch.'}${besides}`;
  }
  const failed = blockers.filter(({ finding }) => !openStatuses.has(finding.status));
  if (failed.length === 0) {
    const checks = `${many(unsettled, 'check')} ${unsettled === 1 ? 'is' : 'are'} not settled`;
    const reasons = blockers.length < unsettled ? `, for ${many(blockers.length, 'reason')}` : '';
    return `No blocking check failed, but ${checks}${reasons}: ${named(blockers)}.${besides}`;
  }
  const alsoOpen = unsettled > 0 ? ` ${many(unsettled, 'more check')} must be settled before GO.` : '';
  const stop = failed.length === 1 ? 'blocks' : 'block';
  return `${many(failed.length, 'check')} ${stop} the launch: ${named(failed)}.${alsoOpen}${besides}`;
}

const most = 3;

function named(obstacles: readonly Obstacle[]): string {
  const titles = obstacles.slice(0, most).map(({ finding }) => finding.title);
  const rest = obstacles.length - titles.length;
  return [...titles, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

const many = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Verdict and reason in one line, safe for a terminal. */
export function verdictLine(run: Run): string {
  const word = verdictWords[run.verdict];
  const opening = run.rehearsal ? `REHEARSAL, not a verdict: ${word}` : word;
  return terminalText(`${opening}. ${verdictReason(run, sortFindings(run))}`);
}

/** True where nothing was asked of the account. The credential is found on this machine; a refusal is an answer. */
export const nothingLive = (run: Pick<Run, 'observations'>): boolean =>
  run.observations.every(({ id, status }) => status === 'unavailable' || id === 'credential');
