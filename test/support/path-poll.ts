import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRun } from '../../src/judge/run-schema.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { cli, emptyFolder } from './cli.ts';
import { completePlan } from './complete-plan.ts';

export interface PolledPath {
  readonly platform: NonNullable<PlanInput['platform']>;
  /** As the path names it. */
  readonly model: string;
  readonly env: Readonly<Record<string, string>>;
  readonly budget?: '0' | '0.05';
}

/** One headless poll of the complete plan by the built binary, on a path of a cloud, and what is looked at of it. */
export async function pollPath({ platform, model, env, budget = '0.05' }: PolledPath) {
  const cwd = await emptyFolder();
  const plan = { ...completePlan, platform, model: { ...completePlan.model, id: model, fallback: 'none' } };
  await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  const { code, stdout, stderr } = await cli(['run', '--json', '--budget', budget], { cwd, env });
  const parsed = parseRun(stdout);
  if (!parsed.ok) throw new Error(`${parsed.problems.join('\n')}\n${stderr}`);
  const { findings, observations } = parsed.run;
  const ofCheck = (check: string) => {
    const found = findings.find((finding) => finding.check === check);
    if (!found) throw new Error(`${check} was not judged.`);
    return found;
  };
  return {
    code,
    output: stdout + stderr,
    observations,
    platform: findings.filter(({ section }) => section === 'platform'),
    ofCheck,
    /** Of every named check, what was found. */
    found: (checks: readonly string[]): Record<string, string> =>
      Object.fromEntries(checks.map((check) => [check, `${ofCheck(check).status} ${ofCheck(check).code}`])),
    /** All that a finding tells a person. */
    said: (check: string): string => {
      const { detail, fix } = ofCheck(check);
      return [detail, ...fix].join(' ');
    },
    /** What stands on stderr and is none of the tool's own notices. */
    foreignLines: stderr.split('\n').filter((line) => line && !ownNotices.some((own) => own.test(line))),
  };
}

const ownNotices: readonly RegExp[] = [];
