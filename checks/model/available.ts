import { platformRow } from '../../src/catalog/lookup.ts';
import type { RetiredModel } from '../../src/catalog/model.ts';
import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { modelNotInCatalog, modelUnanswered, type PlannedModel, plannedModel } from './planned-model.ts';
import { judgeIdForPath } from './platform-id.ts';

export default defineCheck({
  id: 'model/available',
  subject: 'Model availability',
  titles: {
    passed: 'The planned model answers for this account',
    failed: 'The planned model cannot be called as planned',
  },
  blocksFrom: 'beta',
  failsFrom: 'demo',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['model', 'cloud-model'],
  guide: {
    looksAt: 'Whether the planned model id exists and is open to the key that will be used at launch.',
    why: 'A wrong or retired id answers 404 on every request. Some models are open to verified organizations only.',
    how: 'The Models API is asked for the id with the launch key, which is free; a cloud without it is asked for its own list. Whether the id has the form of the planned path is for platform/model-id to say. Without that answer the catalog is used, and from level ga on that is not enough for a go.',
    fix: 'Write the id exactly as the planned path spells it, choose a model the account may call, and run this check again with the key of the launch workspace.',
    sources: ['models-overview', 'deprecations', 'sdk'],
    corrections: [
      {
        claim: 'Sample code with ids of the Claude 3, 3.5 and 4 generations can be copied as it stands.',
        now: 'All of them are retired on the Claude API; the last, Opus 4.1, stopped answering on 2026-08-05.',
        source: 'deprecations',
      },
    ],
  },
  judge(input) {
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const ofPath = judgeIdForPath(model, input);
    // There the id is spelt as the path takes it.
    if (ofPath?.status === 'fail') return waitsFor('platform/model-id', input);
    if (model.live) return onLive(model, model.live);
    return (
      onCloud(model, input) ?? (ofPath ? waitsFor('platform/model-id', input) : withoutLive(model, input))
    );
  },
});

function onLive(model: PlannedModel, seen: NonNullable<PlannedModel['live']>): Outcome {
  const figures = [live('Lifecycle', seen.value.lifecycle, 'text', seen), ...retentionFigure(model)];
  const evidence = { basis: 'live', figures } as const;
  const restricted = model.row?.lifecycle.restricted ?? false;
  if (seen.value.lifecycle !== 'retired') {
    return pass('model-available', { model: model.name, restricted, ...retentionOf(model) }, evidence);
  }
  const retiredOn = seen.value.retiresAt?.slice(0, 10) ?? null;
  const successor = model.row?.lifecycle.successor ?? null;
  return fail('model-retired', { model: model.name, retiredOn, successor }, evidence);
}

/** Paths without the Models API list their models in another way; null where the path was not asked, or has that API. */
function onCloud(model: PlannedModel, input: JudgeInput): Outcome | null {
  const seen = input.observed['cloud-model'];
  if (seen?.status === 'failed' && seen.cause === 'model-not-found')
    return waitsFor('platform/region', input);
  if (seen?.status !== 'observed') return null;
  if (!seen.value.listed) return waitsFor('platform/region', input);
  const restricted = model.row?.lifecycle.restricted ?? false;
  const figures = [live('Lifecycle', seen.value.lifecycle, 'text', seen), ...retentionFigure(model)];
  return pass(
    'model-available',
    { model: model.name, restricted, ...retentionOf(model) },
    { basis: 'live', figures },
  );
}

function waitsFor(check: 'platform/model-id' | 'platform/region', { catalog }: JudgeInput): Outcome {
  const cause = 'model-not-found';
  const summary = catalog.causes.find((row) => row.cause === cause)?.summary ?? '';
  return inconclusive('waits-for-check', { check, cause, summary }, { basis: 'documented' });
}

function withoutLive(model: PlannedModel, input: JudgeInput): Outcome {
  const observation = input.observed.model;
  if (model.match.kind === 'retired') return onRetired(model, model.match.retired, input);
  const { row } = model;
  if (observation?.status === 'failed') {
    if (observation.cause !== 'model-not-found') return callFailed(input.catalog, 'model', observation);
    const restricted = row?.lifecycle.restricted ?? false;
    return fail('model-not-found', { id: model.id, restricted }, { basis: 'live' });
  }
  if (!row) return modelNotInCatalog(model);
  if (model.match.kind === 'cloud-id' && !input.plan.platform.path) {
    return unanswered(
      `Over which platform path will the product call Claude? The id ${model.id} is not the one of the Claude API.`,
      'platform.path',
    );
  }
  const figures = [
    documented('Lifecycle', row.lifecycle.state, 'text', row.lifecycle.provenance),
    ...retentionFigure(model),
  ];
  const evidence = { basis: 'documented', figures } as const;
  const args = { model: model.name, ...retentionOf(model) };
  return row.lifecycle.restricted
    ? warn('model-restricted', args, evidence)
    : pass('model-documented', args, evidence);
}

/** Retention is a setting of the account that no probe reads, so it is told and not judged. */
const retentionOf = ({ row }: PlannedModel): { readonly retentionDays?: number } =>
  row?.requiredRetention ? { retentionDays: row.requiredRetention.days } : {};

function retentionFigure({ row }: PlannedModel): Figure[] {
  if (!row?.requiredRetention) return [];
  const { days, provenance } = row.requiredRetention;
  return [documented('Data retention the model requires', days, 'days', provenance)];
}

function onRetired(model: PlannedModel, retired: RetiredModel, { plan, catalog }: JudgeInput): Outcome {
  const figures = [documented('Retired on', retired.retiredOn, 'date', retired.provenance)];
  const evidence = { basis: 'documented', figures } as const;
  const platform = plan.platform.path && platformRow(catalog, plan.platform.path);
  // The dates of the deprecations page do not bind what AWS and Google operate themselves.
  if (platform && platform.operatedBy !== 'Anthropic') {
    const args = { model: model.name, retiredOn: retired.retiredOn, platform: platform.name };
    return inconclusive('model-retired-on-claude-api', args, evidence);
  }
  return fail(
    'model-retired',
    { model: model.name, retiredOn: retired.retiredOn, successor: null },
    evidence,
  );
}
