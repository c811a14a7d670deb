/** Decimal places an exact sum keeps; amounts of fractional cents have far fewer. */
const places = 40;

/**
 * A decimal number as written, e.g. "1234.56789" or "1.2e-05", in units of 10^-40, so that many of them add up without
 * rounding. Null where the text is no such number.
 */
export function exactDecimal(text: string): bigint | null {
  const match = /^([+-]?)(\d{1,15})(?:\.(\d{0,25}))?(?:e([+-]?\d{1,2}))?$/i.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = places - fraction.length + Number(exponent);
  if (shift < 0 || shift > 2 * places) return null;
  const units = BigInt(whole + fraction) * 10n ** BigInt(shift);
  return sign === '-' ? -units : units;
}

/** An exact sum as the nearest number; `scale` 2 turns cents into dollars. */
export const decimalNumber = (units: bigint, scale = 0): number => Number(`${units}e-${places + scale}`);
