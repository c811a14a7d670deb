import type { Platform } from '../../src/catalog/platform.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { live, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { observedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import {
  modelNotInCatalog,
  modelUnanswered,
  type PlannedModel,
  plannedModel,
} from '../model/planned-model.ts';
import { judgeIdForPath } from '../model/platform-id.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';
import { withoutCloud } from './without-cloud.ts';

export default defineCheck({
  id: 'platform/model-id',
  subject: 'Model id on this path',
  titles: {
    passed: 'The model id is the one this path takes',
    failed: 'The model id is not the one this path takes',
  },
  blocksFrom: 'beta',
  failsFrom: 'demo',
  needs: ['cloud-identity', 'cloud-model'],
  guide: {
    looksAt:
      'Whether the planned id has the form of the planned path: plain on the Claude API, with anthropic. on Bedrock, a profile where the model can be called by one only, the name of a deployment on Foundry.',
    why: 'Sample code carries the id of another path. An id of Bedrock means nothing to the Claude API, and the bare id of a model that AWS serves through profiles only answers 400.',
    how: 'Compares the id with the table of ids. The cloud says, for free, which ways there are to call the model, and on Foundry whether the deployment exists.',
    fix: 'Write the id as the finding spells it, put the name of a Foundry deployment into platform.deployment, and use the same id in the product.',
    sources: ['models-overview', 'bedrock', 'vertex', 'foundry'],
  },
  judge(input) {
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    if (platform.path === 'foundry') return judgeDeployment(model, platform, input);
    const ofForm = judgeIdForPath(model, input);
    const listed = observedBy(input.observed, 'cloud-model')?.value.listed ?? false;
    // What no page documents, the path itself may know.
    if (ofForm && !(ofForm.status === 'inconclusive' && listed)) return ofForm;
    return judgeWay(model, platform, input);
  },
});

/** The form is right, or nobody knows it: the path itself says more. */
function judgeWay(model: PlannedModel, platform: Platform, input: JudgeInput): Outcome {
  const seen = observedBy(input.observed, 'cloud-model');
  const fits = { id: model.id, platform: platform.name };
  if (!seen) {
    // Only the path knows which ways there are to call it: silence after a question leaves that open.
    if (isSilent(input)) return withoutCloud(input, 'cloud-model');
    if (model.row) return pass('model-id-fits', fits, { basis: 'documented' });
    return platform.path === 'claude-api'
      ? modelNotInCatalog(model)
      : inconclusive('model-id-unverified', fits, { basis: 'documented' });
  }
  const { id, listed, callableBy, profiles } = seen.value;
  const evidence = {
    basis: 'live',
    figures: [live('Callable by', callableBy.join(', '), 'text', seen)],
  } as const;
  const isBare = /^anthropic\./.test(id.toLowerCase());
  const needsProfile = callableBy.length > 0 && callableBy.every((way) => way === 'inference-profile');
  if (listed && isBare && needsProfile) {
    const ids = profiles.filter(({ active }) => active).map((profile) => profile.id);
    return fail('model-needs-profile', { ...fits, id, profiles: ids.slice(0, 6) }, evidence);
  }
  if (!model.row && !listed) return inconclusive('model-id-unverified', fits, evidence);
  return pass('model-id-fits', fits, evidence);
}

/** A request names the team's own deployment, which is called like the model where nobody called it otherwise. */
function judgeDeployment(model: PlannedModel, platform: Platform, input: JudgeInput): Outcome {
  const { plan, observed, today } = input;
  const deployment = plan.platform.deployment ?? model.id;
  const seen = observedBy(observed, 'cloud-model');
  const args = { deployment, platform: platform.name };
  const figures = [planned('Deployment', deployment, 'text', 'platform.deployment', today)];
  if (seen?.value.listed && seen.value.callableBy.includes('deployment'))
    return pass('deployment-found', args, { basis: 'live', figures });
  if (isSilent(input)) return withoutCloud(input, 'cloud-model');
  return warn('deployment-unseen', args, { basis: 'planned', figures });
}

/** The cloud was to be asked and told nothing; that it knows no such model is for platform/region to say. */
function isSilent({ observed }: JudgeInput): boolean {
  const asked = observed['cloud-model'];
  return asked !== undefined && asked.status !== 'observed' && asked.cause !== 'model-not-found';
}
