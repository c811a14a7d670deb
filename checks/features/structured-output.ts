import { defineCheck } from '../../src/judge/check.ts';
import { live } from '../../src/judge/figure.ts';
import { fail, inconclusive, pass } from '../../src/judge/outcome.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutAnswer } from './unanswered-probe.ts';

export default defineCheck({
  id: 'features/structured-output',
  subject: 'Structured outputs',
  titles: {
    passed: 'Answers held to a schema fit it',
    failed: 'Answers held to a schema do not come as asked',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['structured-output'],
  guide: {
    looksAt: 'One answer that output_config holds to a JSON schema: whether it is JSON, and whether it fits.',
    why: 'What reads the answer breaks at the first field that is missing. A gateway that drops output_config goes unnoticed in trials, because models often write good JSON without it.',
    how: 'Asks for an object with a choice, a whole number, a yes or no and a list, nothing else allowed, and checks the answer field by field. An answer that was cut or refused says nothing either way.',
    fix: 'Let output_config reach the API unchanged, give max_tokens room for the whole object, and look at stop_reason before reading the answer.',
    sources: ['structured-outputs', 'stop-reasons'],
  },
  judge(input) {
    const open = unlessPlanned('structured-outputs', 'structured outputs', input);
    if (open) return open;
    const seen = input.observed['structured-output'];
    if (seen?.status !== 'observed')
      return withoutAnswer('structured-outputs', 'structured-output', seen, input);
    const { answer, outputTokens, ms } = seen.value;
    const stopReason = seen.value.stopReason ?? 'none';
    const figures = [
      live('Time to the whole answer', ms, 'ms', seen),
      live('Output', outputTokens, 'tokens', seen),
    ];
    const evidence = { basis: 'live', figures } as const;
    if (answer.kind === 'fits') return pass('structured-output-fits', { ms }, evidence);
    if (stopReason !== 'end_turn') {
      return inconclusive('feature-cut-short', { feature: 'structured-outputs', stopReason }, evidence);
    }
    const misfit = answer.kind === 'misfits' ? answer.misfit : null;
    return fail('structured-output-misfits', { misfit }, evidence);
  },
});
