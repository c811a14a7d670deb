import { Box } from 'ink';
import { barLines, monthLines } from '../content/consequences.ts';
import { layoutFor } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { questionRows } from '../parts/question-rows.ts';
import { type ListRow, RowList } from '../parts/row-list.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { sectionTitles } from '../questions/question.ts';
import type { Session } from '../session.ts';
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
  const room = layout.bodyRows - intro.length - rows.length;
  const month = screen.section === 'traffic' ? monthBelow(session, layout.textColumns, room) : [];
  return (
    <Frame layout={layout} title={sectionTitles[screen.section].full} right={`${open} open`}>
      <LinesView lines={intro} />
      <Box>
        <RowList rows={rows} cursor={screen.cursor} height={layout.bodyRows - intro.length} />
      </Box>
      <LinesView lines={month} />
    </Frame>
  );
}

/** The month that the answers so far lead to: with its bars, or without them, or not at all, as there is room. */
function monthBelow(session: Session, width: number, room: number): Line[] {
  const { plan, run } = session.get();
  const derived = session.judged.derived(plan, run);
  const amounts = [blank, ...monthLines(derived, session.symbols, width)];
  const bars = barLines(derived, session.symbols, width);
  const whole = bars.length > 0 ? [...amounts, blank, ...bars] : amounts;
  return [whole, amounts].find(({ length }) => length <= room) ?? [];
}

function goOnWords(kept: number, open: number): string {
  if (open > 0) return `Go on to the ${open === 1 ? 'open question' : `${open} open questions`} here`;
  return kept > 0 ? 'Keep these and go on' : 'Go on';
}
