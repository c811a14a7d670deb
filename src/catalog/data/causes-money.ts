import type { CauseRow } from '../error-cause.ts';

const limits = { sources: ['rate-limits'], asOf: '2026-10-08', confidence: 'high' } as const;
const sdk = { sources: ['sdk'], asOf: '2026-11-17', confidence: 'high' } as const;

/** Refusals for lack of money. They share statuses with quite different causes, so code and message decide. */
export const moneyCauses: readonly CauseRow[] = [
  {
    cause: 'tier-spend-cap',
    meaning: 'refused',
    statuses: [429],
    errorType: 'rate_limit_error',
    errorCodes: ['enforced_spend_limit_reached'],
    messageStarts: [],
    retryable: false,
    ends: 'At 00:00 UTC on the first of the next month, or when the tier is raised',
    summary: 'The organization reached the monthly spend cap of its usage tier.',
    advice:
      "Request a higher tier on the Console's Rate limits page, and stop retrying until it is granted or the month ends.",
    provenance: {
      sources: ['rate-limits', 'sdk'],
      asOf: '2026-11-17',
      confidence: 'high',
      note: 'It comes without a retry-after header, and the SDK retries it in vain like any other 429.',
    },
  },
  {
    cause: 'contract-spend-cap',
    meaning: 'refused',
    statuses: [429],
    errorType: 'rate_limit_error',
    errorCodes: ['contract_spend_limit_reached'],
    messageStarts: [],
    retryable: false,
    ends: 'When the contract is changed',
    summary: 'The organization spent all that its contract with Anthropic allows.',
    advice: "Ask Anthropic's account team to raise the amount in the contract.",
    provenance: {
      ...sdk,
      note: 'New in SDK 1.10.0; whether a retry-after header comes with it is not stated.',
    },
  },
  {
    cause: 'organization-spend-limit',
    meaning: 'refused',
    statuses: [400],
    errorType: 'invalid_request_error',
    errorCodes: [],
    messageStarts: ['You have reached your specified API usage limits'],
    retryable: false,
    ends: 'On the date the message names, or when the limit is raised',
    summary: 'The organization reached the spend limit that its own administrators set.',
    advice:
      "Raise the limit under Spend limits on the Console's Billing page; it can go up to the cap of the tier.",
    provenance: limits,
  },
  {
    cause: 'workspace-spend-limit',
    meaning: 'refused',
    statuses: [400],
    errorType: 'invalid_request_error',
    errorCodes: [],
    messageStarts: ['You have reached your specified workspace API usage limits'],
    retryable: false,
    ends: 'On the date the message names, or when the limit is raised',
    summary: 'The workspace of this key reached the spend limit set for it.',
    advice:
      "Raise the limit on the workspace's Spend limits tab of the Console, or move the traffic to another workspace.",
    provenance: {
      ...limits,
      note: 'The limit of a Claude Code workspace may answer 429 with retry-after instead.',
    },
  },
  {
    cause: 'credit-empty',
    meaning: 'refused',
    statuses: [400, 402],
    errorType: 'invalid_request_error',
    errorCodes: [],
    messageStarts: ['Your credit balance is too low'],
    retryable: false,
    ends: 'When credit is bought',
    summary: 'The prepaid credit of the organization is used up, so every call is refused.',
    advice:
      "Buy credit on the Console's Billing page and turn on auto-reload with a balance that outlasts a weekend.",
    provenance: {
      sources: ['claude-code-issues', 'errors'],
      asOf: '2026-09-30',
      confidence: 'medium',
      note: 'Seen in public reports as status 400 up to September 2026, on token counting too, while the errors page has 402 for billing; both are to be read as no money.',
    },
  },
  {
    cause: 'linked-organization-cannot-pay',
    meaning: 'refused',
    statuses: [402],
    errorType: 'billing_error',
    errorCodes: ['linked_organization_spend_limit_reached', 'linked_organization_billing_unavailable'],
    messageStarts: [],
    retryable: false,
    ends: 'When the linked organization pays or raises its limit',
    summary: 'The customer organization that is to pay for this call cannot be charged.',
    advice: 'Have the linked organization repair its billing or raise its spend limit on its own Console.',
    provenance: sdk,
  },
  {
    cause: 'billing-problem',
    meaning: 'refused',
    statuses: [402],
    errorType: 'billing_error',
    errorCodes: [],
    messageStarts: [],
    retryable: false,
    ends: 'When the payment is repaired',
    summary: 'The organization cannot be billed for this call.',
    advice: "Check the payment method, open invoices and credit on the Console's Billing page.",
    provenance: { sources: ['errors'], asOf: '2026-08-21', confidence: 'high' },
  },
];
