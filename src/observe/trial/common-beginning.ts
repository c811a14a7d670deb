import type { Prompt } from './prompt-parts.ts';

/** A place in a prompt: parts before it, and UTF-16 units of the part it lies in. */
export interface Place {
  readonly part: number;
  readonly offset: number;
}

/** Order of prompts in which those that begin alike are neighbours. */
export function comparePrompts(a: Prompt, b: Prompt): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (!other) return 1;
    if (part.head !== other.head) return part.head < other.head ? -1 : 1;
    if (part.text !== other.text) return part.text < other.text ? -1 : 1;
  }
  return a.length - b.length;
}

/** Where two prompts stop being the same; never between the halves of one character. */
export function commonBeginning(a: Prompt, b: Prompt): Place {
  const until = Math.min(a.length, b.length);
  for (let part = 0; part < until; part += 1) {
    const [one, other] = [a[part], b[part]];
    if (one?.head !== other?.head) return { part, offset: 0 };
    const [text, otherText] = [one?.text ?? '', other?.text ?? ''];
    if (text === otherText) continue;
    return { part, offset: one?.opaque ? 0 : commonUnits(text, otherText) };
  }
  return { part: until, offset: 0 };
}

function commonUnits(a: string, b: string): number {
  const until = Math.min(a.length, b.length);
  let at = 0;
  while (at < until && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return splitsCharacter(a, at) || splitsCharacter(b, at) ? at - 1 : at;
}

const splitsCharacter = (text: string, at: number): boolean =>
  at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;

/**
 * How deep a place lies, in units: a later place of the same prompt is never less deep, and prompts that are the same up
 * to a place find it at the same depth.
 */
export function depthOf(prompt: Prompt, { part, offset }: Place): number {
  let depth = offset > 0 ? offset + 1 : 0;
  for (let index = 0; index < part; index += 1) depth += (prompt[index]?.text.length ?? 0) + 1;
  return depth;
}

/** The texts between two places of a prompt, part by part; images and documents have none. */
export function textsBetween(prompt: Prompt, from: Place, to: Place): string[] {
  const texts: string[] = [];
  for (let index = from.part; index <= to.part && index < prompt.length; index += 1) {
    const part = prompt[index];
    if (!part || part.opaque) continue;
    const text = part.text.slice(
      index === from.part ? from.offset : 0,
      index === to.part ? to.offset : part.text.length,
    );
    if (text !== '') texts.push(text);
  }
  return texts;
}

export const promptStart: Place = { part: 0, offset: 0 };
