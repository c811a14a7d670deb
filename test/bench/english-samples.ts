import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type Random, seededRandom } from '../../src/cost/random.ts';

/** The commonest words first: they come as often as in a text, about as one over their rank. */
const words =
  `the of and to in is that it for was on are with as be this have from or by not but what all were when we
there can an your which their said if do will each about how up out them then she many some so these would other into
has more her two like him see time could no make than first been its who now people my made over did down only way find
use may water long little very after words called just where most know get through back much before go good new write
our used me man too any day same right look think also around another came come work three word must because does part
even place well such here take why things help put years different away again off went old number great tell men say
small every found still between name should home big give air line set own under read last never us left end along while
might next sound below saw something thought both few those always looked show large often together asked house world
going want school important until form food keep children feet land side without boy once animals life enough took
sometimes four head above kind began almost live page got earth need far hand high year mother light parts country father
let night following picture being study second eyes soon times story boys since white days ever paper hard near sentence
better best across during today others however sure means knew try told young miles sun ways thing whole hear example
heard several change answer room sea against top turned learn point city play toward five using himself usually customer
invoice delivery contract department understanding configuration responsibility unfortunately approximately
international documentation administrator performance infrastructure authentication`.split(/\s+/);

const syllables =
  'an be ca do el fi ga ho in jo ka lu mi no or pa qui ra sto tu ul ve wo xi yn zer th ing ber lan mor sk'.split(
    ' ',
  );

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** A word by its rank; one in 25 is a name nobody has heard, one in 50 a number. */
function wordOf(random: Random): string {
  const chance = random();
  if (chance < 0.04) {
    const name = pick(random, syllables) + pick(random, syllables) + pick(random, syllables);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  if (chance < 0.06) return String(Math.floor(random() * 100_000));
  return words[Math.floor(words.length ** random()) - 1] ?? 'the';
}

/** A text of about so many characters, in sentences and paragraphs. */
function englishText(random: Random, characters: number): string {
  let text = '';
  while (text.length < characters) {
    const length = 4 + Math.floor(random() * 18);
    for (let word = 0; word < length; word += 1)
      text += (word === 0 ? '' : random() < 0.08 ? ', ' : ' ') + wordOf(random);
    text += random() < 0.15 ? '.\n\n' : '. ';
  }
  return text;
}

/** Writes so many different requests of about `characters` each as JSON Lines; the same seed writes the same file. */
export async function writeSamples(
  path: string,
  {
    lines,
    characters,
    seed = 1,
  }: { readonly lines: number; readonly characters: number; readonly seed?: number },
): Promise<void> {
  const random = seededRandom(seed);
  const file = createWriteStream(path, { mode: 0o600 });
  for (let line = 0; line < lines; line += 1) {
    const content = englishText(random, characters * (0.5 + random()));
    const request = { max_tokens: 1_024, messages: [{ role: 'user', content }] };
    if (!file.write(`${JSON.stringify(request)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
