import { answerWords } from '../content/answer-words.ts';
import { questionsBehind } from '../fixing.ts';
import type { Question } from '../questions/question.ts';
import type { Session } from '../session.ts';
import { clip, pad } from '../text/wrap.ts';
import { isOpen } from '../walk.ts';
import type { ListRow } from './row-list.tsx';

/** Questions with their answers, as rows of a list. A sign marks those that a failed check turns on; a preset's say so. */
export function questionRows(session: Session, questions: readonly Question[], width: number): ListRow[] {
  const { symbols, context, env, judged } = session;
  const state = session.get();
  const { plan, preset } = state;
  const failing = new Set(
    judged
      .findings(plan, state.run)
      .filter(({ status }) => status === 'fail')
      .flatMap((finding) => questionsBehind(context, plan, finding).map(({ id }) => id)),
  );
  const ellipsis = symbols.of('ellipsis');
  const answerColumns = env.screenReader ? width : Math.floor(width * 0.4);
  const askColumns = env.screenReader ? width : width - answerColumns - 6;
  return questions.map((question): ListRow => {
    const answer = answerWords(question, plan, context.catalog);
    const source = preset?.kept.includes(question.id) ? `${answer} (preset)` : answer;
    const label = clip(symbols.text(question.label), askColumns, ellipsis);
    return {
      key: question.id,
      line: [
        failing.has(question.id)
          ? { text: `${symbols.mark('fail')} `, role: 'bad' }
          : { text: env.screenReader ? '' : '  ' },
        {
          text: env.screenReader ? `${label}: ` : pad(label, askColumns + 1),
          role: isOpen(state, question) ? 'open' : 'plain',
        },
        { text: clip(symbols.text(source), answerColumns, ellipsis), role: 'muted' },
      ],
    };
  });
}
