import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { admin, documented, type Figure, live, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import type { WorkspaceRow } from '../../src/judge/seen/workspaces.ts';
import { usesFeature } from '../../src/plan/planned-use.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';
import { adminEvidence, adminEvidenceNeeds, listedWorkspace, productWorkspaceId } from './admin-evidence.ts';

export default defineCheck({
  id: 'workspace/residency',
  subject: 'Where inference runs',
  titles: {
    passed: 'Inference runs where it has to',
    failed: 'Inference does not run where it has to',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  needs: [...adminEvidenceNeeds, 'parameters'],
  guide: {
    looksAt:
      'Where inference has to run, against what the workspace allows and does by default, what the requests ask for, and where the messages of this poll were served.',
    why: 'A promise to customers that data are processed in the US is kept by a parameter of each request or a setting of the workspace, and by nothing else. The other way round, inference in the US that nobody needs makes every token dearer.',
    how: 'workspace.inferenceGeo of the plan is compared with the data residency of the workspace, where an Admin key can read it, with the feature us-inference of the plan, and with the geography that the usage of each answer names. The key of a workspace other than the planned one says nothing about it.',
    fix: 'Send inference_geo us with every request, or set the default inference geography of the workspace; allow only us there, so that a forgotten parameter cannot take a request elsewhere.',
    sources: ['workspaces', 'pricing', 'sdk', 'rate-limits'],
    corrections: [
      {
        claim: 'Spread the load over several regions of the Claude API.',
        now: 'It has no regions to choose. A request can ask for inference in the US or leave it global, and both draw on the same limits.',
        source: 'rate-limits',
      },
      {
        claim: 'Data are kept in the region where the account was made.',
        now: 'Where data are stored and where inference runs are two settings of the workspace. Storage is in the US and fixed when the workspace is made; inference can run anywhere unless the request or the workspace says us.',
        source: 'sdk',
      },
    ],
  },
  judge(input) {
    const { plan } = input;
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (!platform.hasWorkspaces) {
      return notApplicable(`${platform.name} has no workspaces; its region or endpoint decides.`);
    }
    const required = plan.workspace.inferenceGeo;
    if (required == null) return unansweredField('workspace.inferenceGeo');
    const facts = factsOf(input);
    return required === 'us' ? judgeUs(facts) : judgeFree(input, facts);
  },
});

interface Facts {
  readonly row: WorkspaceRow | null;
  /** Null while nobody has said which features the requests use. */
  readonly asks: boolean | null;
  /** Where a message was served that did not ask, and one that asked; null where none was, or it does not say. */
  readonly served: { readonly unasked: string | null; readonly asked: string | null };
  readonly figures: readonly Figure[];
}

function factsOf(input: JudgeInput): Facts {
  const { plan, observed, today } = input;
  const shown = adminEvidence(input);
  const row = listedWorkspace(shown, productWorkspaceId(input, shown));
  const { 'tiny-message': message, parameters } = observed;
  const tiny =
    message?.status === 'observed' && isOfWorkspace(input, message.value.workspaceId) ? message : null;
  const sent = tiny && parameters?.status === 'observed' ? parameters : null;
  const asked = sent?.value.sent.some(({ name }) => name === 'inference_geo')
    ? sent.value.inferenceGeo
    : null;
  const unasked = tiny?.value.inferenceGeo ?? null;
  const allowed = row?.allowedGeos;
  return {
    row,
    asks: usesFeature('us-inference', plan),
    served: { unasked, asked },
    figures: [
      planned(
        'Inference has to run in',
        plan.workspace.inferenceGeo ?? '',
        'text',
        'workspace.inferenceGeo',
        today,
      ),
      ...(row && shown.workspaces
        ? [
            admin(
              'Allowed geographies',
              typeof allowed === 'string' ? allowed : (allowed ?? []).join(', '),
              'text',
              shown.workspaces,
            ),
            admin('Default geography', row.defaultGeo, 'text', shown.workspaces),
          ]
        : []),
      ...(tiny && unasked ? [live('Served in, when not asked', unasked, 'text', tiny)] : []),
      ...(sent && asked ? [live('Served in, when asked', asked, 'text', sent)] : []),
    ],
  };
}

const isOfWorkspace = ({ plan }: JudgeInput, seen: string | null): boolean =>
  !plan.workspace.id || !seen || plan.workspace.id === seen;

/** What else an answer names, such as a geography this version does not know, proves neither. */
const isElsewhere = (served: string | null): boolean => served === 'global';
const isUnclear = (served: string | null): boolean =>
  served !== null && served !== 'us' && !isElsewhere(served);

const allows = (row: WorkspaceRow | null, geo: string): boolean =>
  !row || row.allowedGeos === 'unrestricted' || row.allowedGeos.includes(geo);

function judgeUs({ row, asks, served, figures }: Facts): Outcome {
  const configured = { basis: row ? 'admin' : 'planned', figures } as const;
  const answered = { basis: 'live', figures } as const;
  if (row && !allows(row, 'us')) {
    const args = { name: row.name, geo: 'us', allowed: row.allowedGeos } as const;
    return fail('residency-geo-not-allowed', args, configured);
  }
  const allowed = row?.allowedGeos ?? null;
  if (asks) {
    if (served.asked !== null && isElsewhere(served.asked)) {
      return fail('residency-served-elsewhere', { served: served.asked, asked: true }, answered);
    }
    if (isUnclear(served.asked)) return inconclusive('residency-unproven', { asked: true }, answered);
    if (served.asked === 'us') return pass('residency-met', { by: 'request', allowed }, answered);
    return row
      ? pass('residency-met', { by: 'request', allowed }, configured)
      : inconclusive('residency-unproven', { asked: true }, configured);
  }
  if (served.unasked !== null && isElsewhere(served.unasked)) {
    if (asks === null) return unansweredField('task.features');
    return fail('residency-served-elsewhere', { served: served.unasked, asked: false }, answered);
  }
  if (row && row.defaultGeo !== 'us') {
    if (asks === null) return unansweredField('task.features');
    return fail('residency-not-asked', { name: row.name, defaultGeo: row.defaultGeo }, configured);
  }
  if (isUnclear(served.unasked)) {
    if (asks === null) return unansweredField('task.features');
    return inconclusive('residency-unproven', { asked: false }, answered);
  }
  if (served.unasked === 'us') return pass('residency-met', { by: 'default', allowed }, answered);
  if (row) return pass('residency-met', { by: 'default', allowed }, configured);
  if (asks === null) return unansweredField('task.features');
  return inconclusive('residency-unproven', { asked: false }, configured);
}

/** Without a requirement nothing is broken but the price, unless the workspace turns the planned requests down. */
function judgeFree({ catalog }: JudgeInput, { row, asks, served, figures }: Facts): Outcome {
  const evidence = { basis: row ? 'admin' : 'planned', figures } as const;
  if (row && asks && !allows(row, 'us')) {
    const args = { name: row.name, geo: 'us', allowed: row.allowedGeos } as const;
    return fail('residency-geo-not-allowed', args, evidence);
  }
  const { usInference: factor, provenance } = catalog.priceModifiers;
  const byWorkspace = row ? row.defaultGeo === 'us' : served.unasked === 'us';
  if (asks || byWorkspace) {
    const args = { factor, by: asks ? 'plan' : 'workspace' } as const;
    return warn('residency-costs-more', args, {
      ...evidence,
      figures: [...figures, documented('Price factor of US inference', factor, 'ratio', provenance)],
    });
  }
  return pass('residency-without-requirement', { allowed: row?.allowedGeos ?? null }, evidence);
}
