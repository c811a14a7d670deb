import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import {
  amountUsd,
  milliseconds,
  modelName,
  portNumber,
  sampleNumber,
  seedNumber,
  tokensPerSecond,
} from '../../src/commands/option-values.ts';

type Reader = (text: string) => number | string;

const cases: readonly [Reader, readonly (readonly [string, number | string])[], readonly string[]][] = [
  [
    amountUsd,
    [
      ['0', 0],
      ['0.05', 0.05],
      [' $1.50 ', 1.5],
    ],
    ['', '$', '-1', 'much', 'Infinity', '1,50', 'NaN'],
  ],
  [
    portNumber,
    [
      ['0', 0],
      ['65535', 65_535],
    ],
    ['65536', '0x50', '1e3', '-1', ''],
  ],
  [seedNumber, [['4294967295', 4_294_967_295]], ['4294967296', '1.5', '-1']],
  [
    sampleNumber,
    [
      ['1', 1],
      ['10000000', 10_000_000],
    ],
    ['0', '10000001', '1.5', '-5', 'all', ''],
  ],
  [
    modelName,
    [
      [' claude-sonnet-5-5 ', 'claude-sonnet-5-5'],
      ['m'.repeat(200), 'm'.repeat(200)],
    ],
    ['', ' ', 'm'.repeat(201)],
  ],
  [
    milliseconds,
    [
      ['0', 0],
      ['800.5', 800.5],
    ],
    ['', ' ', '-1', 'soon'],
  ],
  [tokensPerSecond, [['0.5', 0.5]], ['0', '-60', '', 'fast']],
];

describe.each(cases)('%o', (read, taken, refused) => {
  test.each(taken)('takes "%s"', (text, value) => {
    expect(read(text)).toBe(value);
  });

  test.each(refused)('refuses "%s" with what it must be', (text) => {
    expect(() => read(text)).toThrow(InvalidArgumentError);
    expect(() => read(text)).toThrow(/^It must be .*\.$/);
  });
});
