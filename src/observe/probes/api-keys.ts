import { z } from 'zod';
import { foreignId, foreignText } from '../../claude/foreign-text.ts';
import type { ApiKeyRow, KeyInUse } from '../../judge/seen/api-keys.ts';
import { listById } from '../id-pages.ts';
import type { Probe, ProbeContext } from '../probe.ts';

const id = z.string().refine((text) => foreignId(text) !== null);
const moment = z.iso.datetime({ offset: true });
const principals = { user_actor: 'user', service_account_actor: 'service-account' } as const;

const apiKey = z
  .object({
    type: z.literal('api_key'),
    id,
    name: z.string().transform(foreignText),
    status: z.enum(['active', 'inactive', 'archived', 'expired']),
    created_at: moment,
    expires_at: moment.nullable(),
    partial_key_hint: z.string().max(200).nullable(),
    scope: z.discriminatedUnion('type', [
      z.object({ type: z.literal('workspace'), workspace_id: id }),
      z.object({ type: z.literal('organization') }),
    ]),
    principal: z.object({ type: z.enum(['user_actor', 'service_account_actor']) }).nullable(),
  })
  .transform(({ partial_key_hint: hint, scope, principal, ...key }) => ({
    hint,
    row: {
      id: key.id,
      name: key.name,
      status: key.status,
      createdAt: key.created_at,
      expiresAt: key.expires_at,
      scope:
        scope.type === 'workspace'
          ? { type: 'workspace', workspaceId: scope.workspace_id }
          : { type: 'organization' },
      principal: principal && principals[principal.type],
    } satisfies ApiKeyRow,
  }));

type Listed = z.output<typeof apiKey>;

/** Free: the keys of the organization, and which of them the product's calls are made with. */
export const apiKeysProbe: Probe<'api-keys'> = {
  id: 'api-keys',
  title: 'The keys of the organization: which is in use, and until when',
  sends: () =>
    'One GET for the list of API keys, which shows no whole key, and as many pages as there are; with the admin key.',
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'admin',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async (context) => {
    const { apiKeys } = (await context.adminClient()).organization;
    const { rows, cut } = await listById(
      (page) => apiKeys.list(page, { signal: context.signal }),
      apiKey,
      'keys',
      context,
    );
    return {
      keys: rows.map(({ row }) => row),
      inUse: keyInUse(rows, cut, context),
      cut,
    };
  },
};

/**
 * By all that the hint shows. The kind of the key and its last four characters have to stand in it, at its ends. What
 * fits in a list that was cut may fit the rest of it too.
 */
function keyInUse(
  listed: readonly Listed[],
  cut: boolean,
  { credential, keyFits = () => true }: Pick<ProbeContext, 'credential' | 'keyFits'>,
): KeyInUse {
  const [, kind, ending] = /^(sk-ant-[a-z]+\d{2}-)….*?([\w-]{4})$/.exec(credential?.masked ?? '') ?? [];
  if (!kind || !ending) return { kind: 'not-compared' };
  const [first, ...others] = listed.filter(
    ({ hint }) => hint?.startsWith(kind) && hint.endsWith(ending) && keyFits(hint),
  );
  if (!first) return { kind: 'none' };
  if (others.length > 0 || cut) return { kind: 'ambiguous', count: others.length + 1 };
  return { kind: 'found', id: first.row.id };
}
