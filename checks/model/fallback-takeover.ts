import type { JudgeInput } from '../../src/judge/check.ts';
import type { FallbackProblem } from '../../src/judge/codes/model.ts';
import { knownSize } from '../../src/judge/measured-sizes.ts';
import { missingAnswer } from '../../src/plan/missing-answers.ts';
import { judgeRequest, type OpenQuestion } from '../../src/plan/request-offences.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { tokenFactor } from '../../src/plan/workload-elsewhere.ts';
import { supportOf } from '../task/feature-support.ts';
import { contextWindow, outputLimit } from '../tokens/model-limits.ts';
import type { PlannedModel } from './planned-model.ts';
import { retirementOf } from './retirement.ts';

export interface Takeover {
  readonly problems: readonly FallbackProblem[];
  /** Answers missing from the plan that only matter because the fallback offers less than the first model. */
  readonly open: readonly OpenQuestion[];
}

/** Whether the fallback could serve the planned requests as they are; prompts are the same texts as it counts them. */
export function judgeTakeover(input: JudgeInput, model: PlannedModel, fallback: PlannedModel): Takeover {
  const { plan, catalog } = input;
  const request = judgeRequest(plan, fallback, catalog);
  const parts = [
    judgeSize(input, model, fallback),
    judgeFeatures(plan, model, fallback),
    judgeDates(plan, fallback),
  ];
  return {
    problems: [
      ...parts.flatMap((part) => part.problems),
      ...request.offences.map((offence) => ({ kind: 'parameter', offence }) as const),
    ],
    open: [...parts.flatMap((part) => part.open), ...request.open],
  };
}

function judgeSize(input: JudgeInput, model: PlannedModel, fallback: PlannedModel): Takeover {
  const { maxTokens } = input.plan.tokens;
  const prompt = knownSize(input, 'input', 'p95')?.tokens;
  const factor = model.row && fallback.row ? tokenFactor(input.catalog, model.row, fallback.row) : 1;
  const sizes = [
    {
      kind: 'window',
      needed: prompt === undefined ? null : Math.ceil(prompt * factor),
      field: 'tokens.input.p95',
      limit: contextWindow,
    },
    {
      kind: 'max-output',
      needed: maxTokens,
      field: 'tokens.maxTokens',
      limit: outputLimit,
    },
  ] as const;
  const problems: FallbackProblem[] = [];
  const open: OpenQuestion[] = [];
  for (const { kind, needed, field, limit } of sizes) {
    const there = limit(fallback)?.tokens;
    if (there === undefined) continue;
    if (needed == null) {
      if (there < (limit(model)?.tokens ?? 0)) {
        const { question } = missingAnswer(field);
        open.push({ question: `${question} The fallback ${fallback.name} takes less.`, field });
      }
    } else if (needed > there) problems.push({ kind, neededTokens: needed, limitTokens: there });
  }
  return { problems, open };
}

function judgeFeatures({ task }: Plan, model: PlannedModel, fallback: PlannedModel): Takeover {
  if (task.features) {
    const lacking = task.features.filter(
      (feature) => supportOf(fallback, feature).says === 'no' && supportOf(model, feature).says !== 'no',
    );
    return { problems: lacking.map((feature) => ({ kind: 'feature', feature })), open: [] };
  }
  const offered = model.row?.features.supported ?? [];
  if (offered.every((feature) => supportOf(fallback, feature).says === 'yes'))
    return { problems: [], open: [] };
  const question = `Which features do the requests use? The fallback ${fallback.name} offers fewer than ${model.name}.`;
  return { problems: [], open: [{ question, field: 'task.features' }] };
}

/** A fallback that is on its way out, or gone on launch day, is none. */
function judgeDates({ launchDate }: Plan, fallback: PlannedModel): Takeover {
  const fact = retirementOf(fallback);
  const on = fact?.kind === 'on' ? fact.date : null;
  const gone = fact?.deprecated || (on !== null && launchDate != null && on <= launchDate);
  return { problems: gone ? [{ kind: 'retires', on }] : [], open: [] };
}
