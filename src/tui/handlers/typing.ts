import { Secret } from '../../claude/secret.ts';
import { looksLikeKey } from '../../plan/key-shapes.ts';
import type { Session } from '../session.ts';

/** Puts typed or pasted text where the cursor is. */
export function typeInto(session: Session, text: string): void {
  const { screen } = session.get();
  if (screen.kind === 'key') {
    const characters = text.replaceAll(/\s|\p{Control}/gu, '');
    session.dispatch({
      type: 'key-typed',
      typed: new Secret(screen.typed.reveal() + characters),
      length: screen.length + [...characters].length,
    });
    return;
  }
  if (looksLikeKey(text)) {
    session.dispatch({ type: 'noticed', sentence: keyRefused });
    return;
  }
  session.dispatch({ type: 'edited', change: { kind: 'insert', text: cleaned(text, keepsLines(session)) } });
}

const keyRefused =
  'That looks like a key. A plan holds no secrets, so it was not taken; the probes screen asks for one.';

/** A key can only be shortened from its end: there is nothing to see that a cursor could stand in. */
export function shortenKey(session: Session, how: 'backspace' | 'clear'): void {
  const { screen } = session.get();
  if (screen.kind !== 'key') return;
  const left = how === 'clear' ? [] : [...screen.typed.reveal()].slice(0, -1);
  session.dispatch({ type: 'key-typed', typed: new Secret(left.join('')), length: left.length });
}

function keepsLines({ get, context }: Session): boolean {
  const { screen } = get();
  const question =
    screen.kind === 'question' ? context.questions.find(({ id }) => id === screen.id) : undefined;
  return question?.kind === 'text' && question.lines === true;
}

/** Without control characters; line breaks stay where the answer may have lines, else they become blanks. */
function cleaned(text: string, lines: boolean): string {
  const unified = text.replaceAll(/\r\n?/g, '\n');
  const shaped = lines ? unified : unified.replaceAll(/[\n\t]+/g, ' ');
  return shaped.replaceAll(/(?![\n\t])\p{Control}/gu, '');
}
