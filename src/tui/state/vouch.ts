import type { PersonAnswer } from '../../plan/schema.ts';
import { readText } from '../inputs.ts';
import type { Input } from './screens.ts';

type VouchInput = Extract<Input, { kind: 'vouch' }>;

export type VouchStep =
  | { readonly kind: 'input'; readonly input: VouchInput }
  /** Null: nobody knows. */
  | { readonly kind: 'answer'; readonly answer: PersonAnswer | null };

/** Rows of the first step. */
export const saysRows = ['yes', 'no', 'unknown'] as const;

/** Enter on one step of a person's answer: on to the next step, or the whole answer, dated `today`. */
export function stepVouch(input: VouchInput, today: string): VouchStep {
  switch (input.step) {
    case 'says': {
      const says = saysRows[input.cursor] ?? 'unknown';
      return says === 'unknown'
        ? { kind: 'answer', answer: null }
        : { kind: 'input', input: { ...input, says, step: 'by', error: null } };
    }
    case 'by': {
      const by = readText(input.by.text, 2_000, false);
      if (by.kind === 'refused') return { kind: 'input', input: { ...input, error: by.sentence } };
      return by.value === ''
        ? { kind: 'input', input: { ...input, error: 'Type the name of the person who says so.' } }
        : { kind: 'input', input: { ...input, step: 'evidence', error: null } };
    }
    case 'evidence': {
      const evidence = readText(input.evidence.text, 2_000, false);
      if (evidence.kind === 'refused')
        return { kind: 'input', input: { ...input, error: evidence.sentence } };
      return {
        kind: 'answer',
        answer: {
          says: input.says,
          by: input.by.text.trim(),
          on: today,
          ...(evidence.value && { evidence: evidence.value }),
        },
      };
    }
  }
}
