import { stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { Environment } from './credential.ts';

/**
 * The folder the SDK keeps its profiles in, or null where it would look nowhere. Same order as the SDK's
 * `core/credentials`, which is too large to be loaded for one path.
 */
export function profileFolder(env: Environment, system: NodeJS.Platform): string | null {
  const setTo = (name: string) => env[name]?.trim() || null;
  const own = setTo('ANTHROPIC_CONFIG_DIR');
  if (own) return own;
  if (system === 'win32') {
    const [roaming, user] = [setTo('APPDATA'), setTo('USERPROFILE')];
    if (roaming) return win32.join(roaming, 'Anthropic');
    return user && win32.join(user, 'AppData', 'Roaming', 'Anthropic');
  }
  const [config, home] = [setTo('XDG_CONFIG_HOME'), setTo('HOME')];
  if (config) return posix.join(config, 'anthropic');
  return home && posix.join(home, '.config', 'anthropic');
}

/** Whether there is an active profile, as far as the names of its files tell: nothing in them is read. */
export async function profileFilesExist(env: Environment, system = process.platform): Promise<boolean> {
  const folder = profileFolder(env, system);
  if (!folder) return false;
  const { join } = system === 'win32' ? win32 : posix;
  const found = await Promise.all(
    [join(folder, 'active_config'), join(folder, 'configs', 'default.json')].map((path) =>
      stat(path).then(
        (file) => file.isFile(),
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
