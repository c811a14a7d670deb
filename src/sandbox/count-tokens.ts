import type Anthropic from '@anthropic-ai/sdk';
import { takeRequest } from './endpoint-limit.ts';
import { ApiFailure, namedFailures } from './errors.ts';
import type { Call, Reply } from './exchange.ts';
import { checkFeatures } from './feature-access.ts';
import { withFiles } from './file-sources.ts';
import { callableModel } from './lifecycle.ts';
import type { LiveAccount } from './live-account.ts';
import { checkModelRules } from './model-rules.ts';
import { estimatePrompt } from './token-estimate.ts';
import { parseCountRequest } from './validate-request.ts';

/** POST /v1/messages/count_tokens: free, with a request limit of its own, refused when the credit is empty. */
export function countTokens(account: LiveAccount, call: Call): Reply {
  const parsed = parseCountRequest(call.body, call.betas.length > 0);
  const request = withFiles(account, call.workspaceId, parsed);
  checkFeatures(account.profile, request);
  const model = callableModel(account, request.model);
  checkModelRules({ request, model, version: call.version, betas: call.betas, catalog: account.catalog });
  if (account.ledger.outOfCredit()) throw new ApiFailure(namedFailures['credit-empty']);
  takeRequest(account.tokenCountingBucket(), account.now(), 'token counting requests');
  const body: Anthropic.MessageTokensCount = { input_tokens: estimatePrompt(request, model) };
  return { headers: {}, costUsd: 0, content: { kind: 'json', body } };
}
