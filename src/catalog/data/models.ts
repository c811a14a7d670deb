import type { Model } from '../model.ts';
import { behaviours } from './behaviour.ts';
import { cloudIds } from './cloud-ids.ts';
import { fastModes } from './fast-mode.ts';
import { lifecycles } from './lifecycle.ts';
import { modelFeatures } from './model-features.ts';
import { modelNames } from './model-names.ts';
import { prices } from './prices.ts';
import { requiredRetentions } from './required-retention.ts';
import { toolOverheads } from './tool-overhead.ts';
import { windows } from './windows.ts';

export { retiredModels } from './retired-models.ts';

/** One row a model, joined from the themed tables beside this file. */
export const models: readonly Model[] = modelNames.map((name) => ({
  ...name,
  lifecycle: lifecycles[name.id],
  windows: windows[name.id],
  ids: cloudIds[name.id],
  prices: prices[name.id],
  fastMode: fastModes[name.id] ?? null,
  behaviour: behaviours[name.id],
  toolOverhead: toolOverheads[name.id],
  features: modelFeatures[name.id],
  requiredRetention: requiredRetentions[name.id] ?? null,
}));
