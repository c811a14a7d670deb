import { Box } from 'ink';
import { usd } from '../../report/wording/format.ts';
import { blank, cut, type Line, paragraph } from '../lines.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { type ListRow, RowList } from '../parts/row-list.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { probesFor, worstCaseUsd } from '../polling.ts';
import { accessWords, probeLines } from '../probe-lines.ts';
import { type ConsentRow, consentRows } from '../rows.ts';
import { layoutFor } from '../scrolling.ts';
import type { ConsentScreen } from '../state/screens.ts';

/** What would be sent, for how much, to whose account; and the person's word on it. */
export function Consent({ screen }: { readonly screen: ConsentScreen }) {
  const session = useSession();
  const state = useWizardState();
  const { symbols, context } = session;
  const layout = layoutFor(session);
  const { access, budgetUsd } = state;
  const rows = consentRows(state, context);
  const width = layout.columns;
  const probes = access ? probesFor(session, screen.purpose, access) : [];
  const worst = worstCaseUsd(probes);

  const words: Readonly<Record<ConsentRow, string>> = {
    send: `Send these probes, spending at most ${usd(Math.min(worst, budgetUsd))}`,
    budget: `Change the budget of ${usd(budgetUsd)}`,
    key: access?.kind === 'typed' ? 'Enter another key' : 'Enter a key (kept in memory only)',
    environment: `Ask the account of ${context.credential?.from ?? 'the environment'}`,
    sandbox: 'Rehearse on the built-in sandbox',
    offline: 'Go on with documented facts only',
  };
  const asking = access?.kind === 'environment' || access?.kind === 'typed';
  const head: Line[] = paragraph(symbols, accessWords(asking ? access : null, context.credential), width, {
    role: asking ? 'plain' : 'caution',
  });
  const budgetLine =
    asking && worst > budgetUsd
      ? paragraph(
          symbols,
          `The budget of ${usd(budgetUsd)} is below that: probes that would exceed it are left out.`,
          width,
          { role: 'caution' },
        )
      : [];
  const listHeight = screen.budget ? 3 : rows.length;
  const list = asking ? probeLines(probes, symbols, width) : paragraph(symbols, withoutKey, width);
  const room = layout.bodyRows - head.length - budgetLine.length - listHeight - 2;
  const listRows = rows.map((row): ListRow => ({ key: row, line: [{ text: words[row] }] }));
  const title = screen.purpose.kind === 'check' ? `Re-run ${screen.purpose.check}` : 'Live probes';
  return (
    <Frame layout={layout} title={title} right={`budget ${usd(budgetUsd)}`}>
      <LinesView lines={[...head, blank, ...cut(list, room, symbols), ...budgetLine, blank]} />
      {screen.budget ? (
        <Box flexDirection="column">
          <LinesView lines={paragraph(symbols, 'Spend at most, in US dollars:', width, { bold: true })} />
          <TextField field={screen.budget.field} width={width} label="Budget in US dollars" />
          {screen.budget.error !== null && (
            <LinesView lines={paragraph(symbols, screen.budget.error, width, { role: 'bad' })} />
          )}
        </Box>
      ) : (
        <RowList
          rows={listRows}
          cursor={screen.cursor}
          height={Math.max(3, listHeight)}
          label="How to go on"
        />
      )}
    </Frame>
  );
}

const withoutKey =
  'Without one, checks that want live evidence stay unverified, so at level general availability the verdict cannot be GO. You can go on with documented facts, enter a key now, or rehearse the whole poll on the sandbox.';
