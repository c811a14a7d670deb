import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checks } from '../../checks/registry.ts';
import { capsInForce } from '../../checks/spend/caps-in-force.ts';
import { catalog } from '../catalog/catalog.ts';
import { adminVariable, findAdminCredential } from '../claude/admin-client.ts';
import { findCredential, hostFor, sdkProfile, typedCredential } from '../claude/credential.ts';
import { foreignHosts } from '../claude/paths/endpoint-variables.ts';
import { deriveTables } from '../judge/derived.ts';
import type { Observed } from '../judge/observation.ts';
import type { Derived, Run } from '../judge/run.ts';
import { judgeAll } from '../judge/runner.ts';
import { trafficTable } from '../judge/traffic-table.ts';
import { pricePoll } from '../observe/price.ts';
import { projectPlatform } from '../observe/project-platform.ts';
import { probes } from '../observe/registry.ts';
import { writePlan } from '../plan/file.ts';
import { presetPlan, presets } from '../plan/presets.ts';
import type { Plan } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { writeWhole } from '../plan/write-whole.ts';
import { renderRun } from '../report/formats.ts';
import { rehearsedWords } from '../report/rehearsed.ts';
import { wordFinding } from '../report/worded.ts';
import { discardDraft, readDraft, saveDraft } from '../store/draft.ts';
import { openProject } from '../store/project.ts';
import { readLastRun } from '../store/runs.ts';
import type { Access, PollRequest, WizardServices } from '../tui/services.ts';
import { openAccess, whyNotSent } from './access.ts';
import type { GlobalOptions, Io } from './io.ts';
import { keptFor, neededBy, type Recheck, stillFitting } from './kept-observations.ts';
import { findPlan, planPath, shownPath } from './plan-source.ts';
import { conductPoll } from './poll.ts';
import { sameAccount } from './same-account.ts';
import { keepRun, laidPlanSchema } from './state.ts';

/**
 * Implements what the wizard may do to the outside. `idle` settles when no poll is under way any more, so that a
 * cancelled one is saved before the process ends. Throws UsageError where the plan on disk cannot be used.
 */
