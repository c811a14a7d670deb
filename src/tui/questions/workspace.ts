import { platformRow } from '../../catalog/lookup.ts';
import { answerAt } from './answer-at.ts';
import type { Question } from './question.ts';

const hasWorkspaces: NonNullable<Question['applies']> = (plan, catalog) =>
  plan.platform.path == null || platformRow(catalog, plan.platform.path).hasWorkspaces;

const onClaudeApi: NonNullable<Question['applies']> = (plan) =>
  plan.platform.path == null || plan.platform.path === 'claude-api';

export const workspaceQuestions: readonly Question[] = [
  {
    id: 'workspace.name',
    section: 'workspace',
    kind: 'text',
    label: 'Workspace name',
    ask: 'What is the name of the workspace that the production key belongs to?',
    why: 'A workspace of its own lets you cap and see the spend of this product apart from everything else.',
    where: 'Console, Settings, Workspaces; or the workspace column beside the key under API keys.',
    checks: ['workspace/identity', 'workspace/not-default', 'workspace/separate-environments'],
    maxLength: 2_000,
    applies: hasWorkspaces,
    ...answerAt('workspace', 'name'),
  },
  {
    id: 'workspace.isDefault',
    section: 'workspace',
    kind: 'yes-no',
    label: 'Default workspace',
    ask: 'Is it the Default workspace?',
    why: 'The Default workspace can have neither spend limits nor rate limits of its own.',
    where: 'Console, Settings, Workspaces: the first one, named Default, is it.',
    checks: ['workspace/not-default', 'spend/workspace-limit', 'limits/workspace-override'],
    applies: hasWorkspaces,
    ...answerAt('workspace', 'isDefault'),
  },
  {
    id: 'workspace.id',
    section: 'workspace',
    kind: 'text',
    label: 'Workspace id',
    ask: 'What is the id of the workspace?',
    why: 'The probes compare it with the workspace the key really belongs to. A key of the wrong workspace is a common launch-day surprise.',
    where: 'Console, Settings, Workspaces, the workspace: its address holds an id that starts with wrkspc_.',
    checks: [
      'workspace/identity',
      'workspace/not-default',
      'workspace/separate-environments',
      'limits/workspace-override',
      'limits/shared-bucket',
      'keys/status',
    ],
    maxLength: 100,
    objects: (_plan, text) =>
      /^wrkspc_\w+$/.test(text)
        ? null
        : `"${text}" is no workspace id, which starts with wrkspc_. The name of the workspace is asked apart; press Ctrl-N if you do not know the id.`,
    applies: hasWorkspaces,
    ...answerAt('workspace', 'id'),
  },
  {
    id: 'workspace.organizationId',
    section: 'workspace',
    kind: 'text',
    label: 'Organization id',
    ask: 'What is the id of the organization?',
    why: 'Rate limits and tiers belong to the organization. The probes compare it with what the API answers.',
    where: 'Console, Settings, Organization.',
    checks: ['workspace/identity'],
    maxLength: 100,
    applies: hasWorkspaces,
    ...answerAt('workspace', 'organizationId'),
  },
  {
    id: 'workspace.inferenceGeo',
    section: 'workspace',
    kind: 'choice',
    label: 'Where inference runs',
    ask: 'Does inference have to run in the US?',
    why: 'It stays in the US only where every request asks for it, or the workspace does so by default; on a cloud, where region, endpoint or profile lead nowhere else. Every token then costs more.',
    where: 'Your contracts with customers, and whoever is responsible for data protection.',
    checks: ['workspace/residency', 'platform/region'],
    options: () => [
      { value: 'global', label: 'No, anywhere', hint: 'No requirement, and the lower price.' },
      { value: 'us', label: 'Yes, in the US', hint: 'Promised to customers, or required by law.' },
    ],
    ...answerAt('workspace', 'inferenceGeo'),
  },
  {
    id: 'keys.expiresOn',
    section: 'workspace',
    kind: 'date',
    never: true,
    label: 'Expiry of the key',
    ask: 'On which day does the production key expire?',
    why: 'From then on every request answers 401. An Admin key lets the poll read it instead.',
    where:
      'Console, API keys: the expiry was chosen when the key was made. Write never for a key without one.',
    checks: ['keys/expiry'],
    applies: onClaudeApi,
    ...answerAt('keys', 'expiresOn'),
  },
];
