import { checks as allChecks } from '../../checks/registry.ts';
import { catalog } from '../catalog/catalog.ts';
import type { Run } from '../judge/run.ts';
import { verdictOf } from '../judge/verdict.ts';
import { defaultPlanFile } from '../plan/file.ts';
import type { Plan } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { comparison } from '../report/comparison.ts';
import { moment } from '../report/dates.ts';
import type { Format } from '../report/formats.ts';
import { readLastRun } from '../store/runs.ts';
import { foreignHostNotice, openAccess } from './access.ts';
import { readExports, unusedExports } from './console-exports.ts';
import { csvFile } from './csv-file.ts';
import {
  columnsOf,
  exitCodes,
  type Io,
  notice,
  print,
  safeLines,
  tell,
  wantsAscii,
  wantsColor,
} from './io.ts';
import { othersAskedAgain } from './others-asked-again.ts';
import { deliver } from './outputs.ts';
import { findPlan, requirePlan } from './plan-source.ts';
import { conductPoll } from './poll.ts';
import { announcedLines, progressLines, standingWords } from './progress.ts';
import { defaultBudgetUsd, type RunOptions } from './run.ts';
import { sameAccount } from './same-account.ts';
import { checksById } from './select-checks.ts';
import { keepRun } from './state.ts';

/** `gonogo check ID…`: probes only what these checks need, keeps the last run's other observations, shows before → after. */
export async function check(
  io: Io,
  options: RunOptions & { readonly format?: Format },
  ids: string[],
): Promise<number> {
  const chosen = checksById(allChecks, ids);
  const before = await readLastRun(io.cwd);
  if (!before) {
    throw new UsageError(
      'There is no saved run to compare with. Run "gonogo run" (or "gonogo rehearse") first.',
    );
  }
  const plan = await currentPlan(io, options, before);
  const leftOut = allChecks.filter(
    ({ id }) => !ids.includes(id) && before.leftOut.some((row) => row.check === id),
  );
  const access = await openAccess(
    io,
    { kind: options.offline ? 'offline' : before.rehearsalAccount ? 'sandbox' : 'environment' },
    {
      ...(options.baseUrl && { baseUrl: options.baseUrl }),
      plan,
      ...(before.rehearsalAccount && { account: before.rehearsalAccount }),
    },
  );
  try {
    const exported = await readExports(options, (path) => csvFile(path, io.cwd, io.signal), io.now());
    const remark = before.rehearsalAccount
      ? 'The last run was a rehearsal, so this check is rehearsed too. Run "gonogo run" for a real account.'
      : null;
    if (remark) await notice(io, options, remark);
    if (!sameAccount(before, access)) {
      await notice(
        io,
        options,
        'The credential or its host is not that of the last run, so nothing of that run is used again.',
      );
    }
    const foreign = foreignHostNotice(access, plan.platform.path);
    if (foreign) await tell(io, foreign);
    const budgetUsd = options.budget ?? defaultBudgetUsd(io);
    const rehearsed = before.rehearsalAccount !== null;
    const list = announcedLines(io, options, budgetUsd, rehearsed ? 'nobody' : 'account');
    const progress = progressLines(io, options);
    const standing = new Map<string, string>();
    const after = await conductPoll(io, {
      plan,
      catalog,
      checks: allChecks.filter((candidate) => !leftOut.includes(candidate)),
      leftOut,
      access,
      budgetUsd,
      mayLeave: options.budget !== undefined || rehearsed,
      announce: (probes) => {
        const others = othersAskedAgain(probes, chosen, before.plan, plan);
        if (others && !options.quiet) io.stderr.write(`${safeLines(others)}\n`);
        list(probes);
      },
      strict: options.strict ?? before.strict,
      signal: io.signal,
      onEvent: (event) => {
        progress(event);
        if (event.type === 'settled' && event.notAsked !== undefined) {
          standing.set(event.observation.id, standingWords(event.observation.at, event.notAsked));
        }
      },
      earlier: { run: before, refresh: new Set(ids) },
      exported,
    });
    const unused = unusedExports(after.observations, exported);
    if (unused) await notice(io, options, unused);
    await keepRun(io, options, after);
    if (options.json || (options.format && options.format !== 'pretty')) {
      const format: Format = options.json ? 'json' : (options.format ?? 'json');
      await deliver(io, options, after, allChecks, [{ format, path: null }]);
    } else {
      const style = {
        color: wantsColor(io, options, io.stdout),
        ascii: wantsAscii(io, options),
        columns: columnsOf(io.stdout),
      };
      await print(io.stdout, comparison(before, after, ids, style, standing));
    }
    if (io.signal.aborted) return exitCodes.interrupted;
    const judged = after.findings.filter((finding) => chosen.some((row) => row.id === finding.check));
    const verdict = verdictOf(judged, after.strict);
    return verdict === 'no-go' ? exitCodes.noGo : verdict === 'hold' ? exitCodes.hold : exitCodes.go;
  } finally {
    await access.close();
  }
}

/** The plan on disk; where there is none, the one inside the last run, and the person is told so. */
async function currentPlan(io: Io, options: RunOptions, before: Run): Promise<Plan> {
  if (options.plan !== undefined) return requirePlan(io, options);
  const plan = await findPlan(io, options);
  if (plan) return plan;
  const last = before.rehearsal ? 'the rehearsal before' : `the run of ${moment(before.startedAt)}`;
  await notice(
    io,
    options,
    `There is no ${defaultPlanFile} here, so the plan inside ${last} is judged again.`,
  );
  return options.level ? { ...before.plan, level: options.level } : before.plan;
}
