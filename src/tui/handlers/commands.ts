import { shownFindings } from '../findings.ts';
import { questionsToFix } from '../fixing.ts';
import type { Chord, Command } from '../keys.ts';
import { modeOf } from '../mode.ts';
import { questionSections } from '../questions/question.ts';
import { consentRows, rowCount } from '../rows.ts';
import type { Session } from '../session.ts';
import { questionOf } from '../state/navigation.ts';
import type { Edit } from '../text/field.ts';
import { neighbour } from '../walk.ts';
import { accept } from './accept.ts';
import { sendAgreed } from './consenting.ts';
import { cancelPoll, recheck } from './polling.ts';
import { saveDraft, thenSave } from './saving.ts';
import { lastOffset, pageRows } from './scrolling.ts';
import { shortenKey } from './typing.ts';

type Handler = (session: Session, chord: Chord) => void | Promise<void>;

const handlers: Readonly<Record<Command, Handler>> = {
  up: (session) => move(session, -1),
  down: (session) => move(session, 1),
  'page-up': (session) => move(session, -pageRows(session)),
  'page-down': (session) => move(session, pageRows(session)),
  first: (session) => move(session, Number.NEGATIVE_INFINITY),
  last: (session) => move(session, Number.POSITIVE_INFINITY),
  accept,
  toggle: ({ dispatch }) => dispatch({ type: 'toggled' }),
  unknown: (session) => thenSave(session, () => session.dispatch({ type: 'unknown-chosen' })),
  back: (session) => thenSave(session, () => session.dispatch({ type: 'went-back' })),
  quit,
  interrupt,
  help: ({ dispatch }) => dispatch({ type: 'help-opened' }),
  'close-help': ({ dispatch }) => dispatch({ type: 'help-closed' }),
  'next-section': (session) => toNeighbour(session, 1),
  'previous-section': (session) => toNeighbour(session, -1),
  section: (session, chord) => toSection(session, Number(chord) - 1),
  left: editing({ kind: 'left' }),
  right: editing({ kind: 'right' }),
  home: editing({ kind: 'home' }),
  end: editing({ kind: 'end' }),
  backspace: editing({ kind: 'backspace' }),
  delete: editing({ kind: 'delete' }),
  clear: editing({ kind: 'clear' }),
  yes: sendAgreed,
  no: sendNothing,
  budget: ({ dispatch }) => dispatch({ type: 'budget-opened' }),
  fix,
  recheck,
  'poll-all': ({ dispatch }) => dispatch({ type: 'consent-opened', purpose: { kind: 'everything' } }),
  export: ({ dispatch }) => dispatch({ type: 'export-opened' }),
  cancel: cancelPoll,
};

/** Runs a command; every callback of the wizard happens in here, never in an effect. */
export const runCommand = (session: Session, command: Command, chord: Chord): void | Promise<void> =>
  handlers[command](session, chord);

function move(session: Session, by: number): void {
  const mode = modeOf(session.get());
  if (mode === 'help' || mode === 'details') {
    session.dispatch({ type: 'scrolled', by, last: lastOffset(session) });
    return;
  }
  session.dispatch({ type: 'moved', by, last: rowCount(session.get(), session.context) - 1 });
}

function editing(change: Edit): Handler {
  return (session) => {
    if (session.get().screen.kind !== 'key') session.dispatch({ type: 'edited', change });
    else if (change.kind === 'backspace' || change.kind === 'clear') shortenKey(session, change.kind);
  };
}

/** Section keys count the seven question sections and, as the eighth, the probes. */
function toSection(session: Session, index: number): Promise<void> {
  const section = questionSections[index];
  return thenSave(session, () =>
    session.dispatch(
      section
        ? { type: 'section-opened', section }
        : { type: 'consent-opened', purpose: { kind: 'everything' } },
    ),
  );
}

function toNeighbour(session: Session, by: 1 | -1): Promise<void> {
  const { screen } = session.get();
  const here =
    screen.kind === 'section'
      ? screen.section
      : screen.kind === 'question'
        ? questionOf(session.context, screen.id)?.section
        : undefined;
  const next = here ? neighbour(here, by) : by === 1 ? questionSections[0] : questionSections.at(-1);
  return toSection(session, next ? questionSections.indexOf(next) : questionSections.length);
}

function sendNothing(session: Session): void {
  const rows = consentRows(session.get(), session.context);
  session.dispatch({ type: 'moved', by: Number.NEGATIVE_INFINITY, last: rows.length - 1 });
  session.dispatch({ type: 'moved', by: rows.indexOf('offline'), last: rows.length - 1 });
  session.dispatch({
    type: 'noticed',
    sentence: 'Nothing was sent. Press Enter to judge with documented facts only.',
  });
}

function fix(session: Session): void {
  const { run, resultsCursor, plan } = session.get();
  const finding = run && shownFindings(run)[resultsCursor];
  if (!finding) return;
  const [first, ...others] = questionsToFix(session.context, plan, finding);
  if (!first) {
    const sentence = 'No answer of yours changes this check. Follow its fix, then press r to re-run it.';
    session.dispatch({ type: 'noticed', sentence });
    return;
  }
  session.dispatch(
    others.length === 0
      ? { type: 'question-opened', id: first.id, from: 'results' }
      : { type: 'fix-opened', check: finding.check },
  );
}

/** q: leaves with the results where there are any on screen, else with the draft saved. */
async function quit(session: Session): Promise<void> {
  const { screen, run, reportPath } = session.get();
  if (screen.kind !== 'results' && screen.kind !== 'export') return interrupt(session);
  await session.saved;
  session.finish({ kind: 'finished', run, reportPath });
}

async function interrupt(session: Session): Promise<void> {
  session.poll?.abort();
  const saved = session.get().worthSaving ? await saveDraft(session) : false;
  session.finish({ kind: 'quit', saved });
}
