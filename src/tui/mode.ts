import type { WizardState } from './state/wizard-state.ts';

/** Which keys are valid: a row of the key table. */
export type Mode =
  | 'welcome'
  | 'choice'
  | 'filter'
  | 'multi'
  | 'field'
  | 'section'
  | 'consent'
  | 'no-key'
  | 'budget'
  | 'key'
  | 'poll'
  | 'results'
  | 'details'
  | 'fix'
  | 'export-format'
  | 'export-path'
  | 'help';

export function modeOf({ screen, help, access }: WizardState): Mode {
  if (help) return 'help';
  switch (screen.kind) {
    case 'question':
      return questionMode(screen.input);
    case 'consent':
      if (screen.budget) return 'budget';
      return asksAccount(access) ? 'consent' : 'no-key';
    case 'results':
      return screen.details ? 'details' : 'results';
    case 'export':
      return screen.focus === 'path' ? 'export-path' : 'export-format';
    case 'welcome':
    case 'section':
    case 'fix':
    case 'key':
    case 'poll':
      return screen.kind;
  }
}

/** True where probes would go to a real account. */
export const asksAccount = (access: WizardState['access']): boolean =>
  access?.kind === 'environment' || access?.kind === 'typed';

type Input = Extract<WizardState['screen'], { kind: 'question' }>['input'];

function questionMode(input: Input): Mode {
  switch (input.kind) {
    case 'choice':
      return input.filter ? 'filter' : 'choice';
    case 'multi':
      return 'multi';
    case 'field':
      return 'field';
    case 'vouch':
      return input.step === 'says' ? 'choice' : 'field';
  }
}

/** Modes in which characters without a binding are typed. */
export const typingModes: ReadonlySet<Mode> = new Set(['filter', 'field', 'budget', 'key', 'export-path']);

/** Text in the field that has the cursor; null where there is none. */
export function typedNow({ screen }: WizardState): string | null {
  switch (screen.kind) {
    case 'question': {
      const { input } = screen;
      if (input.kind === 'field') return input.field.text;
      if (input.kind === 'choice') return input.filter?.text ?? null;
      return input.kind === 'vouch' && input.step !== 'says' ? input[input.step].text : null;
    }
    case 'consent':
      return screen.budget?.field.text ?? null;
    case 'export':
      return screen.focus === 'path' ? screen.path.text : null;
    default:
      return null;
  }
}
