import type { Feature } from '../../catalog/vocabulary.ts';
import type { PlatformModelCodes } from '../../judge/codes/platform-model.ts';
import { list, percent } from './format.ts';
import { featureNames } from './task.ts';
import { waiverStep } from './waiver-step.ts';
import type { Wording } from './words.ts';

const named = (features: readonly Feature[]): string =>
  list(features.map((feature) => featureNames[feature]));

const placed = (region: string | null): string => (region === null ? '' : ` in ${region}`);

const dearer = (factor: number): string => `${percent(factor - 1)} more than on the global endpoint`;

export const platformModelWording: Wording<keyof PlatformModelCodes> = {
  'model-id-fits': ({ id, platform }) => ({ detail: `${platform} takes the id ${id}.` }),
  'deployment-found': ({ deployment, platform }) => ({
    detail: `The deployment ${deployment} exists in the resource of ${platform}.`,
  }),
  'deployment-unseen': ({ deployment, platform }) => ({
    title: 'Whether the deployment exists was not seen',
    detail: `A request to ${platform} names a deployment, and the plan means the one called ${deployment}. That it exists was not seen.`,
    fix: [
      'Write the name of the deployment to platform.deployment where it is not called like the model.',
      'Let the poll look it up with a credential that may read the resource: az login, then "gonogo check platform/model-id".',
    ],
  }),
  'model-needs-profile': ({ id, platform, profiles }) => ({
    title: 'The model can be called by an inference profile only',
    detail: `${platform} serves ${id} through inference profiles only, so that every request with this id is turned down.`,
    fix: [
      profiles.length > 0
        ? `Write the id of a profile to model.id and into the product: ${list(profiles)}.`
        : 'Look for a profile that leads to the model with "aws bedrock list-inference-profiles".',
    ],
  }),
  'model-id-unverified': ({ id, platform }) => ({
    detail: `The catalog knows no model ${id}, and ${platform} was not asked for it or does not list it.`,
    fix: [
      'Compare the id with the list of the cloud, or let the poll ask it with "gonogo check platform/model-id".',
      waiverStep('platform/model-id'),
    ],
  }),

  'model-in-region': ({ model, platform, region, runsIn, required, factor }) => ({
    detail: [
      `${platform} offers ${model}${placed(region)}.`,
      ...(runsIn.length > 0 ? [`Requests are answered in ${list(runsIn)}.`] : []),
      ...(required === 'us' ? ['They stay in the US, as the plan demands.'] : []),
      ...(factor === null ? [] : [`That costs ${dearer(factor)}.`]),
    ].join(' '),
  }),
  'model-not-in-region': ({ id, platform, region }) => ({
    title: 'The path does not offer the model there',
    detail: `${platform} does not know ${id}${placed(region)}, so that every request would be turned down.`,
    fix: [
      'Choose a region or endpoint that offers the model, or an inference profile that leads to it, and write it to platform.region or model.id.',
      'Then check again with "gonogo check platform/region".',
    ],
  }),
  'region-leaves-us': ({ id, platform, runsIn, outside }) => ({
    title: 'Requests may be answered outside the US',
    detail: `Inference has to run in the US, but ${platform} may answer ${id} in ${
      outside.length > 0 ? list(outside) : runsIn.length > 0 ? 'any region' : 'any region of the world'
    }.`,
    fix: [
      'Call the model through the profile us. on Bedrock, or through the endpoint us or a region in the US on Google Cloud.',
      'Forbid the other profiles and endpoints by a policy, so that a forgotten setting cannot take a request elsewhere.',
    ],
  }),
  'region-costs-more': ({ platform, region, runsIn, factor }) => ({
    title: 'The planned region costs more, and nothing demands it',
    detail: `The plan says that inference may run anywhere, and on ${platform} ${runsIn.length > 1 ? list(runsIn) : region} costs ${dearer(factor)}.`,
    fix: [
      'Call the global endpoint: the profile global. on Bedrock, the region global on Google Cloud.',
      'Or write to workspace.inferenceGeo where inference has to run.',
    ],
  }),
  'region-unproven': ({ id, platform }) => ({
    title: 'Where requests are answered is not known',
    detail: `Inference has to run in the US, and ${platform} did not say in which regions ${id} is answered.`,
    fix: [
      'Look up where the profile, endpoint or deployment leads, and let the poll read it with "gonogo check platform/region".',
      waiverStep('platform/region'),
    ],
  }),

  'api-version-served': ({ platform, model, version }) => ({
    detail:
      version === null
        ? `${platform} serves ${model ?? 'every model'} under each API version.`
        : `${platform} serves ${model ?? 'every model'} under API version ${version}.`,
  }),
  'api-version-not-served': ({ platform, model, version, older }) => ({
    detail: `${platform} answers 400 to API version ${version} for ${model}: it serves that version for models from 4.7 on only, and the official SDK sends it from 1.0 on.`,
    fix: [
      `Send ${older} instead, as anthropic_version in the body or by the default header anthropic-version of the client, and write it to model.request.apiVersion.`,
      'Or plan with a model from 4.7 on.',
    ],
  }),

  'path-features-offered': ({ platform, features }) => ({
    detail:
      features.length === 0
        ? 'The plan asks for nothing beyond text in and text out, which every path passes on.'
        : `${platform} passes on all that is planned: ${named(features)}.`,
  }),
  'path-features-missing': ({ platform, model, features }) => ({
    detail: `${platform} does not offer ${named(features)}${model === null ? '' : ` with ${model}`}.`,
    fix: [`Move to a path that offers ${named(features)}, such as the Claude API, or build without it.`],
  }),
  'path-features-unverified': ({ platform, features }) => ({
    detail: `No page that was read says that ${platform} offers ${named(features)}.`,
    fix: [
      'Send one request that uses each of these features over the launch path, and keep its answer as evidence.',
      waiverStep('platform/features'),
    ],
  }),

  'cloud-model-outlives': ({ model, platform, endsOn, end }) => ({
    detail:
      endsOn === null
        ? `${platform} lists ${model} as active and names no day on which it ends.`
        : `${platform} serves ${model} until ${endsOn}${end === null ? '' : `, and the planned life ends on ${end}`}.`,
  }),
  'cloud-model-ended': ({ model, platform, endsOn }) => ({
    title: 'The cloud does not serve the model any more',
    detail: `${platform} has withdrawn ${model}${endsOn === null ? '' : ` on ${endsOn}`}.`,
    fix: ['Choose a model that the cloud lists as active, and count and evaluate the prompts with it again.'],
  }),
  'cloud-model-ends-in-life': ({ model, platform, endsOn, end }) => ({
    detail: `${platform} stops serving ${model} on ${endsOn}, and the launched version is meant to live until ${end}.`,
    fix: [
      'Plan with the successor from the start.',
      'Or put the change of model, its evaluation and its owner on the calendar before that day, and shorten plannedLifeMonths.',
    ],
  }),
  'cloud-model-legacy': ({ model, platform, state, legacyOn, endsOn }) => ({
    title: 'The cloud calls the model old',
    detail: [
      `${platform} lists ${model} as ${state}${legacyOn === null ? '' : ` from ${legacyOn}`}.`,
      'Accounts that have not used it may be kept out, and its quotas are not raised any more.',
      ...(endsOn === null ? [] : [`It ends on ${endsOn}.`]),
    ].join(' '),
    fix: ['Plan with a model that the cloud lists as active.'],
  }),
  'cloud-lifecycle-unsaid': ({ model, platform }) => ({
    detail: `${platform} does not say how long it serves ${model}.`,
    fix: [
      'Look the dates up in the model list of the cloud, and put them on the calendar.',
      waiverStep('platform/lifecycle'),
    ],
  }),
};
