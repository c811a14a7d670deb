import { plannedModel } from '../planned-model.ts';
import type { Probe } from '../probe.ts';
import { ProbeUnavailable } from '../unavailable.ts';

/** Local: what the last trial on the team's own requests measured for the planned model. */
export const trialProbe: Probe<'trial'> = {
  id: 'trial',
  title: 'The last trial on your own requests',
  sends: () => 'Nothing: reads the last trial of this project.',
  inputs: (plan) => [plan.model.id],
  paths: 'any',
  credential: 'none',
  after: [],
  requests: 0,
  rounds: 0,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: (plan) => (plan.model.id ? null : 'The plan names no model, so no trial can speak for it.'),
  run: async ({ plan, savedTrial }) => {
    const found = await savedTrial(plannedModel(plan));
    if (typeof found === 'string') throw new ProbeUnavailable(found);
    return found;
  },
};
