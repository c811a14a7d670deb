import { z } from 'zod';
import { apiSurfaces, parityTopics } from '../catalog/platform-parity.ts';
import { features, platformPaths } from '../catalog/vocabulary.ts';

const text = z.string().max(10_000);
const name = z.string().max(300);
const path = z.enum(platformPaths);

const source = z.strictObject({ id: name, title: name, url: z.url(), readOn: z.iso.date() });

/** Something in the project that points to paths: a package or the name of a variable; values are never read. */
const sign = z.strictObject({
  kind: z.enum(['package', 'variable']),
  name,
  /** The file, relative to the folder looked at; `environment`: of this process. */
  where: name,
  paths: z.array(path).min(1),
});

const modelThere = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unplanned') }),
  z.strictObject({ kind: z.literal('named'), id: name, own: z.boolean() }),
  z.strictObject({ kind: z.literal('not-on-path'), name }),
  z.strictObject({ kind: z.literal('unknown'), written: name }),
]);

const fit = z.strictObject({
  path,
  planned: z.boolean(),
  missing: z.array(z.enum(features)).nullable(),
  missingIsSure: z.boolean(),
  model: modelThere,
  takesNewVersion: z.boolean().nullable(),
  priceFactor: z.number().positive().nullable(),
});

const compared = z.strictObject({
  path,
  name,
  provider: name,
  operatedBy: name,
  client: name,
  package: name,
  needsRegion: z.boolean(),
  regionVariable: name.nullable(),
  requestSizeLimitMb: z.number().positive(),
  missingFeatures: z.array(z.enum(features)),
  toldApartBy: text,
  forms: z.array(
    z.strictObject({
      reach: z.enum(['anywhere', 'multi-region', 'regional', 'us-only']),
      written: name,
      /** On list prices; null: not documented. */
      priceFactor: z.number().positive().nullable(),
    }),
  ),
  surfaces: z.record(
    z.enum(apiSurfaces),
    z.strictObject({ answer: z.enum(['yes', 'partly', 'no', 'not-confirmed']), remark: text.nullable() }),
  ),
  topics: z.record(
    z.enum(parityTopics),
    z.strictObject({ says: z.array(text).min(1), sources: z.array(source).min(1) }),
  ),
  /** Null: without a plan. */
  fit: fit.nullable(),
});

export const platformsSchema = z.strictObject({
  schema: z.literal('gonogo/platforms@1'),
  tool: z.strictObject({ name: z.literal('gonogo'), version: name }),
  catalogAsOf: z.iso.date(),
  /** Null: there is none, and the paths are compared in general. */
  plan: z.strictObject({ file: name, path: path.nullable(), region: name.nullable() }).nullable(),
  /** What was asked for, and the paths that are called so; null: all of them. */
  asked: z.strictObject({ written: name, meant: z.array(path).min(1) }).nullable(),
  /** What the folder shows: one path is likely in use, several where it does not tell them apart, none without signs. */
  project: z.strictObject({
    likely: z.array(path),
    signs: z.array(sign).max(100),
    unread: z.array(z.strictObject({ file: name, reason: text })).max(20),
  }),
  paths: z.array(compared).min(1),
});

/** What `gonogo platforms --json` prints. */
export type PlatformsDocument = Readonly<z.output<typeof platformsSchema>>;
export type PlatformSign = Readonly<z.output<typeof sign>>;
export type ProjectPlatform = PlatformsDocument['project'];
export type ComparedPath = z.output<typeof compared>;

/** JSON Schema (2020-12) of that document. */
export function platformsJsonSchema(): object {
  return {
    $id: 'gonogo/platforms@1',
    title: 'Platform paths compared by gonogo',
    ...z.toJSONSchema(platformsSchema, { io: 'output' }),
  };
}
