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
  return {
    limit,
    remaining: amount(headers.get(`anthropic-ratelimit-${name}-remaining`)),
    resetsAt: moment(headers.get(`anthropic-ratelimit-${name}-reset`)),
  };
}

function amount(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}

/** RFC 3339 only: Date.parse alone takes "12" for a month of 2001. */
function moment(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(Date.parse(text))) return null;
  return new Date(text).toISOString();
}

/** Seconds a server asks to wait: `retry-after` as seconds or HTTP date; null where absent or odd. */
export function retryAfterSeconds(headers: Headers, now: Date): number | null {
  const text = headers.get('retry-after')?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, (date - now.getTime()) / 1000);
}
