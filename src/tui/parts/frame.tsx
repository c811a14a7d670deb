import { Box } from 'ink';
import type { ReactNode } from 'react';
import stringWidth from 'string-width';
import { sectionBar } from '../content/section-bar.ts';
import type { Layout } from '../layout.ts';
import { type Line, paragraph } from '../text/lines.ts';
import { clip, pad } from '../text/wrap.ts';
import { KeyHints } from './key-hints.tsx';
import { LinesView, LineView } from './line-view.tsx';
import { useSession, useWizardState } from './wizard-context.tsx';

/** Title, section bar, the screen, one notice, the keys: exactly the window, nothing overflows. */
export function Frame({
  layout,
  title,
  right = '',
  children,
}: {
  readonly layout: Layout;
  readonly title: string;
  readonly right?: string;
  readonly children: ReactNode;
}) {
  const session = useSession();
  const state = useWizardState();
  const { symbols, env } = session;
  const { columns } = layout;
  const notice = paragraph(symbols, state.notice ?? '', columns, { role: 'caution' }).slice(0, 2);
  const hintRows = Math.max(1, layout.hintRows - (notice.length - 1));
  const height = env.screenReader ? {} : { height: layout.rows };
  const bodyHeight = env.screenReader ? {} : { height: layout.bodyRows };
  return (
    <Box flexDirection="column" width={columns} {...height} overflow="hidden">
      <LineView line={titleLine(symbols.text(title), symbols.text(right), columns, symbols.of('ellipsis'))} />
      <LineView line={sectionBar(session, columns)} />
      <Box aria-hidden flexShrink={0}>
        <LineView
          line={[{ text: symbols.of('rule').repeat(env.screenReader ? 1 : columns), role: 'muted' }]}
        />
      </Box>
      <Box flexDirection="column" flexShrink={0} {...bodyHeight} overflow="hidden">
        {children}
      </Box>
      <LinesView lines={notice} />
      <KeyHints rows={hintRows} width={columns} />
    </Box>
  );
}

function titleLine(title: string, right: string, columns: number, ellipsis: string): Line {
  const name = 'gonogo  ';
  const room = columns - name.length - (right ? stringWidth(right) + 1 : 0);
  return [
    { text: name, role: 'accent', bold: true },
    { text: pad(clip(title, room, ellipsis), right ? room + 1 : 0), bold: true },
    { text: right, role: 'muted' },
  ];
}

/** A pane beside or below the main one, set off by a line. */
export function Aside({
  layout,
  lines,
  rows,
}: {
  readonly layout: Layout;
  readonly lines: readonly Line[];
  readonly rows: number;
}) {
  const { symbols, env } = useSession();
  if (layout.panes === 'one') {
    return lines.length === 0 ? null : (
      <Box flexDirection="column" flexShrink={0}>
        {!env.screenReader && (
          <LineView line={[{ text: symbols.of('dot').repeat(layout.columns), role: 'muted' }]} />
        )}
        <LinesView lines={lines} />
      </Box>
    );
  }
  const bars = Array.from({ length: rows }, (): Line => [{ text: ` ${symbols.of('bar')} `, role: 'muted' }]);
  return (
    <Box flexShrink={0}>
      <Box aria-hidden>
        <LinesView lines={bars} />
      </Box>
      <LinesView lines={lines} />
    </Box>
  );
}
