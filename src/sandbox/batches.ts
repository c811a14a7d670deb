import type Anthropic from '@anthropic-ai/sdk';
import { parseBatch } from './batch-request.ts';
import { runBatch } from './batch-run.ts';
import { batchTerms, StoredBatch } from './batch-store.ts';
import { takeRequest } from './endpoint-limit.ts';
import { ApiFailure, invalidRequest, namedFailures } from './errors.ts';
import { type Call, freeJson, type Reply, type Route } from './exchange.ts';
import type { LiveAccount } from './live-account.ts';
import type { AnswerSettings } from './messages.ts';
import { idPage } from './paging.ts';

const usualMinutes = 1;

/** `/v1/messages/batches` and below. The first call after a batch ended tells its cost to the journal. */
export function batchRoutes(account: LiveAccount, settings: AnswerSettings): readonly Route[] {
  const desk = new BatchDesk(account, settings);
  const list = /^\/v1\/messages\/batches$/;
  const one = /^\/v1\/messages\/batches\/([^/]+)$/;
  return [
    { method: 'POST', path: list, handle: (call) => desk.create(call) },
    { method: 'GET', path: list, handle: (call) => desk.list(call) },
    { method: 'GET', path: one, handle: (call, id) => desk.retrieve(call, id) },
    { method: 'DELETE', path: one, handle: (call, id) => desk.delete(call, id) },
    {
      method: 'POST',
      path: /^\/v1\/messages\/batches\/([^/]+)\/cancel$/,
      handle: (call, id) => desk.cancel(call, id),
    },
    {
      method: 'GET',
      path: /^\/v1\/messages\/batches\/([^/]+)\/results$/,
      handle: (call, id) => desk.results(call, id),
    },
  ];
}

class BatchDesk {
  readonly #account: LiveAccount;
  readonly #settings: AnswerSettings;

  constructor(account: LiveAccount, settings: AnswerSettings) {
    this.#account = account;
    this.#settings = settings;
  }

  create(call: Call): Reply {
    this.#begin();
    const requests = parseBatch(call.body, this.#account.catalog);
    const refusal = this.#account.ledger.refusal(call.workspaceId, this.#account.now());
    if (refusal) throw new ApiFailure(namedFailures[refusal]);
    this.#checkQueue(requests.length);
    const { profile, catalog } = this.#account;
    const { batchDeadlineHours, batchBounds } = catalog.apiRules;
    const batch = new StoredBatch(
      {
        id: call.newId('msgbatch'),
        workspaceId: call.workspaceId,
        requests,
        createdMs: this.#nowMs(),
      },
      batchTerms(profile.batchMinutes ?? usualMinutes, batchDeadlineHours.hours, batchBounds.resultDays),
      // API version, beta headers and workspace are those of the call that made the batch.
      (atMs) => runBatch(this.#account, requests, call, this.#settings, new Date(atMs)),
    );
    this.#account.batches.add(batch);
    return this.#describe(batch, call);
  }

  list(call: Call): Reply {
    this.#begin();
    const own = this.#account.batches.all.filter((batch) => batch.workspaceId === call.workspaceId);
    const described = own.map((batch) => batch.describe(this.#nowMs(), call.origin));
    return this.#answer(idPage(described, call.query));
  }

  retrieve(call: Call, id: string): Reply {
    this.#begin();
    return this.#describe(this.#find(call, id), call);
  }

  cancel(call: Call, id: string): Reply {
    this.#begin();
    const batch = this.#find(call, id);
    if (batch.ended) throw invalidRequest(`The batch ${id} has ended and cannot be cancelled.`);
    batch.cancel(this.#nowMs());
    return this.#describe(batch, call);
  }

  delete(call: Call, id: string): Reply {
    this.#begin();
    const batch = this.#find(call, id);
    if (!batch.ended) throw invalidRequest(`The batch ${id} is still processed. Cancel it first.`);
    this.#account.batches.remove(batch);
    const body: Anthropic.Messages.DeletedMessageBatch = { id, type: 'message_batch_deleted' };
    return this.#answer(body);
  }

  results(call: Call, id: string): Reply {
    this.#begin();
    const lines = this.#find(call, id).resultLines(this.#nowMs());
    if (lines === null) throw notFound(`The batch ${id} has no results to read.`);
    const bytes = Buffer.from(lines);
    const content = { kind: 'download', contentType: 'application/x-jsonl', bytes } as const;
    return { headers: {}, costUsd: this.#account.batches.takeUnreportedUsd(), content };
  }

  #begin(): void {
    takeRequest(this.#account.batchBucket(), this.#account.now(), 'batch requests');
  }

  #checkQueue(added: number): void {
    const { catalog, profile } = this.#account;
    const row = catalog.endpointLimits.find((candidate) => candidate.tier === profile.tier);
    if (!row) return;
    if (this.#account.batches.waitingRequests + added <= row.batchQueuedRequests) return;
    throw new ApiFailure({
      ...namedFailures['rate-limit'],
      message: `This batch would exceed the limit of ${row.batchQueuedRequests.toLocaleString('en-US')} batch requests in the processing queue.`,
      retryAfterSeconds: 60,
    });
  }

  #find(call: Call, id: string): StoredBatch {
    const batch = this.#account.batches.all.find(
      (known) => known.id === id && known.workspaceId === call.workspaceId,
    );
    if (!batch) throw notFound(`The message batch ${id} was not found.`);
    return batch;
  }

  #describe(batch: StoredBatch, call: Call): Reply {
    return this.#answer(batch.describe(this.#nowMs(), call.origin));
  }

  #answer(body: unknown): Reply {
    return { ...freeJson(body), costUsd: this.#account.batches.takeUnreportedUsd() };
  }

  #nowMs(): number {
    return this.#account.now().getTime();
  }
}

const notFound = (message: string) => new ApiFailure({ status: 404, type: 'not_found_error', message });
