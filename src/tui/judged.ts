import type { Derived, WordedFinding } from '../judge/run.ts';
import type { PricedProbe } from '../observe/probe.ts';
import type { Plan } from '../plan/schema.ts';
import type { Access, WizardServices } from './services.ts';

/** What follows from a plan, each computed once per plan value: screens ask again at every key. */
export interface Judged {
  readonly findings: (plan: Plan) => readonly WordedFinding[];
  readonly derived: (plan: Plan) => Derived;
  readonly probes: (plan: Plan, access: Access) => readonly PricedProbe[];
}

export function judgedBy(services: Pick<WizardServices, 'judge' | 'derive' | 'pricePoll'>): Judged {
  const probes = new WeakMap<Access, (plan: Plan) => readonly PricedProbe[]>();
  return {
    findings: oncePerPlan(services.judge),
    derived: oncePerPlan(services.derive),
    probes: (plan, access) => {
      const known = probes.get(access) ?? oncePerPlan((asked: Plan) => services.pricePoll(asked, access));
      probes.set(access, known);
      return known(plan);
    },
  };
}

function oncePerPlan<T>(compute: (plan: Plan) => T): (plan: Plan) => T {
  const known = new WeakMap<Plan, { readonly result: T }>();
  return (plan) => {
    const entry = known.get(plan) ?? { result: compute(plan) };
    known.set(plan, entry);
    return entry.result;
  };
}
