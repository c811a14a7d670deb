import { documented, type Figure, live } from '../../src/judge/figure.ts';
import type { PlannedModel } from './planned-model.ts';

/** When a model stops answering, as well as the account and the catalog know. Dates are ISO (UTC). */
export type RetirementFact = {
  readonly deprecated: boolean;
  readonly successor: string | null;
  readonly figures: readonly Figure[];
  readonly basis: 'live' | 'documented';
} & (
  | { readonly kind: 'retired'; readonly date: string | null }
  /** Answers until this day. */
  | { readonly kind: 'on'; readonly date: string }
  /** Is promised to answer until this day; nothing is announced for after it. */
  | { readonly kind: 'not-before'; readonly date: string }
  | { readonly kind: 'none' }
);

/** Undefined where neither the account nor the catalog know the model. The account's word beats the catalog's. */
export function retirementOf({ live: seen, row, match }: PlannedModel): RetirementFact | undefined {
  if (!seen && match.kind === 'retired') {
    const { retiredOn, provenance } = match.retired;
    const figures = [documented('Retired on', retiredOn, 'date', provenance)];
    return {
      kind: 'retired',
      date: retiredOn,
      deprecated: true,
      successor: null,
      figures,
      basis: 'documented',
    };
  }
  if (!seen && !row) return undefined;

  const state = seen?.value.lifecycle ?? row?.lifecycle.state;
  const common = {
    deprecated: state === 'deprecated' || state === 'retired',
    successor: row?.lifecycle.successor ?? null,
    basis: seen ? 'live' : 'documented',
  } as const;
  const announced = seen?.value.retiresAt?.slice(0, 10) ?? null;
  if (state === 'retired') {
    return {
      ...common,
      kind: 'retired',
      date: announced,
      figures: seen && announced ? [live('Retired on', announced, 'date', seen)] : [],
    };
  }
  if (seen && announced) {
    return { ...common, kind: 'on', date: announced, figures: [live('Retires on', announced, 'date', seen)] };
  }
  const retires = row?.lifecycle.retires;
  if (!row || !retires || retires.kind === 'unknown') return { ...common, kind: 'none', figures: [] };
  const name = retires.kind === 'on' ? 'Retires on' : 'Retires not before';
  return {
    ...common,
    ...retires,
    figures: [documented(name, retires.date, 'date', row.lifecycle.provenance)],
  };
}
