import type { WordedFinding } from '../judge/run.ts';
import type { Plan } from '../plan/schema.ts';
import { offendingQuestions, usualCulprits } from './offending.ts';
import type { Question } from './questions/question.ts';
import { applies, type Ground } from './walk.ts';

/**
 * The questions whose answers can change a finding, likeliest first: the one it says is open and no other; else those
 * it turns on, then all that name the check. Empty where only the account or the code can change it.
 */
export function questionsToFix(ground: Ground, plan: Plan, finding: WordedFinding): readonly Question[] {
  const asked = ground.questions.filter((question) => applies(ground, plan, question));
  if (finding.code === 'not-answered') {
    const open = named(asked, [finding.args.field]);
    if (open.length > 0) return open;
  }
  const likely = named(asked, [
    ...offendingQuestions(finding),
    ...plannedPaths(finding),
    ...(usualCulprits[finding.check] ?? []),
  ]);
  const reading = asked.filter(({ checks }) => checks.includes(finding.check));
  return [...new Set([...likely, ...reading])];
}

/** The questions a finding turns on: what it names as wrong, else the planned figures it shows, else what its check is about. */
export function questionsBehind(ground: Ground, plan: Plan, finding: WordedFinding): readonly Question[] {
  const asked = ground.questions.filter((question) => applies(ground, plan, question));
  const offending = named(asked, offendingQuestions(finding));
  if (offending.length > 0) return offending;
  const planned = named(asked, plannedPaths(finding));
  return planned.length > 0 ? planned : named(asked, usualCulprits[finding.check] ?? []).slice(0, 1);
}

const plannedPaths = ({ figures }: WordedFinding): readonly string[] =>
  figures.filter(({ origin }) => origin === 'planned').map(({ source }) => source);

const named = (asked: readonly Question[], paths: readonly string[]): Question[] => [
  ...new Set(paths.flatMap((path) => asked.filter(({ id }) => id === path || id === vouchId(path)))),
];

/** `answers["spend/alerts"]` as a plan path is `answers.spend/alerts` as a question id. */
const vouchId = (path: string): string => path.replace(/^answers\["(.+)"\]$/, 'answers.$1');
