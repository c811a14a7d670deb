import type { Catalog } from '../../catalog/catalog.ts';
import type { Plan } from '../../plan/schema.ts';
import { count, list, percent, usd } from '../../report/wording/format.ts';
import { saysNone } from '../inputs.ts';
import type { NumberQuestion, Question } from '../questions/question.ts';
import { sharesText } from '../text/shares.ts';

/** The answer of a question in a few words. */
export function answerWords(question: Question, plan: Plan, catalog: Catalog): string {
  const answer = question.get(plan);
  if (question.kind === 'number' && saysNone(question, plan)) return 'none';
  if (answer === undefined) return 'open';
  // The plan has one word for a limit nobody set and one nobody knows, until a person says which.
  if (answer === null) return question.kind === 'number' && question.noneBy ? 'none stated' : 'not known';
  switch (question.kind) {
    case 'choice': {
      const value = question.get(plan);
      const option = question.options(plan, catalog).find((row) => row.value === value);
      return option && !option.cells ? option.label : String(answer);
    }
    case 'yes-no':
      return answer ? 'yes' : 'no';
    case 'multi': {
      const chosen = question.get(plan) ?? [];
      const labels = question.options(plan, catalog).filter(({ value }) => chosen.includes(value));
      return list(labels.map(({ label }) => label));
    }
    case 'number':
      return answer === 'none' ? 'none' : numberWords(question, Number(answer));
    case 'shares':
      return sharesText(question.get(plan) ?? []);
    case 'vouch': {
      const vouched = question.get(plan);
      return vouched ? `${vouched.says}, says ${vouched.by} on ${vouched.on}` : 'open';
    }
    case 'text':
    case 'date':
      return String(answer);
  }
}

function numberWords({ unit }: NumberQuestion, answer: number): string {
  switch (unit) {
    case 'USD':
      return usd(answer);
    case 'share':
    case 'growth':
      return percent(answer);
    case 'plain':
      return count(answer);
    default:
      return `${count(answer)} ${unit}`;
  }
}
