import { Console } from 'node:console';
import { onTestFinished } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { capsInForce } from '../../checks/spend/caps-in-force.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { deriveTables } from '../../src/judge/derived.ts';
import type { CredentialSeen, Observation, ObservationId, Observed } from '../../src/judge/observation.ts';
import type { Derived, Run, WordedFinding } from '../../src/judge/run.ts';
import { judgeAll } from '../../src/judge/runner.ts';
import type { PricedProbe } from '../../src/observe/probe.ts';
import { chosen } from '../../src/observe/probe-choice.ts';
import { probes } from '../../src/observe/registry.ts';
import { presetPlan, presets } from '../../src/plan/presets.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { wordFinding } from '../../src/report/worded.ts';
import type { Size } from '../../src/tui/layout.ts';
import type { WizardEnv } from '../../src/tui/screen.tsx';
import type { PollRequest, WizardServices } from '../../src/tui/services.ts';
import { runWizard } from '../../src/tui/wizard.tsx';
import { observedWith, TODAY } from './plan-builder.ts';
import { runWith } from './run-builder.ts';
import { fakeTerminal } from './terminal.ts';

/** Vitest's stand-in console lacks the class that Ink patches the console with. */
Object.assign(globalThis.console, { Console });

export const credential: CredentialSeen = {
  kind: 'api-key',
  from: 'ANTHROPIC_API_KEY',
  masked: 'sk-ant-api03-…0001',
  shadowed: [],
  empty: [],
  host: 'api.anthropic.com',
};

export const pricedProbes: readonly PricedProbe[] = [
  {
    id: 'credential',
    title: 'Credential in use',
    sends: 'Nothing leaves this machine.',
    requests: 0,
    worstCaseUsd: 0,
    blocked: null,
  },
  {
    id: 'model',
    title: 'Planned model',
    sends: "One GET of the model's page.",
    requests: 1,
    worstCaseUsd: 0,
    blocked: null,
  },
  {
    id: 'token-count',
    title: 'Token count',
    sends: 'The sample prompt, to be counted.',
    requests: 1,
    worstCaseUsd: 0,
    blocked: null,
  },
  {
    id: 'tiny-message',
    title: 'Tiny message',
    sends: 'One message of a few words.',
    requests: 1,
    worstCaseUsd: 0.0002,
    blocked: null,
  },
];

/** Judges and words a plan as the product does. */
export function findingsOf(plan: Plan, observed: Observed = {}): readonly WordedFinding[] {
  return judgeAll(checks, { plan, catalog, observed, today: TODAY }).flatMap((finding) => {
    const check = checks.find(({ id }) => id === finding.check);
    return check ? [wordFinding(finding, check)] : [];
  });
}

/** What the probes of a poll bring when everything answers; the wizard's fake account. */
export function answers(plan: Plan): Observed {
  const concerned = chosen(new Set(Object.keys(probes) as ObservationId[]), probes, plan);
  const ids = concerned.map(({ id }) => id).filter((id) => id !== 'fallback-model');
  return observedWith({
    ...Object.fromEntries(ids.map((id) => [id, {}])),
    model: { id: plan.model.id ?? 'claude-sonnet-5-5' },
    'token-count': { inputTokens: plan.tokens.input.typical ?? 1_000 },
  });
}

/** The tables of a run, as the product derives them. */
export const derivedOf = (plan: Plan, observed: Observed): Derived =>
  deriveTables(plan, catalog, observed, {
    today: TODAY,
    caps: capsInForce({ plan, catalog, observed, today: TODAY }),
  });

/** The run a poll of this plan ends in. */
export const runOf = (plan: Plan, observed: Observed, rest: Partial<Omit<Run, 'plan'>> = {}): Run => ({
  ...runWith({
    findings: findingsOf(plan, observed),
    derived: derivedOf(plan, observed),
    ...rest,
  }),
  plan,
  level: plan.level,
  observations: Object.values(observed),
});

export interface Calls {
  readonly drafts: { readonly plan: Plan; readonly at: string | null }[];
  readonly plans: Plan[];
  readonly polls: PollRequest[];
  readonly rechecks: (readonly string[])[];
  readonly exports: { readonly format: string; readonly path: string }[];
  discarded: number;
}

/** Services over an account that answers everything; `over` replaces what a test is about. */
export function fakeServices(over: Partial<WizardServices> = {}): { services: WizardServices; calls: Calls } {
  const calls: Calls = { drafts: [], plans: [], polls: [], rechecks: [], exports: [], discarded: 0 };
  const observedBy = ({ plan, access, onEvent }: PollRequest): Observed => {
    if (access.kind === 'offline') return {};
    const observed = answers(plan);
    for (const { id, title } of pricedProbes) {
      onEvent({ type: 'started', probe: id, title });
      const observation = observed[id] as Observation | undefined;
      if (observation) onEvent({ type: 'settled', observation, spentUsd: 0.0001 });
    }
    return observed;
  };
  const services: WizardServices = {
    catalog,
    checks,
    today: TODAY,
    version: '0.0.0-test',
    planPath: 'gonogo.json',
    plan: null,
    draft: null,
    presets: presets.map(({ name, title }) => ({ name, title, plan: presetPlan(name) })),
    project: { likely: [], signs: [], unread: [] },
    credential: null,
    host: 'api.anthropic.com',
    adminKey: null,
    cloudHosts: () => [],
    lastRun: null,
    judge: (plan) => findingsOf(plan),
    derive: (plan) => derivedOf(plan, {}),
    saveDraft: async (plan, at) => {
      calls.drafts.push({ plan, at });
      return null;
    },
    discardDraft: async () => {
      calls.discarded += 1;
    },
    savePlan: async (plan) => {
      calls.plans.push(plan);
    },
    pricePoll: (_plan, access) => (access.kind === 'offline' ? [] : pricedProbes),
    priceRecheck: (_plan, access, _run, ids) =>
      access.kind === 'offline'
        ? []
        : pricedProbes.filter(({ id }) =>
            checks.some((check) => ids.includes(check.id) && check.needs.includes(id)),
          ),
    poll: async (request) => {
      calls.polls.push(request);
      return runOf(request.plan, observedBy(request), { rehearsal: request.access.kind === 'sandbox' });
    },
    recheck: async (request) => {
      calls.rechecks.push(request.checks);
      return runOf(request.plan, observedBy(request), { rehearsal: request.access.kind === 'sandbox' });
    },
    exportReport: async (_run, format, path) => {
      calls.exports.push({ format, path });
      return path;
    },
    ...over,
  };
  return { services, calls };
}

export const plainEnv: WizardEnv = { ascii: false, color: false, screenReader: false };

/** The wizard on a terminal of the given size, ended with the test. */
export function openWizard(
  services: WizardServices,
  size: Size = { columns: 80, rows: 24 },
  env: Partial<WizardEnv> = {},
) {
  const terminal = fakeTerminal(size);
  const end = runWizard({
    services,
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    env: { ...plainEnv, ...env },
  });
  onTestFinished(async () => {
    terminal.press('\u0003');
    await end.catch(() => undefined);
  });
  return { ...terminal, end };
}
