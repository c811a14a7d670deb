import type { PersonAnswer } from '../../plan/schema.ts';
import { readText } from '../inputs.ts';
import { fieldWith } from '../text/field.ts';
import type { Input } from './screens.ts';

type VouchInput = Extract<Input, { kind: 'vouch' }>;

export type VouchStep =
  | { readonly kind: 'input'; readonly input: VouchInput }
  /** Null: nobody knows. */
  | { readonly kind: 'answer'; readonly answer: PersonAnswer | null };

/** Rows of the first step. */
export const saysRows = ['yes', 'no', 'unknown'] as const;

/**
 * Enter on one step of a person's answer: on to the next step, or the whole answer, dated `today`. What an answer rested
 * on is dropped when it turns from yes to no or back; a note on a yes, which is not asked for, stays with it.
 */
export function stepVouch(input: VouchInput, given: PersonAnswer | null, today: string): VouchStep {
  switch (input.step) {
    case 'says': {
      const says = saysRows[input.cursor] ?? 'unknown';
      if (says === 'unknown') return { kind: 'answer', answer: null };
      const evidence = says === input.says ? input.evidence : fieldWith('');
      return { kind: 'input', input: { ...input, says, evidence, step: 'by', error: null } };
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
          ...restsOn(input.says, evidence.value, given),
        },
      };
    }
  }
}

function restsOn(
  says: PersonAnswer['says'],
  text: string,
  given: PersonAnswer | null,
): Pick<PersonAnswer, 'evidence' | 'note'> {
  if (says === 'no') return text ? { note: text } : {};
  const note = given?.says === 'yes' ? given.note : undefined;
  return { ...(text && { evidence: text }), ...(note !== undefined && { note }) };
}
