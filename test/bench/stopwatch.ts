import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import pty from '@lydell/node-pty';

interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Milliseconds from spawn to exit of a process whose output is thrown away. */
export function finishedAfterMs(command: string, argv: readonly string[], place: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(command, argv, { ...place, stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', () => resolve(performance.now() - startedMs));
  });
}

/** Ends every alternate screen switch; what follows it is Ink's first frame. */
const alternateScreen = '\u001B[?1049h';

/** Milliseconds from spawn to the first visible text of a program on a terminal of its own. */
export const drawnAfterMs = (script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<number> =>
  onTerminal(script, cwd, env, (screen) => /[a-z]{3}/.test(stripVTControlCharacters(screen)));

/** Milliseconds from spawn to the first text inside the alternate screen, where Ink draws. */
export const frameAfterMs = (script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<number> =>
  onTerminal(script, cwd, env, (screen) => {
    const at = screen.indexOf(alternateScreen);
    return at >= 0 && /[A-Za-z]{3}/.test(stripVTControlCharacters(screen.slice(at + alternateScreen.length)));
  });

function onTerminal(
  script: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
  ready: (screen: string) => boolean,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    let screen = '';
    let done = false;
    let tookMs = 0;
    const terminal = pty.spawn(process.execPath, [script], {
      cols: 80,
      rows: 24,
      cwd,
      env: { ...env, TERM: 'xterm-256color' },
    });
    terminal.onData((data) => {
      screen += data;
      if (done || !ready(screen)) return;
      done = true;
      tookMs = performance.now() - startedMs;
      // Ended as a person would end it, so that what Node caches at exit is there for the next run.
      terminal.write('\u0003');
    });
    const limit = setTimeout(() => terminal.kill('SIGKILL'), 20_000);
    terminal.onExit(() => {
      clearTimeout(limit);
      if (done) resolve(tookMs);
      else reject(new Error(`${script} ended before it drew anything:\n${screen}`));
    });
  });
}
