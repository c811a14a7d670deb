import type { Catalog } from '../../catalog/catalog.ts';
import { parityRow, platformRow } from '../../catalog/lookup.ts';
import { type EndpointForm, parityTopics } from '../../catalog/platform-parity.ts';
import type { PlatformPath } from '../../catalog/vocabulary.ts';
import { pathFit } from '../../judge/path-fit.ts';
import type { ProjectPlatform } from '../../judge/platforms-schema.ts';
import type { Plan } from '../../plan/schema.ts';
import { foundSigns } from '../../report/platform-signs.ts';
import {
  factorWords,
  missingWords,
  modelWords,
  topicSentences,
  topicTitles,
} from '../../report/platform-topics.ts';
import { decimal } from '../../report/wording/format.ts';
import type { Option, Term } from './question.ts';

/** The seven paths, each with what it would mean for the plan. */
export const platformOptions = (plan: Plan, catalog: Catalog): readonly Option[] =>
  catalog.platforms.map((platform) => ({
    value: platform.path,
    label: platform.shortName,
    hint: `Run by ${platform.operatedBy}; client ${platform.sdkClient}.`,
    beside: () => termsBeside(plan, catalog, platform.path),
    inFull: () => termsInFull(plan, catalog, platform.path),
  }));

/** What hangs on the plan comes first: a low window shows no more than the first lines. */
function termsBeside(plan: Plan, catalog: Catalog, path: PlatformPath): Term[] {
  const { inShort } = parityRow(catalog, path);
  const fit = pathFit(plan, catalog, path);
  const size = platformRow(catalog, path).requestSizeLimitMb;
  return [
    { term: 'Lacks', says: fit.missing?.length === 0 ? 'nothing of the plan' : missingWords(fit) },
    { term: 'Model id', says: modelWords(fit) },
    { term: 'Bills', says: inShort.billing },
    { term: 'Access', says: inShort.access },
    { term: 'Quotas', says: inShort.quotas },
    { term: 'Request', says: `at most ${decimal(size)} MB` },
    ...(fit.priceFactor === null ? [] : [{ term: 'Price', says: `list prices ${factorWords(fit)}` }]),
    { term: 'First', says: inShort.setup },
  ];
}

function termsInFull(plan: Plan, catalog: Catalog, path: PlatformPath): Term[] {
  const says = topicSentences(catalog, path, pathFit(plan, catalog, path));
  return [
    { term: 'How to tell it', says: parityRow(catalog, path).toldApartBy },
    ...parityTopics.map((topic) => ({ term: topicTitles[topic], says: says[topic].join(' ') })),
  ];
}

/** The path that the project shows, with the evidence; null where it shows none. Several: the first is not taken for granted. */
export function platformFound({ likely, signs }: ProjectPlatform): {
  readonly value: string | null;
  readonly sentence: string;
} | null {
  const [first] = likely;
  if (first === undefined) return null;
  return {
    value: likely.length === 1 ? first : null,
    sentence: `Found ${foundSigns({ likely, signs })}: looks like ${likely.join(' or ')}.`,
  };
}

/** "Anywhere, list prices: region global. In a group of regions, ×1.1: region us or eu." for the planned path. */
export function endpointHint({ platform: { path } }: Plan, catalog: Catalog): string | null {
  if (!path) return null;
  return parityRow(catalog, path)
    .forms.map((form) => `${places[form.reach]}, ${costs(form, path, catalog)}: ${form.written}.`)
    .join(' ');
}

const places = {
  anywhere: 'Anywhere',
  'multi-region': 'In a group of regions',
  regional: 'In one region',
  'us-only': 'In the US only',
} as const;

function costs({ premium }: EndpointForm, path: PlatformPath, catalog: Catalog): string {
  switch (premium) {
    case 'none':
      return 'list prices';
    case 'regional':
      return `×${decimal(platformRow(catalog, path).regionalPriceFactor ?? 1)}`;
    case 'us-inference':
      return `×${decimal(catalog.priceModifiers.usInference)}`;
    case 'not-confirmed':
      return 'price not confirmed';
  }
}
