import type { Run } from '../judge/run.ts';
import type { WizardEnd } from '../tui/wizard.tsx';
import { exitCodes, folded, type GlobalOptions, type Io, print, wantsAscii, wantsColor } from './io.ts';

/** The interactive wizard, from the first frame to the verdict left on the normal screen. */
export async function wizardSession(io: Io, options: GlobalOptions): Promise<number> {
  const end = await onScreen(io, options);
  if (end.kind === 'quit') {
    const said = end.saved
      ? 'Your answers are saved; run "gonogo" again to go on where you stopped.'
      : 'Nothing was changed.';
    await print(io.stdout, `${below(io, options)}${await folded(io.stdout, said)}\n`);
    return exitCodes.interrupted;
  }
  if (!end.run) return exitCodes.done;
  const [{ exitCodeOfVerdict }, text] = await Promise.all([
    import('./outputs.ts'),
    farewell(io, end.run, end.reportPath),
  ]);
  await print(io.stdout, `${below(io, options)}${await folded(io.stdout, text)}`);
  return end.run.rehearsal ? exitCodes.done : exitCodeOfVerdict(end.run);
}

/** For screen readers and --plain: no alternate screen, so the last frame stays where it was drawn. */
const isLinear = (io: Io, options: GlobalOptions): boolean =>
  options.plain === true || io.env.INK_SCREEN_READER === 'true';

/** Ends the line on which such a frame left the cursor. */
const below = (io: Io, options: GlobalOptions): string => (isLinear(io, options) ? '\n' : '');

/** Ink alone comes first, so that its frame stands while checks, catalog and schemas are loaded behind it. */
async function onScreen(io: Io, options: GlobalOptions): Promise<WizardEnd> {
  const env = {
    ascii: wantsAscii(io, options),
    color: wantsColor(io, options, io.stdout),
    screenReader: isLinear(io, options),
  };
  const { openScreen } = await import('../tui/screen.tsx');
  const { stdin, stdout, stderr, signal } = io;
  const screen = openScreen({ stdin, stdout, stderr, env, signal });
  // A fault that nobody caught ends the process with a sentence, which must not go away with this screen.
  const clear = () => void screen.close();
  process.prependListener('uncaughtException', clear);
  try {
    // A plan on a folder that does not answer must not hold the person here.
    const loaded = await Promise.race([load(io, options), screen.interrupted]);
    if (!loaded) return { kind: 'quit', saved: false };
    const end = await loaded.walk(screen, loaded.services, env);
    await loaded.idle();
    return end;
  } finally {
    process.off('uncaughtException', clear);
    await screen.close();
  }
}

async function load(io: Io, options: GlobalOptions) {
  const [{ wizardServices }, { walk }] = await Promise.all([
    import('./wizard-services.ts'),
    import('../tui/wizard.tsx'),
  ]);
  return { walk, ...(await wizardServices(io, options)) };
}

async function farewell(io: Io, run: Run, reportPath: string | null): Promise<string> {
  const [{ verdictLine }, { shownPath }] = await Promise.all([
    import('../report/summary.ts'),
    import('./plan-source.ts'),
  ]);
  const report = reportPath
    ? `Report: ${shownPath(io, reportPath)}`
    : 'No report was written; "gonogo export" writes one from this run.';
  return `${verdictLine(run)}\n${report}\nRun ${run.id}. After a fix: gonogo check ID, or gonogo run for the whole poll.\n`;
}
