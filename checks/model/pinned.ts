import { defineCheck } from '../../src/judge/check.ts';
import { documented } from '../../src/judge/figure.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { modelNotInCatalog, modelUnanswered, plannedModel } from './planned-model.ts';

export default defineCheck({
  id: 'model/pinned',
  subject: 'Pinned model id',
  titles: {
    passed: 'The model id names one fixed snapshot',
    failed: 'The model id can come to mean another model',
  },
  blocksFrom: 'never',
  needs: [],
  guide: {
    looksAt: 'Whether the planned id names one snapshot or is an alias.',
    why: 'An alias leaves open which snapshot answers, so an evaluation no longer says what was evaluated and a log no longer says what ran.',
    how: 'The id is compared with the ids and aliases of the catalog on every platform path. Only the 4.5 generation and older have aliases.',
    fix: 'Write the snapshot id into the plan and into the code, and log the model of each answer.',
    sources: ['models-overview', 'sdk'],
    corrections: [
      {
        claim: 'Only an id with a date in it is pinned.',
        now: 'From 4.6 on ids carry no date and the plain id is the snapshot itself; no moving alias exists.',
        source: 'models-overview',
      },
      {
        claim: 'A pinned id is safe for good.',
        now: 'Pinned models retire like any other: claude-sonnet-4-5-20250929 stops answering on 2026-11-30.',
        source: 'deprecations',
      },
    ],
  },
  judge(input) {
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const { match, row, id } = model;
    if (match.kind === 'alias') {
      const pinned = match.model.ids[input.plan.platform.path ?? 'claude-api'] ?? match.model.id;
      const figures = [documented('Snapshot id', pinned, 'text', match.model.ids.provenance)];
      return warn('model-alias', { id, pinned }, { basis: 'documented', figures });
    }
    if (!row && /[-@]latest$/.test(id)) {
      return warn('model-alias', { id, pinned: null }, { basis: 'documented' });
    }
    if (!row) return modelNotInCatalog(model);
    return pass('model-pinned', { id }, { basis: 'documented' });
  },
});
