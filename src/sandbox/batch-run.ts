import type Anthropic from '@anthropic-ai/sdk';
import { webSearchFee } from '../catalog/lookup.ts';
import { priceRequest } from '../cost/price.ts';
import { type BatchRequest, checkBatchParams } from './batch-request.ts';
import { ApiFailure, errorBody, namedFailures } from './errors.ts';
import type { Call } from './exchange.ts';
import { LiveAccount } from './live-account.ts';
import { type AnswerSettings, createMessage } from './messages.ts';
import { Ledger } from './spend.ts';

type Result = Anthropic.Messages.MessageBatchIndividualResponse;

/** Asks the account's ledger and charges nothing: a batch has its own price. */
class ReadOnlyLedger extends Ledger {
  readonly #real: Ledger;

  constructor(account: LiveAccount, at: Date) {
    super(account.profile, account.catalog, at);
    this.#real = account.ledger;
  }

  override charge(): void {}

  override outOfCredit(): boolean {
    return this.#real.outOfCredit();
  }

  override refusal(workspaceId: string, now: Date) {
    return this.#real.refusal(workspaceId, now);
  }
}

/** The account as a running batch meets it: same models, money, files and prompt cache, no per-minute limits. */
class BatchAccount extends LiveAccount {
  override readonly ledger: Ledger;
  override readonly files: LiveAccount['files'];
  override readonly promptCache: LiveAccount['promptCache'];
  override readonly cacheDiagnostics: LiveAccount['cacheDiagnostics'];

  constructor(account: LiveAccount, at: Date) {
    super(account.profile, account.catalog, () => at);
    this.ledger = new ReadOnlyLedger(account, at);
    this.files = account.files;
    this.promptCache = account.promptCache;
    this.cacheDiagnostics = account.cacheDiagnostics;
  }

  override bucketsOf() {
    return null;
  }
}

export interface BatchOutcome {
  readonly results: readonly Result[];
  readonly costUsd: number;
}

/** Runs every request as of that time and charges the account for those that succeed, at batch prices. Failed ones are free. */
export function runBatch(
  account: LiveAccount,
  requests: readonly BatchRequest[],
  call: Call,
  settings: AnswerSettings,
  at: Date,
): BatchOutcome {
  const batchAccount = new BatchAccount(account, at);
  // Nobody reads along while a batch runs.
  const atOnce = { ...settings, pace: null };
  let costUsd = 0;
  const results = requests.map((request): Result => {
    try {
      checkBatchParams(request);
      const reply = createMessage(batchAccount, { ...call, body: request.params }, atOnce);
      if (reply.content.kind !== 'json') throw new ApiFailure(namedFailures['server-error']);
      const answered = reply.content.body as Anthropic.Message;
      const message: Anthropic.Message = {
        ...answered,
        usage: { ...answered.usage, service_tier: 'batch' },
      };
      // What is free on its own, such as a refusal before output, is free in a batch.
      const usd = reply.costUsd === 0 ? 0 : batchPriceUsd(account, message);
      account.ledger.charge(usd, call.workspaceId, at);
      costUsd += usd;
      return { custom_id: request.custom_id, result: { type: 'succeeded', message } };
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      const body = errorBody(error.failure, call.newId('req'));
      // The SDK's list of error types lacks one that a batch cannot meet: the body is too large.
      const wire = body as Anthropic.ErrorResponse;
      return { custom_id: request.custom_id, result: { type: 'errored', error: wire } };
    }
  });
  return { results, costUsd };
}

function batchPriceUsd(account: LiveAccount, { model: id, usage }: Anthropic.Message): number {
  const model = account.catalog.models.find((row) => row.id === id);
  if (!model) throw new Error(`The sandbox answered for ${id}, which its catalog does not have.`);
  const { batch, usInference } = account.catalog.priceModifiers;
  const billed = {
    uncachedInputTokens: usage.input_tokens,
    cacheWrite5mTokens: usage.cache_creation?.ephemeral_5m_input_tokens ?? 0,
    cacheWrite1hTokens: usage.cache_creation?.ephemeral_1h_input_tokens ?? 0,
    cacheReadTokens: usage.cache_read_input_tokens ?? 0,
    outputTokens: usage.output_tokens,
    webSearches: usage.server_tool_use?.web_search_requests ?? 0,
  };
  const tariff = {
    steps: model.prices.steps,
    batchFactor: batch,
    locationFactor: usage.inference_geo === 'us' ? usInference : 1,
    speedFactor: 1,
    usdPerWebSearch: webSearchFee(account.catalog).usdPerUse,
  };
  return priceRequest(billed, tariff, true).totalUsd;
}
