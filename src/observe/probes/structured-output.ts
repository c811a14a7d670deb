import { z } from 'zod';
import { boundedList } from '../../claude/bounded-list.ts';
import type { StructuredOutputSeen } from '../../judge/seen/structured-output.ts';
import { usesFeature } from '../../plan/planned-use.ts';
import { type AnsweredMessage, askMessage, rawTexts } from '../answered-message.ts';
import { worstCallUsd } from '../call-price.ts';
import { firstMisfit } from '../first-misfit.ts';
import { leastEffort } from '../least-effort.ts';
import { plannedModel, withoutModel } from '../planned-model.ts';
import type { Probe } from '../probe.ts';

const prompt = 'Describe this as data: two urgent parcels, to Lyon and Oslo, are delayed.';
const maxTokens = 384;
/** Far more characters than so many tokens make. */
const longestText = 64 * maxTokens;

const statuses = ['delivered', 'delayed', 'lost'] as const;
export const answerSchema = {
  type: 'object',
  properties: {
    status: { type: 'string', enum: statuses },
    parcels: { type: 'integer' },
    urgent: { type: 'boolean' },
    cities: { type: 'array', items: { type: 'string' } },
  },
  required: ['status', 'parcels', 'urgent', 'cities'],
  additionalProperties: false,
};
/** The same as `answerSchema`; every city takes a token at least. */
export const answerShape = z.strictObject({
  status: z.enum(statuses),
  parcels: z.int(),
  urgent: z.boolean(),
  cities: boundedList(maxTokens, z.string()),
});

/** Above what any known tokenizer makes of the prompt, the schema and what the service says about it to the model. */
const maxInputTokens = 640;

/** Paid: whether an answer that is held to a JSON schema is JSON and fits it. */
export const structuredOutputProbe: Probe<'structured-output'> = {
  id: 'structured-output',
  title: 'One answer held to a JSON schema',
  sends: (plan) =>
    `One message of a line and a schema of four fields to ${plannedModel(plan)}, at most ${maxTokens} tokens back.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature('structured-outputs', plan) === true,
  worstCaseUsd: (plan, catalog) =>
    worstCallUsd({ uncachedInputTokens: maxInputTokens, outputTokens: maxTokens }, plan, catalog),
  blocked: withoutModel('to hold to a schema'),
  run: async (context) => {
    const { message, ms } = await askMessage(context, {
      max_tokens: maxTokens,
      output_config: {
        ...leastEffort(context.plan, context.catalog).output_config,
        format: { type: 'json_schema', schema: answerSchema },
      },
      messages: [{ role: 'user', content: prompt }],
    });
    return {
      model: message.model,
      answer: judgedBySchema(message),
      outputTokens: message.usage.output_tokens,
      ms,
      stopReason: message.stop_reason,
    };
  },
};

function judgedBySchema(message: AnsweredMessage): StructuredOutputSeen['answer'] {
  // Read as it came: cleaning it for display could break or mend it.
  const text = rawTexts(message).join('');
  if (text.length > longestText)
    return { kind: 'misfits', misfit: `The answer is longer than ${maxTokens} tokens can be.` };
  const json = asJson(text);
  if (json === undefined) return { kind: 'not-json' };
  const parsed = answerShape.safeParse(json);
  return parsed.success ? { kind: 'fits' } : { kind: 'misfits', misfit: firstMisfit(parsed.error) };
}

/** Undefined where the text is no JSON; JSON itself has no such value. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
