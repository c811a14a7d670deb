import type { Secret } from '../../claude/secret.ts';
import type { Run } from '../../judge/run.ts';
import type { PollEvent } from '../../observe/events.ts';
import type { PricedProbe } from '../../observe/probe.ts';
import type { Plan } from '../../plan/schema.ts';
import type { QuestionSection } from '../questions/question.ts';
import type { Access } from '../services.ts';
import type { Edit } from '../text/field.ts';
import type { CameFrom, PollPurpose } from './screens.ts';

export type Action =
  /** Moves the cursor of the screen; `last` is the index of its last row. */
  | { readonly type: 'moved'; readonly by: number; readonly last: number }
  /** Scrolls the overlay or the details; `last` is the greatest offset that shows something. */
  | { readonly type: 'scrolled'; readonly by: number; readonly last: number }
  | { readonly type: 'edited'; readonly change: Edit }
  | { readonly type: 'toggled' }
  | { readonly type: 'help-opened' }
  | { readonly type: 'help-closed' }
  | { readonly type: 'noticed'; readonly sentence: string | null }
  | { readonly type: 'went-back' }
  | { readonly type: 'welcome-opened' }
  /** A plan to begin with, chosen on the first screen. `at`: the question to open, null for the first open one. */
  | {
      readonly type: 'begun';
      readonly plan: Plan;
      readonly start:
        | { readonly kind: 'resume'; readonly at: string | null }
        | { readonly kind: 'plan' | 'blank' }
        | { readonly kind: 'preset'; readonly name: string };
    }
  /** The row under the cursor would replace an unfinished walk: says so and waits for a second Enter. */
  | { readonly type: 'doubted'; readonly sentence: string }
  | { readonly type: 'went-on' }
  /** Takes what is typed or marked as the answer of the question on screen. */
  | { readonly type: 'submitted' }
  | { readonly type: 'unknown-chosen' }
  | { readonly type: 'question-opened'; readonly id: string; readonly from: CameFrom }
  | { readonly type: 'section-opened'; readonly section: QuestionSection }
  | { readonly type: 'section-kept' }
  | { readonly type: 'consent-opened'; readonly purpose: PollPurpose }
  | { readonly type: 'access-chosen'; readonly access: Access }
  | { readonly type: 'budget-opened' }
  | { readonly type: 'key-opened' }
  | { readonly type: 'key-typed'; readonly typed: Secret; readonly length: number }
  | { readonly type: 'key-refused'; readonly sentence: string }
  | { readonly type: 'poll-started'; readonly purpose: PollPurpose; readonly probes: readonly PricedProbe[] }
  | { readonly type: 'poll-reported'; readonly event: PollEvent }
  | { readonly type: 'poll-cancelling' }
  | { readonly type: 'poll-ended'; readonly run: Run }
  | { readonly type: 'poll-broke'; readonly sentence: string }
  | { readonly type: 'results-opened'; readonly run: Run }
  /** Back to the findings of the run at hand. */
  | { readonly type: 'findings-shown' }
  | { readonly type: 'details-opened' }
  | { readonly type: 'fix-opened'; readonly check: string }
  | { readonly type: 'export-opened' }
  | { readonly type: 'export-focused'; readonly focus: 'format' | 'path' }
  | { readonly type: 'export-written'; readonly path: string }
  | { readonly type: 'export-refused'; readonly sentence: string };
