/** A model as Bedrock requests may name it. */
export interface BedrockModel {
  /** Id of the foundation model; null: an inference profile of the team's own, which alone knows. */
  readonly base: string | null;
  /** Id or ARN of the inference profile that requests name; null: they name the model itself. */
  readonly profile: string | null;
}

const ofSystemProfile = /^[a-z-]{2,8}\.(anthropic\..+)$/;

/** `scope`: reach of a profile that the plan names in place of a region. */
export function bedrockModel(written: string, scope: string | null): BedrockModel {
  const name = written.trim();
  const [, kind, inside] =
    /^arn:aws[a-z-]*:bedrock:[^/]*:((?:application-)?inference-profile|foundation-model)\/(.+)$/.exec(name) ??
    [];
  if (kind === 'application-inference-profile') return { base: null, profile: name };
  if (kind === 'inference-profile')
    return { base: ofSystemProfile.exec(inside ?? '')?.[1] ?? null, profile: name };
  const id = inside ?? name;
  const base = ofSystemProfile.exec(id)?.[1];
  if (base) return { base, profile: id };
  return { base: id, profile: scope && id.startsWith('anthropic.') ? `${scope}.${id}` : null };
}

/** Region and id of a foundation model's ARN; the region is empty where a global profile names the model for all of them. */
export function foundationModelArn(arn: string): { readonly region: string; readonly id: string } | null {
  const [, region, id] = /^arn:aws[a-z-]*:bedrock:([a-z0-9-]*):[^/]*:foundation-model\/(.+)$/.exec(arn) ?? [];
  return region === undefined || id === undefined ? null : { region, id };
}
