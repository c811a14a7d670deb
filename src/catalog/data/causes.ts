import type { CauseRow } from '../error-cause.ts';
import { moneyCauses } from './causes-money.ts';
import { transportCauses } from './causes-transport.ts';

const errors = { sources: ['errors', 'sdk'], asOf: '2026-11-17', confidence: 'high' } as const;
const never = 'Not by waiting';

/** What the API itself answers about pace, keys and requests. */
const apiCauses: readonly CauseRow[] = [
  {
    cause: 'rate-limit',
    meaning: 'unreachable',
    statuses: [429],
    errorType: 'rate_limit_error',
    errorCodes: [],
    messageStarts: [],
    retryable: true,
    ends: 'Within seconds; the retry-after header says how many',
    summary: 'The organization used up its requests or tokens of this minute for the model class.',
    advice:
      'Wait as long as retry-after says, and compare the peak of the plan with the limit the message names.',
    provenance: { sources: ['rate-limits', 'errors'], asOf: '2026-10-08', confidence: 'high' },
  },
  {
    cause: 'ramp-limit',
    meaning: 'unreachable',
    statuses: [429],
    errorType: 'rate_limit_error',
    errorCodes: ['ramp_limit_exceeded'],
    messageStarts: [],
    retryable: true,
    ends: 'Within seconds to minutes, but it returns while traffic grows as fast',
    summary: 'Traffic grew faster than the API lets an organization grow.',
    advice: 'Wait as long as retry-after says, and plan a launch that raises traffic step by step.',
    provenance: {
      sources: ['sdk', 'rate-limits'],
      asOf: '2026-11-17',
      confidence: 'medium',
      note: 'The code exists since 2026-11-05. Whether waiting alone cures it is read both ways; the permitted growth is not published.',
    },
  },
  {
    cause: 'organization-on-hold',
    meaning: 'refused',
    statuses: [400],
    errorType: 'invalid_request_error',
    errorCodes: ['organization_on_hold'],
    messageStarts: [],
    retryable: false,
    ends: 'When an appeal succeeds',
    summary: 'Anthropic has put the organization on hold for trust and safety reasons.',
    advice: 'Open the appeal address that the error carries, and do not launch before it is answered.',
    provenance: { sources: ['sdk'], asOf: '2026-11-17', confidence: 'high' },
  },
  {
    cause: 'encryption-key-problem',
    meaning: 'refused',
    statuses: [400, 503],
    errorType: null,
    errorCodes: [
      'cmek_key_disabled',
      'cmek_key_network_blocked',
      'cmek_key_unreachable',
      'cmek_context_unavailable',
    ],
    messageStarts: [],
    retryable: false,
    ends: 'When the key store lets the API use the key again; a 503 may pass by itself',
    summary: "The organization's own encryption key is disabled, blocked or out of reach.",
    advice:
      'Have the owner of the key store enable the key and open its network to Anthropic, then run the key validation again.',
    provenance: { sources: ['sdk'], asOf: '2026-11-17', confidence: 'high' },
  },
  {
    cause: 'key-rejected',
    meaning: 'refused',
    statuses: [401],
    errorType: 'authentication_error',
    errorCodes: [],
    messageStarts: [],
    retryable: false,
    ends: never,
    summary:
      'The API does not accept this credential: it is wrong, expired, disabled or made for another service.',
    advice:
      'Check on the Console that the key exists, is active and has not expired, and that no other variable overrides it.',
    provenance: {
      sources: ['errors', 'authentication', 'sdk'],
      asOf: '2026-11-17',
      confidence: 'high',
      note: 'A call from a browser answers 401 too where the organization blocks it. The SDK renews a token credential once by itself.',
    },
  },
  {
    cause: 'permission-denied',
    meaning: 'refused',
    statuses: [403],
    errorType: 'permission_error',
    errorCodes: ['api_key_scope_missing'],
    messageStarts: [],
    retryable: false,
    ends: never,
    summary: 'The credential is valid but may not do this.',
    advice:
      'Use a credential of the right workspace and scope, or have an administrator grant what the message names.',
    provenance: errors,
  },
  {
    cause: 'model-not-found',
    meaning: 'invalid',
    statuses: [404],
    errorType: 'not_found_error',
    errorCodes: [],
    messageStarts: ['model:'],
    retryable: false,
    ends: never,
    summary:
      'The API knows no model of this id for this key: it is misspelt, retired, restricted or named as another platform names it.',
    advice:
      'List the models the key may call, compare the id letter by letter, and ask for access if the model is restricted.',
    provenance: {
      sources: ['errors', 'claude-code-issues'],
      asOf: '2026-09-30',
      confidence: 'medium',
      note: 'The start of the message was seen in public bug reports, not on a page; a model withdrawn from an organization answered with another sentence.',
    },
  },
  {
    cause: 'not-found',
    meaning: 'invalid',
    statuses: [404],
    errorType: 'not_found_error',
    errorCodes: [],
    messageStarts: [],
    retryable: false,
    ends: never,
    summary: 'The address or object asked for does not exist for this credential.',
    advice:
      'Check the base URL and the id in the request, and whether the credential belongs to the workspace that owns it.',
    provenance: errors,
  },
  {
    cause: 'conflict',
    meaning: 'unreachable',
    statuses: [409],
    errorType: 'conflict_error',
    errorCodes: [],
    messageStarts: [],
    retryable: true,
    ends: 'When the other change is finished',
    summary: 'Another change to the same object was under way.',
    advice: 'Try again in a moment, with one writer at a time.',
    provenance: errors,
  },
  {
    cause: 'request-too-large',
    meaning: 'invalid',
    statuses: [413],
    errorType: 'request_too_large',
    errorCodes: ['request_body_too_large_after_decoding'],
    messageStarts: [],
    retryable: false,
    ends: never,
    summary: 'The body of the request is larger than the platform takes.',
    advice: 'Send less at once: upload documents as files where the platform has them, or split the work.',
    provenance: errors,
  },
  {
    cause: 'invalid-request',
    meaning: 'invalid',
    statuses: [400],
    errorType: 'invalid_request_error',
    errorCodes: [],
    messageStarts: [],
    retryable: false,
    ends: never,
    summary: 'The API rejected the request as malformed or not allowed for this model.',
    advice: "Read the field the message names, and compare the request with the model's parameter rules.",
    provenance: {
      ...errors,
      note: 'Last among the 400s: empty credit, own spend limits and a hold answer with the same status and type.',
    },
  },
];

/** One row a cause; within one status the rows named by code or message come before the general one. */
export const causes: readonly CauseRow[] = [...moneyCauses, ...apiCauses, ...transportCauses];
