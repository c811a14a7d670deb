import { daysBetween } from '../../src/catalog/age.ts';
import { moreSamplesToHalve, relativeHalfWidth } from '../../src/cost/sample-size.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { CountedTrial, TrialDoubt } from '../../src/judge/codes/cost-trial.ts';
import { type Figure, simulated } from '../../src/judge/figure.ts';
import { enoughSamples, fewestAnswers, trialFigure } from '../../src/judge/measured-sizes.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import type { TrialSeen } from '../../src/judge/seen/trial.ts';
import { modelUnanswered, plannedModel } from '../model/planned-model.ts';
import { trialAtHand } from '../trial-at-hand.ts';
import { contradictionsOf, isGrave } from './trial-contradictions.ts';

/** Our threshold: prompts, and what they are used for, change with every release of the product. */
const oldAfterDays = 60;
/** Our threshold: wider, and the budget cannot be told from one a quarter larger or smaller. */
const widestHalf = 0.25;

export default defineCheck({
  id: 'cost/trial',
  subject: 'Trial on your own requests',
  titles: {
    passed: 'A trial on your own requests confirms the plan',
    failed: 'The trial on your own requests contradicts the plan',
  },
  blocksFrom: 'ga',
  needs: ['trial'],
  guide: {
    looksAt:
      'Whether requests of the team were counted by the API for the planned model and some of them answered, how long ago, how surely they tell the cost of a request, and what of the plan they contradict.',
    why: 'Price lists say what a token costs, and only real requests say how many there are. Sizes that were guessed are often off by a factor, and everything here is reckoned from them.',
    how: `Reads the last trial of this project. Planned sizes may differ from the median and the 95th percentile by a factor of 1.25; larger ones fail, smaller ones are a caution. Images, documents, tools or cache_control without their feature in the plan fail, and so does a sample longer than the context window. Fewer than ${enoughSamples} samples settle nothing. A trial of more than ${oldAfterDays} days ago, fewer than ${fewestAnswers} answers, and a 95 percent interval that reaches more than ${widestHalf * 100} percent to either side of the mean are cautions. These bounds are ours.`,
    fix: 'Collect a few hundred real requests as JSON lines, count them with gonogo trial, let some be answered with --live, and correct the plan to what it measures.',
    sources: ['token-counting', 'pricing'],
  },
  judge(input) {
    const { today } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const found = trialAtHand(input);
    if (found.kind === 'missing') {
      return inconclusive('trial-missing', { model: model.name, reason: found.reason }, { basis: 'planned' });
    }
    const { trial } = found;
    const { samples, counted } = trial.value;
    const evidence = { basis: 'measured', figures: figuresOf(trial) } as const;
    if (found.kind === 'rehearsed') {
      return inconclusive('trial-of-sandbox', { model: model.name, samples }, evidence);
    }
    if (found.kind === 'estimated') {
      const { band } = found;
      return inconclusive('trial-estimated', { model: model.name, samples, counted, band }, evidence);
    }
    const args = { model: model.name, ...countedTrial(trial.value) };
    const contradictions = contradictionsOf(trial.value, input, enoughSamples);
    const doubts = doubtsOf(trial.value, today);
    const against = { ...args, contradictions, doubts };
    if (contradictions.some(isGrave)) return fail('trial-contradicts-plan', against, evidence);
    if (counted < enoughSamples) {
      return inconclusive('trial-too-small', { ...args, enough: enoughSamples }, evidence);
    }
    if (contradictions.length > 0) return warn('trial-contradicts-plan', against, evidence);
    return doubts.length > 0
      ? warn('trial-doubtful', { ...args, doubts }, evidence)
      : pass('trial-confirms-plan', args, evidence);
  },
});

function countedTrial({ at, samples, counted, input, live, perRequestUsd }: TrialSeen) {
  const answered = live?.answered ?? 0;
  const cost = perRequestUsd && {
    mean: perRequestUsd.mean,
    low: perRequestUsd.low,
    high: perRequestUsd.high,
  };
  return {
    samples,
    counted,
    on: at.slice(0, 10),
    input: { typical: input.p50, p95: input.p95 },
    output: live && answered >= fewestAnswers ? { typical: live.output.p50, p95: live.output.p95 } : null,
    answered,
    perRequestUsd: cost,
  } satisfies Omit<CountedTrial, 'model'>;
}

function doubtsOf(trial: TrialSeen, today: string): readonly TrialDoubt[] {
  const { at, counted, live } = trial;
  const days = daysBetween(at, today);
  const answered = live?.answered ?? 0;
  return [
    ...(days > oldAfterDays ? [{ kind: 'old', days, limitDays: oldAfterDays } as const] : []),
    ...(counted < enoughSamples
      ? [{ kind: 'few-samples', counted, enough: enoughSamples } as const]
      : wideInterval(trial)),
    ...(answered < fewestAnswers
      ? [{ kind: 'few-answers', answered, asked: live?.asked ?? 0, enough: fewestAnswers } as const]
      : []),
  ];
}

/** The mean that decides the month: what a request costs, or its prompt where it has no price. */
function wideInterval({ counted, input, live, perRequestUsd }: TrialSeen): readonly TrialDoubt[] {
  const halfWidth = relativeHalfWidth(perRequestUsd ?? input.mean);
  if (halfWidth === null || halfWidth <= widestHalf) return [];
  // Answers are fewer than samples and vary more, so they are what an interval with them in it hangs on.
  const byAnswers = perRequestUsd?.answers === 'measured' && live !== null;
  return [
    {
      kind: 'wide-interval',
      mean: perRequestUsd ? 'cost' : 'prompt',
      halfWidth,
      limit: widestHalf,
      adding: byAnswers ? 'answers' : 'samples',
      more: moreSamplesToHalve(byAnswers ? live.answered : counted),
    },
  ];
}

const answerWords = {
  measured: 'its answers',
  planned: 'planned answers',
  'left-out': 'no answers',
} as const;

/** Of an estimate, names say that it is one. */
function figuresOf(trial: ObservedBy<'trial'>): readonly Figure[] {
  const { counted, counting, input, live, perRequestUsd } = trial.value;
  const by = counting.by === 'api' ? 'by the trial' : 'estimated by the trial';
  const tokens = (name: string, value: number): Figure => trialFigure(name, value, 'tokens', trial);
  return [
    trialFigure(counting.by === 'api' ? 'Samples counted' : 'Samples estimated', counted, 'count', trial),
    tokens(`Typical prompt, ${by}`, input.p50),
    tokens(`Prompt, 95th percentile, ${by}`, input.p95),
    ...(live && live.answered > 0
      ? [
          trialFigure('Samples answered', live.answered, 'count', trial),
          tokens('Typical answer, by the trial', live.output.p50),
          tokens('Answer, 95th percentile, by the trial', live.output.p95),
        ]
      : []),
    ...(perRequestUsd
      ? [
          simulated(
            `One request, by the prompts of the trial and ${answerWords[perRequestUsd.answers]}`,
            perRequestUsd.mean,
            'USD/request',
            trial.probe,
            trial.value.at,
          ),
        ]
      : []),
  ];
}
