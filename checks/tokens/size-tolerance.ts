/** Our threshold: measured sizes agree with planned ones up to this factor, both ways. */
export const sizeTolerance = 1.25;
