import { usd, usdAtMost } from '../report/wording/format.ts';
import { shownFindings } from './findings.ts';
import { questionsToFix } from './fixing.ts';
import { choiceRows } from './inputs.ts';
import { asksAccount } from './mode.ts';
import type { Question } from './questions/question.ts';
import { cloudName } from './state/asked-account.ts';
import { questionOf } from './state/navigation.ts';
import { saysRows } from './state/vouch.ts';
import type { WizardContext, WizardState } from './state/wizard-state.ts';
import { sectionQuestions } from './walk.ts';

export type WelcomeRow =
  | { readonly kind: 'go-on' | 'resume' | 'plan' | 'last-run' | 'blank' }
  | { readonly kind: 'preset'; readonly index: number };

/** What the first screen offers. */
export function welcomeRows(state: WizardState, context: WizardContext): readonly WelcomeRow[] {
  return [
    ...(state.begun ? [{ kind: 'go-on' } as const] : []),
    ...(context.draft && !state.begun ? [{ kind: 'resume' } as const] : []),
    ...(context.plan ? [{ kind: 'plan' } as const] : []),
    ...(context.lastRun ? [{ kind: 'last-run' } as const] : []),
    ...context.presets.map((_preset, index) => ({ kind: 'preset', index }) as const),
    { kind: 'blank' },
  ];
}

export type ConsentRow = 'findings' | 'send' | 'budget' | 'key' | 'sandbox' | 'offline' | 'environment';

/** What can be done before the probes run. Documented facts only comes first where there is no key. */
export function consentRows(state: WizardState, context: WizardContext): readonly ConsentRow[] {
  const { access } = state;
  const cloud = cloudName(state.plan, context);
  const backward = state.run ? (['findings'] as const) : [];
  if (cloud !== null) {
    const asked = asksAccount(access);
    return [
      ...(asked ? (['send', 'budget'] as const) : ['environment' as const]),
      'sandbox',
      'offline',
      ...backward,
    ];
  }
  if (asksAccount(access)) {
    return [
      'send',
      'budget',
      'key',
      ...(access?.kind === 'typed' && context.credential ? ['environment' as const] : []),
      'sandbox',
      'offline',
      ...backward,
    ];
  }
  return [...(context.credential ? ['environment' as const] : []), 'offline', 'key', 'sandbox', ...backward];
}

export function consentWords(
  row: ConsentRow,
  { access, budgetUsd, plan }: WizardState,
  context: WizardContext,
): string {
  switch (row) {
    case 'send':
      return `Send these probes, spending at most ${usdAtMost(budgetUsd)}`;
    case 'budget':
      return `Change the budget of ${usd(budgetUsd)}`;
    case 'key':
      return access?.kind === 'typed' ? 'Enter another key' : 'Enter a key (kept in memory only)';
    case 'environment':
      return `Ask the account of ${cloudName(plan, context) ?? context.credential?.from ?? 'the environment'}`;
    case 'sandbox':
      return 'Rehearse on the built-in sandbox';
    case 'offline':
      return 'Go on with documented facts only';
    case 'findings':
      return 'Back to the findings of the last poll; nothing is sent';
  }
}

/** The questions offered for changing the finding at hand. */
export function fixRows({ screen, run, plan }: WizardState, context: WizardContext): readonly Question[] {
  const finding =
    screen.kind === 'fix' ? run?.findings.find(({ check }) => check === screen.check) : undefined;
  return finding ? questionsToFix(context, plan, finding) : [];
}

/** How many rows the cursor of the screen can stand on. */
export function rowCount(state: WizardState, context: WizardContext): number {
  const { screen, plan } = state;
  switch (screen.kind) {
    case 'welcome':
      return welcomeRows(state, context).length;
    case 'section':
      return sectionQuestions(context, plan, screen.section).length + 1;
    case 'consent':
      return consentRows(state, context).length;
    case 'results':
      return state.run ? shownFindings(state.run).length : 0;
    case 'question':
      return inputRows(state, context);
    case 'fix':
      return fixRows(state, context).length;
    case 'export':
      return 2;
    case 'key':
    case 'poll':
      return 0;
  }
}

function inputRows({ screen, plan }: WizardState, context: WizardContext): number {
  if (screen.kind !== 'question') return 0;
  const question = questionOf(context, screen.id);
  const { input } = screen;
  switch (input.kind) {
    case 'choice':
      return question?.kind === 'choice' || question?.kind === 'yes-no'
        ? choiceRows(context, plan, question, input.filter).length
        : 0;
    case 'multi':
      return question?.kind === 'multi' ? question.options(plan, context.catalog).length : 0;
    case 'vouch':
      return input.step === 'says' ? saysRows.length : 0;
    case 'field':
      return 0;
  }
}
