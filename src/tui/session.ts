import type { Run } from '../judge/run.ts';
import { planSchema } from '../plan/schema.ts';
import { runCommand } from './handlers/commands.ts';
import { sentenceOf } from './handlers/sentence-of.ts';
import { typeInto } from './handlers/typing.ts';
import { type Judged, judgedBy } from './judged.ts';
import { bindingFor, type Chord } from './keys.ts';
import type { Size } from './layout.ts';
import { modeOf, typedNow, typingModes } from './mode.ts';
import { questionsFor } from './questions/registry.ts';
import type { WizardEnv } from './screen.tsx';
import type { WizardServices } from './services.ts';
import type { Action } from './state/actions.ts';
import { firstState, type WizardContext, type WizardState } from './state/wizard-state.ts';
import { reduce } from './state.ts';
import { createStore } from './store.ts';
import { type Symbols, symbolsFor } from './symbols.ts';

export type WizardEnd =
  | { readonly kind: 'finished'; readonly run: Run | null; readonly reportPath: string | null }
  | { readonly kind: 'quit'; readonly saved: boolean };

/** What key handlers work with: the state, the outside, and the way out. */
export interface Session {
  readonly services: WizardServices;
  readonly context: WizardContext;
  readonly judged: Judged;
  readonly get: () => WizardState;
  readonly dispatch: (action: Action) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly env: WizardEnv;
  readonly symbols: Symbols;
  readonly size: () => Size;
  /** Aborts the poll under way; null while there is none. */
  poll: AbortController | null;
  /** Settles when every save asked for so far has settled; true: the newest one worked. */
  saved: Promise<boolean>;
  readonly finish: (end: WizardEnd) => void;
  readonly ended: Promise<WizardEnd>;
  /** Never rejects: what goes wrong becomes a notice. */
  readonly press: (chord: Chord) => Promise<void>;
  /** Keys that arrived together. Text among them is taken as one piece; none of them agrees to anything. */
  readonly pressAll: (chords: readonly Chord[]) => void;
  readonly paste: (text: string) => void;
}

export function createSession(services: WizardServices, env: WizardEnv, size: () => Size): Session {
  const { catalog, checks, today, version, planPath, plan, draft, presets, project, credential, lastRun } =
    services;
  const questions = questionsFor(checks);
  const blank = planSchema.parse({});
  const shown = {
    catalog,
    checks,
    today,
    version,
    planPath,
    plan,
    draft,
    presets,
    project,
    credential,
    lastRun,
  };
  const context: WizardContext = { ...shown, questions, blank };
  const store = createStore<WizardState, Action>(
    (state, action) => reduce(state, action, context),
    firstState(context),
  );
  const { promise: ended, resolve: finish } = Promise.withResolvers<WizardEnd>();
  const session: Session = {
    ...store,
    services,
    context,
    judged: judgedBy(services),
    env,
    symbols: symbolsFor(env.ascii, env.screenReader),
    size,
    poll: null,
    saved: Promise.resolve(true),
    finish,
    ended,
    pressAll: (chords) => {
      for (let next = 0; next < chords.length; ) {
        // Pasted or typed ahead: nobody can have read what it would agree to.
        if (chords.length > 1 && modeOf(store.get()) === 'consent') return;
        const text = textFrom(store.get(), chords, next);
        if (text.length > 1) session.paste(text.join(''));
        else void session.press(chords[next] ?? '');
        next += Math.max(1, text.length);
      }
    },
    press: async (chord) => {
      const state = store.get();
      const mode = modeOf(state);
      const empty = (typedNow(state) ?? '') === '';
      const binding = bindingFor(mode, chord, empty);
      if (!binding) {
        if (typingModes.has(mode) && isPrintable(chord)) typeInto(session, chord);
        return;
      }
      try {
        await runCommand(session, binding.command, chord);
      } catch (error) {
        store.dispatch({ type: 'noticed', sentence: sentenceOf(error) });
      }
    },
    paste: (text) => {
      if (typingModes.has(modeOf(store.get()))) typeInto(session, text);
    },
  };
  return session;
}

/** The characters from a place on that would be typed one after the other, up to the next key that does something. */
function textFrom(state: WizardState, chords: readonly Chord[], from: number): readonly Chord[] {
  const mode = modeOf(state);
  if (!typingModes.has(mode)) return [];
  const begunEmpty = (typedNow(state) ?? '') === '';
  const typed = (chord: Chord, index: number): boolean =>
    isPrintable(chord) && !bindingFor(mode, chord, begunEmpty && index === from);
  let end = from;
  for (let chord = chords[end]; chord !== undefined && typed(chord, end); chord = chords[end]) end += 1;
  return chords.slice(from, end);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Names of keys are several characters long, what is typed is one. */
const isPrintable = (chord: Chord): boolean =>
  [...graphemes.segment(chord)].length === 1 && !/\p{Control}/u.test(chord);
