import { Box, Text } from 'ink';
import type { Line, Span } from '../text/lines.ts';
import { useTheme } from './wizard-context.tsx';

/** Spans of one line; nothing wraps, lines are cut to their width before they come here. */
export function LineView({ line, bold = false }: { readonly line: Line; readonly bold?: boolean }) {
  return <Text wrap="truncate">{line.length === 0 ? ' ' : <Spans spans={line} bold={bold} />}</Text>;
}

/** Lines one under the other, as one text node: layout is the dearest part of a frame. */
export function LinesView({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  const spans = lines.flatMap((line, index): readonly Span[] =>
    index === 0 ? line : [{ text: '\n' }, ...line],
  );
  return (
    <Box flexShrink={0}>
      <Text wrap="truncate">
        {lines.length === 1 && spans.every(({ text }) => text === '') ? (
          ' '
        ) : (
          <Spans spans={spans} bold={false} />
        )}
      </Text>
    </Box>
  );
}

function Spans({ spans, bold }: { readonly spans: Line; readonly bold: boolean }) {
  const theme = useTheme();
  return spans.map((span, index) => {
    const color = theme[span.role ?? 'plain'];
    const isBold = bold || span.bold === true;
    if (!color && !isBold) return span.text;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity beyond their place
      <Text key={index} bold={isBold} {...(color && { color })}>
        {span.text}
      </Text>
    );
  });
}
