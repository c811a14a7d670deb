import type { HeaderLimit, MessageSeen } from '../judge/observation.ts';

/** Reads the `anthropic-ratelimit-*` headers (https://platform.claude.com/docs/en/api/rate-limits); absent or odd ones are null. */
export function rateLimitHeaders(headers: Headers): MessageSeen['limits'] {
  return {
    requests: limitOf(headers, 'requests'),
    inputTokens: limitOf(headers, 'input-tokens'),
    outputTokens: limitOf(headers, 'output-tokens'),
    tokens: limitOf(headers, 'tokens'),
  };
}

function limitOf(headers: Headers, name: string): HeaderLimit | null {
  const limit = amount(headers.get(`anthropic-ratelimit-${name}-limit`));
  if (limit === null) return null;
  const reset = headers.get(`anthropic-ratelimit-${name}-reset`);
  return {
    limit,
    remaining: amount(headers.get(`anthropic-ratelimit-${name}-remaining`)),
    resetsAt: reset && !Number.isNaN(Date.parse(reset)) ? new Date(reset).toISOString() : null,
  };
}

function amount(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}

/** Seconds a server asks to wait: `retry-after` as seconds or HTTP date; null where absent or odd. */
export function retryAfterSeconds(headers: Headers, now: Date): number | null {
  const text = headers.get('retry-after')?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, (date - now.getTime()) / 1000);
}
