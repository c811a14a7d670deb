import type { CloudModelSeen } from '../../../judge/seen/cloud.ts';
import type { ArmDeployment, ArmModel } from './arm-shapes.ts';

/** `lifecycleStatus` of Azure's model list, by what it means to who has deployed the model. */
const lifecycles: Readonly<Record<string, CloudModelSeen['lifecycle']>> = {
  preview: 'active',
  stable: 'active',
  ga: 'active',
  generallyavailable: 'active',
  legacy: 'legacy',
  deprecating: 'deprecated',
  deprecated: 'deprecated',
  retired: 'retired',
};

/** What a resource offers under the model of a deployment, or under this name; the version in use or the usual first. */
export function offersOf(
  deployment: ArmDeployment | null,
  name: string,
  models: readonly ArmModel[],
): ArmModel[] {
  const model = deployment?.properties.model ?? { name, version: null };
  const named = models.filter((offer) => offer.name === model.name);
  const same = model.version ? named.filter(({ version }) => version === model.version) : [];
  if (same.length > 0) return same;
  return named.toSorted((a, b) => Number(b.isDefaultVersion ?? false) - Number(a.isDefaultVersion ?? false));
}

export function lifecycleOf(offer: ArmModel | undefined): Pick<CloudModelSeen, 'lifecycle' | 'endsOn'> {
  const status = offer?.lifecycleStatus?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
  return { lifecycle: lifecycles[status] ?? 'unknown', endsOn: dayOf(offer?.deprecation?.inference) };
}

/** The last day of the century stands for no date. */
function dayOf(written: string | null | undefined): string | null {
  const date = written ? new Date(written) : null;
  if (!date || Number.isNaN(date.getTime()) || date.getUTCFullYear() >= 2099) return null;
  const day = date.toISOString().slice(0, 10);
  return /^\d{4}-/.test(day) ? day : null;
}
