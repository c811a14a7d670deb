import type { CheckId } from '../../src/judge/finding.ts';
import type { Run, WordedFinding } from '../../src/judge/run.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { cappedYear } from './chat-derived.ts';
import { passedFindings } from './chat-findings.ts';
import { against, chatPlan } from './chat-launch.ts';
import { figure, finding, goodObservations, offline, runWith } from './run-builder.ts';

/** The base findings with some replaced. */
const changed = (...replacements: readonly WordedFinding[]): WordedFinding[] =>
  passedFindings.map((row) => replacements.find(({ check }) => check === row.check) ?? row);

export const goRun = (): Run =>
  runWith({
    plan: chatPlan,
    findings: passedFindings,
    observations: goodObservations(),
    derived: against('live', 10_000, 10_000_000, 2_000_000),
  });

const waiver = {
  check: 'tokens/max-output',
  reason: 'Answers cut off at 2,048 tokens are acceptable during the pilot.',
  owner: 'Ben Okafor',
  expires: '2027-01-31',
};

const failedFindings = (): WordedFinding[] =>
  changed(
    finding({
      check: 'spend/tier-cap',
      status: 'fail',
      title: 'The tier stops the traffic before the month is over',
      detail:
        'A medium month costs $1,812.00, but the Start tier ends at $500.00. From then on every request answers 429 until the 1st of the next month.',
      fix: [
        "Request a higher tier on the Console's Rate limits page; allow for days, not hours.",
        'Until it is granted, launch to fewer users: $500.00 pays for about 66,000 requests a month.',
      ],
      figures: [
        figure('Medium month', 1_812, 'USD/month', 'planned', 'traffic'),
        figure('Cap of the Start tier', 500, 'USD/month', 'documented', 'rate-limits'),
      ],
    }),
    finding({
      check: 'model/request-shape',
      status: 'fail',
      title: 'The model rejects the planned request',
      detail: 'claude-sonnet-5-5 answers 400 to temperature 0.2: the sampling parameters are gone.',
      fix: ['Remove temperature from the request; steer the tone in the system prompt.'],
      figures: [figure('temperature', 0.2, 'ratio', 'planned', 'model.request.temperature')],
    }),
    finding({
      check: 'spend/alerts',
      status: 'unanswered',
      code: 'not-answered',
      args: {
        question: 'Does somebody receive the spend alerts, and act on them?',
        field: 'answers["spend/alerts"]',
      },
      title: 'Spend alerts: not answered yet',
      detail:
        'Only your team can say, and nobody has yet: Does somebody receive the spend alerts, and act on them?',
      fix: [
        'Answer it in the wizard (run gonogo without arguments), or set answers["spend/alerts"] in gonogo.json.',
      ],
    }),
    finding({
      check: 'tokens/max-output',
      status: 'waived',
      judged: 'fail',
      title: 'Output limit: waived until 2027-01-31',
      detail: 'The p99 answer of 2,600 tokens is longer than max_tokens.',
      waiver,
    }),
  );

const startPlan: PlanInput = {
  ...chatPlan,
  model: { ...chatPlan.model, request: { temperature: 0.2 } },
  limits: { tier: 'start' },
  answers: {},
  waivers: [waiver],
};

export const noGoRun = (): Run =>
  runWith({
    plan: startPlan,
    findings: failedFindings(),
    observations: goodObservations(),
    derived: { ...against('live', 1_000, 2_000_000, 400_000), year: cappedYear },
  });

export const rehearsalRun = (): Run => ({ ...noGoRun(), rehearsal: true, rehearsalAccount: 'start' });

const unverified = (check: CheckId, subject: string, missing: string): WordedFinding =>
  finding({
    check,
    status: 'inconclusive',
    judged: 'inconclusive',
    title: `${subject}: could not be verified`,
    detail: `At level ga this must be known from a live call; so far it rests on documentation.`,
    fix: [`Run the poll with a key and network access, so that these probes can be asked: ${missing}.`],
    figures: [figure('Context window', 1_000_000, 'tokens', 'documented', 'models-overview', '2026-08-22')],
  });

/** Two checks that wait for the same answer. */
const noVolume = (check: CheckId, subject: string, blocking: boolean): WordedFinding =>
  finding({
    check,
    status: 'unanswered',
    blocking,
    code: 'not-answered',
    args: { question: 'How many requests a day will there be?', field: 'traffic.requestsPerDay' },
    title: `${subject}: not answered yet`,
    detail: 'Only your team can say, and nobody has yet: How many requests a day will there be?',
    fix: [
      'Answer it in the wizard (run gonogo without arguments), or set traffic.requestsPerDay in gonogo.json.',
    ],
  });

/** Offline, a part of the checks only, a month that cannot be priced, reported a quarter later. */
export const offlineRun = (): Run =>
  runWith({
    plan: { ...chatPlan, traffic: {} },
    leftOut: [{ check: 'workspace/identity', blocking: false }],
    findings: changed(
      unverified('model/available', 'Model', 'model'),
      unverified('platform/access', 'Access', 'tiny-message'),
      noVolume('limits/peak-input', 'Input token peak', false),
      noVolume('spend/tier-cap', 'Tier spend cap', true),
    ).filter(({ section }) => section !== 'cost'),
    observations: [
      ...goodObservations().filter(({ id }) => id === 'credential'),
      offline('model'),
      offline('token-count'),
      offline('tiny-message'),
    ],
    spend: { budgetUsd: 0, worstCaseUsd: 0, actualUsd: 0 },
    derived: {
      month: { kind: 'missing', fields: ['traffic.requestsPerDay', 'traffic.activeDaysPerMonth'] },
      limits: against('documented', 10_000, 10_000_000, 2_000_000).limits.map((row) => ({
        ...row,
        peak: null,
        headroom: null,
      })),
    },
  });
