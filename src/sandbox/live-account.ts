import type { Catalog } from '../catalog/catalog.ts';
import type { SharedLimitRow } from '../catalog/limits.ts';
import type { LimitClass, Model } from '../catalog/model.ts';
import type { AccountProfile } from './account.ts';
import { BatchQueue } from './batch-queue.ts';
import { CacheDiagnostics } from './cache-diagnostics.ts';
import { isDisabled } from './feature-access.ts';
import { FileStore } from './file-store.ts';
import { PromptCache } from './prompt-cache.ts';
import { ClassBuckets, organizationBuckets, workspaceBuckets } from './rate-limits.ts';
import { Ledger } from './spend.ts';
import { TokenBucket } from './token-bucket.ts';
import { minuteLimitsOf, ownLimitsOf } from './workspace-limits.ts';

/** The account as it stands: its profile, what it has spent, how full its buckets are, what it has cached. One per sandbox. */
export class LiveAccount {
  readonly profile: AccountProfile;
  readonly catalog: Catalog;
  readonly now: () => Date;
  readonly ledger: Ledger;
  readonly files: FileStore;
  readonly batches = new BatchQueue();
  readonly promptCache: PromptCache;
  readonly cacheDiagnostics = new CacheDiagnostics();
  /** By class and workspace. */
  readonly #buckets = new Map<string, ClassBuckets | null>();
  readonly #organization = new Map<LimitClass, ReturnType<typeof organizationBuckets>>();
  readonly #endpoints = new Map<'tokenCountRpm' | 'batchRpm', TokenBucket | null>();
  readonly #shared = new Map<SharedLimitRow['endpoints'], TokenBucket>();

  constructor(profile: AccountProfile, catalog: Catalog, now: () => Date) {
    this.profile = profile;
    this.catalog = catalog;
    this.now = now;
    this.promptCache = new PromptCache(catalog, !isDisabled(profile, 'prompt-caching'));
    this.files = new FileStore(profile, catalog);
    this.ledger = new Ledger(profile, catalog, now());
  }

  /** Ends and charges the batches that have come due. To be called before anything asks what was spent or is left. */
  settle(): void {
    this.batches.settle(this.now().getTime());
  }

  /**
   * What a request of that workspace to the model has to pass: the buckets its class shares in the whole organization,
   * and those of the workspace; null where the account has no known limits for the class.
   */
  bucketsOf(model: Model, workspaceId: string): ClassBuckets | null {
    const key = `${model.limitClass} ${workspaceId}`;
    const known = this.#buckets.get(key);
    if (known !== undefined) return known;
    const buckets = this.#newBuckets(model.limitClass, workspaceId);
    this.#buckets.set(key, buckets);
    return buckets;
  }

  #newBuckets(limitClass: LimitClass, workspaceId: string): ClassBuckets | null {
    const limits = minuteLimitsOf(this, limitClass);
    if (!limits) return null;
    const nowMs = this.now().getTime();
    const shared = this.#organization.get(limitClass) ?? organizationBuckets(limits, nowMs);
    this.#organization.set(limitClass, shared);
    const own = ownLimitsOf(this.profile, workspaceId, limitClass);
    return new ClassBuckets(shared, workspaceBuckets(own, limits, nowMs));
  }

  /** Token counting has its own requests-per-minute limit, shared by all models; null where none is published. */
  tokenCountingBucket(): TokenBucket | null {
    return this.#endpointBucket('tokenCountRpm');
  }

  /** All calls to the batch endpoints share one limit of requests a minute; null where none is published. */
  batchBucket(): TokenBucket | null {
    return this.#endpointBucket('batchRpm');
  }

  /** One limit of requests a minute for all calls to those endpoints, whatever the tier. */
  sharedBucket(endpoints: SharedLimitRow['endpoints']): TokenBucket | null {
    const row = this.catalog.sharedLimits.find((candidate) => candidate.endpoints === endpoints);
    if (!row) return null;
    const bucket = this.#shared.get(endpoints) ?? new TokenBucket(row.rpm, this.now().getTime());
    this.#shared.set(endpoints, bucket);
    return bucket;
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
