/** Digits a figure is kept to: more than any price has, fewer than binary fractions get wrong. */
const significantDigits = 12;

/** The same document with 0.00009800000000000001 written as 0.000098; whole numbers stay as they are. */
export function withoutFloatNoise<T>(document: T): T {
  return rounded(document) as T;
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isInteger(value) ? value : Number(value.toPrecision(significantDigits));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, rounded(child)]));
}
