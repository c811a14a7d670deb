import { access } from 'node:fs/promises';
import { writePlan } from '../plan/file.ts';
import { presetPlan, presets, requirePresetName } from '../plan/presets.ts';
import { UsageError } from '../plan/usage-error.ts';
import { jsonText } from '../report/json.ts';
import { openProject } from '../store/project.ts';
import { exitCodes, type GlobalOptions, type Io, notice, print, safeLines } from './io.ts';
import { planPath, shownPath } from './plan-source.ts';
import { laidPlanSchema } from './state.ts';

interface InitOptions extends GlobalOptions {
  readonly preset?: string;
  readonly plan?: string;
  readonly force?: boolean;
}

/** `gonogo init`: writes a plan from a preset; what only the team knows stays open. */
export async function init(io: Io, options: InitOptions): Promise<number> {
  if (options.preset === undefined) {
    throw new UsageError(
      `Name the preset to start from, as in "gonogo init --preset chat-assistant". Presets: ${presets.map(({ name }) => name).join(', ')}.`,
    );
  }
  const name = requirePresetName(options.preset);
  const path = planPath(io, options);
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists && !options.force) {
    throw new UsageError(
      `${shownPath(io, path)} exists already and was left as it is. Use --force to replace it.`,
    );
  }
  await openProject(io.cwd, laidPlanSchema(io));
  await writePlan(path, presetPlan(name));
  const wrote = shownPath(io, path);
  await print(
    io.stdout,
    options.json
      ? jsonText({ wrote, preset: name })
      : `${safeLines(`Wrote ${wrote} from the preset ${name}.`)}\n`,
  );
  await notice(
    io,
    options,
    'Run "gonogo" to answer what only the team knows, or "gonogo run" to poll it as it is.',
  );
  return exitCodes.done;
}
