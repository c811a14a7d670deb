import leven from 'leven';

/** The candidate a mistyped word most likely means, as a whole or by one of its parts; undefined where none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const asWhole = closest(
    word,
    candidates.map((candidate) => ({ candidate, text: candidate })),
    ({ length }) => Math.max(2, Math.floor(length / 3)),
  );
  // "chatt" for "chat-assistant", "max-output" for "tokens/max-output".
  return asWhole ?? closest(word, candidates.flatMap(partsOf), ({ length }) => Math.floor(length / 4));
}

interface Spelling {
  readonly candidate: string;
  readonly text: string;
}

function closest(
  word: string,
  spellings: readonly Spelling[],
  mostChanges: (text: string) => number,
): string | undefined {
  const ranked = spellings
    .map(({ candidate, text }) => ({
      candidate,
      text,
      distance: leven(word.toLowerCase(), text.toLowerCase()),
    }))
    .filter(({ text, distance }) => distance <= mostChanges(text))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

/** Parts of fewer than four letters are in too many names to mean one. */
const partsOf = (candidate: string): Spelling[] =>
  [...new Set([...candidate.split('/'), ...candidate.split(/[-/]/)])]
    .filter((text) => text.length >= 4)
    .map((text) => ({ candidate, text }));
