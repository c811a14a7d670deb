import type { AllowedGeos, WorkspaceCodes } from '../../judge/codes/workspace.ts';
import { count, decimal, list } from './format.ts';
import type { Wording } from './words.ts';

/** Where a workspace lets inference run, as a sentence to follow another, or nothing. */
const allowing = (allowed: AllowedGeos | null): string => {
  if (allowed === null) return '';
  return allowed === 'unrestricted'
    ? ' The workspace allows any geography.'
    : ` The workspace allows ${list(allowed)} only.`;
};

export const workspaceWording: Wording<keyof WorkspaceCodes> = {
  'workspace-confirmed': ({ workspaceId, organizationId, name }) => ({
    detail: `The API answered for workspace ${workspaceId}${name === undefined ? '' : ` (${name})`}${organizationId === null ? '' : ` of organization ${organizationId}`}, as planned.`,
  }),
  'workspace-mismatch': ({ mismatches }) => ({
    detail: mismatches
      .map(({ what, planned, seen }) => `The plan names ${what} ${planned}, but the key belongs to ${seen}.`)
      .join(' '),
    fix: [
      'Create a key in the planned workspace on the Console and use it where the product runs.',
      'If the plan is out of date, correct workspace.id and workspace.organizationId.',
    ],
  }),
  'workspace-not-listed': ({ planned }) => ({
    title: 'The planned workspace does not exist',
    detail: `The plan names workspace ${planned}, but the organization of the Admin key lists none with this id, archived ones included.`,
    fix: [
      'Correct workspace.id: on the Console it stands in the address of the workspace.',
      'If the workspace belongs to another organization, use an Admin key of that one.',
    ],
  }),
  'workspace-archived': ({ workspaceId, name, archivedOn }) => ({
    title: 'The planned workspace is archived',
    detail: `Workspace ${workspaceId} (${name}) was archived on ${archivedOn}; its keys ended with it.`,
    fix: ['Create a workspace for production, make the production key there, and correct workspace.id.'],
  }),
  'workspace-name-differs': ({ workspaceId, planned, listed }) => ({
    title: 'The workspace has another name than planned',
    detail: `The key belongs to workspace ${workspaceId}, as planned, but the organization lists it as ${listed} and the plan calls it ${planned}.`,
    fix: [
      'Make sure that the id in the plan is that of production, then correct workspace.name or workspace.id.',
    ],
  }),
  'workspace-not-shown': ({ what, planned }) => ({
    detail: `The plan names ${what} ${planned}, but the answer of the API carried no ${what} id, so the two could not be compared.`,
    fix: [
      "Look the key up on the Console's API keys page and compare its workspace by eye.",
      'Check that no proxy between here and the API drops response headers.',
    ],
  }),
  'workspace-is-default': ({ name }) => ({
    detail: `The product is planned for the Default workspace${name === null ? '' : ` (${name})`}, which takes no rate limits and no spend limit of its own.`,
    fix: [
      'Create a workspace for production on the Console and make the production key there.',
      'Set its spend limit, alert thresholds and rate limits before launch.',
    ],
  }),
  'workspace-not-default': ({ workspaceId }) => ({
    detail:
      workspaceId === null
        ? 'The plan says that the product has a workspace of its own; no answer of the API was there to compare.'
        : `The plan says that the product has a workspace of its own, and the API answered for workspace ${workspaceId}.`,
  }),
  'workspace-other-answered': ({ planned, seen }) => ({
    detail: `The plan says that the product has a workspace of its own, ${planned}, but the API answered for workspace ${seen}. That says nothing about the planned one, and ${seen} may be the Default workspace.`,
    fix: [
      'Use a key of the planned workspace and check again, or correct workspace.id and workspace.isDefault.',
    ],
  }),
  'workspace-not-default-unproven': ({ name }) => ({
    detail: `The plan says that the product runs in ${name === null ? 'a workspace of its own' : `the workspace ${name}`}, but the answer of the API named no workspace.`,
    fix: ["Look the key up on the Console's API keys page and see which workspace it belongs to."],
  }),
  'workspace-listed-as-default': ({ workspaceId }) => ({
    detail: `Workspace ${workspaceId}, where the product runs, is the Default workspace of the organization, which takes no rate limits and no spend limit of its own.`,
    fix: [
      'Create a workspace for production on the Console and make the production key there.',
      'Set its spend limit, alert thresholds and rate limits before launch.',
    ],
  }),
  'workspace-listed-apart': ({ workspaceId, name }) => ({
    detail: `The organization lists workspace ${workspaceId} (${name}) beside its Default workspace.`,
  }),
  'workspace-default-misstated': ({ workspaceId, name }) => ({
    title: 'The plan calls the workspace the Default one, and it is not',
    detail: `The plan says that the product runs in the Default workspace, but workspace ${workspaceId} (${name}) is another one, which can have limits of its own.`,
    fix: ['Set workspace.isDefault to false, or correct workspace.id.'],
  }),
  'environments-mixed': ({ name, keys, more }) => ({
    title: 'Keys of other environments seem to live in the workspace of production',
    detail: `Active keys of workspace ${name} have names that speak of another use: ${list(more > 0 ? [...keys, `${count(more)} more`] : keys)}.`,
    fix: [
      'Make these keys anew in a workspace of their own and archive them here.',
      'If only their names mislead, rename them on the Console.',
    ],
  }),
  'environments-apart': ({ name, others, activeKeys }) => ({
    detail: `Workspace ${name} stands beside ${others === 1 ? 'one other workspace' : `${count(others)} other workspaces`} in use${activeKeys === null ? '' : `, and has ${activeKeys === 1 ? 'one active key' : `${count(activeKeys)} active keys`}, none of them named for another environment`}.`,
  }),
  'residency-without-requirement': ({ allowed }) => ({
    detail: `Inference may run anywhere, by the plan.${allowing(allowed)}`,
  }),
  'residency-costs-more': ({ factor, by }) => ({
    title: 'Inference is kept in the US without a need for it',
    detail: `The plan says that inference may run anywhere, but ${by === 'plan' ? 'its requests ask for the US' : 'the workspace keeps it in the US by default'}; every token then costs ${decimal(factor)} times the global price.`,
    fix: [
      by === 'plan'
        ? 'Take us-inference out of task.features, or set workspace.inferenceGeo to us if it is needed.'
        : 'Change the default inference geography of the workspace, or set workspace.inferenceGeo to us and add us-inference to task.features.',
    ],
  }),
  'residency-geo-not-allowed': ({ name, geo, allowed }) => ({
    title: 'The workspace does not allow the planned geography',
    detail: `The plan needs inference in ${geo}, but workspace ${name} allows ${typeof allowed === 'string' ? 'other geographies' : list(allowed)} only.`,
    fix: ['Allow the geography in the data residency settings of the workspace, or change the plan.'],
  }),
  'residency-served-elsewhere': ({ served, asked }) => ({
    detail: `Inference has to run in the US, but a message ${asked ? 'that asked for the US' : 'like those the plan describes, which do not ask for the US,'} was served as ${served}.`,
    fix: asked
      ? [
          'Look up the data residency settings of the workspace, and promise nothing before an answer says us.',
        ]
      : [
          'Send inference_geo us with every request and add us-inference to task.features, or set the default inference geography of the workspace to us.',
        ],
  }),
  'residency-not-asked': ({ name, defaultGeo }) => ({
    detail: `Inference has to run in the US, but neither do the requests ask for it nor does workspace ${name} see to it: its default geography is ${defaultGeo}.`,
    fix: [
      'Send inference_geo us with every request and add us-inference to task.features, or set the default inference geography of the workspace to us.',
    ],
  }),
  'residency-met': ({ by, allowed }) => ({
    detail: `Inference runs in the US, because ${by === 'request' ? 'the requests ask for it' : 'that is the default of the workspace'}.${allowing(allowed)}`,
  }),
  'residency-unproven': ({ asked }) => ({
    detail: asked
      ? 'The plan asks for inference in the US with every request, but no answer showed where it ran, and the settings of the workspace were not read.'
      : 'Inference has to run in the US and the requests do not ask for it. Whether the workspace does so by default was not seen.',
    fix: ['Run the poll with a key of the planned workspace, or with an Admin key, and check again.'],
  }),
};
