import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { efforts } from '../../catalog/vocabulary.ts';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { foreignText } from '../../claude/foreign-text.ts';
import type { ModelSeen } from '../../judge/observation.ts';
import type { ProbeContext } from '../probe.ts';

const supported = z.object({ supported: z.boolean() });
const thinkingTypes = ['adaptive', 'between_tools', 'disabled', 'enabled'] as const;

const moment = z.iso.datetime({ offset: true });

/** The fields this tool judges by; everything else of the answer is ignored, so that new fields do no harm. */
const modelInfo = z.object({
  id: z.string().transform(foreignText),
  type: z.literal('model'),
  display_name: z.string().transform(foreignText),
  lifecycle: z.enum(['active', 'deprecated', 'retired']),
  deprecated_at: moment.nullable(),
  retires_at: moment.nullable(),
  max_input_tokens: z.number().int().positive().nullable(),
  max_tokens: z.number().int().positive().nullable(),
  capabilities: z
    .object({
      batch: supported,
      citations: supported,
      code_execution: supported,
      image_input: supported,
      pdf_input: supported,
      structured_outputs: supported,
      server_tools: z.object({ web_search: supported }).partial().optional(),
      thinking: z.object({
        types: z
          .object({ adaptive: supported, between_tools: supported, disabled: supported, enabled: supported })
          .partial(),
      }),
      effort: z
        .object({
          low: supported,
          medium: supported,
          high: supported,
          xhigh: supported.nullable(),
          max: supported,
        })
        .partial(),
    })
    .partial()
    .nullable(),
});

/** Asks the Models API for one model; free. Throws what the SDK throws, or UnexpectedResponse for another shape. */
export async function retrieveModel(
  { client, signal, receipt }: Pick<ProbeContext, 'client' | 'signal' | 'receipt'>,
  id: string,
): Promise<ModelSeen> {
  const { data, request_id } = await (await client()).models.retrieve(id, {}, { signal }).withResponse();
  const parsed = modelInfo.safeParse(data);
  if (!parsed.success)
    throw new UnexpectedResponse('The Models API answered with something that is not a model', request_id);
  receipt.add(request_id);
  return seen(parsed.data);
}

/** Every model this key may call, deprecated ones included; free, a page at a time. Throws as retrieveModel does. */
export async function listModels(client: Anthropic, signal: AbortSignal): Promise<ModelSeen[]> {
  const found: ModelSeen[] = [];
  for await (const info of client.models.list({ limit: 100 }, { signal })) {
    const parsed = modelInfo.safeParse(info);
    if (!parsed.success)
      throw new UnexpectedResponse('The Models API listed something that is not a model', null);
    found.push(seen(parsed.data));
    if (found.length >= mostModels) break;
  }
  // The SDK reads a page of anything else, such as a login form, as an empty list.
  if (found.length === 0) throw new UnexpectedResponse('The Models API listed no model at all', null);
  return found;
}

/** A list that never ends must not hold the table up. */
const mostModels = 1_000;

function seen(info: z.output<typeof modelInfo>): ModelSeen {
  const can = info.capabilities ?? {};
  return {
    id: info.id,
    displayName: info.display_name,
    lifecycle: info.lifecycle,
    deprecatedAt: info.deprecated_at,
    retiresAt: info.retires_at,
    maxInputTokens: info.max_input_tokens,
    maxTokens: info.max_tokens,
    supports: {
      batch: can.batch?.supported ?? false,
      citations: can.citations?.supported ?? false,
      codeExecution: can.code_execution?.supported ?? false,
      imageInput: can.image_input?.supported ?? false,
      pdfInput: can.pdf_input?.supported ?? false,
      structuredOutputs: can.structured_outputs?.supported ?? false,
      webSearch: can.server_tools?.web_search?.supported ?? false,
      thinking: thinkingTypes.filter((type) => can.thinking?.types[type]?.supported),
      efforts: efforts.filter((effort) => can.effort?.[effort]?.supported),
    },
  };
}
