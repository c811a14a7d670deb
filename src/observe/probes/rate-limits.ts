import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { boundedList } from '../../claude/bounded-list.ts';
import { foreignId, foreignText } from '../../claude/foreign-text.ts';
import type { LimitedWorkspace, LimitGroup, RateLimitsSeen } from '../../judge/seen/rate-limits.ts';
import { listByCursor } from '../cursor-pages.ts';
import type { Listed } from '../id-pages.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { refusalOf, refusals } from '../refusal.ts';

const id = z.string().refine((text) => foreignId(text) !== null);
const text = z.string().transform(foreignText);
const value = z.number().nonnegative();

const shared = {
  group: z
    .object({ type: text, display_name: text.nullish() })
    .transform(({ type, display_name }) => ({ kind: type, name: display_name || type })),
  models: boundedList(500, text).nullable(),
};

const organizationEntry = z.object({
  ...shared,
  type: z.literal('rate_limit'),
  id,
  limits: boundedList(50, z.object({ type: text, value })),
});

const workspaceEntry = z.object({
  ...shared,
  type: z.literal('workspace_rate_limit'),
  rate_limit_id: id,
  limits: boundedList(
    50,
    z.object({
      type: text,
      value,
      org_limit: value.nullable(),
      source: z.object({ type: z.enum(['workspace', 'organization']) }),
    }),
  ),
});

type OrganizationEntry = z.output<typeof organizationEntry>;
type WorkspaceEntry = z.output<typeof workspaceEntry>;

/** Free: the limits the organization is configured with, and what the launch workspace set for itself. */
export const rateLimitsProbe: Probe<'rate-limits'> = {
  id: 'rate-limits',
  title: 'The rate limits of the organization and of the workspace, with the admin key',
  sends: () =>
    'One GET for the rate limits of the organization and one for those of the workspace, and as many pages as there are; with the admin key.',
  inputs: (plan) => [plan.workspace.id],
  paths: ['claude-api'],
  credential: 'admin',
  // Not the tiny message, which tells the workspace too: what is free does not wait for what is paid.
  after: ['api-keys'],
  requests: 2,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async (context) => {
    const api = await context.adminClient();
    const workspaceId = workspaceOf(context);
    const [all, own] = await Promise.all([
      listByCursor(
        (page) => api.organization.rateLimits.list(page, { signal: context.signal }),
        organizationEntry,
        'rate limits',
        context,
      ),
      ownLimits(api, workspaceId, context),
    ]);
    return {
      workspace: own.workspace,
      groups: merged(all.rows, own.list.rows),
      cut: all.cut || own.list.cut,
    };
  },
};

/** The workspace the plan names, else the one the key in use is listed in. */
function workspaceOf({ plan, observed }: ProbeContext): string | null {
  if (plan.workspace.id) return plan.workspace.id;
  const listed = observed['api-keys'];
  if (listed?.status !== 'observed' || listed.value.inUse.kind !== 'found') return null;
  const { id: keyId } = listed.value.inUse;
  const scope = listed.value.keys.find((key) => key.id === keyId)?.scope;
  return scope?.type === 'workspace' ? scope.workspaceId : null;
}

interface OwnLimits {
  readonly workspace: LimitedWorkspace;
  readonly list: Listed<WorkspaceEntry>;
}

/** An id that is none may be answered 400. */
const workspaceRefusals = new Map([...refusals, [400, 'invalid-request'] as const]);

/** The SDK asks no path with such a part, and no workspace has such an id. */
const onlyDots = /^\.+$/;

/** That the workspace is refused takes nothing from what the organization tells. */
async function ownLimits(
  api: Anthropic,
  workspaceId: string | null,
  context: ProbeContext,
): Promise<OwnLimits> {
  const nothing = { rows: [], cut: false };
  if (workspaceId === null || onlyDots.test(workspaceId))
    return { workspace: { kind: 'unnamed' }, list: nothing };
  const { rateLimits } = api.organization.workspaces;
  try {
    const list = await listByCursor(
      (page) =>
        rateLimits.list(workspaceId, { ...page, include_inherited: true }, { signal: context.signal }),
      workspaceEntry,
      'rate limits of a workspace',
      context,
    );
    return { workspace: { kind: 'read', id: workspaceId }, list };
  } catch (error) {
    const refusal = refusalOf(error, context.receipt, workspaceRefusals);
    if (!refusal) throw error;
    return { workspace: { kind: 'refused', id: workspaceId, status: refusal.status }, list: nothing };
  }
}

/** Groups of the organization with what the workspace set; then those that only the workspace's list has. */
function merged(all: readonly OrganizationEntry[], own: readonly WorkspaceEntry[]): RateLimitsSeen['groups'] {
  const known = new Set(all.map((entry) => entry.id));
  const groups = all.map((entry) =>
    groupOf(
      entry,
      entry.limits,
      own.find((row) => row.rate_limit_id === entry.id),
    ),
  );
  const others = own
    .filter((row) => !known.has(row.rate_limit_id))
    .map((row) => groupOf(row, organizationValues(row), row));
  return [...groups, ...others].slice(0, 1_000);
}

type Values = readonly { readonly type: string; readonly value: number }[];

const organizationValues = ({ limits }: WorkspaceEntry): Values =>
  limits.flatMap(({ type, org_limit }) => (org_limit === null ? [] : { type, value: org_limit }));

function groupOf(
  { group, models }: Pick<OrganizationEntry, 'group' | 'models'>,
  values: Values,
  own: WorkspaceEntry | undefined,
): LimitGroup {
  const set = own?.limits.filter(({ source }) => source.type === 'workspace') ?? [];
  const types = [...new Set([...values, ...set].map(({ type }) => type))];
  const valueIn = (rows: Values, type: string) => rows.find((row) => row.type === type)?.value ?? null;
  return {
    ...group,
    models: models && [...models],
    limits: types.slice(0, 50).map((type) => ({
      type,
      organization: valueIn(values, type),
      workspace: valueIn(set, type),
    })),
  };
}
