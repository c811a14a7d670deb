import type { WorkspaceCodes } from '../../judge/codes/workspace.ts';
import type { Wording } from './words.ts';

export const workspaceWording: Wording<keyof WorkspaceCodes> = {
  'workspace-confirmed': ({ workspaceId, organizationId }) => ({
    detail: `The API answered for workspace ${workspaceId}${organizationId === null ? '' : ` of organization ${organizationId}`}, as planned.`,
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
};
