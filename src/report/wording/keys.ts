import type { KeysCodes } from '../../judge/codes/keys.ts';
import { activeProfile } from '../../judge/seen/active-profile.ts';
import { count, list } from './format.ts';
import type { Wording } from './words.ts';

const unset = (names: readonly string[]): readonly string[] => {
  const variables = names.filter((name) => name !== activeProfile);
  return [
    ...(variables.length > 0
      ? [`Remove ${list(variables)} from the environment, or make it the one that is used.`]
      : []),
    ...(names.includes(activeProfile)
      ? [`Remove ${activeProfile} from this machine, or unset what wins over it to use it.`]
      : []),
  ];
};

const statusWords = {
  inactive: 'switched off',
  archived: 'archived',
  expired: 'expired',
} as const satisfies Record<KeysCodes['key-not-active']['status'], string>;

const whyUnlisted = {
  'no-list': 'Its name, scope and expiry can be read with an Admin key only; individual accounts have none.',
  ambiguous:
    'Several listed keys have the beginning and the ending of this one, so its entry could not be told from theirs.',
  'not-compared': 'Too little of it may be shown to look it up in the list of keys.',
  cut: 'The organization has more keys than were read, and it is not among those.',
} as const satisfies Record<KeysCodes['key-answers']['why'], string>;

/** Calls a key by its name, where the organization listed one. */
const theKey = (name: string | null): string =>
  name === null ? 'The key of the product' : `The key ${name}`;

const makeLonger = (name: string | null): readonly string[] => [
  `Make a key that lives longer in the launch workspace and deploy it in place of ${name ?? 'the present one'}; the expiry of a key cannot be changed.`,
  ...(name === null ? ['If the plan is out of date, correct keys.expiresOn.'] : []),
];

