import type { Code } from '../judge/codes.ts';
import { sandboxTrialSource } from '../judge/measured-sizes.ts';
import type { Run, WordedFinding } from '../judge/run.ts';

const tierStep =
  'The sandbox answered here with an account of its own: leave limits.tier as the Console shows it for yours. To rehearse another tier, name its account with gonogo rehearse --account.';
const workspaceStep =
  'The sandbox answered here with a workspace of its own: leave the ids in the plan as they are. Only gonogo run with a real key shows whether they are right.';

/** Findings whose ordinary advice is to correct the plan by what the account showed. */
const steps: Readonly<Partial<Record<Code, string>>> = {
  'tier-lower-than-stated': tierStep,
  'tier-higher-than-stated': tierStep,
  'limits-below-every-tier': tierStep,
  'limits-match-no-tier': tierStep,
  'tier-cap-in-doubt': tierStep,
  'workspace-mismatch': workspaceStep,
  'workspace-name-differs': workspaceStep,
  'workspace-other-answered': workspaceStep,
};

/** Findings that rest on the sandbox's token counter. */
const estimated: ReadonlySet<Code> = new Set([
  'count-confirms-size',
  'count-of-long-prompt',
  'count-differs',
  'count-above-p95',
]);

/** Checks that are about the trial itself; others only reckon with it. */
const aboutTrial: ReadonlySet<string> = new Set(['cost/trial', 'tokens/counted']);

/** The run as it is shown to people: a rehearsal advises nobody to copy facts of the sandbox into the plan. */
export const shownRun = (run: Run): Run =>
  run.rehearsal ? { ...run, findings: run.findings.map(rehearsedWords) } : run;

/** A finding judged by what the sandbox answered, in words that say so. */
export function rehearsedWords(finding: WordedFinding): WordedFinding {
  const step = steps[finding.code];
  if (step) return { ...finding, fix: [step] };
  if (estimated.has(finding.code)) {
    return { ...finding, detail: `${finding.detail} The sandbox counts by an estimate of its own.` };
  }
  if (aboutTrial.has(finding.check) && finding.figures.some(({ source }) => source === sandboxTrialSource)) {
    return {
      ...finding,
      detail: `${finding.detail} The sandbox answered this trial, so its sizes are no measurement of a real model.`,
    };
  }
  if (finding.code !== 'not-answered' || !finding.args.quotesAccount) return finding;
  return {
    ...finding,
    detail: `Only your team can say, and nobody has yet. The sandbox answered with an account of its own, so what it says is not the answer for yours: ${finding.args.question}`,
    fix: [
      `Look it up on your Console, then answer it in the wizard or set ${finding.args.field} in gonogo.json.`,
    ],
  };
}
