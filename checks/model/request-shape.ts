import { defineCheck } from '../../src/judge/check.ts';
import { documented, planned } from '../../src/judge/figure.ts';
import { fail, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { judgeParameters } from '../../src/plan/request-offences.ts';
import { modelNotInCatalog, modelUnanswered, plannedModel } from './planned-model.ts';

export default defineCheck({
  id: 'model/request-shape',
  subject: 'Request parameters',
  titles: {
    passed: 'The model takes every planned request parameter',
    failed: 'The model rejects a planned request parameter',
  },
  blocksFrom: 'beta',
  needs: ['model'],
  guide: {
    looksAt:
      'The planned temperature, top_p, top_k, prefilled answer, thinking setting and budget, effort and forced tool choice, against what the planned model takes.',
    why: 'Parameters that older models took answer 400 on newer ones. A change of model, or of the major version of the SDK, turns every request into an error.',
    how: 'Each parameter is held against the behaviour table of the catalog; thinking types and effort levels against the Models API where it answered. API version 2026-10-21, which the TypeScript SDK sends from 1.0 on, has no sampling parameters for any model. Every parameter needs an answer in the plan, "none" where it is not sent, unless the model takes whatever it could be.',
    fix: 'Remove the named parameters or replace them: structured outputs for a prefilled answer, adaptive thinking with an effort for a thinking budget, instructions in the prompt for sampling.',
    sources: ['models-overview', 'thinking', 'effort', 'deprecations', 'versioning', 'sdk'],
    corrections: [
      {
        claim: 'Set temperature to 0 for the same answer every time.',
        now: 'From 4.7 on any temperature but the default answers 400, and under API version 2026-10-21 the parameter is gone for every model.',
        source: 'versioning',
      },
      {
        claim: 'Prefill the answer with a brace to get JSON.',
        now: 'From 4.6 on a prefilled answer is rejected with 400; structured outputs hold the answer to a schema.',
        source: 'deprecations',
      },
      {
        claim: 'Give the model a thinking budget with budget_tokens.',
        now: 'From 4.7 on that answers 400; those models think adaptively and are steered by effort.',
        source: 'thinking',
      },
      {
        claim: 'Force a tool to be sure that it is called.',
        now: 'Opus 5.5, Sonnet 5.5 and the Fable and Mythos models from 5.1 on answer 400 to tool_choice "any" and "tool".',
        source: 'models-overview',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    if (!model.row) return modelNotInCatalog(model);

    const { offences, cautions, open } = judgeParameters(plan, model, catalog);
    const { apiVersion } = plan.model.request;
    const evidence = {
      basis: 'documented',
      figures: [
        documented('Behaviour table of', model.name, 'text', model.row.behaviour.provenance),
        ...(apiVersion
          ? [planned('API version', apiVersion, 'text', 'model.request.apiVersion', today)]
          : []),
      ],
    } as const;
    if (offences.length > 0) return fail('request-rejected', { model: model.name, offences }, evidence);
    if (open[0]) return unanswered(open[0].question, open[0].field);
    if (cautions.length > 0) return warn('request-cautions', { model: model.name, cautions }, evidence);
    return pass('request-accepted', { model: model.name }, evidence);
  },
});
