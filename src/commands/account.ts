import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '../catalog/catalog.ts';
import { withoutConsoleWarnings } from '../claude/probe-client.ts';
import type { Observation, ObservationId } from '../judge/observation.ts';
import { type Means, plannedProbes } from '../observe/affordable.ts';
import type { PollEvent } from '../observe/events.ts';
import { gather } from '../observe/gatherer.ts';
import { chosen } from '../observe/probe-choice.ts';
import { probes } from '../observe/registry.ts';
import { presetPlan } from '../plan/presets.ts';
import { type Plan, planSchema } from '../plan/schema.ts';
import { jsonText } from '../report/json.ts';
import { foreignHostNotice, type OpenAccess, openAccess } from './access.ts';
import { announceAccount } from './account-announced.ts';
import { type AccountParts, accountDocument } from './account-document.ts';
import { accountScreen } from './account-screen.ts';
import { adminProbes } from './account-unread.ts';
import { type ExportOptions, readExports, unusedExports, withExports } from './console-exports.ts';
import { csvFile } from './csv-file.ts';
import { exitCodes, type GlobalOptions, type Io, notice, print, tell } from './io.ts';
import { findPlan, requirePlan } from './plan-source.ts';
import { concurrentProbes, defaultProbeTimeoutMs } from './poll.ts';
import { progressLines } from './progress.ts';
import { defaultBudgetUsd } from './run.ts';

interface AccountOptions extends GlobalOptions, ExportOptions {
  readonly plan?: string;
  readonly offline?: boolean;
  /** USD. */
  readonly budget?: number;
  readonly baseUrl?: string;
}

const asked: ReadonlySet<ObservationId> = new Set(['model', ...adminProbes, 'tiny-message']);
/** What a cloud can tell of an account without being paid. */
const askedOfCloud: ReadonlySet<ObservationId> = new Set(['cloud-identity']);

/**
 * `gonogo account`: who the credential speaks for, which limits hold and who says so, what was spent and what is left.
 * What could not be read, a rejected key too, is told and is no failure of the command.
 */
export async function account(io: Io, options: AccountOptions): Promise<number> {
  const startedAt = io.now();
  const { plan, modelFrom } = await accountPlan(io, options);
  const access = await openAccess(
    io,
    { kind: options.offline ? 'offline' : 'environment' },
    { ...(options.baseUrl && { baseUrl: options.baseUrl }), plan },
  );
  try {
    const exported = await readExports(options, (path) => csvFile(path, io.cwd, io.signal), io.now());
    const budgetUsd = options.budget ?? defaultBudgetUsd(io);
    const settled: Observation[] = [];
    const about = { plan, catalog, version: io.version, startedAt, modelFrom, access, budgetUsd };
    const documentOf = (observations: readonly Observation[]) =>
      accountDocument({ ...about, observations: withExports(observations, exported) });
    const screen = options.json ? null : accountScreen(io, options);
    await screen?.show(documentOf([]), settled);
    const foreign = foreignHostNotice(access, plan.platform.path);
    // Where the credential goes is said even to those who want no notices.
    if (foreign) await tell(io, foreign);
    const progress = screen?.live ? () => {} : progressLines(io, options);
    const observations = await observe(io, options, { plan, access, budgetUsd }, (event) => {
      progress(event);
      if (event.type !== 'settled') return;
      settled.push(event.observation);
      void screen?.show(documentOf(inOrder(settled)), settled);
    });
    const document = documentOf(observations);
    if (screen) await screen.finish(document);
    else await print(io.stdout, jsonText(document));
    const unused = unusedExports(observations, exported);
    if (unused) await notice(io, options, unused);
    return io.signal.aborted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    await access.close();
  }
}

/** The plan that was named or lies here; else one that only names a current model, as the first preset does. */
async function accountPlan(
  io: Io,
  options: AccountOptions,
): Promise<Pick<AccountParts, 'plan' | 'modelFrom'>> {
  const plan = options.plan ? await requirePlan(io, options) : await findPlan(io, options);
  if (plan?.model.id) return { plan, modelFrom: 'plan' };
  const blank = plan ?? planSchema.parse({ platform: { path: 'claude-api' } });
  const { id } = presetPlan('chat-assistant').model;
  return { plan: { ...blank, model: { ...blank.model, id } }, modelFrom: 'default' };
}

const leadsThroughCloud = ({ platform: { path } }: Plan): boolean => path != null && path !== 'claude-api';

interface Asking {
  readonly plan: Plan;
  readonly access: OpenAccess;
  readonly budgetUsd: number;
}

/** Runs the probes of this command; what is paid for is announced before it is sent. */
async function observe(
  io: Io,
  options: AccountOptions,
  { plan, access, budgetUsd }: Asking,
  onEvent: (event: PollEvent) => void,
): Promise<readonly Observation[]> {
  const means: Means = {
    probes: chosen(leadsThroughCloud(plan) ? askedOfCloud : asked, probes, plan),
    plan,
    catalog,
    offline: access.offline,
    credentialReason: access.credentialReason,
    adminReason: access.adminReason,
    budgetUsd,
    urgency: new Map(),
    mayLeave: false,
  };
  await announceAccount(io, options, plannedProbes(means), budgetUsd);
  const { observations } = await withoutConsoleWarnings(() =>
    gather({
      ...means,
      known: {},
      standIns: {},
      credential: access.credential,
      baseUrl: access.baseUrl,
      keyFits: access.keyFits,
      proxyVariable: access.proxyVariable,
      // It has no part in what an account is.
      savedTrial: async () => 'No trial is looked up for an account.',
      client: access.client,
      cloud: access.cloud,
      adminClient: access.adminClient,
      timeoutMs: defaultProbeTimeoutMs,
      cleanUpMs: 0,
      concurrency: concurrentProbes,
      signal: io.signal,
      now: io.now,
      clock: io.clock,
      sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
      onEvent,
    }),
  );
  return inOrder(observations);
}

const order = Object.keys(probes);
const inOrder = (observations: readonly Observation[]): Observation[] =>
  [...observations].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
