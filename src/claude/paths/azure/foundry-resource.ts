import type { Environment } from '../../credential.ts';
import { Secret } from '../../secret.ts';
import { CloudError } from '../cloud-error.ts';

export const keyVariable = 'ANTHROPIC_FOUNDRY_API_KEY';
const resourceVariable = 'ANTHROPIC_FOUNDRY_RESOURCE';
const addressVariable = 'ANTHROPIC_FOUNDRY_BASE_URL';

/** Where a resource answers: its own host, and the older names of the same service. */
const ownHost =
  /^([a-z0-9][a-z0-9-]{1,63})\.(?:services\.ai|cognitiveservices|openai)\.azure\.(?:com|us|cn)$/;
const nameOfResource = /^[a-z0-9][a-z0-9-]{1,63}$/i;

/** The Foundry resource that requests go to. */
export interface FoundryResource {
  /** Null where the address is not Azure's own: it then does not say which resource answers. */
  readonly name: string | null;
  /** Name or host, for people. */
  readonly shown: string;
  readonly host: string;
  /** What the SDK is given: it takes exactly one of both. */
  readonly address:
    | { readonly resource: string; readonly baseURL: null }
    | { readonly resource: null; readonly baseURL: string };
  /** What is wrong with the variable although it could be read, as a part of a sentence; null: nothing. */
  readonly mistake: string | null;
}

/** Reads the variables that the SDK reads. Throws CloudError where they name no resource, or two. */
export function foundryResource(env: Environment): FoundryResource {
  const written = env[resourceVariable]?.trim();
  const address = env[addressVariable]?.trim();
  if (written && address)
    throw new CloudError(
      'invalid-request',
      `Both ${resourceVariable} and ${addressVariable} are set, and the SDK takes only one of them.`,
      { advice: `Unset ${addressVariable} where the resource is reached at its own host.` },
    );
  if (address) return resourceAt(address);
  if (written) return resourceNamed(written);
  throw new CloudError(
    'no-credential',
    `No Foundry resource is named: neither ${resourceVariable} nor ${addressVariable} is set.`,
    {
      advice: `Set ${resourceVariable} to the name of the resource, which az cognitiveservices account list lists, and run az login or set ${keyVariable}.`,
    },
  );
}

function resourceNamed(written: string): FoundryResource {
  const host = written.replace(/^https?:\/\//i, '').replace(/[:/].*$/s, '');
  const name = (ownHost.exec(host.toLowerCase())?.[1] ?? written).toLowerCase();
  if (!nameOfResource.test(name))
    throw new CloudError('invalid-request', `${resourceVariable} does not hold the name of a resource.`, {
      advice: `Set it to the name alone, as in https://NAME.services.ai.azure.com.`,
    });
  const mistake =
    name === written.toLowerCase()
      ? null
      : `${resourceVariable} holds a whole host, to which the SDK adds its own: set it to ${name}`;
  return {
    name,
    shown: name,
    host: `${name}.services.ai.azure.com`,
    address: { resource: name, baseURL: null },
    mistake,
  };
}

function resourceAt(address: string): FoundryResource {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new CloudError('invalid-request', `${addressVariable} is not a plain http or https address.`, {
      advice: 'Set it to an address such as https://NAME.services.ai.azure.com/anthropic/.',
    });
  const name = ownHost.exec(url.hostname)?.[1] ?? null;
  if (name && url.protocol === 'http:')
    throw new CloudError(
      'invalid-request',
      `${addressVariable} would send the credential to ${url.hostname} without encryption.`,
      { advice: `Set it to an address that begins with https.` },
    );
  return {
    name,
    shown: name ?? url.host,
    host: url.host,
    address: { resource: null, baseURL: address },
    mistake: null,
  };
}

/** A key of the resource; null where none is set. */
export function foundryKey(env: Environment): Secret | null {
  const key = env[keyVariable]?.trim();
  return key ? new Secret(key) : null;
}
