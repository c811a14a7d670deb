import { consentContent } from '../content/consent-content.ts';
import { asksAccount } from '../mode.ts';
import type { Session } from '../session.ts';
import { poll } from './polling.ts';
import { layoutFor } from './scrolling.ts';

/** Sends the probes on the person's word; not where the window hides whose account they go to or what they cost. */
export async function sendAgreed(session: Session): Promise<void> {
  const { screen, access } = session.get();
  if (screen.kind !== 'consent' || !access || !asksAccount(access)) return;
  if (consentContent(session, screen, layoutFor(session)).whole) return poll(session, access, screen.purpose);
  session.dispatch({ type: 'noticed', sentence: tooSmall });
}

const tooSmall = 'Nothing was sent: this window is too small to show what to whom. Enlarge it, then agree.';
