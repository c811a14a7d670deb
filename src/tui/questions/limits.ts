import { onlyBatches } from '../../plan/waiting.ts';
import { answerAt } from './answer-at.ts';
import type { Question } from './question.ts';

/** What goes through batches meets no rate limit of Messages, and nothing tries it again. */
const sendsLive: NonNullable<Question['applies']> = (plan) => !onlyBatches(plan);

/** How the product meets its limits: how much it sends at once, and what it does when it is turned down. */
export const limitsQuestions: readonly Question[] = [
  {
    id: 'client.concurrency',
    section: 'spend',
    kind: 'number',
    label: 'Requests at once',
    ask: 'How many requests may the product have under way at once, all replicas together?',
    why: 'Where nothing bounds them, a slow minute piles up requests until the limits refuse them, and each refused one comes again.',
    where:
      'The size of the worker pool, the semaphore or the connection pool, times the replicas. Write none if nothing bounds them.',
    checks: ['limits/peak-traffic', 'limits/outage-drain'],
    unit: 'requests',
    whole: true,
    min: 1,
    max: 1_000_000,
    none: true,
    applies: sendsLive,
    ...answerAt('client', 'concurrency'),
  },
  {
    id: 'client.attempts',
    section: 'spend',
    kind: 'number',
    label: 'Tries of a refused request',
    ask: 'How often does one layer try a request that is turned down, the first try counted?',
    why: 'With a single try a short refusal becomes an error that people see. Many tries multiply the load in the very minute that is over the limit.',
    where:
      'The retries your SDK client is built with (maxRetries, max_retries), plus 1. The official SDK as it comes: 3.',
    checks: ['limits/retry-amplification', 'limits/peak-traffic', 'limits/burst'],
    unit: 'plain',
    whole: true,
    min: 1,
    max: 100,
    applies: sendsLive,
    ...answerAt('client', 'attempts'),
  },
  {
    id: 'client.retryLayers',
    section: 'spend',
    kind: 'number',
    label: 'Layers that try again',
    ask: 'How many layers each try a refused request again by themselves?',
    why: 'Layers multiply: three tries of the SDK inside three of a job queue make nine requests of one.',
    where:
      'Count the SDK, a gateway, a job queue and any loop of your own that retries. Write 1 if it is the SDK alone.',
    checks: ['limits/retry-amplification'],
    unit: 'plain',
    whole: true,
    min: 1,
    max: 10,
    applies: sendsLive,
    ...answerAt('client', 'retryLayers'),
  },
  {
    id: 'traffic.tenantRequestsPerMinute',
    section: 'spend',
    kind: 'number',
    label: 'Requests a minute per customer',
    ask: 'How many requests a minute may one customer send at most?',
    why: 'All customers share the limits of your organization. Where nothing bounds one of them, it can use up the minute of all others.',
    where:
      'The rate limit per customer, account or tenant that your product enforces. Write none if nothing bounds them.',
    checks: ['limits/noisy-neighbour'],
    unit: 'requests',
    whole: false,
    min: 0,
    max: 1e8,
    none: true,
    applies: sendsLive,
    ...answerAt('traffic', 'tenantRequestsPerMinute'),
  },
  {
    id: 'traffic.launchShares',
    section: 'spend',
    kind: 'shares',
    label: 'Traffic of the first days',
    ask: 'Which share of the full traffic comes on each day from the launch on?',
    why: 'Sharp growth is refused with a 429 of its own, even below the limits. A launch in steps grows less sharply, and shows trouble while it is small.',
    where:
      'The rollout plan: who is let in on which day, until everybody is. Write 100% if everybody comes at once.',
    checks: ['limits/ramp'],
    mostDays: 60,
    applies: sendsLive,
    ...answerAt('traffic', 'launchShares'),
  },
];
