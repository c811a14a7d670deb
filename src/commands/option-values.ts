import { InvalidArgumentError } from 'commander';

/** Values of options as people type them. Each throws InvalidArgumentError with what it must be. */

export function amountUsd(text: string): number {
  const digits = text.trim().replace(/^\$/, '');
  const value = Number(digits);
  // 0x10 and 1e3 would be taken for amounts nobody meant.
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits) || !Number.isFinite(value)) {
    throw new InvalidArgumentError('It must be an amount in USD such as 0.05.');
  }
  return value;
}

/** Digits only: 0x50 and 1e3 would be taken for numbers nobody meant. */
const wholeNumber = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);

export function portNumber(text: string): number {
  const value = wholeNumber(text);
  if (value === null || value > 65_535) {
    throw new InvalidArgumentError('It must be a port number from 0 to 65535.');
  }
  return value;
}

export function seedNumber(text: string): number {
  const value = wholeNumber(text);
  if (value === null || value > 4_294_967_295) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 4294967295.');
  }
  return value;
}

export function sampleNumber(text: string): number {
  const value = wholeNumber(text);
  if (value === null || value < 1 || value > 10_000_000) {
    throw new InvalidArgumentError('It must be a whole number of samples such as 50.');
  }
  return value;
}

export function runsNumber(text: string): number {
  const value = wholeNumber(text);
  if (value === null || value < 1 || value > 1_000) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  }
  return value;
}

export function modelName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 200) {
    throw new InvalidArgumentError('It must be the id of a model such as claude-sonnet-5-5.');
  }
  return name;
}

export function milliseconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new InvalidArgumentError('It must be a number of milliseconds such as 800.');
  }
  return value;
}

export function tokensPerSecond(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('It must be a number above 0 such as 60.');
  }
  return value;
}

/** An option that may be given several times. */
export const collected = (value: string, earlier: readonly string[] = []) => [...earlier, value];
