import type { Model } from '../model.ts';
import type { Provenance } from '../provenance.ts';
import type { ModelId } from './model-names.ts';

type Ids = Model['ids'];

const overview = { sources: ['models-overview'], asOf: '2026-10-08', confidence: 'high' } as const;
const byPattern = {
  sources: ['fable-5-2', 'models-overview'],
  asOf: '2026-11-12',
  confidence: 'low',
  note: 'The Bedrock id follows the pattern of every model since 4.7; the page naming it was not seen.',
} as const;
const previewByPattern = {
  ...overview,
  confidence: 'low',
  note: 'Only the Claude API id is documented; the others follow the pattern of the later models.',
} as const;
const legacyBedrock = {
  sources: ['models-overview', 'bedrock'],
  asOf: '2026-10-22',
  confidence: 'high',
  note: 'Bedrock lists this model on its older endpoint page; an id on the mantle endpoint was not seen.',
} as const;
const dated = {
  ...legacyBedrock,
  note: 'The dated id with @ is documented for Google Cloud without saying by whom it is managed, so it stands on the Google-managed path only. On the mantle endpoint no id was seen.',
} as const;

/** Since 4.7 one string everywhere, with the prefix `anthropic.` on both Bedrock endpoints. */
function everywhere(id: ModelId, provenance: Provenance = overview): Ids {
  return {
    'claude-api': id,
    'claude-on-aws': id,
    bedrock: `anthropic.${id}`,
    'bedrock-mantle': `anthropic.${id}`,
    vertex: id,
    'claude-on-google': id,
    foundry: id,
    provenance,
  };
}

function of46(id: ModelId, bedrock: string): Ids {
  return {
    'claude-api': id,
    'claude-on-aws': id,
    bedrock,
    vertex: id,
    'claude-on-google': id,
    foundry: id,
    provenance: legacyBedrock,
  };
}

function of45(id: ModelId, vertex: string, bedrock: string): Ids {
  return { 'claude-api': id, 'claude-on-aws': id, bedrock, vertex, foundry: id, provenance: dated };
}

/** Id on each platform path. A Foundry request names the team's own deployment of the model instead. */
// biome-ignore format: one model a line, to be compared with the id table of the models page at a glance
export const cloudIds: Readonly<Record<ModelId, Ids>> = {
  'claude-fable-5-2': everywhere('claude-fable-5-2', byPattern),
  'claude-fable-5-1': everywhere('claude-fable-5-1'),
  'claude-fable-5': everywhere('claude-fable-5'),
  'claude-mythos-5-2': everywhere('claude-mythos-5-2', byPattern),
  'claude-mythos-5-1': everywhere('claude-mythos-5-1'),
  'claude-mythos-5': everywhere('claude-mythos-5'),
  'claude-mythos-preview': everywhere('claude-mythos-preview', previewByPattern),
  'claude-opus-5-5': everywhere('claude-opus-5-5'),
  'claude-opus-5': everywhere('claude-opus-5'),
  'claude-opus-4-8': everywhere('claude-opus-4-8'),
  'claude-opus-4-7': everywhere('claude-opus-4-7'),
  'claude-opus-4-6': of46('claude-opus-4-6', 'anthropic.claude-opus-4-6-v1'),
  'claude-opus-4-5-20251101': of45('claude-opus-4-5-20251101', 'claude-opus-4-5@20251101', 'anthropic.claude-opus-4-5-20251101-v1:0'),
  'claude-sonnet-5-5': everywhere('claude-sonnet-5-5'),
  'claude-sonnet-5': everywhere('claude-sonnet-5'),
  'claude-sonnet-4-6': of46('claude-sonnet-4-6', 'anthropic.claude-sonnet-4-6'),
  'claude-sonnet-4-5-20250929': of45('claude-sonnet-4-5-20250929', 'claude-sonnet-4-5@20250929', 'anthropic.claude-sonnet-4-5-20250929-v1:0'),
  'claude-haiku-5-5': everywhere('claude-haiku-5-5'),
  'claude-haiku-4-5-20251001': of45('claude-haiku-4-5-20251001', 'claude-haiku-4-5@20251001', 'anthropic.claude-haiku-4-5-20251001-v1:0'),
};
