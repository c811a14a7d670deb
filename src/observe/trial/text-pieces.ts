/** A text up to this many characters is counted whole. */
export const wholeBelow = 600;

/** Characters of a piece, and of the text that it stands for. */
const pieceLength = 64;
const strideLength = 640;
const fewestPieces = 8;
/** More make the estimate of a long text no better worth its time. */
const mostPieces = 256;
/** How far the end of a word is looked for: writing without blanks has none. */
const longestWord = 32;

const scratch = Buffer.allocUnsafe((pieceLength + longestWord) * 3);

/**
 * Evenly spaced pieces of a long text, cut where blanks begin, so that no word is counted in halves. Together such cuts
 * would divide the whole text, so no part of it has a better chance of being in a piece than another. Each is a copy: what
 * is kept of it does not keep the text.
 */
export function* piecesOf(text: string): Generator<string> {
  const pieces = Math.min(Math.max(Math.ceil(text.length / strideLength), fewestPieces), mostPieces);
  const stride = (text.length - pieceLength - longestWord) / (pieces - 1);
  for (let piece = 0; piece < pieces; piece += 1) {
    const at = Math.floor(piece * stride);
    const from = at === 0 ? 0 : cutBehind(text, at);
    const to = cutBehind(text, at + pieceLength);
    if (to > from) yield copyOf(text, from, to);
  }
}

/** The next place at which blanks begin; where there is none near, the place itself, but no character in halves. */
function cutBehind(text: string, at: number): number {
  for (let place = at; place < at + longestWord; place += 1)
    if (isBlank(text.charCodeAt(place)) && !isBlank(text.charCodeAt(place - 1))) return place;
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

const isBlank = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d);

const copyOf = (text: string, from: number, to: number): string =>
  scratch.toString('utf8', 0, scratch.write(text.slice(from, to), 'utf8'));
