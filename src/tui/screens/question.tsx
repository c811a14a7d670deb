import { Box } from 'ink';
import { asideLines } from '../aside-lines.ts';
import { inputHint, wantedColumns } from '../input-hint.ts';
import { cut, paragraph } from '../lines.ts';
import { Aside, Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { sectionTitles } from '../questions/question.ts';
import { layoutFor } from '../scrolling.ts';
import { questionOf } from '../state/navigation.ts';
import type { QuestionScreen } from '../state/screens.ts';
import { sectionQuestions } from '../walk.ts';
import { InputView } from './question-input.tsx';

const fewestInputRows = 4;

/** One question with what the checks say to the answer beside or below it. */
export function QuestionView({ screen }: { readonly screen: QuestionScreen }) {
  const session = useSession();
  const state = useWizardState();
  const { symbols, context, judged } = session;
  const question = questionOf(context, screen.id);
  if (!question) return null;
  const layout = layoutFor(session, wantedColumns(question, state.plan, context));
  const { bodyRows, mainColumns, asideColumns, panes } = layout;

  const aside = asideLines(state, context, judged, symbols, asideColumns);
  const asideRows = panes === 'two' ? bodyRows : Math.min(aside.length + 1, Math.floor(bodyRows * 0.4));
  const mainRows = panes === 'two' ? bodyRows : bodyRows - asideRows;

  const ask = paragraph(symbols, question.ask, mainColumns, { bold: true });
  const note = state.preset?.kept.includes(question.id)
    ? paragraph(symbols, `From the preset "${state.preset.name}"; Enter keeps it.`, mainColumns, {
        role: 'muted',
      })
    : [];
  const hint = inputHint(state, context, symbols, mainColumns);
  const room = Math.max(0, mainRows - ask.length - note.length - 1 - fewestInputRows);
  const where = paragraph(symbols, `Where to find it: ${question.where}`, mainColumns, { role: 'muted' });
  const foot = cut([...hint, ...where], room, symbols);
  const inputRows = mainRows - ask.length - note.length - 1 - (foot.length > 0 ? foot.length + 1 : 0);

  const asked = sectionQuestions(context, state.plan, question.section);
  const place = `${asked.findIndex(({ id }) => id === question.id) + 1} of ${asked.length}`;
  return (
    <Frame layout={layout} title={sectionTitles[question.section].full} right={place}>
      <Box flexDirection={panes === 'two' ? 'row' : 'column'} flexShrink={0}>
        <Box
          flexDirection="column"
          flexShrink={0}
          width={mainColumns}
          {...(session.env.screenReader ? {} : { height: mainRows })}
          overflow="hidden"
        >
          <LinesView lines={[...ask, ...note]} />
          <Box flexDirection="column" marginTop={1} flexShrink={0}>
            <InputView question={question} input={screen.input} width={mainColumns} height={inputRows} />
          </Box>
          {foot.length > 0 && (
            <Box marginTop={1} flexShrink={0}>
              <LinesView lines={foot} />
            </Box>
          )}
        </Box>
        <Aside
          layout={layout}
          lines={cut(aside, panes === 'two' ? bodyRows : asideRows - 1, symbols)}
          rows={bodyRows}
        />
      </Box>
    </Frame>
  );
}
