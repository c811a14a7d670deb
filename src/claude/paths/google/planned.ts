import { performance } from 'node:perf_hooks';
import { foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';
import type { CloudSettings } from '../cloud-path.ts';

/** The model to ask for; it becomes part of an address, so it has to look like an id. */
export function plannedModel({ model }: Pick<CloudSettings, 'model'>): string {
  if (model && /^[\w.@:-]{1,200}$/.test(model) && !/^\.+$/.test(model)) return model;
  throw new CloudError(
    'invalid-request',
    model
      ? `"${foreignText(model)}" is not the id of a model on Google Cloud.`
      : 'No model is named to ask Google Cloud for.',
    { advice: 'Set model.id in the plan to the id of a Claude model.' },
  );
}

/** Whole milliseconds since now, when asked. */
export function since(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start);
}
