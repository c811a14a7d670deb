import type { Confidence } from '../../catalog/provenance.ts';
import type { Effort, Feature } from '../../catalog/vocabulary.ts';

export interface ServerToolMonth {
  readonly feature: Feature;
  readonly name: string;
  readonly note: string;
  readonly usdPerMonth: number;
}

/** Code execution containers in a medium month. */
export type ContainerMonth =
  /** The planned features beside which they cost nothing. */
  | { readonly kind: 'free'; readonly besides: readonly ('web-search' | 'web-fetch')[] }
  | {
      readonly kind: 'paid';
      readonly hours: number;
      /** Of the whole organization. */
      readonly freeHours: number;
      readonly usdPerHour: number;
      /** The shortest time billed for one container. */
      readonly minimumMinutes: number;
      readonly usdPerMonth: number;
    };

export interface PriceRowDate {
  readonly model: string;
  readonly isFallback: boolean;
  readonly asOf: string;
  readonly ageDays: number;
  /** What a reader must know to use the row. */
  readonly note: string | null;
}

/** Finding codes of the cost section, with their arguments. `model` is a display name, `id` what the plan writes. */
export type CostCodes = {
  'price-not-documented': { id: string };
  /** The model is known, but no page gives its price. */
  'price-unpublished': { model: string };

  'output-share-moderate': {
    model: string;
    share: number;
    /** Above it, output dominates. */
    highShare: number;
    outputUsd: number;
    priceRatio: number;
  };
  'output-share-high': {
    model: string;
    share: number;
    outputUsd: number;
    priceRatio: number;
    /** Effort in force and whether the plan set it; null where the model takes none. */
    effort: Effort | null;
    effortIsDefault: boolean;
  };

  'server-tools-none': Record<string, never>;
  'server-tools-counted': {
    tools: readonly ServerToolMonth[];
    /** Null: no code is executed. */
    containers: ContainerMonth | null;
    feesUsd: number;
    mediumUsd: number;
  };
  'searches-counted-as-none': Record<string, never>;
  'searches-without-feature': { searchesPerRequest: number; feesUsd: number };

  'prices-recent': { prices: readonly PriceRowDate[] };
  'prices-old': { prices: readonly PriceRowDate[]; limitDays: number };
  'prices-uncertain': {
    model: string;
    isFallback: boolean;
    asOf: string;
    confidence: Confidence;
    note: string | null;
  };
};