export async function wizardServices(
  io: Io,
  options: GlobalOptions,
): Promise<{ readonly services: WizardServices; readonly idle: () => Promise<unknown> }> {
  const path = planPath(io, {});
  // Read before it is parsed: a change in between is then somebody's change, and kept.
  let written = await textOf(path);
  const [plan, draft, lastRun, credential, project] = await Promise.all([
    findPlan(io, {}),
    readDraft(io.cwd),
    readLastRun(io.cwd).catch(() => null),
    findCredential(io.env, sdkProfile),
    projectPlatform(io.cwd, io.env),
  ]);
  const today = io.now().toISOString().slice(0, 10);
  const admin = findAdminCredential(io.env);
  const known = credential.kind === 'none' ? null : credential.seen;
  const needed = neededBy(checks);
  const checkById = new Map(checks.map((check) => [check.id, check]));

  // The folder is made with the first answer: looking at the first screen leaves nothing behind.
  let opened: Promise<unknown> | undefined;
  const folder = () => {
    opened ??= openProject(io.cwd, laidPlanSchema(io));
    return opened;
  };

  let running: Promise<unknown> = Promise.resolve();
  const poll = (...args: Parameters<typeof conduct>): Promise<Run> => {
    const run = conduct(...args);
    running = run.catch(() => undefined);
    return run;
  };
  const conduct = async (request: PollRequest, earlier?: Recheck): Promise<Run> => {
    const access = await openAccess(io, request.access, {
      ...(earlier?.run.rehearsalAccount && { account: earlier.run.rehearsalAccount }),
      plan: request.plan,
    });
    try {
      const run = await conductPoll(io, {
        plan: request.plan,
        catalog,
        checks,
        leftOut: [],
        access,
        budgetUsd: request.budgetUsd,
        strict: false,
        // The consent screen came first, and shows what stays in the account.
        mayLeave: true,
        signal: AbortSignal.any([request.signal, io.signal]),
        onEvent: request.onEvent,
        ...(earlier && { earlier }),
      });
      await keepRun(io, { ...options, quiet: true }, run);
      return run;
    } finally {
      await access.close();
    }
  };

  const canAsk = (access: Access, { platform: { path } }: Plan) => ({
    offline: access.kind === 'offline',
    // A cloud has credentials of its own, which are looked for when it is asked.
    credentialReason:
      access.kind === 'environment' && (path ?? 'claude-api') === 'claude-api'
        ? whyNotSent(credential)
        : null,
    adminReason: access.kind === 'sandbox' || admin.kind === 'key' ? null : admin.reason,
  });
  const stillObserved = (edited: Plan, run: Run | null): Observed => {
    const rows = run ? stillFitting(run, edited) : [];
    return Object.fromEntries(rows.map((row) => [row.id, row])) as Observed;
  };

  /** What a poll with this access would open, without opening it. */
  const answering = (access: Access, run: Run): Parameters<typeof sameAccount>[1] => ({
    offline: access.kind === 'offline',
    credential: access.kind === 'typed' ? typedCredential(access.key, io.env).seen : known,
    rehearsalAccount: access.kind === 'sandbox' ? (run.rehearsalAccount ?? 'start') : null,
  });

  const services: WizardServices = {
    catalog,
    checks,
    today,
    version: io.version,
    planPath: shownPath(io, path),
    plan,
    draft,
    presets: presets.map(({ name, title }) => ({ name, title, plan: presetPlan(name) })),
    project,
    credential: known,
    host: known?.host ?? hostFor(io.env),
    adminKey:
      admin.kind === 'key'
        ? { from: adminVariable, masked: admin.secret.masked(), host: hostFor(io.env) }
        : null,
    cloudHosts: ({ platform: { path } }) => (path && path !== 'claude-api' ? foreignHosts(io.env, path) : []),
    lastRun,
    judge: (edited, run) =>
      judgeAll(checks, { plan: edited, catalog, observed: stillObserved(edited, run), today }).flatMap(
        (finding) => {
          const check = checkById.get(finding.check);
          if (!check) return [];
          const worded = wordFinding(finding, check);
          return [run?.rehearsal ? rehearsedWords(worded) : worded];
        },
      ),
    derive: (edited, run) => {
      const observed = stillObserved(edited, run);
      const caps = capsInForce({ plan: edited, catalog, observed, today });
      const tables = deriveTables(edited, catalog, observed, { today, caps });
      // Asked for at every key, and drawn only with a finding that is looked at.
      let day: Derived['traffic'];
      return {
        ...tables,
        get traffic() {
          if (day === undefined) day = trafficTable({ plan: edited, catalog, observed });
          return day;
        },
      };
    },
    saveDraft: async (edited: Plan, at: string | null) => {
      try {
        await folder();
        await saveDraft(io.cwd, { plan: edited, at, savedAt: io.now().toISOString() });
        return null;
      } catch (error) {
        return `Your answers could not be saved: ${error instanceof Error ? error.message : error}`;
      }
    },
    discardDraft: () => discardDraft(io.cwd),
    savePlan: async (edited) => {
      const there = await textOf(path);
      if (there !== null && there !== written) throw new UsageError(changedMeanwhile(shownPath(io, path)));
      await folder();
      await writePlan(path, edited);
      written = await textOf(path);
    },
    pricePoll: (edited, access) => pricePoll(needed, probes, edited, catalog, canAsk(access, edited)),
    priceRecheck: (edited, access, run, refresh) => {
      const kept = new Set(
        sameAccount(run, answering(access, run))
          ? keptFor({ run, refresh: new Set(refresh) }, checks, edited).map(({ id }) => id)
          : [],
      );
      const sent = pricePoll(neededBy(checks, kept), probes, edited, catalog, canAsk(access, edited));
      return sent.filter(({ id }) => !kept.has(id));
    },
    poll: (request) => poll(request),
    recheck: ({ run, checks: refresh, ...request }) => poll(request, { run, refresh: new Set(refresh) }),
    exportReport: async (run, format, written) => {
      const target = resolve(io.cwd, written);
      if (target === path)
        throw new UsageError('That is the plan itself. Choose another file for the report.');
      await writeWhole(
        target,
        await renderRun(format, run, { checks, today, color: false, ascii: false, columns: 80 }),
      );
      return shownPath(io, target);
    },
  };
  return { services, idle: () => running };
}

const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

const changedMeanwhile = (shown: string): string =>
  `${shown} was changed by somebody else while this wizard ran, so it was left as it is. Your answers are kept as a draft; run "gonogo" again and resume the walk to write them.`;
