import { Box } from 'ink';
import { count } from '../../report/wording/format.ts';
import { writesNone } from '../inputs.ts';
import { LinesView } from '../parts/line-view.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSession } from '../parts/wizard-context.tsx';
import type { NumberUnit, Question } from '../questions/question.ts';
import type { Input } from '../state/screens.ts';
import { paragraph } from '../text/lines.ts';

const unitWords: Readonly<Partial<Record<NumberUnit, string>>> = {
  tokens: 'tokens',
  USD: 'US dollars',
  months: 'months',
  seconds: 'seconds',
  days: 'days',
  requests: 'requests',
  searches: 'searches',
  users: 'people',
  hours: 'hours',
  bursts: 'bursts',
};

/** A number, a date or a text. */
export function FieldInput({
  question,
  input,
  width,
}: {
  readonly question: Question;
  readonly input: Extract<Input, { kind: 'field' }>;
  readonly width: number;
}) {
  const { symbols } = useSession();
  return (
    <Box flexDirection="column">
      <TextField
        field={input.field}
        width={width}
        label="Answer:"
        unit={unitOf(question, input.field.text)}
      />
      {input.error !== null && (
        <Box marginTop={1}>
          <LinesView lines={paragraph(symbols, input.error, width, { role: 'bad' })} />
        </Box>
      )}
    </Box>
  );
}

function unitOf(question: Question, text: string): string {
  if (question.kind === 'number') return writesNone(text) ? '' : (unitWords[question.unit] ?? '');
  return question.kind === 'text' && question.lines && text ? `${count(text.length)} characters` : '';
}
