import { consentRows, fixRows, welcomeRows } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Action } from '../state/actions.ts';
import { exportFormats } from '../state/export.ts';
import type {
  ConsentScreen,
  ExportScreen,
  KeyScreen,
  SectionScreen,
  WelcomeScreen,
} from '../state/screens.ts';
import { day } from '../text/times.ts';
import { sectionQuestions } from '../walk.ts';
import { sendAgreed } from './consenting.ts';
import { poll } from './polling.ts';
import { thenSave } from './saving.ts';
import { sentenceOf } from './sentence-of.ts';

/** Enter, screen by screen. */
export async function accept(session: Session): Promise<void> {
  const { screen } = session.get();
  switch (screen.kind) {
    case 'welcome': {
      const action = welcomeAction(session, screen);
      return thenSave(session, () => action && session.dispatch(action));
    }
    case 'question':
      return thenSave(session, () => session.dispatch({ type: 'submitted' }));
    case 'section':
      return thenSave(session, () => acceptSection(session, screen));
    case 'consent':
      return acceptConsent(session, screen);
    case 'key':
      return acceptKey(session, screen);
    case 'fix': {
      const question = fixRows(session.get(), session.context)[screen.cursor];
      return question && session.dispatch({ type: 'question-opened', id: question.id, from: 'results' });
    }
    case 'results':
      return session.dispatch({ type: 'details-opened' });
    case 'export':
      return acceptExport(session, screen);
    case 'poll':
      return;
  }
}

/** Rows that begin with another plan than the one under way. */
const replacing: ReadonlySet<string> = new Set(['plan', 'preset', 'blank']);

/** What a row of the first screen begins; null for a row that is not there any more. */
function welcomeAction({ get, context }: Session, { cursor, doubted }: WelcomeScreen): Action | null {
  const { draft, plan, lastRun, presets, blank } = context;
  const state = get();
  const row = welcomeRows(state, context)[cursor];
  const unfinished = state.begun ? 'the answers given so far' : draft && `the walk of ${day(draft.savedAt)}`;
  if (unfinished && row && replacing.has(row.kind) && doubted !== cursor) {
    const sentence = `This would replace ${unfinished}. Press Enter once more to do so.`;
    return { type: 'doubted', sentence };
  }
  switch (row?.kind) {
    case 'go-on':
      return { type: 'went-on' };
    case 'resume':
      return draft && { type: 'begun', plan: draft.plan, start: { kind: 'resume', at: draft.at } };
    case 'plan':
      return plan && { type: 'begun', plan, start: { kind: 'plan' } };
    case 'last-run':
      return lastRun && { type: 'results-opened', run: lastRun };
    case 'preset': {
      const preset = presets[row.index];
      return preset
        ? { type: 'begun', plan: preset.plan, start: { kind: 'preset', name: preset.title } }
        : null;
    }
    case 'blank':
      return { type: 'begun', plan: blank, start: { kind: 'blank' } };
    case undefined:
      return null;
  }
}

function acceptSection({ get, dispatch, context }: Session, { section, cursor }: SectionScreen): void {
  const question = sectionQuestions(context, get().plan, section)[cursor - 1];
  dispatch(
    question ? { type: 'question-opened', id: question.id, from: 'section' } : { type: 'section-kept' },
  );
}

async function acceptConsent(session: Session, screen: ConsentScreen): Promise<void> {
  const { dispatch, get, context } = session;
  if (screen.budget) return dispatch({ type: 'submitted' });
  switch (consentRows(get(), context)[screen.cursor]) {
    case 'send':
      return sendAgreed(session);
    case 'budget':
      return dispatch({ type: 'budget-opened' });
    case 'findings':
      return dispatch({ type: 'findings-shown' });
    case 'key':
      return dispatch({ type: 'key-opened' });
    case 'environment':
      return dispatch({ type: 'access-chosen', access: { kind: 'environment' } });
    case 'sandbox':
    case 'offline': {
      const kind = consentRows(get(), context)[screen.cursor] === 'sandbox' ? 'sandbox' : 'offline';
      dispatch({ type: 'access-chosen', access: { kind } });
      return poll(session, { kind }, screen.purpose);
    }
    case undefined:
      return;
  }
}

function acceptKey({ dispatch }: Session, { typed, length }: KeyScreen): void {
  const sentence = keyProblem(typed.reveal(), length);
  dispatch(
    sentence === null
      ? { type: 'access-chosen', access: { kind: 'typed', key: typed } }
      : { type: 'key-refused', sentence },
  );
}

/** Never repeats what was typed. */
function keyProblem(key: string, length: number): string | null {
  if (length === 0) return 'Type or paste a key, or press Esc to go on without one.';
  if (key.startsWith('sk-ant-admin')) {
    return 'This is an Admin API key. The probes need an API key, which starts with sk-ant-api.';
  }
  return key.startsWith('sk-ant-')
    ? null
    : 'A Claude API key starts with sk-ant-. Clear this with Ctrl-U and paste it again.';
}

async function acceptExport(session: Session, screen: ExportScreen): Promise<void> {
  const { dispatch, get, services } = session;
  if (screen.focus === 'format') return dispatch({ type: 'export-focused', focus: 'path' });
  const { run } = get();
  const path = screen.path.text.trim();
  if (!run) return;
  if (path === '') {
    return dispatch({ type: 'export-refused', sentence: `Type a path, such as ${exportFormats[0].path}.` });
  }
  await services.exportReport(run, screen.format, path).then(
    (written) => dispatch({ type: 'export-written', path: written }),
    (error: unknown) => dispatch({ type: 'export-refused', sentence: sentenceOf(error) }),
  );
}
