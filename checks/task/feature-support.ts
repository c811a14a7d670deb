import type { Feature } from '../../src/catalog/vocabulary.ts';
import type { ModelSeen } from '../../src/judge/observation.ts';
import type { PlannedModel } from '../model/planned-model.ts';

/** Features plans ask for that no model offers on any path. */
export const offeredNowhere: ReadonlySet<Feature> = new Set(['audio']);

export interface Support {
  readonly says: 'yes' | 'no' | 'unknown';
  readonly basis: 'live' | 'documented';
}

/** What the Models API states about a feature; features without a row are known from the catalog only. */
const stated: Partial<Record<Feature, (supports: ModelSeen['supports']) => boolean>> = {
  batch: (supports) => supports.batch,
  citations: (supports) => supports.citations,
  'code-execution': (supports) => supports.codeExecution,
  vision: (supports) => supports.imageInput,
  pdf: (supports) => supports.pdfInput,
  'structured-outputs': (supports) => supports.structuredOutputs,
  'web-search': (supports) => supports.webSearch,
  thinking: (supports) => supports.thinking.some((type) => type !== 'disabled'),
};

/** Whether the model offers the feature, by the account's word where it gave one, else by the catalog's. */
export function supportOf({ live, row }: PlannedModel, feature: Feature): Support {
  const read = stated[feature];
  if (live && read) return { says: read(live.value.supports) ? 'yes' : 'no', basis: 'live' };
  if (!row) return { says: 'unknown', basis: 'documented' };
  return { says: row.features.supported.includes(feature) ? 'yes' : 'no', basis: 'documented' };
}
