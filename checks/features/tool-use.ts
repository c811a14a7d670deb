import { findModel } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import type { Observation, ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass } from '../../src/judge/outcome.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutAnswer } from './unanswered-probe.ts';

export default defineCheck({
  id: 'features/tool-use',
  subject: 'Tool use',
  titles: {
    passed: 'A tool is called with input that fits, and its result is taken up',
    failed: 'A round trip through a tool does not work',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['tool-use'],
  guide: {
    looksAt:
      'One round trip: the model calls a small tool, its input is held against the schema, the result goes back and is answered.',
    why: 'A tool call takes two requests, and the second must carry the blocks of the first unchanged. What forwards, stores or trims messages breaks it, and models differ in whether a call can be forced.',
    how: 'Offers one made-up tool with a text and a yes or no. Where the model can be made to call it, it is; elsewhere the prompt asks for it by name. Then sends back all blocks of the answer as they came, with a made-up result.',
    fix: 'Send assistant blocks back unchanged, thinking included; check the input of every call; ask for tools in words on models that reject a forced choice.',
    sources: ['models-overview', 'pricing', 'sdk', 'stop-reasons'],
    corrections: [
      {
        claim: 'Setting tool_choice to any or to a tool makes every model call one.',
        now: 'Opus 5.5, Sonnet 5.5, and Fable and Mythos from 5.1 on answer 400 to that. Ask for the tool in the prompt there, and handle an answer without a call.',
        source: 'models-overview',
      },
    ],
  },
  judge(input) {
    const open = unlessPlanned('tool-use', 'tools of its own', input);
    if (open) return open;
    const seen = input.observed['tool-use'];
    if (seen?.status !== 'observed') {
      return resultWasRefused(seen)
        ? fail('tool-result-refused', { reason: seen.reason }, { basis: 'live' })
        : withoutAnswer('tool-use', 'tool-use', seen, input);
    }
    const { asked, requestTokens, first, call } = seen.value;
    const evidence = { basis: 'live', figures: figuresOf(seen, input) } as const;
    if (!call && first.stopReason === 'end_turn') {
      return (asked === 'forced' ? fail : inconclusive)('tool-not-called', { asked }, evidence);
    }
    if (call?.misfit) return fail('tool-input-misfits', { misfit: call.misfit }, evidence);
    if (!call) {
      const stopReason = first.stopReason ?? 'none';
      return inconclusive('feature-cut-short', { feature: 'tool-use', stopReason }, evidence);
    }
    if (!call.last.saidSomething) {
      const stopReason = call.last.stopReason ?? 'none';
      return inconclusive('tool-result-unanswered', { stopReason }, evidence);
    }
    const answerMs = call.last.ms;
    return pass('tool-round-trip', { asked, requestTokens, callMs: first.ms, answerMs }, evidence);
  },
});

type RoundTrip = Observation<'tool-use'>;

/** Only an answered request is paid: the first one was answered with a call, or there had been no second. */
const resultWasRefused = (seen: RoundTrip | undefined): seen is Extract<RoundTrip, { status: 'failed' }> =>
  seen?.status === 'failed' && seen.cause === 'invalid-request' && seen.costUsd > 0;

function figuresOf(seen: ObservedBy<'tool-use'>, { plan, catalog }: JudgeInput): Figure[] {
  const { asked, requestTokens, first, call } = seen.value;
  const overhead = findModel(catalog, plan.model.id)?.toolOverhead;
  const overheadTokens = asked === 'forced' ? overhead?.forcedTokens : overhead?.autoTokens;
  return [
    live('Input of a line and one tool', requestTokens, 'tokens', seen),
    ...(overhead && overheadTokens
      ? [documented('Added by the first tool', overheadTokens, 'tokens', overhead.provenance)]
      : []),
    live('Time to the call', first.ms, 'ms', seen),
    ...(call ? [live('Time from result to answer', call.last.ms, 'ms', seen)] : []),
  ];
}
