/** Both bounds are ours: below either, nobody need change code for it. */
export const worthwhileUsdPerMonth = 5;
export const worthwhileShare = 0.05;

export const isWorthwhile = (savingUsd: number, ofUsd: number): boolean =>
  savingUsd > worthwhileUsdPerMonth && savingUsd > ofUsd * worthwhileShare;
