import type { Catalog } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import type { ApiVersion } from '../catalog/vocabulary.ts';
import type { CountRequest, MessageRequest } from './validate-request.ts';

/** Sent to either endpoint; `max_tokens` and the rest only exist on messages. */
type AnyRequest = CountRequest & Partial<Omit<MessageRequest, keyof CountRequest>>;

export interface RuleInput {
  readonly request: AnyRequest;
  readonly model: Model;
  readonly version: ApiVersion;
  readonly betas: readonly string[];
  readonly catalog: Catalog;
}

/** The text of the 400 answer, or null where the rule has nothing against the request. */
export type Rule = (input: RuleInput) => string | null;

export const isNewVersion = ({ version, catalog }: RuleInput): boolean =>
  version === catalog.apiRules.newVersion.version;
