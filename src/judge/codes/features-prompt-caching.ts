import type { CacheTtl } from '../../cost/caching.ts';
import type { CacheMissReason } from '../seen/prompt-cache.ts';

interface PrefixOfProbe {
  promptTokens: number;
  /** Shortest prefix that is stored; where the model's own is not documented, the largest one documented of any. */
  minimumTokens: number;
  documented: boolean;
}

/** Finding codes of features/prompt-caching, with their arguments. */
export type FeaturesPromptCachingCodes = {
  'cache-prefix-too-short': { model: string; prefixTokens: number; minimumTokens: number };
  'cache-read-back': { ttl: CacheTtl; writtenTokens: number; readTokens: number };
  'cache-kept-otherwise': { asked: CacheTtl; kept: CacheTtl };
  'cache-usage-mixed-up': { firstReadTokens: number; secondReadTokens: number };
  'cache-probe-too-short': PrefixOfProbe;
  'cache-not-written': PrefixOfProbe;
  'cache-not-read': { writtenTokens: number; writtenAgainTokens: number; missReason: CacheMissReason | null };
};
