import type { SampleBody } from './sample.ts';

/** Tokens of a text as the older tokenizer makes them, estimated on this machine. */
export type EstimateText = (text: string) => number;

/**
 * The library's own factor for Claude 3 to 4.5, whose true tokenizer is not public: it counts with the one of Claude 2
 * and adds a tenth (ai-tokenizer 1.0.6, models.ts).
 */
const contentFactor = 1.1;

/** Loads the estimator: two megabytes that nothing else needs. */
export async function loadEstimator(): Promise<EstimateText> {
  const [{ default: Tokenizer }, encoding] = await Promise.all([
    import('ai-tokenizer'),
    import('ai-tokenizer/encoding/claude'),
  ]);
  const tokenizer = new Tokenizer(encoding);
  return (text) => tokenizer.count(text) * contentFactor;
}

/** Tokens of all text in a sample. Images and documents are not in it: what they count depends on what they show. */
export function estimateSample({ system, tools, messages }: SampleBody, estimate: EstimateText): number {
  const texts: string[] = [];
  if (typeof system === 'string') texts.push(system);
  else for (const block of system ?? []) texts.push(block.text);
  if (tools) texts.push(JSON.stringify(tools));
  for (const { content } of messages) {
    if (typeof content === 'string') texts.push(content);
    else
      for (const block of content) {
        if (block.type === 'text') texts.push(block.text);
        else if (block.type !== 'image' && block.type !== 'document') texts.push(JSON.stringify(block));
      }
  }
  return texts.reduce((sum, text) => sum + estimate(text), 0);
}
