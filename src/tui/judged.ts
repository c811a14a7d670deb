import type { Derived, Run, WordedFinding } from '../judge/run.ts';
import type { PricedProbe } from '../observe/probe.ts';
import type { Plan } from '../plan/schema.ts';
import type { Access, WizardServices } from './services.ts';

/** What follows from a plan and the run at hand, each computed once per plan value: screens ask again at every key. */
export interface Judged {
  readonly findings: (plan: Plan, run: Run | null) => readonly WordedFinding[];
  readonly derived: (plan: Plan, run: Run | null) => Derived;
  readonly probes: (plan: Plan, access: Access) => readonly PricedProbe[];
}

export const judgedBy = (services: Pick<WizardServices, 'judge' | 'derive' | 'pricePoll'>): Judged => ({
  findings: oncePerPair(services.judge, {}),
  derived: oncePerPair(services.derive, {}),
  probes: oncePerPair(services.pricePoll, {}),
});

/** `nobody` stands for the second value where that is null. */
function oncePerPair<B extends object | null, T>(compute: (plan: Plan, beside: B) => T, nobody: object) {
  const known = new WeakMap<object, WeakMap<Plan, { readonly result: T }>>();
  return (plan: Plan, beside: B): T => {
    const results = known.get(beside ?? nobody) ?? new WeakMap();
    known.set(beside ?? nobody, results);
    const entry = results.get(plan) ?? { result: compute(plan, beside) };
    results.set(plan, entry);
    return entry.result;
  };
}
