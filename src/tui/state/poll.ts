import type { Run } from '../../judge/run.ts';
import type { PollEvent } from '../../observe/events.ts';
import { agreeOn, spendMore } from './agreement.ts';
import { openConsent, openResults } from './navigation.ts';
import { openRun } from './results.ts';
import type { Change, PollScreen, ProbeRow } from './screens.ts';
import type { Slice, WizardState } from './wizard-state.ts';

/** Probes under way. */
export const reducePoll: Slice = (state, action, context) => {
  const { screen } = state;
  if (action.type === 'poll-started') {
    const probes = action.probes.map(({ id, title }) => blankRow(id, title));
    return {
      ...state,
      worthSaving: true,
      agreed:
        screen.kind === 'consent' && state.access
          ? agreeOn(state.agreed, state.access, action.probes)
          : state.agreed,
      screen: { kind: 'poll', purpose: action.purpose, probes, spentUsd: 0, cancelling: false },
    };
  }
  if (screen.kind !== 'poll') return undefined;
  switch (action.type) {
    case 'poll-reported':
      return { ...state, screen: reported(screen, action.event) };
    case 'poll-cancelling':
      return { ...state, screen: { ...screen, cancelling: true } };
    case 'poll-ended':
      return ended(state, screen, action.run);
    case 'poll-broke':
      return {
        ...openConsent(state, context, screen.purpose),
        agreed: spendMore(state.agreed, screen.spentUsd),
        notice: action.sentence,
      };
    default:
      return undefined;
  }
};

function reported(screen: PollScreen, event: PollEvent): PollScreen {
  if (event.type === 'started') {
    return {
      ...screen,
      probes: withRow(screen.probes, { ...blankRow(event.probe, event.title), state: 'running' }),
    };
  }
  const { observation } = event;
  const title = screen.probes.find(({ id }) => id === observation.id)?.title ?? observation.id;
  const row: ProbeRow = {
    id: observation.id,
    title,
    state: observation.status,
    ms: observation.ms,
    costUsd: observation.costUsd,
    reason: observation.status === 'observed' ? null : observation.reason,
  };
  return { ...screen, probes: withRow(screen.probes, row), spentUsd: event.spentUsd };
}

const blankRow = (id: ProbeRow['id'], title: string): ProbeRow => ({
  id,
  title,
  state: 'waiting',
  ms: 0,
  costUsd: 0,
  reason: null,
});

/** A probe that was not announced beforehand is added at the end. */
function withRow(rows: readonly ProbeRow[], row: ProbeRow): readonly ProbeRow[] {
  return rows.some(({ id }) => id === row.id)
    ? rows.map((old) => (old.id === row.id ? row : old))
    : [...rows, row];
}

function ended(state: WizardState, screen: PollScreen, run: Run): WizardState {
  const agreed = spendMore(state.agreed, run.spend.actualUsd);
  const polled = { ...state, agreed, polled: state.plan, reportPath: null };
  if (screen.purpose.kind === 'everything') return openRun(polled, run);
  const change = changeOf(state.run, run, screen.purpose.check);
  return openResults({ ...polled, run, change }, screen.purpose.check);
}

function changeOf(before: Run | null, after: Run, check: string): Change | null {
  const was = before?.findings.find((finding) => finding.check === check);
  const is = after.findings.find((finding) => finding.check === check);
  if (!before || !was || !is) return null;
  return {
    check,
    status: { before: was.status, after: is.status },
    verdict: { before: before.verdict, after: after.verdict },
  };
}
