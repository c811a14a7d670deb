import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import type { ToolUseSeen } from '../../judge/seen/tool-use.ts';
import { usesFeature } from '../../plan/planned-use.ts';
import type { Plan } from '../../plan/schema.ts';
import { type AnsweredMessage, askMessage, textOf } from '../answered-message.ts';
import { worstCallUsd } from '../call-price.ts';
import { firstMisfit } from '../first-misfit.ts';
import { inputTokensOf } from '../input-tokens.ts';
import { leastEffort } from '../least-effort.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { mostToolOverheadTokens } from '../tool-overhead.ts';

const tool = {
  name: 'get_parcel_status',
  description: 'Looks up where a parcel is.',
  input_schema: {
    type: 'object',
    properties: {
      parcel_id: { type: 'string', description: 'Number of the parcel, e.g. P-1001.' },
      urgent: { type: 'boolean', description: 'Whether somebody is waiting for the answer.' },
    },
    required: ['parcel_id', 'urgent'],
    additionalProperties: false,
  },
} satisfies Anthropic.Tool;
/** The same as `input_schema`. */
export const toolInput = z.strictObject({ parcel_id: z.string(), urgent: z.boolean() });
export const toolInputSchema = tool.input_schema;

const prompt = `Call the tool ${tool.name} for the urgent parcel P-1042. Then say in one short sentence where it is.`;
const result = 'In Lyon, on its way to Oslo.';

const callMaxTokens = 448;
const answerMaxTokens = 256;
/** Above what any known tokenizer makes of the prompt, the tool's definition and the tool's result. */
const ownTokens = 256;

/** Paid: whether the model calls a tool with input that fits, and answers once it is given the result. */
export const toolUseProbe: Probe<'tool-use'> = {
  id: 'tool-use',
  title: 'A round trip through one tool: the call, its input, the answer to its result',
  sends: (plan) =>
    `A line and one small tool to ${plannedModel(plan)}, and where it calls the tool, the same again with a made-up result. At most ${callMaxTokens} and ${answerMaxTokens} tokens back.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 2,
  rounds: 2,
  concerns: (plan) => usesFeature('tool-use', plan) === true,
  worstCaseUsd: (plan, catalog) => {
    const requestTokens = mostToolOverheadTokens(plan, catalog) + ownTokens;
    return (
      worstCallUsd({ uncachedInputTokens: requestTokens, outputTokens: callMaxTokens }, plan, catalog) +
      worstCallUsd(
        { uncachedInputTokens: requestTokens + callMaxTokens, outputTokens: answerMaxTokens },
        plan,
        catalog,
      )
    );
  },
  blocked: withoutModel('to offer a tool to'),
  run: makeRoundTrip,
};

async function makeRoundTrip(context: ProbeContext): Promise<ToolUseSeen> {
  const { plan, catalog } = context;
  const asked = askedHow(plan, catalog);
  const question: Anthropic.MessageParam = { role: 'user', content: prompt };
  const shared = { ...leastEffort(plan, catalog), tools: [tool] };
  const first = await askMessage(context, {
    ...shared,
    max_tokens: callMaxTokens,
    tool_choice:
      asked === 'forced'
        ? { type: 'tool', name: tool.name, disable_parallel_tool_use: true }
        : { type: 'auto', disable_parallel_tool_use: true },
    messages: [question],
  });
  const seen = {
    model: first.message.model,
    asked,
    requestTokens: inputTokensOf(first.message),
    first: { ms: first.ms, stopReason: first.message.stop_reason },
  };
  const calls = callsIn(first.message);
  if (!calls[0] || first.message.stop_reason !== 'tool_use') return { ...seen, call: null };
  const last = await askMessage(context, {
    ...shared,
    max_tokens: answerMaxTokens,
    messages: [
      question,
      // As they came, thinking included: newer models refuse a history that was changed.
      { role: 'assistant', content: first.message.content as unknown as Anthropic.ContentBlockParam[] },
      {
        role: 'user',
        content: calls.map(({ id }) => ({ type: 'tool_result', tool_use_id: id, content: result })),
      },
    ],
  });
  return {
    ...seen,
    call: {
      misfit: misfitOf(calls[0]),
      last: {
        ms: last.ms,
        stopReason: last.message.stop_reason,
        saidSomething: textOf(last.message).trim() !== '',
      },
    },
  };
}

/** Models that cannot be forced are asked in words. Some others cannot be while they think, which the probe does not ask for. */
function askedHow(plan: Plan, catalog: Catalog): ToolUseSeen['asked'] {
  const rule = findModel(catalog, plan.model.id)?.behaviour.forcedToolChoice ?? 'rejected';
  return rule === 'rejected' ? 'auto' : 'forced';
}

const toolCall = z.object({
  type: z.literal('tool_use'),
  id: z.string().max(200),
  name: z.string(),
  input: z.unknown(),
});
type ToolCall = z.output<typeof toolCall>;

const callsIn = ({ content }: AnsweredMessage): ToolCall[] =>
  content.flatMap((block) => toolCall.safeParse(block).data ?? []);

function misfitOf({ name, input }: ToolCall): string | null {
  if (name !== tool.name) return 'The call names a tool that was not offered.';
  const parsed = toolInput.safeParse(input);
  return parsed.success ? null : firstMisfit(parsed.error);
}
