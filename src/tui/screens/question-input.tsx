import type { Question } from '../questions/question.ts';
import type { Input } from '../state/screens.ts';
import { ChoiceInput } from './choice-input.tsx';
import { FieldInput } from './field-input.tsx';
import { MultiInput } from './multi-input.tsx';
import { VouchInput } from './vouch-input.tsx';

/** The part of a question that takes the answer. */
export function InputView({
  question,
  input,
  width,
  height,
}: {
  readonly question: Question;
  readonly input: Input;
  readonly width: number;
  readonly height: number;
}) {
  switch (input.kind) {
    case 'choice':
      return <ChoiceInput question={question} input={input} width={width} height={height} />;
    case 'multi':
      return <MultiInput question={question} input={input} width={width} height={height} />;
    case 'field':
      return <FieldInput question={question} input={input} width={width} />;
    case 'vouch':
      return <VouchInput input={input} width={width} height={height} />;
  }
}
