/** A simulated number beside what arithmetic says of it: chance moves it by some percent, and small ones by a little more. */
export const about = (expected: number, part = 0.06) => ({
  asymmetricMatch: (found: unknown) =>
    typeof found === 'number' && Math.abs(found - expected) <= part * Math.abs(expected) + 0.3,
  toString: () => `about ${expected}`,
});
