import type { Catalog } from '../catalog/catalog.ts';
import { limitIncrease, parityRow, platformRow } from '../catalog/lookup.ts';
import type { ApiSurface, ParityTopic, PlatformParity } from '../catalog/platform-parity.ts';
import type { PathFit } from '../judge/path-fit.ts';
import { decimal, list } from './wording/format.ts';

export const topicTitles: Readonly<Record<ParityTopic, string>> = {
  billing: 'Who bills',
  access: 'Who grants access',
  quotas: 'Where quotas live, how they rise',
  endpoints: 'Endpoints, regions, price',
  features: 'Features missing',
  'model-ids': 'Model id',
  'api-version': 'API version',
  'request-size': 'Request size',
  administration: 'Administration',
  setup: 'Set up first',
};

export const surfaceTitles: Readonly<Record<ApiSurface, string>> = {
  messages: 'Messages',
  'count-tokens': 'Token counting',
  models: 'List of models',
  batches: 'Batches',
  files: 'Files',
  organization: 'Organization routes',
  'rate-limit-headers': 'Rate-limit headers',
  'new-api-version': 'Version 2026-10-21',
};

type Surface = PlatformParity['surfaces'][ApiSurface];

export const surfaceWords = ({ answer, remark }: Surface): string =>
  `${answer === 'not-confirmed' ? 'not confirmed' : answer}${remark ? `: ${remark}` : ''}`;

/** What holds on a path, as full sentences by topic; `fit` adds what it means for a plan, null where there is none. */
export function topicSentences(
  catalog: Catalog,
  path: PathFit['path'],
  fit: PathFit | null,
): Readonly<Record<ParityTopic, readonly string[]>> {
  const platform = platformRow(catalog, path);
  const parity = parityRow(catalog, path);
  return {
    billing: [closed(platform.billedBy)],
    access: [parity.accessGrantedBy],
    quotas: [
      closed(platform.whereLimitsLive),
      `The request for more: ${limitIncrease(catalog, path).where[0]}`,
    ],
    endpoints: [parity.endpoints, ...(fit ? priceSentence(fit) : premiumSentence(catalog, path))],
    features: [featureSentence(fit, platform.missingFeatures, platform.provenance.confidence !== 'low')],
    'model-ids': [parity.modelIds, ...(fit ? modelSentence(fit) : [])],
    'api-version': [parity.apiVersions, ...(fit ? versionSentence(fit) : [])],
    'request-size': [`At most ${decimal(platform.requestSizeLimitMb)} MB in one request.`],
    administration: [parity.administration],
    setup: platform.prerequisites.map(closed),
  };
}

/** "×1.1" as a column shows it; "?" where the plan does not say enough. */
export const factorWords = ({ priceFactor }: Pick<PathFit, 'priceFactor'>): string =>
  priceFactor === null ? '?' : `×${decimal(priceFactor)}`;

/** The id there, or a word for why there is none. */
export function modelWords({ model }: Pick<PathFit, 'model'>): string {
  switch (model.kind) {
    case 'named':
      return model.id;
    case 'unplanned':
      return 'no model planned';
    case 'not-on-path':
      return 'not documented here';
    case 'unknown':
      return 'model not in the catalog';
  }
}

/** "batch, files"; features that were merely not found on any page carry a question mark. */
export function missingWords({ missing, missingIsSure }: Pick<PathFit, 'missing' | 'missingIsSure'>): string {
  if (missing === null) return 'not known: no features planned yet';
  if (missing.length === 0) return 'none';
  return missing.map((feature) => (missingIsSure ? feature : `${feature}?`)).join(', ');
}

function featureSentence(fit: PathFit | null, all: readonly string[], sure: boolean): string {
  const guess = sure ? '' : ' For some of them no page says so: they were merely not found on any.';
  if (fit?.missing && fit.missing.length > 0)
    return `Of the planned features it lacks ${list(fit.missing)}.${guess}`;
  if (fit?.missing) return 'It has every planned feature.';
  return all.length === 0
    ? 'No feature of the Claude API is known to be missing.'
    : `It lacks ${list(all)}.${guess}`;
}

function modelSentence({ model }: PathFit): string[] {
  switch (model.kind) {
    case 'named':
      return [`This plan: ${model.id}${model.own ? ', as the plan names it' : ''}.`];
    case 'not-on-path':
      return [`${model.name} has no documented id here.`];
    case 'unknown':
      return [`${model.written} is in no row of the catalog, so its id here is not known.`];
    case 'unplanned':
      return [];
  }
}

const versionSentence = ({ takesNewVersion }: PathFit): string[] =>
  takesNewVersion === false ? ['The planned model is one of the older ones: set version 2023-06-01.'] : [];

function priceSentence({ priceFactor }: PathFit): string[] {
  if (priceFactor === null) return ['The plan does not say enough to tell the price factor.'];
  return priceFactor === 1
    ? ['This plan: list prices.']
    : [`This plan: every token price times ${decimal(priceFactor)}.`];
}

function premiumSentence(catalog: Catalog, path: PathFit['path']): string[] {
  const { regionalPriceFactor } = platformRow(catalog, path);
  return regionalPriceFactor === null
    ? []
    : [`Other endpoints than global cost ${decimal(regionalPriceFactor)} times as much.`];
}

const closed = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
