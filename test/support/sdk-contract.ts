import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type SchemaObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { createGenerator } from 'ts-json-schema-generator';

const typesFile = fileURLToPath(new URL('./sdk-contract-types.ts', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What can be judged, and the exported alias that says how it must look. */
const aliases = {
  ModelInfo: 'ContractModelInfo',
  ModelsPage: 'ContractModelsPage',
  Message: 'ContractMessage',
  MessageTokensCount: 'ContractTokensCount',
  MessageCreateParamsNonStreaming: 'ContractCreateParams',
  MessageCreateParamsStreaming: 'ContractStreamParams',
  MessageCountTokensParams: 'ContractCountParams',
  MessageBatch: 'ContractBatch',
  MessageBatchesPage: 'ContractBatchesPage',
  DeletedMessageBatch: 'ContractDeletedBatch',
  MessageBatchIndividualResponse: 'ContractBatchResult',
  FileMetadata: 'ContractFile',
  FilesPage: 'ContractFilesPage',
  DeletedFile: 'ContractDeletedFile',
  OrganizationInfo: 'ContractOrganization',
  Workspace: 'ContractWorkspace',
  WorkspacesPage: 'ContractWorkspacesPage',
  APIKey: 'ContractApiKey',
  APIKeysPage: 'ContractApiKeysPage',
  RateLimitsPage: 'ContractRateLimitsPage',
  WorkspaceRateLimitsPage: 'ContractWorkspaceRateLimitsPage',
  SpendLimitsPage: 'ContractSpendLimitsPage',
  UsagePage: 'ContractUsagePage',
  CostPage: 'ContractCostPage',
  RawMessageStreamEvent: 'ContractStreamEvent',
  ErrorResponse: 'ContractError',
} as const;
export type ContractName = keyof typeof aliases;
const names = Object.keys(aliases) as ContractName[];

export interface Contract {
  /** Problems of a value against the SDK's type of that name, as sentences with a path; empty when it conforms. */
  check(name: ContractName, value: unknown): string[];
}

type Schemas = Record<ContractName, SchemaObject>;

function generate(): string {
  const generator = createGenerator({
    path: typesFile,
    tsconfig: join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    additionalProperties: false,
  });
  return JSON.stringify(
    Object.fromEntries(names.map((name) => [name, generator.createSchema(aliases[name])])),
  );
}

/** Generated once per SDK version and types file, then read from node_modules/.cache. */
function schemas(): Schemas {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@anthropic-ai/sdk/package.json'), 'utf8'),
  ) as { version: string };
  const types = createHash('sha256').update(readFileSync(typesFile)).digest('hex').slice(0, 12);
  const folder = join(root, 'node_modules/.cache/gonogo');
  const file = join(folder, `sdk-contract-${version}-${types}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Schemas;
  } catch {
    const made = generate();
    mkdirSync(folder, { recursive: true });
    // Written aside first: test files run in parallel and must not read half a cache.
    writeFileSync(`${file}.${process.pid}`, made);
    renameSync(`${file}.${process.pid}`, file);
    return JSON.parse(made) as Schemas;
  }
}

let loaded: Contract | undefined;

/** Judges values by JSON Schemas made from the official SDK's own types. */
export async function contract(): Promise<Contract> {
  loaded ??= compile(schemas());
  return loaded;
}

function compile(made: Schemas): Contract {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const compiled = new Map<ContractName, ValidateFunction>();
  return {
    check(name, value) {
      const validate = compiled.get(name) ?? ajv.compile(made[name]);
      compiled.set(name, validate);
      if (validate(value)) return [];
      const problems = (validate.errors ?? []).map((error) => {
        const extra = 'additionalProperty' in error.params ? ` "${error.params.additionalProperty}"` : '';
        return `${error.instancePath || '/'} ${error.message}${extra}`;
      });
      return [...new Set(problems)].slice(0, 20);
    },
  };
}
