import { findModel } from '../../src/catalog/lookup.ts';
import { priceStepFor } from '../../src/cost/price.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { simulated } from '../../src/judge/figure.ts';
import { knownSize } from '../../src/judge/measured-sizes.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { wholeInput } from '../spend/usage-habits.ts';
import { forecastSource, withMonth } from './month.ts';

/** From three quarters on, nothing done to the prompt moves the bill much. */
const highOutputShare = 0.75;

export default defineCheck({
  id: 'cost/output-share',
  subject: 'Output share of the cost',
  titles: {
    passed: 'Output does not dominate the cost',
    failed: 'Output dominates the cost',
  },
  blocksFrom: 'never',
  needs: ['trial'],
  guide: {
    looksAt: 'Which part of a medium month is paid for output, thinking included.',
    why: 'An output token costs five times an input token on every current model, and thinking is billed in full even where it is hidden. Where output dominates, effort and length of answers decide the bill.',
    how: `Output cost over total cost of the medium month, with the answers a trial measured where there are enough of them; above ${highOutputShare * 100} percent is a caution.`,
    fix: `Lower the effort where evals allow it, ask for shorter answers or structured output, and let a cheaper model do the easy part. ${wholeInput}`,
    sources: ['pricing', 'thinking', 'effort'],
    corrections: [
      {
        claim: 'Output costs three to five times the input.',
        now: 'On every current model it is exactly five times.',
        source: 'pricing',
      },
      {
        claim: 'A small max_tokens saves money.',
        now: 'It cuts answers, thinking included, and a cut answer is paid and then asked for again. Effort and instructions shorten answers.',
        source: 'thinking',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    return withMonth(input, ({ model, tariff, workload, forecast }) => {
      const { outputShare, components } = forecast.medium;
      const step = priceStepFor(tariff.steps, workload.input.typical);
      const args = {
        model: model.name,
        share: outputShare,
        outputUsd: components.find(({ name }) => name === 'Output')?.usd ?? 0,
        priceRatio: step.outputUsdPerMTok / step.inputUsdPerMTok,
      };
      const answer = knownSize(input, 'output', 'typical');
      const figures = [
        ...(answer ? [answer.figure] : []),
        simulated('Output share of a medium month', outputShare * 100, 'percent', forecastSource, today),
        simulated('Output of a medium month', args.outputUsd, 'USD/month', forecastSource, today),
      ];
      const evidence = { basis: answer?.isMeasured ? 'measured' : 'simulated', figures } as const;
      if (outputShare <= highOutputShare)
        return pass('output-share-moderate', { ...args, highShare: highOutputShare }, evidence);
      const planned = plan.model.effort === 'none' ? null : plan.model.effort;
      const effort = planned ?? findModel(catalog, model.id)?.behaviour.defaultEffort ?? null;
      return warn('output-share-high', { ...args, effort, effortIsDefault: planned == null }, evidence);
    });
  },
});
