import { Box } from 'ink';
import { layoutFor } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { questionRows } from '../parts/question-rows.ts';
import { type ListRow, RowList } from '../parts/row-list.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { sectionTitles } from '../questions/question.ts';
import type { SectionScreen } from '../state/screens.ts';
import { blank, type Line, paragraph } from '../text/lines.ts';
import { isOpen, sectionQuestions } from '../walk.ts';

/** A section's questions with their answers, to keep or to change. */
export function SectionOverview({ screen }: { readonly screen: SectionScreen }) {
  const session = useSession();
  const state = useWizardState();
  const { plan, preset } = state;
  const { symbols, context } = session;
  const layout = layoutFor(session);
  const questions = sectionQuestions(context, plan, screen.section);
  const kept = questions.filter(({ id }) => preset?.kept.includes(id)).length;
  const open = questions.filter((question) => isOpen(state, question)).length;
  const sentence =
    kept > 0
      ? `Kept from the preset "${preset?.name}": ${kept} of these answers. Enter keeps them; any can be changed.`
      : 'Enter on a question opens it.';
  const intro: Line[] = [...paragraph(symbols, sentence, layout.textColumns, { role: 'muted' }), blank];
  const rows: ListRow[] = [
    { key: 'go-on', line: [{ text: goOnWords(kept, open) }] },
    ...questionRows(session, questions, layout.textColumns),
  ];
  return (
    <Frame layout={layout} title={sectionTitles[screen.section].full} right={`${open} open`}>
      <LinesView lines={intro} />
      <Box>
        <RowList rows={rows} cursor={screen.cursor} height={layout.bodyRows - intro.length} />
      </Box>
    </Frame>
  );
}

function goOnWords(kept: number, open: number): string {
  if (open > 0) return `Go on to the ${open === 1 ? 'open question' : `${open} open questions`} here`;
  return kept > 0 ? 'Keep these and go on' : 'Go on';
}
