/** Another model's medium month of the planned texts, against the planned model's. */
export interface OtherModelMonth {
  readonly model: string;
  readonly usd: number;
  readonly savingUsd: number;
  /** Of the planned model's month, 0 to 1. */
  readonly savedShare: number;
  /** Tokens it makes of a text of which the planned model makes one. */
  readonly tokenFactor: number;
  /** It thinks unless told not to, and the planned model does not: its answers may be longer than counted. */
  readonly thinksUnasked: boolean;
}

interface ModelAlternatives {
  readonly model: string;
  readonly mediumUsd: number;
  /** A model of a weaker line that takes the planned requests for less; null: none is worth an eval. */
  readonly weaker: OtherModelMonth | null;
}

type Stronger = OtherModelMonth & { readonly against: 'same' | 'stronger' };

/** Finding codes of cost/cheaper-model, with their arguments. `model` is a display name. */
export type CostModelsCodes = {
  'cheaper-model-found': ModelAlternatives & { cheaper: Stronger };
  /** The plan gives a reason for its model. */
  'dearer-model-explained': ModelAlternatives & { cheaper: Stronger; reason: string };
  'no-cheaper-model': ModelAlternatives & { boundShare: number };
};
