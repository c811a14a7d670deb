import type { Catalog } from '../../src/catalog/catalog.ts';
import type { CauseMeaning } from '../../src/catalog/error-cause.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { AccessCall, CallFault } from '../../src/judge/codes/platform.ts';
import { live } from '../../src/judge/figure.ts';
import type { Observed } from '../../src/judge/observation.ts';
import { fail, inconclusive, notObserved, pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { cloudAccess } from './cloud-access.ts';
import { plannedPlatform } from './planned-platform.ts';

/** The paid message first: only its answer proves that messages are answered. */
const calls = ['tiny-message', 'token-count', 'model'] as const satisfies readonly AccessCall[];

export default defineCheck({
  id: 'platform/access',
  subject: 'Access',
  titles: {
    passed: 'The credential gets answers',
    failed: 'The credential does not get answers',
  },
  blocksFrom: 'beta',
  failsFrom: 'demo',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['model', 'token-count', 'tiny-message', 'cloud-identity', 'cloud-access'],
  guide: {
    looksAt:
      'Whether a real message sent with this credential is answered, and on a path through a cloud what must be granted before.',
    why: 'A key can be well formed and still be disabled, out of credit, stopped by a spend limit, without the scope, or in an organization on hold. Free calls show some of these; only a message shows all.',
    how: 'Looks up the model and counts tokens, both free, and sends one message of a few tokens if the budget allows. A failure is read by its error code, not by its HTTP status. A cloud is asked first, for free, for agreements, forms, services and deployments. On Bedrock the first message to a model starts its Marketplace subscription, so that it is sent only where a person agreed.',
    fix: 'Do what the cause asks for: another key, a permission, credit, a raised limit, a form sent, an agreement accepted, a service or a deployment made. Then run this check again.',
    sources: ['errors', 'sdk', 'rate-limits', 'billing'],
    corrections: [
      {
        claim: 'A 429 means: back off and try again.',
        now: 'Three kinds share it. A rate limit and a ramp limit say how long to wait; a spend cap of the tier or the contract does not pass by waiting, that of the tier comes without retry-after, and the SDK retries it in vain.',
        source: 'rate-limits',
      },
      {
        claim: 'A 400 is a bug in our request.',
        now: "An organization's or workspace's own spend limit, empty credit and an organization on hold answer 400 as well.",
        source: 'errors',
      },
      {
        claim: 'Token counting is a health check.',
        now: 'It proves key, model and network; caps and limits on messages stay unseen, and it has a request limit of its own.',
        source: 'token-counting',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, observed } = input;
    const platform = plannedPlatform({ plan, catalog });
    const refused = faultOf('refused', observed, catalog);
    if (!platform)
      return refused ? fail('access-refused', refused, { basis: 'live' }) : unansweredField('platform.path');
    if (platform.path !== 'claude-api') return cloudAccess(platform, input);
    const message = observed['tiny-message'];
    if (message?.status === 'observed') {
      const { model, latencyMs } = message.value;
      const figures = [live('Time to the whole answer', latencyMs, 'ms', message)];
      const evidence = { basis: 'live', figures } as const;
      return refused
        ? warn('access-refused-in-part', refused, evidence)
        : pass('access-proven', { model, latencyMs }, evidence);
    }
    if (refused) return fail('access-refused', refused, { basis: 'live' });
    const rejected = faultOf('invalid', observed, catalog);
    if (rejected) return inconclusive('access-request-rejected', rejected, { basis: 'live' });
    const answered = calls.filter((id) => observed[id]?.status === 'observed');
    if (answered.length === 0) return notObserved('tiny-message', message);
    const reason = message?.reason ?? 'The probe was not run.';
    return inconclusive('access-half-shown', { answered, reason }, { basis: 'live' });
  },
});

/** The first call that was made and failed for a cause of this meaning. */
function faultOf(meaning: CauseMeaning, observed: Observed, catalog: Catalog): CallFault | undefined {
  for (const probe of calls) {
    const observation = observed[probe];
    if (observation?.status !== 'failed') continue;
    const row = catalog.causes.find(({ cause }) => cause === observation.cause);
    if (row?.meaning !== meaning) continue;
    const { cause, summary, advice, ends } = row;
    return { probe, cause, summary, advice, ends };
  }
  return undefined;
}
