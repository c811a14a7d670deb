import { Box } from 'ink';
import { verdictLine } from '../content/result-list.ts';
import { layoutFor } from '../handlers/scrolling.ts';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { RowList } from '../parts/row-list.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import { exportFormats } from '../state/export.ts';
import type { ExportScreen } from '../state/screens.ts';
import { blank, type Line, paragraph } from '../text/lines.ts';

/** Format and path of the report, and where it went. */
export function Export({ screen }: { readonly screen: ExportScreen }) {
  const session = useSession();
  const { run, reportPath } = useWizardState();
  const { symbols } = session;
  const layout = layoutFor(session);
  const width = layout.textColumns;
  const cursor = exportFormats.findIndex(({ value }) => value === screen.format);
  const hint = exportFormats[cursor]?.hint ?? '';
  const outcome: Line[] = [
    blank,
    ...(screen.error === null ? [] : paragraph(symbols, screen.error, width, { role: 'bad' })),
    ...(reportPath === null
      ? []
      : paragraph(
          symbols,
          `The report was written to ${reportPath}. Press q to finish, or Esc for the findings.`,
          width,
          { role: 'good' },
        )),
  ];
  return (
    <Frame layout={layout} title="Export the report">
      <LinesView
        lines={[
          ...(run ? [verdictLine(run)] : []),
          blank,
          ...paragraph(symbols, 'In which format?', width, { bold: true }),
        ]}
      />
      <RowList
        rows={exportFormats.map(({ value, label }) => ({ key: value, line: [{ text: label }] }))}
        cursor={cursor}
        height={exportFormats.length}
      />
      <LinesView
        lines={[
          ...paragraph(symbols, hint, width, { role: 'muted' }),
          blank,
          ...paragraph(symbols, 'Into which file?', width, { bold: true }),
        ]}
      />
      <Box>
        <TextField
          field={screen.path}
          width={width}
          label="Path of the report:"
          focused={screen.focus === 'path'}
        />
      </Box>
      <LinesView lines={outcome} />
    </Frame>
  );
}
