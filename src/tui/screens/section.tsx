import { Box } from 'ink';
import { answerWords } from '../answer-words.ts';
import { blank, type Line, paragraph } from '../lines.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { type ListRow, RowList } from '../parts/row-list.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { sectionTitles } from '../questions/question.ts';
import { layoutFor } from '../scrolling.ts';
import type { SectionScreen } from '../state/screens.ts';
import { isAnswered, sectionQuestions } from '../walk.ts';
import { clip, pad } from '../wrap.ts';

/** A section's questions with their answers, to keep or to change. */
export function SectionOverview({ screen }: { readonly screen: SectionScreen }) {
  const session = useSession();
  const state = useWizardState();
  const { symbols, context, env } = session;
  const layout = layoutFor(session);
  const { plan, preset } = state;
  const questions = sectionQuestions(context, plan, screen.section);
  const kept = questions.filter(({ id }) => preset?.kept.includes(id));
  const open = questions.filter((question) => !isAnswered(plan, question)).length;
  const intro: Line[] = [
    ...(kept.length > 0
      ? paragraph(
          symbols,
          `${kept.length} answers come from the preset "${preset?.name}". Keep them with Enter, or change any of them.`,
          layout.mainColumns,
        )
      : paragraph(symbols, 'Enter on a question opens it.', layout.mainColumns, { role: 'muted' })),
    blank,
  ];
  const answerColumns = env.screenReader ? 1_000 : Math.floor(layout.columns * 0.4);
  const askColumns = env.screenReader ? 1_000 : layout.columns - answerColumns - 4;
  const rows: ListRow[] = [
    { key: 'go-on', line: [{ text: goOnWords(kept.length, open) }] },
    ...questions.map((question): ListRow => {
      const answered = isAnswered(plan, question);
      const answer = answerWords(question, plan, context.catalog);
      const source = preset?.kept.includes(question.id) ? `${answer} (preset)` : answer;
      const ask = clip(symbols.text(question.ask), askColumns, symbols.of('ellipsis'));
      return {
        key: question.id,
        line: [
          {
            text: env.screenReader ? `${ask} ` : pad(ask, askColumns + 1),
            ...(answered ? {} : { role: 'open' as const }),
          },
          { text: clip(symbols.text(source), answerColumns, symbols.of('ellipsis')), role: 'muted' },
        ],
      };
    }),
  ];
  return (
    <Frame layout={layout} title={sectionTitles[screen.section].full} right={`${open} open`}>
      <LinesView lines={intro} />
      <Box>
        <RowList
          rows={rows}
          cursor={screen.cursor}
          height={layout.bodyRows - intro.length}
          label="Questions"
        />
      </Box>
    </Frame>
  );
}

function goOnWords(kept: number, open: number): string {
  if (open > 0) return `Go on with the ${open === 1 ? 'open question' : `${open} open questions`} here`;
  return kept > 0 ? 'Keep these and go on' : 'Go on';
}