export const keysWording: Wording<keyof KeysCodes> = {
  'no-admin-key-in-app': ({ looked }) => ({
    detail: `Nothing that the SDK would find holds an Admin key. Looked at: ${list(looked)}.`,
  }),
  'admin-key-in-app': ({ inUse, shadowed }) => ({
    detail: [
      ...(inUse === null
        ? []
        : [
            `${inUse} holds an Admin key, and it is what the SDK would send: every message would answer 401, and the application holds a key to the whole organization.`,
          ]),
      ...(shadowed.length > 0
        ? [
            `${list(shadowed)} holds an Admin key that another credential wins over; unset that one, and the SDK sends the Admin key.`,
          ]
        : []),
    ].join(' '),
    fix: [
      'Put an API key of the launch workspace in its place.',
      'Keep the Admin key in ANTHROPIC_ADMIN_KEY, away from the application, where only administrative calls read it.',
      'If the application was ever deployed with it, make a new Admin key and archive this one.',
    ],
  }),
  'credential-alone': ({ from }) => ({
    detail: `The SDK would use ${from}, and nothing else that was found is set beside it.`,
  }),
  'credential-not-alone': ({ from, shadowed, empty }) => ({
    title: 'Other credentials stand beside the one that is used',
    detail: [
      `The SDK would use ${from}.`,
      ...(shadowed.length > 0 ? [`Also set, and silently ignored: ${list(shadowed)}.`] : []),
      ...(shadowed.includes('ANTHROPIC_PROFILE')
        ? ['The profile that ANTHROPIC_PROFILE names is not read while a key or token is exported.']
        : []),
      ...(empty.length > 0 ? [`Exported but empty, which counts as unset: ${list(empty)}.`] : []),
    ].join(' '),
    fix: [
      ...(shadowed.length > 0 ? unset(shadowed) : []),
      ...(empty.length > 0 ? [`Fill ${list(empty)} or unset it.`] : []),
    ],
  }),
  'key-active': ({ name, workspaceId, createdOn }) => ({
    detail: `The key in use is listed as ${name}: active, made on ${createdOn}, of workspace ${workspaceId}.`,
  }),
  'key-not-active': ({ name, status }) => ({
    title: 'The key in use is not active',
    detail: `The key in use is listed as ${name}, and it is ${statusWords[status]}: the API answers 401 to it, now or within minutes.`,
    fix: [
      status === 'inactive'
        ? 'Have an administrator switch the key on again on the Console, or make another one.'
        : 'Make another key in the launch workspace and deploy it: this one cannot be brought back.',
    ],
  }),
  'key-of-other-workspace': ({ name, planned, listed }) => ({
    title: 'The key in use belongs to another workspace than planned',
    detail: `The key in use is listed as ${name} of workspace ${listed}, but the plan names ${planned}.`,
    fix: [
      'Make a key in the planned workspace and use it where the product runs.',
      'If the plan is out of date, correct workspace.id.',
    ],
  }),
  'key-of-organization': ({ name, principal }) => ({
    title: 'The key in use belongs to no workspace',
    detail: `The key in use is listed as ${name} and belongs to the organization as a whole${principal === null ? '' : `, acting as a ${principal === 'user' ? 'person' : 'service account'}`}. What it calls is not tied to the limits of one workspace.`,
    fix: ['Make a key in the launch workspace, so that its limits and reports are those of the product.'],
  }),
  'key-of-a-person': ({ name, workspaceId }) => ({
    title: 'The key in use acts as a person',
    detail: `The key in use is listed as ${name} of workspace ${workspaceId}, and it acts as a user of the organization. Whether it outlives that membership is not documented.`,
    fix: ['Make a key that is bound to nobody, or to a service account, for the product.'],
  }),
  'key-answers': ({ call, workspaceId, why }) => ({
    detail: `${call === 'message' ? 'A message' : 'The lookup of the model'} was answered${workspaceId === null ? '' : ` for workspace ${workspaceId}`}, so the key is active today. ${whyUnlisted[why]}`,
  }),
  'key-not-listed': ({ listed }) => ({
    title: 'The key in use is not among the keys of the organization',
    detail: `The key in use was answered, but none of the ${count(listed)} keys the organization lists has its ending.`,
    fix: [
      'Check that the Admin key and the key of the product belong to the same organization.',
      "Look the key up by name on the Console's API keys page.",
    ],
  }),
  'admin-of-other-organization': ({ admin, key }) => ({
    title: 'The Admin key belongs to another organization',
    detail: `The Admin key opens organization ${admin}, but the product belongs to ${key}. What the Admin key shows says nothing about the product and was left aside.`,
    fix: [
      'Put an Admin key of the organization of the product into ANTHROPIC_ADMIN_KEY, or unset it and be asked instead.',
    ],
  }),
  'key-federated': ({ from }) => ({
    detail: `The credential comes from workload identity (${from}): its tokens live a day at most and are fetched anew, so there is no key to expire.`,
  }),
  'key-never-expires': ({ name }) => ({
    title: 'The key never expires',
    detail: `${theKey(name)} has no end: whoever finds a copy of it can use it for years.`,
    fix: [
      'Make a key with an expiry after the planned life, and write the day of its replacement into a calendar.',
      'Or move to workload identity federation, which needs no static key.',
    ],
  }),
  'key-expired': ({ name, on }) => ({
    title: 'The key has ended',
    detail: `${theKey(name)} ended on ${on}: every request answers 401.`,
    fix: makeLonger(name),
  }),
  'key-expires-before-launch': ({ name, on, launchDate }) => ({
    title: 'The key ends before the launch',
    detail: `${theKey(name)} ends on ${on}, and the launch is on ${launchDate}: the product would start with 401.`,
    fix: makeLonger(name),
  }),
  'key-expires-within-life': ({ name, on, lifeEnd }) => ({
    title: 'The key ends within the planned life',
    detail: `${theKey(name)} ends on ${on}, before the planned life does on ${lifeEnd}. From then on every request answers 401, unless the key was replaced.`,
    fix: [
      `Name who replaces the key before ${on}, and rehearse it once: two keys can be active at the same time.`,
      'See that the mails sent seven days and one day before reach a shared inbox.',
    ],
  }),
  'key-outlives-plan': ({ name, on, lifeEnd }) => ({
    detail: `${theKey(name)} ends on ${on}, after the planned life, which ends on ${lifeEnd}.`,
  }),
  'key-seems-separate': ({ name, workspaceId, activeKeys }) => ({
    detail: `The key in use is named ${name}; workspace ${workspaceId} has ${activeKeys === 1 ? 'no other active key' : `${count(activeKeys)} active keys in all`}. Nothing speaks against its being used by this service alone, though no list can prove it.`,
  }),
  'key-named-for-other-use': ({ name }) => ({
    title: 'The key in use is named for another use',
    detail: `The key in use is named ${name}, which speaks of tests, development or of several users.`,
    fix: [
      'Make a key for this service in production, name it after both, and use it there alone.',
      'If only the name is wrong, rename the key on the Console.',
    ],
  }),
};
