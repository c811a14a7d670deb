import { catalog } from '../catalog/catalog.ts';
import { projectPlatform } from '../observe/project-platform.ts';
import { jsonText } from '../report/json.ts';
import { platformsText } from '../report/platform-text.ts';
import { columnsOf, exitCodes, type GlobalOptions, type Io, print, wantsAscii, wantsColor } from './io.ts';
import { meantPaths } from './meant-paths.ts';
import { findPlan, planPath, requirePlan, shownPath } from './plan-source.ts';
import { platformsDocument } from './platforms-document.ts';

interface PlatformsOptions extends GlobalOptions {
  readonly plan?: string;
}

/** `gonogo platforms`: the ways to Claude side by side for this plan; documented facts and the project, no network. */
export async function platforms(
  io: Io,
  options: PlatformsOptions,
  words: readonly string[],
): Promise<number> {
  const meant = words.length > 0 ? meantPaths(words, catalog.platforms) : null;
  const [plan, project] = await Promise.all([
    options.plan === undefined ? findPlan(io, options) : requirePlan(io, options),
    projectPlatform(io.cwd, io.env),
  ]);
  const document = platformsDocument({
    version: io.version,
    catalog,
    plan: plan && { file: shownPath(io, planPath(io, options)), plan },
    asked: meant && { written: words.join(' '), meant },
    project,
  });
  const style = {
    color: wantsColor(io, options, io.stdout),
    columns: columnsOf(io.stdout),
    ascii: wantsAscii(io, options),
  };
  await print(io.stdout, options.json ? jsonText(document) : platformsText(document, style));
  return exitCodes.done;
}
