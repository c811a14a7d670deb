import stringWidth from 'string-width';
import { keyLabel } from '../content/help-lines.ts';
import { keyTable } from '../keys.ts';
import { type Mode, modeOf } from '../mode.ts';
import type { Symbols } from '../symbols.ts';
import type { Line, Span } from '../text/lines.ts';
import { LinesView } from './line-view.tsx';
import { useSession, useWizardState } from './wizard-context.tsx';

/** The keys valid now, as many as fit; the overlay lists them all. */
export function KeyHints({ rows, width }: { readonly rows: number; readonly width: number }) {
  const { symbols } = useSession();
  return <LinesView lines={hintLines(modeOf(useWizardState()), symbols, width, rows)} />;
}

export function hintLines(mode: Mode, symbols: Symbols, width: number, rows: number): readonly Line[] {
  const lines: Span[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const binding of keyTable[mode]) {
    if (!binding.hinted) continue;
    const label = keyLabel(binding, symbols);
    const wide = stringWidth(label) + 1 + stringWidth(binding.says);
    if (used + gap + wide > width) {
      if (lines.length === rows) break;
      lines.push([]);
      used = -gap;
    }
    const blanks = ' '.repeat(Math.max(0, used === -gap ? 0 : gap));
    lines.at(-1)?.push({ text: blanks + label, role: 'accent' }, { text: ` ${binding.says}`, role: 'muted' });
    used += gap + wide;
  }
  return lines;
}

/** Blanks between two hints. */
const gap = 2;
