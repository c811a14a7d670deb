import { Box } from 'ink';
import { asideLines, highlighted } from '../content/aside-lines.ts';
import { inputHint, inputLines, wantedColumns } from '../content/input-lines.ts';
import { shareOut } from '../content/question-layout.ts';
import { layoutFor } from '../handlers/scrolling.ts';
import { Aside, Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { type Question, sectionTitles } from '../questions/question.ts';
import { questionOf } from '../state/navigation.ts';
import type { QuestionScreen } from '../state/screens.ts';
import { cut, type Line, paragraph } from '../text/lines.ts';
import { sectionQuestions } from '../walk.ts';
import { InputView } from './question-input.tsx';

/** One question with what the checks say to the answer beside or below it. */
export function QuestionView({ screen }: { readonly screen: QuestionScreen }) {
  const session = useSession();
  const state = useWizardState();
  const { symbols, context, judged } = session;
  const question = questionOf(context, screen.id);
  if (!question) return null;
  const layout = layoutFor(session, wantedColumns(question, state.plan, context));
  const { mainColumns: width, asideColumns, panes } = layout;
  const muted = { role: 'muted' } as const;

  const found = ({ found: show }: Extract<Question, { kind: 'choice' }>) =>
    (context.project && show?.(context.project)) ?? null;
  const kept = state.preset?.kept.includes(question.id) ? state.preset.name : null;
  const shown = question.kind === 'choice' && question.get(state.plan) == null ? found(question) : null;
  const ask = [
    ...paragraph(symbols, question.ask, width, { bold: true }),
    ...(kept === null ? [] : paragraph(symbols, `From the preset "${kept}"; Enter keeps it.`, width, muted)),
    ...(shown === null ? [] : paragraph(symbols, shown.sentence, width, muted)),
  ];
  const low = panes === 'one' && !session.env.screenReader;
  const compared = low && highlighted(state, context)?.beside !== undefined;
  // What is said below of the option takes the room of the sentence about it.
  const hint = compared ? [] : inputHint(state, context, symbols, width);
  const where = paragraph(symbols, `Where to find it: ${question.where}`, width, muted);
  const aside = asideLines(state, context, judged, symbols, asideColumns, low ? 'scarce' : 'ample');
  const input = inputLines(state, context, symbols, width);
  const wanted = { ask: ask.length, input, hint: hint.length, where: where.length, aside: aside.length };
  const rows = shareOut(wanted, layout);

  const asked = sectionQuestions(context, state.plan, question.section);
  const place = `${asked.findIndex(({ id }) => id === question.id) + 1} of ${asked.length}`;
  const height = session.env.screenReader || panes === 'one' ? {} : { height: layout.bodyRows };
  return (
    <Frame layout={layout} title={sectionTitles[question.section].full} right={place}>
      <Box flexDirection={panes === 'two' ? 'row' : 'column'} flexShrink={0}>
        <Box flexDirection="column" flexShrink={0} width={width} {...height} overflow="hidden">
          <LinesView lines={ask} />
          <Box flexDirection="column" marginTop={1} flexShrink={0}>
            <InputView question={question} input={screen.input} width={width} height={rows.input} />
          </Box>
          <Below lines={hint.slice(0, rows.hint)} />
          <Below lines={where.slice(0, rows.where)} />
        </Box>
        <Aside
          layout={layout}
          lines={cut(aside, panes === 'two' ? rows.aside : rows.aside - 1, symbols)}
          rows={layout.bodyRows}
        />
      </Box>
    </Frame>
  );
}

function Below({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <Box marginTop={1} flexShrink={0}>
      <LinesView lines={lines} />
    </Box>
  );
}
