import { scenarios } from '../cost/scenarios.ts';
import { fewestAnswers } from './measured-sizes.ts';
import type { ObservedBy } from './observation.ts';
import type { Run } from './run.ts';

/** Where the sizes come from that a run's month was priced with. */
export type SizesOrigin =
  | { readonly kind: 'planned' }
  /** `answers`: null where those are as planned. */
  | {
      readonly kind: 'measured';
      /** ISO date of the trial. */
      readonly on: string;
      readonly sandbox: boolean;
      readonly prompts: number;
      readonly answers: number | null;
    };

/** Null where no month was priced, or the run is of a version that assumed something else. */
export function sizesOrigin({
  derived,
  observations,
}: Pick<Run, 'derived' | 'observations'>): SizesOrigin | null {
  if (derived.month.kind !== 'forecast') return null;
  const assumed = derived.month.scenarios;
  if (assumed.some(({ name, assumes }) => assumes === scenarios[name].assumes)) return { kind: 'planned' };
  const isMeasured = assumed.some(({ name, assumes }) => assumes === scenarios[name].assumesOfMeasured);
  const trial = observations.find((row) => row.id === 'trial' && row.status === 'observed');
  if (!isMeasured || !trial) return null;
  const { at, sandbox, counted, live } = (trial as ObservedBy<'trial'>).value;
  const enough = live !== null && live.answered >= fewestAnswers && live.output.slices.length > 0;
  return {
    kind: 'measured',
    on: at.slice(0, 10),
    sandbox,
    prompts: counted,
    answers: enough ? live.answered : null,
  };
}
