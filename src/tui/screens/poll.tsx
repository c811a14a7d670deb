import { count, duration, usd, usdAtMost } from '../../report/wording/format.ts';
import { layoutFor } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import type { Session } from '../session.ts';
import type { PollScreen, ProbeRow } from '../state/screens.ts';
import type { SymbolName, Symbols } from '../symbols.ts';
import { blank, bullet, cut, type Line, paragraph, type Span } from '../text/lines.ts';
import type { Role } from '../theme.ts';

/** Probes under way: what each brought, and what was spent so far. */
export function Poll({ screen }: { readonly screen: PollScreen }) {
  const session = useSession();
  const { budgetUsd, access } = useWizardState();
  const { symbols } = session;
  const layout = layoutFor(session);
  const width = layout.textColumns;
  const settled = screen.probes.filter(({ state }) => state !== 'waiting' && state !== 'running').length;
  const foot: Line[] = [
    blank,
    ...meter(screen.spentUsd, budgetUsd, session),
    ...(screen.cancelling
      ? paragraph(symbols, 'Stopping. What was learned so far is kept and judged.', width, {
          role: 'caution',
        })
      : []),
  ];
  const room = layout.bodyRows - foot.length;
  const full = screen.probes.flatMap((row) => probeLines(row, symbols, width));
  const rows = full.length <= room ? full : shortLines(screen.probes, symbols, width);
  const title = access?.kind === 'sandbox' ? 'Rehearsal: probing the sandbox' : 'Probing';
  return (
    <Frame layout={layout} title={title} right={`${count(settled)} of ${count(screen.probes.length)}`}>
      <LinesView lines={[...cut(rows, room, symbols), ...foot]} />
    </Frame>
  );
}

const looks: Readonly<
  Record<ProbeRow['state'], { readonly sign: SymbolName; readonly role: Role; readonly word: string }>
> = {
  waiting: { sign: 'todo', role: 'muted', word: 'waiting' },
  running: { sign: 'running', role: 'accent', word: 'running' },
  observed: { sign: 'done', role: 'good', word: 'answered' },
  unavailable: { sign: 'dot', role: 'caution', word: 'not asked' },
  failed: { sign: 'here', role: 'bad', word: 'no answer' },
};

function probeLines(row: ProbeRow, symbols: Symbols, width: number): Line[] {
  const { sign, role, word } = looks[row.state];
  const mark: Span = { text: symbols.of(sign), role, bold: true };
  const settled = row.state === 'observed' || row.state === 'failed';
  const facts = settled
    ? `${word}, ${duration(row.ms)}, ${row.costUsd === 0 ? 'free' : usd(row.costUsd)}`
    : word;
  return [
    ...bullet(symbols, mark, `${row.title}: ${facts}`, width),
    ...(row.reason ? bullet(symbols, { text: ' ' }, row.reason, width, { role: 'muted' }) : []),
  ];
}

/** What a person waits for or has to know comes first; what went well is only counted. */
const mostTelling: readonly ProbeRow['state'][] = ['running', 'failed', 'unavailable', 'waiting'];

/** One line a probe, for windows that cannot hold the whole list. */
function shortLines(probes: readonly ProbeRow[], symbols: Symbols, width: number): Line[] {
  const telling = mostTelling.flatMap((state) => probes.filter((row) => row.state === state));
  const answered = probes.length - telling.length;
  return [
    ...(answered > 0
      ? paragraph(symbols, `${count(answered)} of ${count(probes.length)} probes answered.`, width)
      : []),
    ...telling.flatMap((row) => {
      const [name = row.title] = row.title.split(':');
      return probeLines({ ...row, title: name, reason: null }, symbols, width);
    }),
  ];
}

const meterCells = 24;

function meter(spentUsd: number, budgetUsd: number, { symbols, env }: Session): Line[] {
  const words = `${usd(spentUsd)} of at most ${usdAtMost(budgetUsd)} spent`;
  if (env.screenReader) return [[{ text: words }]];
  const share = budgetUsd === 0 ? 0 : Math.min(1, spentUsd / budgetUsd);
  const full = Math.round(share * meterCells);
  return [
    [
      { text: symbols.of('full').repeat(full), role: 'accent' },
      { text: symbols.of('empty').repeat(meterCells - full), role: 'muted' },
      { text: `  ${words}` },
    ],
  ];
}
