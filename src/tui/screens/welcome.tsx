import { Box } from 'ink';
import { verdictMark } from '../findings.ts';
import { layoutFor } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { type ListRow, RowList } from '../parts/row-list.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { type WelcomeRow, welcomeRows } from '../rows.ts';
import { cloudName } from '../state/asked-account.ts';
import { questionOf } from '../state/navigation.ts';
import type { WelcomeScreen } from '../state/screens.ts';
import type { WizardContext } from '../state/wizard-state.ts';
import { blank, type Line, paragraph } from '../text/lines.ts';
import { day } from '../text/times.ts';
import { clip } from '../text/wrap.ts';

const fewestListRows = 3;

/** What to begin with, and which credential was found. */
export function Welcome({ screen }: { readonly screen: WelcomeScreen }) {
  const session = useSession();
  const state = useWizardState();
  const { symbols, context } = session;
  const layout = layoutFor(session);
  const width = layout.textColumns;
  const rows = welcomeRows(state, context);
  const whole: Line[] = [
    ...paragraph(symbols, 'A go/no-go poll of your Claude integration before launch.', width),
    ...paragraph(symbols, credentialSentence(context), width, { role: 'muted' }),
    blank,
    ...paragraph(symbols, 'What do you want to begin with?', width, { bold: true }),
  ];
  // What can be chosen stays in view, whatever the window cuts off above it.
  const intro = whole.slice(-Math.max(1, layout.bodyRows - fewestListRows));
  const gap = layout.bodyRows > intro.length + fewestListRows ? 1 : 0;
  const listRows = rows.map(
    (row): ListRow => ({
      key: row.kind === 'preset' ? `preset-${row.index}` : row.kind,
      line: [{ text: clip(symbols.text(rowWords(row, context)), width - 2, symbols.of('ellipsis')) }],
    }),
  );
  return (
    <Frame layout={layout} title="Readiness poll" right={context.version}>
      <LinesView lines={intro} />
      <Box marginTop={gap}>
        <RowList rows={listRows} cursor={screen.cursor} height={layout.bodyRows - intro.length - gap} />
      </Box>
    </Frame>
  );
}

function rowWords(row: WelcomeRow, context: WizardContext): string {
  switch (row.kind) {
    case 'go-on':
      return 'Go on with the answers given so far';
    case 'resume': {
      const at = context.draft?.at ? questionOf(context, context.draft.at) : undefined;
      const place = at ? `at "${at.label}"` : 'after the questions';
      return `Resume the walk of ${day(context.draft?.savedAt ?? '')}, ${place}`;
    }
    case 'plan':
      return `Start from ${context.planPath}; only open questions are asked`;
    case 'last-run': {
      const run = context.lastRun;
      return run ? `Look at the last run: ${verdictMark(run)}, ${day(run.finishedAt)}` : '';
    }
    case 'preset':
      return `Start anew from the preset "${context.presets[row.index]?.title ?? ''}"`;
    case 'blank':
      return 'Start anew with nothing filled in';
  }
}

function credentialSentence(context: WizardContext): string {
  const { credential, plan } = context;
  const cloud = plan && cloudName(plan, context);
  if (cloud)
    return `The plan goes by ${cloud}, whose credential is looked for when you agree to ask it. Nothing is sent before.`;
  if (!credential) {
    return 'No key was found. Answer first; the probes can be left out, or a key entered then.';
  }
  return `Credential found: ${credential.from} ${credential.masked}, which goes to ${credential.host}. Nothing is sent before you agree.`;
}
