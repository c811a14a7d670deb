import { causes } from '../../catalog/data/causes.ts';
import type { CauseId } from '../../catalog/error-cause.ts';
import type { SharedCodes } from '../../judge/codes/shared.ts';
import type { Origin } from '../../judge/figure.ts';
import { count, list, usd } from './format.ts';
import { waiverStep } from './waiver-step.ts';
import type { Wording } from './words.ts';

/** How a figure came to be known, as the object of a sentence: "known from …". */
const evidence: Readonly<Record<Origin, string>> = {
  live: 'a live call',
  admin: 'the Admin API',
  measured: 'a measurement',
  source: 'the source code',
  simulated: 'a simulation',
  drill: 'a drill',
  documented: 'documentation',
  planned: 'the plan',
  attested: "a person's word",
};

/** What a refused call says about the account, as a headline. */
const refusals: Partial<Record<CauseId, string>> = {
  'tier-spend-cap': 'The spend cap of the usage tier has been reached',
  'contract-spend-cap': 'The spend cap of the contract has been reached',
  'organization-spend-limit': "The organization's own spend limit has been reached",
  'workspace-spend-limit': "The workspace's own spend limit has been reached",
  'credit-empty': 'The prepaid credit is used up',
  'billing-problem': 'The account has a billing problem',
  'linked-organization-cannot-pay': 'The organization that pays for this account cannot pay',
};

/** What to do about a cause, as the catalog says it. */
export const adviceOn = (cause: CauseId): readonly string[] => {
  const row = causes.find((candidate) => candidate.cause === cause);
  return row ? [row.advice] : [];
};

export const sharedWording: Wording<keyof SharedCodes> = {
  'not-answered': ({ question, field }) => ({
    detail: `Only your team can say, and nobody has yet: ${question}`,
    fix: [`Answer it in the wizard (run gonogo without arguments), or ${setting(field)}.`],
  }),
  'not-applicable': ({ why }) => ({ detail: why }),
  'not-observed': ({ probe, reason }) => ({
    detail: `The ${probe} probe brought nothing to judge by. ${reason}`,
    fix: ['Once that is out of the way, ask again: only the probes this check needs are run.'],
  }),
  'needs-better-evidence': ({ has, wants, level, missing, reasons }) => ({
    detail: [
      `At level ${level} this must be known from ${either(wants.map((origin) => evidence[origin]))}; so far it rests on ${evidence[has]}.`,
      ...reasons,
    ].join(' '),
    fix: [betterEvidence(missing, reasons)],
  }),
  'over-budget': ({ budgetUsd, coversUsd }) => ({
    detail: `What would show it costs money, and the budget of ${usd(budgetUsd)} does not cover every probe of this plan; those that can stop the launch earliest, and the cheapest of them, came first.`,
    fix: [`Let the poll cost up to $${coversUsd.toFixed(2)}: ${runWithin(coversUsd)}`],
    next: runWithin(coversUsd),
  }),
  'ran-offline': () => ({
    detail: 'The poll ran offline, so nothing was asked that could show it.',
    fix: ['Run the poll with a key and network access: gonogo run'],
    next: 'gonogo run',
  }),
  'no-usable-key': ({ reason }) => ({
    detail: `Nothing could be asked that would show it. ${reason}`,
    fix: ['Once the key is there, run the poll again: gonogo run'],
    next: 'gonogo run',
  }),
  'no-cloud-credential': ({ platform, reason }) => ({
    detail: `Nothing could be asked of ${platform} that would show it. ${reason}`,
    fix: ['Once the credential is there, run the poll again: gonogo run'],
    next: 'gonogo run',
  }),
  'announced-too-low': ({ reason }) => ({
    detail: `What would show it was not sent, for its price cannot be told. ${reason}`,
    fix: [
      'Compare what the account was charged with the prices gonogo documents (gonogo models), and find out who answers where the requests go, before anything else is sent there.',
    ],
    next: 'gonogo models',
  }),
  'not-agreed': ({ leaves, coversUsd }) => ({
    detail: `What would show it leaves something in the account, so it is sent only where a person agreed. ${leaves}`,
    fix: [
      `Agree to it by naming a budget: ${runWithin(coversUsd)}. The wizard asks for the same before it polls.`,
    ],
    next: runWithin(coversUsd),
  }),
  'path-not-probed': ({ platform }) => ({
    detail: `No probe of this version that would show it speaks to ${platform}, and running the poll again will not change that.`,
    fix: ["Verify it by hand over the planned path, with the product's own client.", waiverStep()],
  }),
  'call-refused': ({ probe, cause, reason }) => ({
    title: refusals[cause] ?? 'The API refused a call',
    detail: `The API refused the ${probe} probe. ${reason}`,
    fix: adviceOn(cause),
  }),
  'waits-for-check': ({ check, summary }) => ({
    detail: `The call that this check needs was turned down for a reason that ${check} judges, so nothing was learned here. ${summary}`,
    fix: [`Settle ${check} first, then check again.`],
  }),
  'answered-yes': ({ by, on, oldDays, evidence: shown }) => ({
    detail: `${by} vouched for it on ${on}. ${shown === null ? 'No evidence was named.' : `Evidence: ${shown}`}${oldAnswer(oldDays)}`,
  }),
  'answered-no': ({ by, on, oldDays, note }) => ({
    detail: `${by} answered no on ${on}. ${note === null ? 'No note was left.' : `Note: ${note}`}${oldAnswer(oldDays)}`,
  }),
  'answer-dated-ahead': ({ by, on, today }) => ({
    detail: `The answer of ${by} is dated ${on}, which was still to come on ${today}, so it does not count yet.`,
    fix: ['Ask again, and write the day of the answer into the plan.'],
  }),
  'check-crashed': ({ message }) => ({
    detail: `The check itself broke, so nothing was judged: ${message}`,
    fix: ['This is a fault of gonogo, not of your integration: report it with the run document.'],
  }),
};

/** The command whose budget covers every probe of the plan; naming one also agrees to what a probe leaves behind. */
const runWithin = (coversUsd: number): string => `gonogo run --budget ${coversUsd.toFixed(2)}`;

function betterEvidence(missing: readonly string[], reasons: readonly string[]): string {
  if (missing.length === 0) return 'Bring the evidence this level asks for, then check again.';
  return reasons.length > 0
    ? `Once that is out of the way, ask these probes again: ${list(missing)}.`
    : `Run the poll with a key and network access, so that these probes can be asked: ${list(missing)}.`;
}

/** How an answer is written into the plan by hand, where the name of the field does not say it. */
function setting(field: string): string {
  const vouched = /^answers\["(.+)"\]$/.exec(field)?.[1];
  if (vouched) {
    return `write into gonogo.json: "answers": {"${vouched}": {"says": "yes", "by": "…", "on": "YYYY-MM-DD"}}`;
  }
  return field === 'model.request'
    ? 'set model.request.temperature, model.request.topP and model.request.topK in gonogo.json, each to its value or to "none"'
    : `set ${field} in gonogo.json`;
}

const oldAnswer = (days: number | undefined): string =>
  days === undefined ? '' : ` That was ${count(days)} days ago: ask again whether it still holds.`;

function either(words: readonly string[]): string {
  return words.length < 2 ? list(words) : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
