import { Box } from 'ink';
import { statusWords } from '../../report/status-words.ts';
import { detailLines } from '../content/detail-lines.ts';
import { type ResultRow, resultLine, resultRows, verdictLine } from '../content/result-list.ts';
import { verdictMark } from '../findings.ts';
import { detailed, layoutFor, scrollLines } from '../handlers/scrolling.ts';
import { windowStart } from '../layout.ts';
import { Aside, Frame } from '../parts/frame.tsx';
import { LinesView, LineView } from '../parts/line-view.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { samePlan } from '../state/same-plan.ts';
import type { ResultsScreen } from '../state/screens.ts';
import { cut, type Line, paragraph, slice } from '../text/lines.ts';
import { day } from '../text/times.ts';

/** Verdict and findings; beside them, where there is room, the beginning of the finding under the cursor. */
export function Results({ screen }: { readonly screen: ResultsScreen }) {
  const { run } = useWizardState();
  if (!run) return null;
  return screen.details ? <Details offset={screen.details.scroll} /> : <List />;
}

const staleWords = 'Answers have changed since: r re-runs this check, p polls everything again.';

function List() {
  const session = useSession();
  const { run, resultsCursor, plan, polled } = useWizardState();
  const { symbols, env } = session;
  const layout = layoutFor(session);
  const shown = detailed(session);
  if (!run) return null;
  const stale = polled !== null && !samePlan(plan, polled);
  const second: Line[] = stale
    ? paragraph(symbols, staleWords, layout.columns, { role: 'caution' }).slice(0, 2)
    : [[]];
  const listRows = layout.bodyRows - 1 - second.length;
  const rows = resultRows(run);
  const at = rows.findIndex((row) => row.kind === 'finding' && row.index === resultsCursor);
  const start = windowStart(rows.length, at, listRows);
  const aside =
    shown && layout.panes === 'two'
      ? cut(detailLines(shown, symbols, layout.asideColumns), listRows, symbols)
      : [];
  const visible = env.screenReader ? rows : rows.slice(start, start + listRows);
  return (
    <Frame layout={layout} title="Verdict and findings" right={day(run.finishedAt)}>
      <LinesView lines={[verdictLine(run), ...second]} />
      <Box flexShrink={0}>
        <Box flexDirection="column" flexShrink={0} width={layout.mainColumns} aria-role="listbox">
          {visible.map((row) => (
            <ResultRowView
              key={row.kind === 'heading' ? row.title : row.finding.check}
              row={row}
              width={layout.mainColumns}
              selected={row.kind === 'finding' && row.index === resultsCursor}
            />
          ))}
        </Box>
        <Aside layout={layout} lines={aside} rows={listRows} />
      </Box>
    </Frame>
  );
}

/** Columns from which on whole titles fit beside sign and word. */
const roomForTitles = 56;

function ResultRowView({
  row,
  width,
  selected,
}: {
  readonly row: ResultRow;
  readonly width: number;
  readonly selected: boolean;
}) {
  const { symbols, context } = useSession();
  if (row.kind === 'heading') return <LineView line={[{ text: row.title, role: 'accent', bold: true }]} />;
  const pointer: Line = [{ text: selected ? `${symbols.of('pointer')} ` : '  ', role: 'accent' }];
  const { status, title, check } = row.finding;
  const subject = context.checks.find(({ id }) => id === check)?.subject ?? title;
  const text = width < roomForTitles ? subject : title;
  return (
    <Box
      flexShrink={0}
      aria-role="option"
      aria-state={{ selected }}
      aria-label={`${statusWords[status]}: ${title}`}
    >
      <LineView line={[...pointer, ...resultLine(row.finding, text, symbols, width)]} bold={selected} />
    </Box>
  );
}

function Details({ offset }: { readonly offset: number }) {
  const session = useSession();
  const { run } = useWizardState();
  const layout = layoutFor(session);
  if (!run) return null;
  const lines = scrollLines(session);
  const last = Math.min(lines.length, offset + layout.bodyRows);
  return (
    <Frame
      layout={layout}
      title={`${verdictMark(run)}: one finding`}
      right={`${last} of ${lines.length} lines`}
    >
      <LinesView lines={slice(lines, offset, layout.bodyRows)} />
    </Frame>
  );
}
