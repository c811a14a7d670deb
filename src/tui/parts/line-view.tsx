import { Box, Text } from 'ink';
import type { Line, Span } from '../text/lines.ts';
import { useTheme } from './wizard-context.tsx';

/** Spans of one line; nothing wraps, lines are cut to their width before they come here. */
export function LineView({ line, bold = false }: { readonly line: Line; readonly bold?: boolean }) {
  return (
    <Text wrap="truncate">
      {line.length === 0
        ? ' '
        : line.map((span, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity beyond their place
            <SpanView key={index} span={span} bold={bold} />
          ))}
    </Text>
  );
}

function SpanView({ span, bold }: { readonly span: Span; readonly bold: boolean }) {
  const color = useTheme()[span.role ?? 'plain'];
  return (
    <Text bold={bold || span.bold === true} {...(color && { color })}>
      {span.text}
    </Text>
  );
}

export function LinesView({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity beyond their place
        <LineView key={index} line={line} />
      ))}
    </Box>
  );
}
