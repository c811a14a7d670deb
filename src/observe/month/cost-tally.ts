import { decimalNumber } from '../../cost/exact-decimal.ts';
import { type MonthCostSeen, mostCostGroups } from '../../judge/seen/month-cost.ts';
import { daysBetween } from './this-month.ts';

/** More workspaces or models than any organization has; beyond them a source is cut. */
const mostGroups = 10_000;

export interface CostEntry {
  /** ISO date (UTC). */
  readonly date: string;
  readonly model: string | null;
  readonly workspaceId: string | null;
  readonly workspaceName: string | null;
  /** Missing where the source tells no keys. */
  readonly apiKeyId?: string | null;
  /** Exact, in the unit of the tally. */
  readonly amount: bigint;
}

interface Workspace {
  readonly workspaceId: string | null;
  readonly workspaceName: string | null;
  readonly byDay: Map<string, bigint>;
}

/** Adds up costs by day, workspace, model and key, as they come, without rounding. */
export class CostTally {
  readonly #scale: number;
  readonly #byDay = new Map<string, bigint>();
  readonly #workspaces = new Map<string, Workspace>();
  readonly #models = new Map<string | null, bigint>();
  /** Null: the source tells no keys. */
  readonly #keys: Map<string | null, bigint> | null;
  #cut = false;

  /** `unit`: what the amounts are in. `keys`: whether the source tells which key caused a cost. */
  constructor(unit: 'cents' | 'USD', keys: 'told' | 'untold' = 'untold') {
    this.#keys = keys === 'told' ? new Map() : null;
    this.#scale = unit === 'cents' ? 2 : 0;
  }

  add({ date, model, workspaceId, workspaceName, apiKeyId = null, amount }: CostEntry): void {
    addTo(this.#byDay, date, amount);
    const key = JSON.stringify([workspaceId, workspaceName]);
    const known = this.#workspaces.get(key);
    if (known) addTo(known.byDay, date, amount);
    else if (this.#workspaces.size < mostGroups)
      this.#workspaces.set(key, { workspaceId, workspaceName, byDay: new Map([[date, amount]]) });
    else this.#cut = true;
    if (this.#models.has(model) || this.#models.size < mostGroups) addTo(this.#models, model, amount);
    else this.#cut = true;
    if (this.#keys) addTo(this.#keys, apiKeyId, amount);
  }

  /** Days without costs are there with 0; the dearest workspaces, models and keys come first. Only the list of keys may be short without being cut: no sum rests on it. */
  value(span: Pick<MonthCostSeen, 'source' | 'from' | 'to' | 'cut'>): MonthCostSeen {
    const usd = (amount: bigint) => decimalNumber(amount, this.#scale);
    const dates = daysBetween(span.from, span.to);
    const byWorkspace = [...this.#workspaces.values()].map(({ byDay, ...names }) => ({
      ...names,
      usd: usd([...byDay.values()].reduce((sum, amount) => sum + amount, 0n)),
      dailyUsd: dates.map((date) => usd(byDay.get(date) ?? 0n)),
    }));
    const byModel = [...this.#models].map(([model, amount]) => ({ model, usd: usd(amount) }));
    const byKey = this.#keys && [...this.#keys].map(([apiKeyId, amount]) => ({ apiKeyId, usd: usd(amount) }));
    return {
      ...span,
      days: dates.map((date) => ({ date, usd: usd(this.#byDay.get(date) ?? 0n) })),
      byWorkspace: byWorkspace.sort(dearestFirst).slice(0, mostCostGroups),
      byModel: byModel.sort(dearestFirst).slice(0, mostCostGroups),
      byKey: byKey?.sort(dearestFirst).slice(0, mostCostGroups) ?? null,
      cut: span.cut || this.#cut || byWorkspace.length > mostCostGroups || byModel.length > mostCostGroups,
    };
  }
}

function addTo<K>(sums: Map<K, bigint>, key: K, amount: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}

const dearestFirst = (a: { readonly usd: number }, b: { readonly usd: number }): number => b.usd - a.usd;
