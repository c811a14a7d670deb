import { Box } from 'ink';
import { LinesView } from '../parts/line-view.tsx';
import { type ListRow, RowList } from '../parts/row-list.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSession } from '../parts/wizard-context.tsx';
import type { Input } from '../state/screens.ts';
import { paragraph } from '../text/lines.ts';

const saysWords: readonly ListRow[] = [
  { key: 'yes', line: [{ text: 'Yes' }] },
  { key: 'no', line: [{ text: 'No' }] },
  { key: 'unknown', line: [{ text: 'I do not know', role: 'muted' }] },
];

const grounds = {
  yes: 'What is the evidence? A link or a sentence; Enter with nothing leaves it out.',
  no: 'What should the report note about it? A sentence; Enter with nothing leaves it out.',
} as const;

/** A person's answer in three steps: yes or no, who says so, on what evidence. */
export function VouchInput({
  input,
  width,
  height,
}: {
  readonly input: Extract<Input, { kind: 'vouch' }>;
  readonly width: number;
  readonly height: number;
}) {
  const { symbols } = useSession();
  if (input.step === 'says') {
    return <RowList rows={saysWords} cursor={input.cursor} height={height} />;
  }
  const prompt = input.step === 'by' ? 'Who says so? The report names this person.' : grounds[input.says];
  return (
    <Box flexDirection="column">
      <LinesView
        lines={paragraph(
          symbols,
          input.step === 'by' ? `Answer: ${input.says}.` : `Answer: ${input.says}, says ${input.by.text}.`,
          width,
          { role: 'muted' },
        )}
      />
      <LinesView lines={paragraph(symbols, prompt, width)} />
      <TextField
        field={input[input.step]}
        width={width}
        label={input.step === 'by' ? 'Name:' : input.says === 'yes' ? 'Evidence:' : 'Note:'}
      />
      {input.error !== null && <LinesView lines={paragraph(symbols, input.error, width, { role: 'bad' })} />}
    </Box>
  );
}
