import type { Status } from '../../judge/finding.ts';
import type { Symbols } from '../symbols.ts';
import { type Role, statusRoles } from '../theme.ts';
import { wrap } from './wrap.ts';

export interface Span {
  readonly text: string;
  readonly role?: Role;
  readonly bold?: true;
}

/** One terminal line, already cut to its width. */
export type Line = readonly Span[];

export const blank: Line = [];

type Look = Omit<Span, 'text'>;

/** Text wrapped to `width`, every line with the same look. Text that is not ours is made safe on the way. */
export function paragraph(symbols: Symbols, text: string, width: number, look: Look = {}): Line[] {
  return wrap(symbols.text(text), width).map((line) => [{ text: line, ...look }]);
}

/** A paragraph behind a sign; further lines hang under the first word. */
export function bullet(symbols: Symbols, sign: Span, text: string, width: number, look: Look = {}): Line[] {
  const indent = ' '.repeat(sign.text.length + 1);
  return wrap(symbols.text(text), width - indent.length).map((line, index) =>
    index === 0 ? [sign, { text: ` ${line}`, ...look }] : [{ text: indent + line, ...look }],
  );
}

/** A heading and its lines; nothing where there are none. */
export function section(title: string, symbols: Symbols, width: number, lines: readonly Line[]): Line[] {
  return lines.length === 0
    ? []
    : [blank, ...paragraph(symbols, title, width, { role: 'accent', bold: true }), ...lines];
}

export const statusSign = (symbols: Symbols, status: Status): Span => ({
  text: symbols.mark(status),
  role: statusRoles[status],
  bold: true,
});

/** The lines that fit into `height`, from `offset` on. */
export const slice = (lines: readonly Line[], offset: number, height: number): readonly Line[] =>
  lines.slice(offset, offset + height);

/** Cuts to `height`; a last line says how much is missing. */
export function cut(lines: readonly Line[], height: number, symbols: Symbols): readonly Line[] {
  if (lines.length <= height) return lines;
  const kept = lines.slice(0, Math.max(0, height - 1));
  const more = `${symbols.of('ellipsis')} ${lines.length - kept.length} more lines`;
  return [...kept, [{ text: more, role: 'muted' }]];
}
