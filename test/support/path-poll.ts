import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parseRun } from '../../src/judge/run-schema.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { cli, emptyFolder } from './cli.ts';
import { completePlan } from './complete-plan.ts';

/** States of an account that a cloud was asked in; the seventh, no credentials at all, asks nobody. */
export const askedStates = [
  'granted',
  'not enabled',
  'no permission',
  'wrong region',
  'no quota',
  'expired',
] as const;
export type AskedState = (typeof askedStates)[number];

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
  const { findings } = parsed.run;
  const ofCheck = (check: string) => {
    const found = findings.find((finding) => finding.check === check);
    if (!found) throw new Error(`${check} was not judged.`);
    return found;
  };
  const said = (check: string): string => {
    const { detail, fix } = ofCheck(check);
    return [detail, ...fix].join(' ');
  };
  // What stands on stderr and is none of the tool's own notices.
  const foreignLines = stderr.split('\n').filter((line) => line && !ownNotices.some((own) => own.test(line)));
  const ofCloud = findings.filter(
    ({ section, check }) => section === 'platform' && !withoutAsking.has(check),
  );
  return {
    code,
    output: stdout + stderr,
    foreignLines,
    /** All that a finding tells a person. */
    said,
    /** Of every named check, what was found. */
    found: (checks: readonly string[]): Record<string, string> =>
      Object.fromEntries(checks.map((check) => [check, `${ofCheck(check).status} ${ofCheck(check).code}`])),
    /** Every finding that rests on a cloud waits for the command, and nothing fails for it. */
    expectNothingKnown: (command: string): void => {
      expect(code).toBe(3);
      expect(foreignLines).toEqual([]);
      expect(ofCloud.length).toBeGreaterThanOrEqual(4);
      for (const { check, status } of ofCloud) {
        expect([check, status]).toEqual([check, status === 'not-applicable' ? status : 'inconclusive']);
        if (status === 'inconclusive') expect(said(check), check).toContain(command);
      }
    },
  };
}

/** Judged by the plan, the catalog or a person. */
const withoutAsking = new Set([
  'platform/chosen',
  'platform/api-version',
  'platform/features',
  'platform/request-size',
  'platform/billing-owner',
]);

const ownNotices: readonly RegExp[] = [
  /^to send, (?:free|at most \$[\d.]+): /,
  /^Together \d+ requests?, /,
  /^Not sent, for the reasons that the report names: /,
  /^probe [a-z-]+: /,
  /^Requests, signed with the credentials of the cloud, go to 127\.0\.0\.1:\d+, which is not the cloud's own host\.$/,
];
