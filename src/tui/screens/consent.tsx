import { Box } from 'ink';
import { usd } from '../../report/wording/format.ts';
import { consentContent } from '../content/consent-content.ts';
import { layoutFor } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { RowList } from '../parts/row-list.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { consentRows, consentWords } from '../rows.ts';
import type { ConsentScreen } from '../state/screens.ts';
import { blank, paragraph } from '../text/lines.ts';
import { clip } from '../text/wrap.ts';

/** What would be sent, for how much, to whose account; and the person's word on it. */
export function Consent({ screen }: { readonly screen: ConsentScreen }) {
  const session = useSession();
  const state = useWizardState();
  const { symbols } = session;
  const layout = layoutFor(session);
  const { lines, listRows } = consentContent(session, screen, layout);
  const rows = consentRows(state, session.context).map((row) => ({
    key: row,
    line: [
      {
        text: clip(
          symbols.text(consentWords(row, state, session.context)),
          layout.textColumns - 2,
          symbols.of('ellipsis'),
        ),
      },
    ],
  }));
  const title = screen.purpose.kind === 'check' ? `Re-run ${screen.purpose.check}` : 'Live probes';
  return (
    <Frame layout={layout} title={title} right={`budget ${usd(state.budgetUsd)}`}>
      <LinesView lines={lines} />
      {screen.budget ? (
        <BudgetField budget={screen.budget} width={layout.textColumns} />
      ) : (
        <RowList rows={rows} cursor={screen.cursor} height={listRows} />
      )}
    </Frame>
  );
}

function BudgetField({
  budget,
  width,
}: {
  readonly budget: NonNullable<ConsentScreen['budget']>;
  readonly width: number;
}) {
  const { symbols } = useSession();
  const note = budget.error === null ? [blank] : paragraph(symbols, budget.error, width, { role: 'bad' });
  return (
    <Box flexDirection="column" flexShrink={0}>
      <LinesView lines={paragraph(symbols, 'Spend at most, in US dollars:', width, { bold: true })} />
      <TextField field={budget.field} width={width} label="Budget in US dollars:" />
      <LinesView lines={note} />
    </Box>
  );
}
