import { apiVersions } from '../../src/catalog/vocabulary.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { documented, planned } from '../../src/judge/figure.ts';
import { fail, pass, unanswered } from '../../src/judge/outcome.ts';
import { judgeVersion } from '../../src/plan/request-offences.ts';
import { modelNotInCatalog, modelUnanswered, plannedModel } from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';

export default defineCheck({
  id: 'platform/api-version',
  subject: 'API version on this path',
  titles: {
    passed: 'The path serves the model under the planned API version',
    failed: 'The path does not serve the model under the planned API version',
  },
  blocksFrom: 'beta',
  failsFrom: 'demo',
  needs: [],
  guide: {
    looksAt:
      'The API version that the requests carry, against the versions the path serves for the planned model.',
    why: 'From 1.0 on the official SDKs send version 2026-10-21. Both Bedrock endpoints answer 400 to it for models older than 4.7, so that an upgrade of the SDK turns every request into an error.',
    how: 'Reads model.request.apiVersion of the plan, and the rule in the catalog. Every other path serves both versions for every model.',
    fix: 'Send the older version to such a model, on Bedrock as anthropic_version in the body or by default headers of the client, or plan with a newer model.',
    sources: ['versioning', 'bedrock', 'sdk'],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    const { newVersion } = catalog.apiRules;
    const version = plan.model.request.apiVersion ?? null;
    const model = plannedModel(input);
    const figures = [
      ...(version ? [planned('API version', version, 'text', 'model.request.apiVersion', today)] : []),
      documented('Newest API version', newVersion.version, 'text', newVersion.provenance),
    ];
    const evidence = { basis: 'documented', figures } as const;
    const served = { platform: platform.name, model: model?.name ?? null, version };
    if (platform.path !== 'bedrock' && platform.path !== 'bedrock-mantle')
      return pass('api-version-served', served, evidence);
    if (!model) return modelUnanswered();
    if (!model.row) return modelNotInCatalog(model);
    const { offences = [], open = [] } = judgeVersion(plan, model, catalog);
    if (offences.length > 0) {
      const older = apiVersions[apiVersions.indexOf(newVersion.version) - 1] ?? newVersion.version;
      const args = { platform: platform.name, model: model.name, version: newVersion.version, older };
      return fail('api-version-not-served', args, evidence);
    }
    if (open[0]) return unanswered(open[0].question, open[0].field);
    return pass('api-version-served', served, evidence);
  },
});
