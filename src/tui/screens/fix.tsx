import { Box } from 'ink';
import { shownFindings } from '../findings.ts';
import { layoutFor } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { questionRows } from '../parts/question-rows.ts';
import { RowList } from '../parts/row-list.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { fixRows } from '../rows.ts';
import type { FixScreen } from '../state/screens.ts';
import { blank, bullet, paragraph, statusSign } from '../text/lines.ts';

/** The answers a finding turns on: which one is to be changed? */
export function Fix({ screen }: { readonly screen: FixScreen }) {
  const session = useSession();
  const state = useWizardState();
  const { symbols, context } = session;
  const layout = layoutFor(session);
  const finding = state.run && shownFindings(state.run).find(({ check }) => check === screen.check);
  const width = layout.textColumns;
  const intro = [
    ...(finding ? bullet(symbols, statusSign(symbols, finding.status), finding.title, width) : []),
    ...(finding ? paragraph(symbols, finding.detail, width, { role: 'muted' }) : []),
    blank,
    ...paragraph(symbols, 'Which answer do you want to change?', width, { bold: true }),
  ].slice(-Math.max(1, layout.bodyRows - 4));
  return (
    <Frame layout={layout} title="Change an answer" right={screen.check}>
      <LinesView lines={intro} />
      <Box>
        <RowList
          rows={questionRows(session, fixRows(state, context), width)}
          cursor={screen.cursor}
          height={layout.bodyRows - intro.length}
        />
      </Box>
    </Frame>
  );
}
