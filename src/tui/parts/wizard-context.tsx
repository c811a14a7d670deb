import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session } from '../session.ts';
import type { WizardState } from '../state/wizard-state.ts';
import { type Theme, themeFor } from '../theme.ts';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A screen was rendered outside the wizard.');
  return session;
}

export function useWizardState(): WizardState {
  const { subscribe, get } = useSession();
  return useSyncExternalStore(subscribe, get, get);
}

export const useTheme = (): Theme => themeFor(useSession().env.color);
