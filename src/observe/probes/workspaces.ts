import { z } from 'zod';
import { boundedList } from '../../claude/bounded-list.ts';
import { foreignId, foreignText } from '../../claude/foreign-text.ts';
import type { WorkspaceRow } from '../../judge/seen/workspaces.ts';
import { listById } from '../id-pages.ts';
import type { Probe } from '../probe.ts';

const geo = z.string().max(40).transform(foreignText);

const workspace = z
  .object({
    type: z.literal('workspace'),
    id: z.string().refine((id) => foreignId(id) !== null),
    name: z.string().transform(foreignText),
    archived_at: z.iso.datetime({ offset: true }).nullable(),
    data_residency: z.object({
      workspace_geo: geo,
      allowed_inference_geos: z.union([z.literal('unrestricted'), boundedList(100, geo)]),
      default_inference_geo: geo,
    }),
  })
  .transform(
    ({ id, name, archived_at, data_residency: residency }): WorkspaceRow => ({
      id,
      name,
      archivedAt: archived_at,
      workspaceGeo: residency.workspace_geo,
      allowedGeos: residency.allowed_inference_geos,
      defaultGeo: residency.default_inference_geo,
    }),
  );

/** Free: the workspaces of the organization. No field marks the Default one: it stands in the list only when asked for. */
export const workspacesProbe: Probe<'workspaces'> = {
  id: 'workspaces',
  title: 'The workspaces of the organization, with the admin key',
  sends: () =>
    'Two GETs for the list of workspaces, with the Default workspace and without it, and as many pages as there are; with the admin key.',
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'admin',
  after: [],
  requests: 2,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async (context) => {
    const { workspaces } = (await context.adminClient()).organization;
    const list = (include_default: boolean) =>
      listById(
        (page) =>
          workspaces.list({ ...page, include_archived: true, include_default }, { signal: context.signal }),
        workspace,
        'workspaces',
        context,
      );
    const [all, made] = await Promise.all([list(true), list(false)]);
    const others = new Set(made.rows.map(({ id }) => id));
    const alone = all.rows.filter(({ id }) => !others.has(id));
    // One was made or archived between the two lists where they differ by more.
    const known = !made.cut && alone.length === 1;
    return { workspaces: [...all.rows], defaultId: known ? (alone[0]?.id ?? null) : null, cut: all.cut };
  },
};
