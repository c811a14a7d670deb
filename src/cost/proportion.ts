/** Of the normal distribution: 95 % lie within so many standard deviations of its mean. */
const z = 1.959963984540054;

/** What `hits` of `of` say about the share of hits among all requests of the kind. */
export interface Proportion {
  readonly share: number;
  /** Limits of the 95 % interval, 0 to 1. */
  readonly low: number;
  readonly high: number;
}

/**
 * The share with its 95 % score interval (Wilson 1927). Unlike the share plus and minus its standard error it stays
 * within 0 and 1, and no hits at all still leave an upper limit. Of nothing, nothing is known: 0 to 1.
 */
export function proportion(hits: number, of: number): Proportion {
  if (of === 0) return { share: 0, low: 0, high: 1 };
  const share = hits / of;
  const scale = 1 + z ** 2 / of;
  const centre = (share + z ** 2 / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  // At either end the limit is exact on paper, and binary noise must not leave it.
  return {
    share,
    low: hits === 0 ? 0 : centre - half,
    high: hits === of ? 1 : centre + half,
  };
}
