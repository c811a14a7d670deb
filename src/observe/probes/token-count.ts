import { z } from 'zod';
import { platformPaths } from '../../catalog/vocabulary.ts';
import { UnexpectedResponse } from '../../claude/classify-error.ts';
import { requestModel } from '../planned-model.ts';
import type { Probe } from '../probe.ts';

/** Counted where the plan brings no sample: proves access and names the tokenizer, says nothing of the plan's sizes. */
export const builtInSample =
  'A customer asks when the parcel they ordered last Tuesday will arrive, and whether the invoice can be sent again.';

const answer = z.object({ input_tokens: z.number().int().nonnegative() });

/** Free: counts the sample prompt with the planned model's own tokenizer. */
export const tokenCountProbe: Probe<'token-count'> = {
  id: 'token-count',
  title: 'Tokens of a sample prompt, counted by the planned model',
  sends: (plan) =>
    plan.tokens.samplePrompt
      ? `The plan's sample prompt (${plan.tokens.samplePrompt.length.toLocaleString('en-US')} characters), to be counted, not answered.`
      : 'One built-in sentence, to be counted, not answered.',
  inputs: (plan) => [plan.model.id, plan.platform, plan.tokens.samplePrompt],
  // The client of bedrock-runtime has a counter that asks an address which is not there.
  paths: platformPaths.filter((path) => path !== 'bedrock'),
  credential: 'key',
  after: ['cloud-identity'],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: (plan) => (plan.model.id ? null : 'The plan names no model to count with.'),
  run: async ({ plan, catalog, client, signal, receipt }) => {
    const text = plan.tokens.samplePrompt ?? builtInSample;
    const model = requestModel(plan, catalog) ?? '';
    const { data, request_id } = await (await client()).messages
      .countTokens({ model, messages: [{ role: 'user', content: text }] }, { signal })
      .withResponse();
    const parsed = answer.safeParse(data);
    if (!parsed.success)
      throw new UnexpectedResponse(
        'The token counter answered with something that is not a count',
        request_id,
      );
    receipt.add(request_id);
    return {
      model,
      inputTokens: parsed.data.input_tokens,
      characters: text.length,
      sample: plan.tokens.samplePrompt ? 'plan' : 'built-in',
    };
  },
};
