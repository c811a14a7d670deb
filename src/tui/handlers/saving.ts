import type { Session } from '../session.ts';
import type { WizardContext, WizardState } from '../state/wizard-state.ts';
import { sectionQuestions } from '../walk.ts';

/** Id of the question a later start opens; null once past the questions. */
function draftPosition({ screen, plan }: WizardState, context: WizardContext): string | null {
  switch (screen.kind) {
    case 'question':
      return screen.id;
    case 'section':
      return sectionQuestions(context, plan, screen.section)[0]?.id ?? null;
    default:
      return null;
  }
}

/** Dispatches, and saves the walk when plan or position changed by it. */
export async function thenSave(session: Session, act: () => void): Promise<void> {
  const before = session.get();
  act();
  const after = session.get();
  const moved = draftPosition(before, session.context) !== draftPosition(after, session.context);
  if (after.worthSaving && (after.plan !== before.plan || moved)) await saveDraft(session);
}

/** Saves one after the other, so that an older walk never overwrites a newer one. */
export async function saveDraft(session: Session): Promise<boolean> {
  const state = session.get();
  session.saved = session.saved.then(async () => {
    const problem = await session.services.saveDraft(state.plan, draftPosition(state, session.context));
    if (problem !== null) session.dispatch({ type: 'noticed', sentence: problem });
    return problem === null;
  });
  return session.saved;
}
