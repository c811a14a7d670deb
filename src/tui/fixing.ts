import type { WordedFinding } from '../judge/run.ts';
import type { Plan } from '../plan/schema.ts';
import type { Question } from './questions/question.ts';
import { applies, type Ground } from './walk.ts';

/**
 * The questions whose answers a finding turns on, likeliest first: the one it says is open and no other; else those of
 * the planned figures it shows, then all that name the check. Empty where only the account or the code can change it.
 */
export function questionsToFix(ground: Ground, plan: Plan, finding: WordedFinding): readonly Question[] {
  const asked = ground.questions.filter((question) => applies(ground, plan, question));
  const at = (path: string): Question[] => asked.filter(({ id }) => id === path || id === vouchId(path));
  if (finding.code === 'not-answered') {
    const open = at(finding.args.field);
    if (open.length > 0) return open;
  }
  const planned = finding.figures.filter(({ origin }) => origin === 'planned');
  const reading = asked.filter(({ checks }) => checks.includes(finding.check));
  return [...new Set([...planned.flatMap(({ source }) => at(source)), ...reading])];
}

/** `answers["spend/alerts"]` as a plan path is `answers.spend/alerts` as a question id. */
const vouchId = (path: string): string => path.replace(/^answers\["(.+)"\]$/, 'answers.$1');
