import type { CauseId } from '../../src/catalog/error-cause.ts';
import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { UntriedParameter } from '../../src/judge/codes/model-parameters.ts';
import { documented, type Figure, live, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import {
  answersParameters,
  type PlannedParameter,
  requestParameters,
} from '../../src/plan/request-parameters.ts';
import { messagesAnswered } from '../messages-answered.ts';
import { unansweredField } from '../unanswered-field.ts';
import { modelUnanswered, type PlannedModel, plannedModel } from './planned-model.ts';

/** Where plainer messages of the same key are answered, these speak of what it carries beyond them. */
const aboutParameters: ReadonlySet<CauseId> = new Set(['invalid-request', 'permission-denied']);

type Answered = ObservedBy<'parameters'>;

export default defineCheck({
  id: 'model/parameters-accepted',
  subject: 'Parameters in a real request',
  titles: {
    passed: 'A message with the planned parameters was answered as asked',
    failed: 'A message with the planned parameters was not answered as asked',
  },
  blocksFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['parameters', 'model'],
  guide: {
    looksAt:
      'One real message that carries what the plan says about effort, thinking, sampling, forced tools, prefilled answers, API version, US inference and fast mode: whether it is answered, and what the answer says about where and how it was served.',
    why: 'Tables age, and an account may lack what a model offers. Only an answered request proves that the planned one is taken; and whether it stayed in the US, or ran fast, stands in its usage alone.',
    how: 'Sends one message of three words with the official SDK. A max_tokens whose full price would be more than a fraction of a cent is lowered, and a thinking budget, which needs a long answer, is left out; for these two the Models API is asked what the model takes. Sampling parameters are sent only with a planned API version, because that decides whether they are taken.',
    fix: 'Change or drop the parameter that the answer names, or have an administrator allow it, and check again.',
    sources: ['sdk', 'errors', 'pricing', 'fast-mode', 'service-tiers'],
  },
  judge(input) {
    const { plan, catalog, observed } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    if (!answersParameters(plan)) return unansweredField('tokens.maxTokens');
    const { parameters } = observed;
    if (parameters?.status === 'observed') return judgeAnswer(parameters, model, input);
    const refused = parameters?.status === 'failed' && messagesAnswered(observed);
    if (refused && parameters.cause && aboutParameters.has(parameters.cause)) {
      const { cause, reason } = parameters;
      const { sent } = requestParameters(plan, catalog);
      return fail(
        'parameters-refused',
        { model: model.name, parameters: sent, cause, reason },
        { basis: 'live' },
      );
    }
    return callFailed(catalog, 'parameters', parameters);
  },
});

function judgeAnswer(answered: Answered, model: PlannedModel, { catalog, today }: JudgeInput): Outcome {
  const { sent, sentMaxTokens, serviceTier, inferenceGeo, speed } = answered.value;
  const asked = (name: string) => sent.some((parameter) => parameter.name === name);
  const { listed, untried } = besideMessage(answered, model);
  const figures = figuresOf(answered, today);
  const evidence = { basis: 'live', figures } as const;

  if (asked('inference_geo') && inferenceGeo !== 'us') {
    const judge = inferenceGeo === null ? inconclusive : fail;
    return judge('us-inference-not-given', { model: model.name, served: inferenceGeo }, evidence);
  }
  if (asked('speed') && speed !== 'fast') {
    const judge = speed === null ? inconclusive : fail;
    return judge('fast-mode-not-given', { model: model.name, served: speed }, evidence);
  }
  if (!asked('inference_geo') && inferenceGeo === 'us') {
    const { usInference: factor, provenance } = catalog.priceModifiers;
    return warn(
      'us-inference-unasked',
      { model: model.name, factor, untried },
      {
        ...evidence,
        figures: [...figures, documented('Price factor of US inference', factor, 'ratio', provenance)],
      },
    );
  }
  const args = { model: model.name, sent, sentMaxTokens, listed, serviceTier };
  return untried.length > 0
    ? warn('parameters-accepted-in-part', { ...args, untried }, evidence)
    : pass('parameters-accepted', args, evidence);
}

/** What the message could not carry: what the Models API says the model takes all the same, and what stays open. */
function besideMessage({ value }: Answered, { live: told }: PlannedModel) {
  const { plannedMaxTokens, sentMaxTokens } = value;
  const listed: PlannedParameter[] = [];
  const untried: UntriedParameter[] = [];
  for (const parameter of value.untried) {
    const isListed =
      parameter.why === 'budget-needs-long-answer' && told?.value.supports.thinking.includes('enabled');
    if (isListed) listed.push({ name: parameter.name, value: parameter.value });
    else untried.push(parameter);
  }
  if (plannedMaxTokens !== null && plannedMaxTokens > sentMaxTokens) {
    const maxTokens = { name: 'max_tokens', value: String(plannedMaxTokens) };
    const limit = told?.value.maxTokens ?? null;
    if (limit === null) untried.push({ ...maxTokens, why: 'limit-not-read' });
    else if (plannedMaxTokens > limit) untried.push({ ...maxTokens, why: 'above-limit' });
    else listed.push(maxTokens);
  }
  return { listed, untried };
}

function figuresOf(answered: Answered, today: string): Figure[] {
  const { plannedMaxTokens, sentMaxTokens, serviceTier, inferenceGeo, speed, ms } = answered.value;
  const names: readonly (readonly [string, string | null])[] = [
    ['Service tier', serviceTier],
    ['Inference geography', inferenceGeo],
    ['Speed', speed],
  ];
  return [
    ...names.flatMap(([name, value]) => (value === null ? [] : [live(name, value, 'text', answered)])),
    live('max_tokens sent', sentMaxTokens, 'tokens', answered),
    ...(plannedMaxTokens === null
      ? []
      : [planned('max_tokens', plannedMaxTokens, 'tokens', 'tokens.maxTokens', today)]),
    live('Time to the whole answer', ms, 'ms', answered),
  ];
}
