import type { Catalog } from './catalog.ts';
import { matchModel } from './lookup.ts';
import type { PlatformPath } from './vocabulary.ts';

/**
 * The id that requests on a path name the model by: the path's own id where the plan writes that of the Claude API, else as
 * it is written, such as an inference profile or a deployment of the team's own.
 */
export function pathModelId(catalog: Catalog, path: PlatformPath, written: string | null): string | null {
  if (written === null || path === 'claude-api') return written;
  const match = matchModel(catalog, written);
  // A Foundry request names a deployment, which is called like the model where nobody called it otherwise.
  if (path === 'foundry' || !('model' in match)) return written;
  return match.kind === 'cloud-id' ? written : (match.model.ids[path] ?? written);
}

/** The id by which the Claude API itself takes a model that is written as on another path; any other as it is written. */
export function claudeApiModelId(catalog: Catalog, written: string): string {
  const match = matchModel(catalog, written);
  return match.kind === 'cloud-id' ? match.model.id : written;
}
