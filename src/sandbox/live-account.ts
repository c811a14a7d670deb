import type { Catalog } from '../catalog/catalog.ts';
import { documentedLimits } from '../catalog/lookup.ts';
import type { LimitClass, Model } from '../catalog/model.ts';
import type { AccountProfile } from './account.ts';
import { CacheDiagnostics } from './cache-diagnostics.ts';
import { isDisabled } from './feature-access.ts';
import { PromptCache } from './prompt-cache.ts';
import { ClassBuckets, TokenBucket } from './rate-limits.ts';
import { Ledger } from './spend.ts';

/** The account as it stands: its profile, what it has spent, how full its buckets are, what it has cached. One per sandbox. */
export class LiveAccount {
  readonly profile: AccountProfile;
  readonly catalog: Catalog;
  readonly now: () => Date;
  readonly ledger: Ledger;
  readonly promptCache: PromptCache;
  readonly cacheDiagnostics = new CacheDiagnostics();
  readonly #buckets = new Map<LimitClass, ClassBuckets | null>();
  readonly #endpoints = new Map<'tokenCountRpm' | 'batchRpm', TokenBucket | null>();
  #files: TokenBucket | null = null;

  constructor(profile: AccountProfile, catalog: Catalog, now: () => Date) {
    this.profile = profile;
    this.catalog = catalog;
    this.now = now;
    this.promptCache = new PromptCache(!isDisabled(profile, 'prompt-caching'));
    this.ledger = new Ledger(profile, catalog, now());
  }

  /** The buckets a model shares with its class; null where the account has no known limits for it. */
  bucketsOf(model: Model): ClassBuckets | null {
    const known = this.#buckets.get(model.limitClass);
    if (known !== undefined) return known;
    const limits =
      this.profile.limits?.[model.limitClass] ??
      documentedLimits(this.catalog, model.limitClass, this.profile.tier);
    const buckets = limits ? new ClassBuckets(limits, this.now().getTime()) : null;
    this.#buckets.set(model.limitClass, buckets);
    return buckets;
  }

  /** Token counting has its own requests-per-minute limit, shared by all models; null where none is published. */
  tokenCountingBucket(): TokenBucket | null {
    return this.#endpointBucket('tokenCountRpm');
  }

  /** All calls to the batch endpoints share one limit of requests a minute; null where none is published. */
  batchBucket(): TokenBucket | null {
    return this.#endpointBucket('batchRpm');
  }

  /** One limit of requests a minute for all Files API calls, whatever the tier. */
  filesBucket(): TokenBucket | null {
    const row = this.catalog.sharedLimits.find((candidate) => candidate.endpoints === 'files');
    this.#files ??= row ? new TokenBucket(row.rpm, this.now().getTime()) : null;
    return this.#files;
  }

  #endpointBucket(limit: 'tokenCountRpm' | 'batchRpm'): TokenBucket | null {
    const known = this.#endpoints.get(limit);
    if (known !== undefined) return known;
    const row = this.catalog.endpointLimits.find((candidate) => candidate.tier === this.profile.tier);
    const bucket = row ? new TokenBucket(row[limit], this.now().getTime()) : null;
    this.#endpoints.set(limit, bucket);
    return bucket;
  }
}
