import type { CloudQuota } from '../../../judge/seen/cloud.ts';

type Endpoint = CloudQuota['endpoint'];

/** What a quota of Bedrock limits, as its name says it. */
export interface QuotaMeaning {
  readonly counts: CloudQuota['counts'];
  readonly per: CloudQuota['per'];
  /** Null: the requests of every endpoint. */
  readonly endpoint: Endpoint | null;
  readonly service: 'runtime' | 'mantle';
  /** What its value is multiplied by for requests through a profile of several regions. */
  readonly acrossRegions: 1 | 2;
  /** Name of the model; null: all models together. */
  readonly model: string | null;
}

interface Pattern {
  readonly name: RegExp;
  readonly service: QuotaMeaning['service'];
  readonly endpoint: Endpoint | null;
}

/**
 * Two generations of wording of each quota, and a third on the mantle endpoint; capitals vary from region to region.
 * Sources: docs.aws.amazon.com/bedrock/latest/userguide/quotas-runtime.html, …/quotas-mantle.html and
 * …/global-cross-region-inference.html; the bracketed form was seen in lists of Service Quotas.
 */
// biome-ignore format: a table
const patterns: readonly Pattern[] = [
  { service: 'mantle', endpoint: 'regional', name: /^(?:bedrock mantle|\[bedrock-mantle endpoint\]) (?<counts>input tokens|output tokens) per (?<per>minute|day) for (?<model>.+)$/i },
  { service: 'runtime', endpoint: 'global', name: /^global cross-region (?:model inference|invokemodel) (?<counts>requests|tokens) per (?<per>minute|day) for (?<model>.+)$/i },
  { service: 'runtime', endpoint: 'multi-region', name: /^cross-region (?:model inference|invokemodel) (?<counts>requests|tokens) per (?<per>minute|day) for (?<model>.+)$/i },
  { service: 'runtime', endpoint: 'regional', name: /^on-demand (?:model inference|invokemodel) (?<counts>requests|tokens) per (?<per>minute|day) for (?<model>.+)$/i },
  { service: 'runtime', endpoint: null, name: /^model invocation max (?<counts>tokens) per (?<per>day) for (?<model>.+?)(?<doubled> \(doubled for cross-region calls\))?$/i },
  { service: 'runtime', endpoint: null, name: /^cross-model max (?<counts>tokens) per (?<per>day)$/i },
];

const counted: Readonly<Record<string, CloudQuota['counts']>> = {
  requests: 'requests',
  tokens: 'tokens',
  'input tokens': 'input',
  'output tokens': 'output',
};

/** What a quota of this name limits; null where it limits something else than requests or tokens of a model's answers. */
export function quotaMeaning(name: string): QuotaMeaning | null {
  const plain = name.trim().replace(/\s+/g, ' ');
  for (const { name: pattern, service, endpoint } of patterns) {
    const groups = pattern.exec(plain)?.groups;
    const counts = counted[groups?.counts?.toLowerCase() ?? ''];
    if (!groups || !counts) continue;
    return {
      counts,
      per: groups.per?.toLowerCase() === 'day' ? 'day' : 'minute',
      endpoint,
      service,
      acrossRegions: groups.doubled ? 2 : 1,
      model: groups.model ?? null,
    };
  }
  return null;
}

/** Requests of a kind of their own have quotas of their own. */
const anotherKind =
  /\b1m\b|long context|context length|latency[- ]optimi[sz]ed|fast(?: mode)?\b|batch|priority|flex\b/i;

/**
 * Whether a quota's model is the one named as in "Sonnet 5.5". Words may stand in any order, as in "Anthropic Claude Sonnet
 * 5.5", "Claude 5.5 Sonnet V1" or "claude-sonnet-5-5"; what is left over must be a version of the model's release.
 */
export function isQuotaOf(model: string, written: string): boolean {
  if (anotherKind.test(written)) return false;
  const words = wordsOf(written);
  const wanted = wordsOf(model);
  if (!wanted.every((word) => words.includes(word))) return false;
  return words.every(
    (word) => wanted.includes(word) || /^(?:anthropic|claude|v\d+(?::\d+)?|20\d{6})$/.test(word),
  );
}

/** In lower case, versions with a point: `claude-sonnet-5-5-20250929-v1:0` as claude, sonnet, 5.5, 20250929, v1:0. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/(?<=[a-z][ -]\d)-(?=\d{1,2}(?!\d))/g, '.')
    .replace(/[-_]|\.(?!\d)|(?<!\d)\./g, ' ')
    .split(/\s+/)
    .filter(Boolean);
