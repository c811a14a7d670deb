import { type Answer, type GoogleAnswers, googleError, quotaInfo } from './google.ts';

/** Every call of the model, answered alike; and every question about it too. */
const calls = (answer: Answer): GoogleAnswers => ({ count: answer, message: answer });

const questions = (answer: Answer): GoogleAnswers => ({
  publisherModel: answer,
  model: answer,
  ...calls(answer),
});

const disabled = (service: string): GoogleAnswers => ({
  service: ({ path }) => ({ body: { state: path.endsWith(service) ? 'DISABLED' : 'ENABLED' } }),
  ...questions(
    googleError(
      403,
      'PERMISSION_DENIED',
      `${service} has not been used in project 1 before or it is disabled.`,
      {
        reason: 'SERVICE_DISABLED',
        metadata: { service, consumer: 'projects/1' },
      },
    ),
  ),
});
export const vertexDisabled = disabled('aiplatform.googleapis.com');
export const offerDisabled = disabled('anthropic-managed-claude.cloudpartnerservices.goog');

export const withoutPermission = (permission: string): GoogleAnswers =>
  calls(
    googleError(403, 'PERMISSION_DENIED', `Permission '${permission}' denied on the resource.`, {
      reason: 'IAM_PERMISSION_DENIED',
      metadata: { permission },
    }),
  );

const notThere = googleError(
  404,
  'NOT_FOUND',
  'Publisher Model `projects/launch-project/locations/us-east1/publishers/anthropic/models/claude-sonnet-5-5` was not found or your project does not have access to it.',
);
/** The location serves other models. */
export const elsewhere: GoogleAnswers = { publisherModel: notThere, ...calls(notThere) };

const unknownModel: Answer = {
  status: 404,
  body: { type: 'error', error: { type: 'not_found_error', message: 'model: claude-sonnet-5-5' } },
};
/** The gateway lets in, and Claude knows no such model behind it. */
export const unknownToClaude: GoogleAnswers = { model: unknownModel, ...calls(unknownModel) };

const names = ['requests', 'input_tokens_per_minute', 'output_tokens_per_minute'];
export const withoutQuota: GoogleAnswers = {
  quotas: {
    body: {
      quotaInfos: names.map((name) =>
        quotaInfo(`global_online_prediction_${name}_per_base_model`, [['anthropic-claude-sonnet', 0]]),
      ),
    },
  },
  message: googleError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded for aiplatform.googleapis.com.'),
};

/** Limits of the Anthropic organization, which no quota of Google shows. */
export const limitedByClaude: GoogleAnswers = {
  message: {
    status: 429,
    body: {
      type: 'error',
      error: { type: 'rate_limit_error', message: 'This request would exceed your limit.' },
    },
  },
};

/** No new token is given out for the account of the machine. */
export const expired: GoogleAnswers = {
  token: {
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  },
};

const unauthenticated = googleError(
  401,
  'UNAUTHENTICATED',
  'Request had invalid authentication credentials.',
  {
    reason: 'ACCESS_TOKEN_EXPIRED',
  },
);
/** A token is given out, and no service takes it any more. */
export const expiredInUse: GoogleAnswers = {
  service: unauthenticated,
  quotas: unauthenticated,
  ...questions(unauthenticated),
};
