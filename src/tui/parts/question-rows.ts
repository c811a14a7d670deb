import { answerWords } from '../content/answer-words.ts';
import type { Question } from '../questions/question.ts';
import type { Session } from '../session.ts';
import { clip, pad } from '../text/wrap.ts';
import { isAnswered } from '../walk.ts';
import type { ListRow } from './row-list.tsx';

/** Questions with their answers, as rows of a list. Answers that a preset gave say so. */
export function questionRows(session: Session, questions: readonly Question[], width: number): ListRow[] {
  const { symbols, context, env } = session;
  const { plan, preset } = session.get();
  const ellipsis = symbols.of('ellipsis');
  const answerColumns = env.screenReader ? width : Math.floor(width * 0.4);
  const askColumns = env.screenReader ? width : width - answerColumns - 4;
  return questions.map((question): ListRow => {
    const answer = answerWords(question, plan, context.catalog);
    const source = preset?.kept.includes(question.id) ? `${answer} (preset)` : answer;
    const ask = clip(symbols.text(question.ask), askColumns, ellipsis);
    return {
      key: question.id,
      line: [
        {
          text: env.screenReader ? `${ask} ` : pad(ask, askColumns + 1),
          role: isAnswered(plan, question) ? 'plain' : 'open',
        },
        { text: clip(symbols.text(source), answerColumns, ellipsis), role: 'muted' },
      ],
    };
  });
}
