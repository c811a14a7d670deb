import agentWebSearch from '../../templates/presets/agent-web-search.json' with { type: 'json' };
import chatAssistant from '../../templates/presets/chat-assistant.json' with { type: 'json' };
import codingAgent from '../../templates/presets/coding-agent.json' with { type: 'json' };
import longDocumentRetrieval from '../../templates/presets/long-document-retrieval.json' with {
  type: 'json',
};
import nightlyBatch from '../../templates/presets/nightly-batch.json' with { type: 'json' };
import structuredExtraction from '../../templates/presets/structured-extraction.json' with { type: 'json' };
import summariseClassify from '../../templates/presets/summarise-classify.json' with { type: 'json' };
import visionPdfIntake from '../../templates/presets/vision-pdf-intake.json' with { type: 'json' };
import { nearest } from './nearest.ts';
import { type Plan, planSchema } from './schema.ts';
import { UsageError } from './usage-error.ts';

/**
 * Plans to start from, in the order they are offered. Each holds what its kind of task implies, sizes as a first guess,
 * and the cheapest current model that plausibly does the work; what only the team knows is absent.
 */
export const presets = [
  { name: 'chat-assistant', title: 'Chat assistant', plan: chatAssistant },
  { name: 'summarise-classify', title: 'Summaries and classification', plan: summariseClassify },
  { name: 'structured-extraction', title: 'Structured extraction', plan: structuredExtraction },
  { name: 'long-document-retrieval', title: 'Retrieval over long documents', plan: longDocumentRetrieval },
  { name: 'agent-web-search', title: 'Agent with tools and web search', plan: agentWebSearch },
  { name: 'coding-agent', title: 'Coding agent', plan: codingAgent },
  { name: 'nightly-batch', title: 'Nightly batch', plan: nightlyBatch },
  { name: 'vision-pdf-intake', title: 'Images and PDF intake', plan: visionPdfIntake },
] as const satisfies readonly { name: string; title: string; plan: unknown }[];

export type PresetName = (typeof presets)[number]['name'];

const names: readonly string[] = presets.map(({ name }) => name);

/** The name as a preset's, or a UsageError that lists them and suggests the nearest. */
export function requirePresetName(written: string): PresetName {
  const found = presets.find(({ name }) => name === written);
  if (found) return found.name;
  const guess = nearest(written, names);
  throw new UsageError(
    `There is no preset "${written}".${guess ? ` Did you mean "${guess}"?` : ''} Presets: ${names.join(', ')}.`,
  );
}

/** A preset as a fresh, validated plan; parsed only when asked for. */
export function presetPlan(name: PresetName): Plan {
  return planSchema.parse(presets.find((preset) => preset.name === name)?.plan);
}
