import { type ListRow, RowList } from '../parts/row-list.tsx';
import { useSession, useWizardState } from '../parts/wizard-context.tsx';
import type { Question } from '../questions/question.ts';
import type { Input } from '../state/screens.ts';
import { clip } from '../text/wrap.ts';

/** Any number of marks. */
export function MultiInput({
  question,
  input,
  width,
  height,
}: {
  readonly question: Question;
  readonly input: Extract<Input, { kind: 'multi' }>;
  readonly width: number;
  readonly height: number;
}) {
  const { context, symbols } = useSession();
  const { plan } = useWizardState();
  if (question.kind !== 'multi') return null;
  const rows = question.options(plan, context.catalog).map(
    ({ value, label }): ListRow => ({
      key: value,
      checked: input.chosen.includes(value),
      line: [{ text: clip(symbols.text(label), width - 6, symbols.of('ellipsis')) }],
    }),
  );
  return <RowList rows={rows} cursor={input.cursor} height={height} />;
}
