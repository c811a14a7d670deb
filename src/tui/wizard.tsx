import { App } from './app.tsx';
import { openScreen, type Screen, type ScreenOptions } from './screen.tsx';
import type { WizardServices } from './services.ts';
import { createSession, type Session, type WizardEnd } from './session.ts';

export type { WizardEnd } from './session.ts';

/** Opens a screen and walks the person through the poll on it. */
export const runWizard = ({
  services,
  ...options
}: ScreenOptions & { readonly services: WizardServices }): Promise<WizardEnd> =>
  walk(openScreen(options), services, options.env);

/**
 * Walks the person through the poll and closes the screen. Resolves when the person finishes, leaves or interrupts;
 * rejects when drawing fails.
 */
export async function walk(
  screen: Screen,
  services: WizardServices,
  env: ScreenOptions['env'],
): Promise<WizardEnd> {
  const session = createSession(services, env, screen.size);
  screen.show(<App session={session} />);
  const end = await Promise.race([
    session.ended,
    Promise.race([screen.closed, screen.interrupted]).then(() => leave(session)),
  ]);
  session.poll?.abort();
  await screen.close();
  return end;
}

/** What every save so far came to; an unfinished one is waited for. Nothing answered is nothing saved. */
const leave = async (session: Session): Promise<WizardEnd> => ({
  kind: 'quit',
  saved: (await session.saved) && session.get().worthSaving,
});
