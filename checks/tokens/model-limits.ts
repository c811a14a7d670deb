import { documented, type Figure, live } from '../../src/judge/figure.ts';
import type { PlannedModel } from '../model/planned-model.ts';

export interface TokenLimit {
  readonly tokens: number;
  readonly figure: Figure;
  readonly basis: 'live' | 'documented';
}

/** Longest prompt and answer together, in tokens; undefined where neither account nor catalog say. */
export function contextWindow(model: PlannedModel): TokenLimit | undefined {
  const name = `Context window of ${model.name}`;
  return limitOf(name, model, model.live?.value.maxInputTokens, model.row?.windows.contextTokens);
}

/** Longest answer outside batches, thinking included, in tokens; undefined where neither account nor catalog say. */
export function outputLimit(model: PlannedModel): TokenLimit | undefined {
  const name = `Output limit of ${model.name}`;
  return limitOf(name, model, model.live?.value.maxTokens, model.row?.windows.maxOutputTokens);
}

function limitOf(
  name: string,
  { live: seen, row }: PlannedModel,
  liveTokens: number | null | undefined,
  tableTokens: number | null | undefined,
): TokenLimit | undefined {
  if (seen && liveTokens != null) {
    return { tokens: liveTokens, basis: 'live', figure: live(name, liveTokens, 'tokens', seen) };
  }
  if (!row || tableTokens == null) return undefined;
  const figure = documented(name, tableTokens, 'tokens', row.windows.provenance);
  return { tokens: tableTokens, basis: 'documented', figure };
}
