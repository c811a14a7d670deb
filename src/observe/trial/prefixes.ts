import { mostFamilies, type PrefixFamily, type TrialSeen, type VaryingKind } from '../../judge/seen/trial.ts';
import { type Place, promptStart, textsBetween } from './common-beginning.ts';
import { type Family, familiesOf } from './families.ts';
import { textsIfMoved } from './moved-prefix.ts';
import { type Prompt, type PromptPart, promptOf } from './prompt-parts.ts';
import type { SampleBody } from './sample.ts';
import { kindAt } from './varying.ts';

/** Members that are looked at to say what varies. */
const lookedAt = 20;

/**
 * Families of samples that begin alike, the largest first: how long their common beginning is, where it ends and what
 * varies there. Places and kinds only, no contents. Images and documents count as no tokens.
 */
export function prefixesOf(
  bodies: readonly SampleBody[],
  tokens: (text: string) => number,
): NonNullable<TrialSeen['prefixes']> {
  const prompts = bodies.map(promptOf);
  const families = familiesOf(prompts, tokens)
    .map((family) => told(family, prompts.length, tokens))
    .toSorted((a, b) => b.share - a.share || b.prefixTokens - a.prefixTokens);
  return { analysed: prompts.length, families: families.slice(0, mostFamilies) };
}

function told(family: Family, samples: number, tokens: (text: string) => number): PrefixFamily {
  const { members, end } = family;
  const texts = textsBetween(members[0], promptStart, end);
  const tokensOf = (parts: readonly string[]) =>
    Math.round(parts.reduce((sum, text) => sum + tokens(text), 0));
  const prefixTokens = tokensOf(texts);
  const varies = whatVaries(members, end);
  const movedTokens = varies === 'words' || varies === 'end' ? 0 : tokensOf(textsIfMoved(family));
  return {
    share: members.length / samples,
    prefixTokens,
    prefixCharacters: texts.reduce((sum, text) => sum + charactersIn(text), 0),
    endsIn: placeInWords(members, end),
    varies,
    movedPrefixTokens: movedTokens > prefixTokens ? movedTokens : null,
  };
}

/** Code points: half of an astral character is none. */
function charactersIn(text: string): number {
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters;
}

function whatVaries(members: Family['members'], { part, offset }: Place): VaryingKind {
  if (members.some((prompt) => part >= prompt.length)) return 'end';
  const step = Math.max(1, Math.ceil(members.length / lookedAt));
  const some = members.filter((_, index) => index % step === 0 || index === members.length - 1);
  const parts = some.flatMap((prompt) => prompt[part] ?? []);
  if (parts.some(({ opaque, head }) => opaque || head !== parts[0]?.head)) return 'words';
  return kindAt(parts.map(({ text }) => ({ text, at: offset })));
}

function placeInWords(members: Family['members'], { part, offset }: Place): string {
  const parts = members.flatMap((prompt) => prompt[part] ?? []);
  const [next] = parts;
  if (
    !next ||
    parts.length < members.length ||
    parts.some(({ kind, number }) => kind !== next.kind || number !== next.number)
  ) {
    const last = members[0][part - 1];
    return last ? `the end of ${partInWords(last, members)}` : 'the very start';
  }
  const characters = next.kind === 'tool' ? 0 : charactersIn(next.text.slice(0, offset));
  return characters === 0
    ? partInWords(next, members)
    : `${partInWords(next, members)}, character ${characters}`;
}

/** Of how many is said where all members have as many. */
function partInWords({ kind, number, block }: PromptPart, members: readonly Prompt[]): string {
  if (kind === 'message') return `message ${number}${block === null ? '' : `, block ${block}`}`;
  const counts = new Set(members.map((prompt) => prompt.find((part) => part.kind === kind)?.of));
  const of = counts.size === 1 ? [...counts][0] : undefined;
  if (kind === 'system' && of === 1) return 'the system prompt';
  return `${kind === 'tool' ? 'tool' : 'system block'} ${number}${of === undefined ? '' : ` of ${of}`}`;
}
