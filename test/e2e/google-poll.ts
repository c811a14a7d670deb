import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlatformPath } from '../../src/catalog/vocabulary.ts';
import { cli, emptyFolder } from '../support/cli.ts';
import { completePlan } from '../support/complete-plan.ts';

interface PolledObservation {
  readonly id: string;
  readonly status: 'observed' | 'unavailable' | 'failed';
  readonly cause?: string;
  readonly reason?: string;
  readonly permission?: string;
  readonly value?: Readonly<Record<string, unknown>>;
}

interface PolledFinding {
  readonly check: string;
  readonly section: string;
  readonly status: string;
  readonly detail: string;
  readonly next: string | null;
  readonly observations: readonly string[];
}

/** `gonogo run --json` of the built binary for a plan on a path through Google Cloud, on a machine of its own. */
export async function googlePoll(path: PlatformPath, env: Readonly<Record<string, string>> = {}) {
  const cwd = await emptyFolder();
  const plan = { ...completePlan, platform: { path, region: path === 'vertex' ? 'global' : null } };
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  const { code, stdout, stderr } = await cli(['run', '--json', '--budget', '0.05'], { cwd, env });
  const run = JSON.parse(stdout) as {
    readonly observations: readonly PolledObservation[];
    readonly findings: readonly PolledFinding[];
  };
  const observation = (id: string) => run.observations.find((candidate) => candidate.id === id);
  const cloud = run.observations.filter(({ id }) => id.startsWith('cloud-'));
  return {
    code,
    stdout,
    observation,
    cloud,
    /** Findings on the path that rest on what the cloud was asked; some of its checks do not concern every path. */
    findings: run.findings.filter(
      ({ section, status, observations }) =>
        section === 'platform' &&
        status !== 'not-applicable' &&
        observations.some((id) => id.startsWith('cloud-')),
    ),
    /** What stands on stderr and is none of the tool's own notices. */
    foreignLines: stderr.split('\n').filter((line) => line && !ownNotice.test(line)),
  };
}

const ownNotice = /^(?:to send|Together |Not sent|probe |Requests, signed|The )/;
