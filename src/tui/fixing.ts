import type { WordedFinding } from '../judge/run.ts';
import type { Plan } from '../plan/schema.ts';
import type { Question } from './questions/question.ts';
import { applies, type Ground } from './walk.ts';

/**
 * The question whose answer a finding turns on: the one it says is open, else the last planned figure it shows, else
 * the first that names the check. Undefined where only the account or the code can change the finding.
 */
export function questionToFix(ground: Ground, plan: Plan, finding: WordedFinding): Question | undefined {
  const asked = ground.questions.filter((question) => applies(ground, plan, question));
  const open = finding.code === 'not-answered' ? finding.args.field : null;
  const planned = finding.figures.filter(({ origin }) => origin === 'planned').map(({ source }) => source);
  const paths = [...(open === null ? [] : [open]), ...planned.reverse()];
  for (const path of paths) {
    const question = asked.find(({ id }) => id === path || id === vouchId(path));
    if (question) return question;
  }
  return asked.find(({ checks }) => checks.includes(finding.check));
}

/** `answers["spend/alerts"]` as a plan path is `answers.spend/alerts` as a question id. */
const vouchId = (path: string): string => path.replace(/^answers\["(.+)"\]$/, 'answers.$1');
