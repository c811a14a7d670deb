import { type ModelMatch, platformRow } from '../../src/catalog/lookup.ts';
import { type PlatformPath, platformPaths } from '../../src/catalog/vocabulary.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive } from '../../src/judge/outcome.ts';
import type { PlannedModel } from './planned-model.ts';

/**
 * Judges whether the written id is the one the planned platform path takes. Undefined where it is, where no path is
 * planned, and where the catalog knows no such model.
 */
export function judgeIdForPath(
  model: PlannedModel,
  { plan, catalog }: Pick<JudgeInput, 'plan' | 'catalog'>,
): Outcome | undefined {
  const path = plan.platform.path;
  // A Foundry request names the team's own deployment, which may be called anything.
  if (!path || !model.row || path === 'foundry') return undefined;
  const platform = platformRow(catalog, path).name;
  const idThere = model.row.ids[path];
  if (idThere === undefined) {
    return inconclusive('model-not-on-path', { model: model.name, platform }, { basis: 'documented' });
  }
  const paths = pathsTaking(model.match);
  if (paths.includes(path)) return undefined;
  const belongsTo = paths.map((other) => platformRow(catalog, other).name);
  const args = { id: model.id, belongsTo, platform, idThere };
  return fail('model-id-of-other-path', args, { basis: 'documented' });
}

/** Paths that take the id as written. Aliases hold wherever the id itself is that of the Claude API. */
function pathsTaking(match: ModelMatch): readonly PlatformPath[] {
  if (match.kind === 'cloud-id') return match.paths;
  if (!('model' in match)) return [];
  return platformPaths.filter((path) => match.model.ids[path] === match.model.id);
}
