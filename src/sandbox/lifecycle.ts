import type { Model } from '../catalog/model.ts';
import { modelNotFound } from './errors.ts';
import type { LiveAccount } from './live-account.ts';

export type LifecycleStage = 'active' | 'deprecated' | 'retired';

/** The stage the Models API states on that day. Legacy models are still `active` there. */
export function lifecycleStage(model: Model, now: Date): LifecycleStage {
  const { state, retires } = model.lifecycle;
  const today = now.toISOString().slice(0, 10);
  if (state === 'retired') return 'retired';
  if (state !== 'deprecated') return 'active';
  return retires.kind === 'on' && retires.date <= today ? 'retired' : 'deprecated';
}

/** Whether this account is shown the model at all. */
export function isVisible(account: LiveAccount, model: Model): boolean {
  return !account.profile.unavailableModels.includes(model.id);
}

/**
 * The model behind an id or alias, spelled exactly. Throws a 404 for unknown, retired and unavailable ones and for
 * ids of other platforms: the service tells none of them apart.
 */
export function callableModel(account: LiveAccount, id: string): Model {
  const model = account.catalog.models.find((row) => row.id === id || row.aliases.includes(id));
  if (!model || !isVisible(account, model)) throw modelNotFound(id);
  if (lifecycleStage(model, account.now()) === 'retired') throw modelNotFound(id);
  return model;
}
