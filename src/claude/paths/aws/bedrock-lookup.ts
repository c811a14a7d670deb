import type { CloudAccessSeen, CloudGate, CloudModelSeen } from '../../../judge/seen/cloud.ts';
import { foreignId, foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';
import { type Asking, Denials, orMissing } from './ask.ts';
import type { InferenceProfile } from './bedrock-answers.ts';
import type { BedrockControl } from './bedrock-control.ts';
import { type BedrockModel, foundationModelArn } from './bedrock-model.ts';

const callableBy: Readonly<Record<string, CloudModelSeen['callableBy'][number]>> = {
  ON_DEMAND: 'on-demand',
  INFERENCE_PROFILE: 'inference-profile',
  PROVISIONED: 'provisioned',
};
const lifecycles: Readonly<Record<string, CloudModelSeen['lifecycle']>> = {
  ACTIVE: 'active',
  LEGACY: 'legacy',
};

/** Models and regions behind a profile. */
const reach = ({ models }: InferenceProfile) =>
  models.flatMap(({ modelArn }) => foundationModelArn(modelArn) ?? []);

const baseOf = (profile: InferenceProfile): string | null => reach(profile)[0]?.id ?? null;

/** The foundation model, asked of the profile where only that knows it; null where it is not to be found out. */
export async function baseModel(
  control: BedrockControl,
  { base, profile }: BedrockModel,
  asking: Asking,
): Promise<string | null> {
  if (base !== null || profile === null) return base;
  return baseOf(await control.profile(profile, asking));
}

/** The planned model, and profile, in the region: up to three calls, of which some may be denied. */
export async function lookUpModel(
  control: BedrockControl,
  written: BedrockModel,
  asking: Asking,
): Promise<Omit<CloudModelSeen, 'region' | 'ms'>> {
  const denials = new Denials(asking);
  const { profile } = written;
  const asked = <T>(name: 'model' | 'profile' | 'profiles', call: () => Promise<T>) =>
    denials.unless(control.question(name), call);
  const ofProfile = profile
    ? asked('profile', () => orMissing(asking, control.profile(profile, asking)))
    : Promise.resolve(null);
  const ofModel = async () => {
    const early = written.base ? null : await ofProfile;
    const base = written.base ?? (early && early !== 'missing' ? baseOf(early) : null);
    if (!base) return { base: null, details: null };
    return { base, details: await asked('model', () => orMissing(asking, control.model(base, asking))) };
  };
  const [planned, { base, details }, system] = await Promise.all([
    ofProfile,
    ofModel(),
    asked('profiles', () => control.profiles(asking)),
  ]);
  const known = [...(system ?? []), ...(planned && planned !== 'missing' ? [planned] : [])];
  const leading = base ? known.filter((one) => reach(one).some(({ id }) => id === base)) : [];
  const modelListed = details === null ? leading.length > 0 || null : details !== 'missing';
  const inList = (system ?? []).some(
    (one) => one.inferenceProfileId === profile || one.inferenceProfileArn === profile,
  );
  const profileListed = planned ? planned !== 'missing' || inList : system ? inList : modelListed;
  const listed = profile ? profileListed : modelListed;
  if (listed === null) {
    denials.throwFirst();
    throw new CloudError('model-not-found', 'The inference profile does not say which model it leads to.', {
      advice: 'Look it up: aws bedrock get-inference-profile --inference-profile-identifier ID',
    });
  }
  const found = details === 'missing' ? null : details;
  return {
    id: foreignText(profile ?? written.base ?? ''),
    listed,
    lifecycle: lifecycles[found?.modelLifecycle?.status ?? ''] ?? 'unknown',
    legacyOn: found?.modelLifecycle?.legacyTime ?? null,
    endsOn: found?.modelLifecycle?.endOfLifeTime ?? null,
    callableBy: [
      ...new Set((found?.inferenceTypesSupported ?? []).flatMap((type) => callableBy[type] ?? [])),
    ],
    profiles: profilesSeen(leading),
    denied: denials.calls,
  };
}

function profilesSeen(profiles: readonly InferenceProfile[]): CloudModelSeen['profiles'] {
  const byId = new Map(profiles.map((profile) => [profile.inferenceProfileId, profile]));
  return [...byId].slice(0, 100).flatMap(([written, profile]) => {
    const id = foreignId(written);
    const regions = reach(profile).flatMap(({ region }) => foreignId(region) ?? []);
    return id
      ? [{ id, active: profile.status === 'ACTIVE', regions: [...new Set(regions)].slice(0, 100) }]
      : [];
  });
}

/** The four gates of a model and the form of the account: two calls. */
export async function lookUpAccess(
  control: BedrockControl,
  base: string,
  asking: Asking,
): Promise<Omit<CloudAccessSeen, 'ms'>> {
  const denials = new Denials(asking);
  const [gates, form] = await Promise.all([
    denials.unless(control.question('availability'), () => control.availability(base, asking)),
    denials.unless(control.question('form'), () => orMissing(asking, control.form(asking))),
  ]);
  if (!gates && !form) denials.throwFirst();
  const unread: CloudGate['said'] = 'not asked: the credential may not';
  const gate = (name: CloudGate['gate'], said: string | undefined, open: string): CloudGate => ({
    gate: name,
    state: said === undefined ? 'unread' : (states[said] ?? (said === open ? 'open' : 'unread')),
    said: said === undefined ? unread : foreignText(said),
  });
  return {
    gates: [
      gate('authorization', gates?.authorizationStatus, 'AUTHORIZED'),
      gate('entitlement', gates?.entitlementAvailability, 'AVAILABLE'),
      gate('region', gates?.regionAvailability, 'AVAILABLE'),
      gate('agreement', gates?.agreementAvailability.status, 'AVAILABLE'),
      {
        gate: 'use-case-form',
        state: form === null ? 'unread' : form === 'missing' ? 'closed' : 'open',
        said: form === null ? unread : form === 'missing' ? 'not sent' : 'sent',
      },
    ],
    denied: denials.calls,
  };
}

const states: Readonly<Record<string, CloudGate['state']>> = {
  PENDING: 'pending',
  NOT_AVAILABLE: 'closed',
  NOT_AUTHORIZED: 'closed',
  ERROR: 'closed',
};
