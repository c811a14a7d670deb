import { Box } from 'ink';
import type { Field } from '../text/field.ts';
import { around } from '../text/wrap.ts';
import { LineView } from './line-view.tsx';
import { useSession } from './wizard-context.tsx';

/** A line being edited, scrolled so that the cursor shows. `focused` false: what was typed, without a cursor. */
export function TextField({
  field,
  width,
  label,
  unit = '',
  focused = true,
  prompt,
}: {
  readonly field: Field;
  readonly width: number;
  readonly label: string;
  readonly unit?: string;
  readonly focused?: boolean;
  /** Stands before the text in place of the pointer. */
  readonly prompt?: string;
}) {
  const { symbols } = useSession();
  const visible = field.text.replaceAll('\n', symbols.of('lineBreak')).replaceAll('\t', ' ');
  const cursor = field.text.slice(0, field.cursor).replaceAll('\n', symbols.of('lineBreak')).length;
  const sign = prompt ?? (focused ? symbols.of('pointer') : ' ');
  const { before, after } = around(visible, cursor, width - 3 - sign.length - unit.length);
  return (
    <Box flexShrink={0} aria-role="textbox" aria-label={`${label} ${visible || 'empty'} ${unit}`.trim()}>
      <LineView
        line={[
          { text: `${sign} `, role: prompt ? 'muted' : 'accent' },
          { text: before, bold: true },
          ...(focused ? [{ text: symbols.of('caret'), role: 'accent' } as const] : []),
          { text: after, bold: true },
          ...(unit ? [{ text: ` ${unit}`, role: 'muted' } as const] : []),
        ]}
      />
    </Box>
  );
}

/** A secret being typed: only how long it is. */
export function MaskedField({
  length,
  width,
  label,
}: {
  readonly length: number;
  readonly width: number;
  readonly label: string;
}) {
  const { symbols } = useSession();
  const shown = Math.min(length, Math.max(0, width - 24));
  return (
    <Box flexShrink={0} aria-role="textbox" aria-label={`${label} ${length} characters`}>
      <LineView
        line={[
          { text: `${symbols.of('pointer')} `, role: 'accent' },
          { text: symbols.of('mask').repeat(shown) },
          { text: symbols.of('caret'), role: 'accent' },
          { text: ` ${length} characters`, role: 'muted' },
        ]}
      />
    </Box>
  );
}
