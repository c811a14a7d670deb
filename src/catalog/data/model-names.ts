import type { LimitClass } from '../model.ts';
import type { ModelLine } from '../vocabulary.ts';

interface ModelName {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly name: string;
  readonly line: ModelLine;
  readonly limitClass: LimitClass;
}

/**
 * Every model that can still be called, newest first within a line. The themed tables beside this file are keyed by
 * these ids, so a model without a row in one of them does not compile.
 *
 * Only the 4.5 models have moving aliases: from 4.6 on the id carries no date and is itself a pinned snapshot.
 * Rate-limit classes follow the rate-limits page. Fable 5.2 in the Fable 5.x bucket and Mythos Preview in the
 * Mythos one are assumptions, said so in the notes of the limits table.
 */
// biome-ignore format: one model a line
export const modelNames = [
  { id: 'claude-fable-5-2', aliases: [], name: 'Fable 5.2', line: 'fable', limitClass: 'fable-5' },
  { id: 'claude-fable-5-1', aliases: [], name: 'Fable 5.1', line: 'fable', limitClass: 'fable-5' },
  { id: 'claude-fable-5', aliases: [], name: 'Fable 5', line: 'fable', limitClass: 'fable-5' },
  { id: 'claude-mythos-5-2', aliases: [], name: 'Mythos 5.2', line: 'mythos', limitClass: 'mythos-5' },
  { id: 'claude-mythos-5-1', aliases: [], name: 'Mythos 5.1', line: 'mythos', limitClass: 'mythos-5' },
  { id: 'claude-mythos-5', aliases: [], name: 'Mythos 5', line: 'mythos', limitClass: 'mythos-5' },
  { id: 'claude-mythos-preview', aliases: [], name: 'Mythos Preview', line: 'mythos', limitClass: 'mythos-5' },
  { id: 'claude-opus-5-5', aliases: [], name: 'Opus 5.5', line: 'opus', limitClass: 'opus-5-5' },
  { id: 'claude-opus-5', aliases: [], name: 'Opus 5', line: 'opus', limitClass: 'opus-5' },
  { id: 'claude-opus-4-8', aliases: [], name: 'Opus 4.8', line: 'opus', limitClass: 'opus-4' },
  { id: 'claude-opus-4-7', aliases: [], name: 'Opus 4.7', line: 'opus', limitClass: 'opus-4' },
  { id: 'claude-opus-4-6', aliases: [], name: 'Opus 4.6', line: 'opus', limitClass: 'opus-4' },
  { id: 'claude-opus-4-5-20251101', aliases: ['claude-opus-4-5'], name: 'Opus 4.5', line: 'opus', limitClass: 'opus-4' },
  { id: 'claude-sonnet-5-5', aliases: [], name: 'Sonnet 5.5', line: 'sonnet', limitClass: 'sonnet-5-5' },
  { id: 'claude-sonnet-5', aliases: [], name: 'Sonnet 5', line: 'sonnet', limitClass: 'sonnet-5' },
  { id: 'claude-sonnet-4-6', aliases: [], name: 'Sonnet 4.6', line: 'sonnet', limitClass: 'sonnet-4' },
  { id: 'claude-sonnet-4-5-20250929', aliases: ['claude-sonnet-4-5'], name: 'Sonnet 4.5', line: 'sonnet', limitClass: 'sonnet-4' },
  { id: 'claude-haiku-5-5', aliases: [], name: 'Haiku 5.5', line: 'haiku', limitClass: 'haiku-5-5' },
  { id: 'claude-haiku-4-5-20251001', aliases: ['claude-haiku-4-5'], name: 'Haiku 4.5', line: 'haiku', limitClass: 'haiku-4-5' },
] as const satisfies readonly ModelName[];

export type ModelId = (typeof modelNames)[number]['id'];
