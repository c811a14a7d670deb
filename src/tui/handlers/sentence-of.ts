/** Services reject with sentences for people; anything else is shown as it is. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
