import type { Environment } from '../../credential.ts';
import { foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';

/** As AWS writes regions; it becomes part of a host name, so nothing else gets there. */
const regionName = /^[a-z]{2,3}(?:-[a-z]+){1,3}-\d{1,2}$/;

/** What inference profiles of Bedrock begin with, where a plan names the reach of a profile in place of one region. */
const profileScopes: ReadonlySet<string> = new Set([
  'global',
  'us',
  'us-gov',
  'eu',
  'apac',
  'jp',
  'au',
  'ca',
  'sa',
]);

/** Where calls go, and who said so. */
export interface AwsRegion {
  readonly name: string;
  /** The reach of inference profiles that the plan names in place of a region, such as `global`; null: none. */
  readonly profileScope: string | null;
}

/**
 * The region of the plan, else of the first variable that names one, else `fallback`: what the SDK of the path takes
 * where nobody says. Throws CloudError where there is none, or where what is written is no region.
 */
export function awsRegion(
  planned: string | null,
  env: Environment,
  variables: readonly string[],
  fallback: string | null,
): AwsRegion {
  const written = planned?.trim().toLowerCase() || null;
  if (written && !profileScopes.has(written))
    return { name: checked(written, 'platform.region of the plan'), profileScope: null };
  const variable = variables.find((name) => env[name]?.trim());
  const name = variable ? checked(env[variable]?.trim() ?? '', `The variable ${variable}`) : fallback;
  if (name) return { name, profileScope: written };
  throw new CloudError('no-credential', 'No AWS region is named, so nobody could be asked.', {
    advice: `Name it in platform.region of the plan, or set ${variables[0]}, for example to us-east-1.`,
  });
}

function checked(written: string, place: string): string {
  if (regionName.test(written)) return written;
  throw new CloudError('invalid-request', `${place} says ${foreignText(written)}, which is no AWS region.`, {
    advice: 'Name a region as AWS writes it, such as us-east-1.',
  });
}
