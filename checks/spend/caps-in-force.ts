import type { JudgeInput } from '../../src/judge/check.ts';
import { withoutTiers } from '../limits/unknown-limits.ts';
import { type KnownCap, knownCaps } from './known-caps.ts';

/** The caps on a month where the planned path has Anthropic's; none where another bills it. */
export const capsInForce = (input: JudgeInput): readonly KnownCap[] =>
  withoutTiers(input) ? [] : knownCaps(input);
