import type { Run } from '../../judge/run.ts';
import { openStatuses } from '../../judge/verdict.ts';
import type { Plan } from '../../plan/schema.ts';
import { shownFindings } from '../findings.ts';
import { openResults } from './navigation.ts';
import { moved, type Slice, type WizardState } from './wizard-state.ts';

/** Verdict, findings and the details of one of them. */
export const reduceResults: Slice = (state, action, context) => {
  const { screen } = state;
  if (action.type === 'results-opened') {
    return openRun(
      { ...state, begun: true, reportPath: null, ...planBeside(action.run, context.plan) },
      action.run,
    );
  }
  if (action.type === 'findings-shown') return state.run ? openResults(state, null) : state;
  if (action.type === 'fix-opened') {
    return { ...state, screen: { kind: 'fix', check: action.check, cursor: 0 } };
  }
  if (screen.kind !== 'results' || state.help) return undefined;
  switch (action.type) {
    case 'moved':
      return { ...state, resultsCursor: moved(state.resultsCursor, action) };
    case 'scrolled':
      return screen.details
        ? { ...state, screen: { ...screen, details: { scroll: moved(screen.details.scroll, action) } } }
        : state;
    case 'details-opened':
      return { ...state, screen: { ...screen, details: { scroll: 0 } } };
    default:
      return undefined;
  }
};

/** An earlier run is looked at beside the plan of today, which may have moved on. */
function planBeside(run: Run, current: Plan | null): Pick<WizardState, 'plan' | 'polled'> {
  if (!current) return { plan: run.plan, polled: run.plan };
  return { plan: current, polled: run.plan };
}

/** Shows a run from its most pressing finding on. */
export const openRun = (state: WizardState, run: Run): WizardState =>
  openResults({ ...state, run, change: null, resultsCursor: 0 }, mostPressing(run));

/** What blocks, else what blocks while open, else a caution, else the first. */
function mostPressing(run: Run): string | null {
  const findings = shownFindings(run);
  const pressing =
    findings.find(({ blocking, status }) => blocking && status === 'fail') ??
    findings.find(({ blocking, status }) => blocking && openStatuses.has(status)) ??
    findings.find(({ status }) => status === 'warn') ??
    findings[0];
  return pressing?.check ?? null;
}
