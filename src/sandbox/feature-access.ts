import type { Feature } from '../catalog/vocabulary.ts';
import type { AccountProfile } from './account.ts';
import { everyBlock } from './content-blocks.ts';
import { ApiFailure } from './errors.ts';
import type { Route } from './exchange.ts';
import type { CountRequest, MessageRequest } from './validate-request.ts';

type Request = CountRequest & Partial<Pick<MessageRequest, 'stream' | 'inference_geo'>>;

const offersTool = (prefix: string) => (request: Request) =>
  (request.tools ?? []).some((tool) => tool.type?.startsWith(prefix));
const bringsBlock = (fits: (block: Record<string, unknown>) => boolean) => (request: Request) =>
  everyBlock(request.messages).some(fits);
const partOf = (block: Record<string, unknown>, field: string) =>
  (block[field] ?? {}) as Record<string, unknown>;

/**
 * Whether a message asks for the feature. Batches and files have endpoints of their own, and where caching is disabled
 * nothing is refused: prompts are silently not cached.
 */
const asksFor: Readonly<Partial<Record<Feature, (request: Request) => boolean>>> = {
  streaming: (request) => request.stream === true,
  'tool-use': (request) => (request.tools ?? []).some((tool) => (tool.type ?? 'custom') === 'custom'),
  'structured-outputs': (request) => request.output_config?.format != null,
  vision: bringsBlock((block) => block.type === 'image'),
  pdf: bringsBlock(isPdf),
  citations: bringsBlock((block) => partOf(block, 'citations').enabled === true),
  thinking: ({ thinking }) => thinking !== undefined && thinking.type !== 'disabled',
  'web-search': offersTool('web_search_'),
  'web-fetch': offersTool('web_fetch_'),
  'code-execution': offersTool('code_execution_'),
  'computer-use': offersTool('computer_'),
  'fast-mode': (request) => request.speed === 'fast',
  'us-inference': (request) => request.inference_geo === 'us',
};

function isPdf(block: Record<string, unknown>): boolean {
  if (block.type !== 'document') return false;
  const source = partOf(block, 'source');
  return source.type === 'base64' || source.type === 'url' || source.mime_type === 'application/pdf';
}

export const isDisabled = (profile: AccountProfile, feature: Feature): boolean =>
  profile.disabledFeatures?.includes(feature) ?? false;

/** Throws a 403 that names the feature, where the account does not have it. The service documents no body for this. */
export function requireFeature(profile: AccountProfile, feature: Feature): void {
  if (!isDisabled(profile, feature)) return;
  throw new ApiFailure({
    status: 403,
    type: 'permission_error',
    message: `The feature "${feature}" is disabled for your organization.`,
  });
}

/** Throws a 403 where a message asks for something the account does not have. */
export function checkFeatures(profile: AccountProfile, request: Request): void {
  for (const feature of profile.disabledFeatures ?? []) {
    if (asksFor[feature]?.(request)) requireFeature(profile, feature);
  }
}

/** The same routes, closed with a 403 where the account does not have the feature. */
export const routesOfFeature = (
  profile: AccountProfile,
  feature: Feature,
  routes: readonly Route[],
): readonly Route[] =>
  routes.map((route) => ({
    ...route,
    handle: (call, parameter) => {
      requireFeature(profile, feature);
      return route.handle(call, parameter);
    },
  }));
