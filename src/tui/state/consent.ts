import { Secret } from '../../claude/secret.ts';
import { usd } from '../../report/wording/format.ts';
import { edit, fieldWith } from '../text/field.ts';
import { parseUsd } from '../text/parse.ts';
import { openConsent } from './navigation.ts';
import type { ConsentScreen } from './screens.ts';
import type { Slice, WizardState } from './wizard-state.ts';

/** Whose account is asked, for how much money at most, and the typed key. */
export const reduceConsent: Slice = (state, action, context) => {
  const { screen } = state;
  if (action.type === 'consent-opened') return openConsent(state, context, action.purpose);
  if (action.type === 'access-chosen') {
    const purpose = 'purpose' in screen ? screen.purpose : undefined;
    return openConsent({ ...state, access: action.access }, context, purpose);
  }
  if (state.help) return undefined;
  if (screen.kind === 'consent') {
    switch (action.type) {
      case 'budget-opened':
        return withBudget(state, screen, { field: fieldWith(usd(state.budgetUsd)), error: null });
      case 'edited':
        return screen.budget
          ? withBudget(state, screen, { field: edit(screen.budget.field, action.change), error: null })
          : state;
      case 'submitted':
        return screen.budget ? takeBudget(state, screen, screen.budget.field.text) : state;
      case 'key-opened':
        return {
          ...state,
          screen: { kind: 'key', purpose: screen.purpose, typed: new Secret(''), length: 0, error: null },
        };
      default:
        return undefined;
    }
  }
  if (screen.kind !== 'key') return undefined;
  switch (action.type) {
    case 'key-typed':
      return { ...state, screen: { ...screen, typed: action.typed, length: action.length, error: null } };
    case 'key-refused':
      return { ...state, screen: { ...screen, error: action.sentence } };
    default:
      return undefined;
  }
};

const withBudget = (
  state: WizardState,
  screen: ConsentScreen,
  budget: ConsentScreen['budget'],
): WizardState => ({
  ...state,
  screen: { ...screen, budget },
});

function takeBudget(state: WizardState, screen: ConsentScreen, text: string): WizardState {
  const read = parseUsd(text);
  return read.kind === 'refused'
    ? withBudget(state, screen, { field: fieldWith(text), error: read.sentence })
    : withBudget({ ...state, budgetUsd: read.value }, screen, null);
}
