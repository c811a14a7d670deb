interface MediaArgs {
  feature: 'vision' | 'pdf';
  inputTokens: number;
  /** Beyond the tiny text message; null: not known. */
  addedTokens: number | null;
}

/** Finding codes of the checks on pictures and documents, with their arguments. */
export type FeaturesMediaCodes = {
  'media-recognised': MediaArgs;
  /** Accepted by the sandbox, where nobody looks. */
  'media-taken': MediaArgs;
  'media-mistaken': MediaArgs;
};
