import type { Catalog } from '../../catalog/catalog.ts';
import type { ParametersSeen } from '../../judge/seen/parameters.ts';
import { answersParameters, requestParameters } from '../../plan/request-parameters.ts';
import type { Plan } from '../../plan/schema.ts';
import { askMessage } from '../answered-message.ts';
import { callUsd } from '../call-price.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { tinyAsk } from '../tiny-ask.ts';
import { mostToolOverheadTokens } from '../tool-overhead.ts';

/** Must not end in white space. */
const beginning = 'The reply is:';
const tool = {
  name: 'confirm',
  description: 'Confirms that the request arrived.',
  input_schema: { type: 'object' as const, properties: {} },
};

/** Above what any known tokenizer makes of the prompt, the begun answer, the tool and the frames around them. */
const textTokens = 128;
/**
 * What the longest answer may cost, in USD. Whether hanging up stops billing is not documented, so max_tokens is
 * lowered to what this buys.
 */
const answerUsd = 0.004;
/** Where the plan names no max_tokens. */
const fewTokens = 64;

/** Paid: one message with the parameters of the plan, to see whether they are taken and where it is answered. */
export const parametersProbe: Probe<'parameters'> = {
  id: 'parameters',
  title: "One message with the plan's request parameters",
  sends: (plan) =>
    `One message of three words to ${plannedModel(plan)} with the effort, thinking, sampling, tool choice and other parameters of the plan. Its max_tokens is the planned one, or as much as ${answerUsd} USD buys.`,
  inputs: ({ model, tokens, task }) => [
    model.id,
    model.effort,
    model.thinking,
    model.request,
    tokens.maxTokens,
    task.features?.filter((feature) => feature === 'us-inference' || feature === 'fast-mode'),
  ],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 1,
  rounds: 1,
  concerns: answersParameters,
  worstCaseUsd: (plan, catalog) => {
    const { tool_choice } = requestParameters(plan, catalog).body;
    const inputTokens = textTokens + (tool_choice ? mostToolOverheadTokens(plan, catalog) : 0);
    return priceUsd(inputTokens, maxTokensSent(plan, catalog), plan, catalog);
  },
  blocked: withoutModel('to send a message to'),
  run: askAsPlanned,
};

async function askAsPlanned(context: ProbeContext): Promise<ParametersSeen> {
  const { plan, catalog } = context;
  const { sent, untried, body, headers, prefill } = requestParameters(plan, catalog);
  const sentMaxTokens = maxTokensSent(plan, catalog);
  const { message, ms } = await askMessage(
    context,
    {
      max_tokens: sentMaxTokens,
      messages: [
        ...tinyAsk.messages,
        ...(prefill ? [{ role: 'assistant' as const, content: beginning }] : []),
      ],
      ...(body.tool_choice && { tools: [tool] }),
      ...body,
    },
    headers,
  );
  const { usage } = message;
  return {
    model: message.model,
    sent: [...sent],
    untried: [...untried],
    plannedMaxTokens: plan.tokens.maxTokens ?? null,
    sentMaxTokens,
    serviceTier: usage.service_tier ?? null,
    inferenceGeo: usage.inference_geo ?? null,
    speed: usage.speed ?? null,
    stopReason: message.stop_reason,
    ms,
  };
}

/** The planned max_tokens, or the largest whose answer stays affordable. */
function maxTokensSent(plan: Plan, catalog: Catalog): number {
  const affordable = Math.floor(answerUsd / priceUsd(0, 1, plan, catalog));
  return Math.max(1, Math.min(plan.tokens.maxTokens ?? fewTokens, affordable));
}

const priceUsd = (inputTokens: number, outputTokens: number, plan: Plan, catalog: Catalog): number =>
  callUsd(
    { uncachedInputTokens: inputTokens, outputTokens },
    { geo: 'us', fast: requestParameters(plan, catalog).body.speed === 'fast' },
    plan,
    catalog,
  );
