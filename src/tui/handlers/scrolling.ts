import { type Detailed, detailLines } from '../content/detail-lines.ts';
import { helpLines } from '../content/help-lines.ts';
import { rerunWords } from '../content/rerun-words.ts';
import { shownFindings } from '../findings.ts';
import { type Layout, layoutOf, linearLayout } from '../layout.ts';
import { modeOf } from '../mode.ts';
import type { Session } from '../session.ts';
import type { Line } from '../text/lines.ts';

export const layoutFor = ({ env, size }: Session, mainWants = 0): Layout =>
  env.screenReader ? linearLayout(size()) : layoutOf(size(), mainWants);

/** The finding under the cursor of the results with what its details show; null where there is no run. */
export function detailed(session: Session): Detailed | null {
  const { run, resultsCursor, change } = session.get();
  const finding = run && shownFindings(run)[resultsCursor];
  if (!run || !finding) return null;
  const check = session.context.checks.find(({ id }) => id === finding.check);
  const { derived, rehearsal } = run;
  return { finding, check, change, derived, rehearsal, rerun: rerunWords(session, finding) };
}

/** Lines of the pane that scrolls as one: the help overlay or the details. */
export function scrollLines(session: Session): readonly Line[] {
  const width = layoutFor(session).textColumns;
  if (modeOf(session.get()) === 'help') {
    return helpLines(session, width);
  }
  const shown = detailed(session);
  return shown ? detailLines(shown, session.symbols, width) : [];
}

/** Greatest offset at which the pane is still full. */
export const lastOffset = (session: Session): number =>
  Math.max(0, scrollLines(session).length - layoutFor(session).bodyRows);

export const pageRows = (session: Session): number => Math.max(1, layoutFor(session).bodyRows - 2);
