import type { CauseId } from '../../../catalog/error-cause.ts';
import { foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';

/** What was asked of AWS, for the words of a refusal. */
export interface AwsQuestion {
  /** As a sentence names it, e.g. "Amazon Bedrock in us-east-1". */
  readonly service: string;
  /** The IAM action the call needs; null where it needs none. */
  readonly permission: string | null;
  /** What it was asked for, as the end of "to …". */
  readonly purpose: string;
  /** How the credential in use is renewed: a full sentence with the command. */
  readonly renewal: string;
}

/** A refusal as AWS sends it. */
export interface AwsAnswer {
  /** Name of the exception, e.g. AccessDeniedException; empty where none came. */
  readonly name: string;
  readonly message: string;
  readonly status: number | null;
  readonly requestId: string | null;
}

interface Rule {
  readonly cause: CauseId;
  /** Of the exception's name. */
  readonly name?: RegExp;
  readonly message?: RegExp;
  /** Asked last: several causes share one. */
  readonly status?: readonly number[];
  /** What is missing is the permission of the call, also where the message names none. */
  readonly ofIam?: true;
  /** A full sentence. */
  readonly summary: (question: AwsQuestion) => string;
  readonly advice: (question: AwsQuestion) => string;
}

const openConsole = 'Open the model in the model catalog of the Amazon Bedrock console';

/** Read from above: the first of which name or message fits, else the status. One name means many things, so messages come first. */
const rules: readonly Rule[] = [
  {
    cause: 'key-rejected',
    message: /^signature (?:expired|not yet current)/i,
    name: /^RequestTimeTooSkewed/,
    summary: ({ service }) => `${service} refuses the signature, because the clock of this machine is off.`,
    advice: () => 'Set the clock of this machine, and poll again.',
  },
  {
    cause: 'key-rejected',
    name: /^(?:ExpiredToken|RequestExpired|TokenRefreshRequired)/,
    message: /\b(?:token|session|credentials?|key)\b[^.]{0,60}\b(?:has |have |is |are )?expired/i,
    summary: ({ service }) => `The AWS credential has expired: ${service} no longer accepts it.`,
    advice: ({ renewal }) => renewal,
  },
  {
    cause: 'permission-denied',
    name: /^OutboundWebIdentityFederationDisabled/,
    message: /outbound web identity federation/i,
    summary: () =>
      'Outbound web identity federation is turned off in the AWS account, and Claude Platform on AWS answers nothing without it.',
    advice: () =>
      'Have an administrator of the account turn it on once: aws iam enable-outbound-web-identity-federation',
  },
  {
    cause: 'permission-denied',
    message: /use case (?:details|form)/i,
    summary: () => "Anthropic's first-use form was not sent for this AWS account.",
    advice: () => `${openConsole} and send the form, then poll again after a quarter of an hour.`,
  },
  {
    cause: 'permission-denied',
    name: /^SubscriptionRequired|^OptInRequired/,
    message: /marketplace|\bsubscri(?:be|bed|ption)\b|INVALID_PAYMENT_INSTRUMENT/i,
    summary: ({ service }) =>
      `The AWS account has no Marketplace subscription that opens ${service} for this call.`,
    advice: () =>
      'Have someone with aws-marketplace:Subscribe subscribe once in the AWS console, and see that the account has a valid way to pay.',
  },
  {
    cause: 'permission-denied',
    message: /access to (?:anthropic|this) models? is not allowed|have access to the model/i,
    summary: ({ service }) => `The AWS account has no access to the model on ${service}.`,
    advice: () => `${openConsole} and ask for access with this account.`,
  },
  {
    cause: 'invalid-request',
    message: /on-demand throughput/i,
    summary: ({ service }) => `${service} answers for this model through inference profiles only.`,
    advice: () =>
      'Put the id of a profile into platform.deployment, such as the model id with global. or us. before it.',
  },
  {
    cause: 'model-not-found',
    message: /model identifier is invalid|end of its life|marked by provider as legacy|no such model/i,
    summary: ({ service }) => `${service} does not offer the model under this id.`,
    advice: () => 'List what it offers: aws bedrock list-foundation-models --by-provider anthropic',
  },
  {
    cause: 'key-rejected',
    name: /^(?:InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|AuthFailure|MissingAuthentication|InvalidAccessKeyId|InvalidIdentityToken|UnauthorizedException)/,
    message: /invalid (?:api key|bearer token|x-api-key)|api key[^.]{0,40}(?:is )?(?:invalid|not valid)/i,
    status: [401],
    summary: ({ service }) => `${service} does not accept the AWS credential: it is wrong, or was deleted.`,
    advice: ({ renewal }) => renewal,
  },
  {
    cause: 'permission-denied',
    ofIam: true,
    name: /^(?:AccessDenied|UnauthorizedOperation|NotAuthorized|Forbidden)/,
    status: [403],
    summary: ({ service, purpose }) =>
      `The AWS credential is valid, but ${service} does not let it ${purpose}.`,
    advice: ({ permission }) =>
      permission
        ? `Have an administrator of the account allow ${permission} for it.`
        : 'Have an administrator of the account allow what the answer names.',
  },
  {
    cause: 'rate-limit',
    name: /^(?:Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded|SlowDown)/,
    status: [429],
    summary: ({ service }) => `${service} was asked more often than it lets this account ask.`,
    advice: () => 'Wait a minute, and poll again.',
  },
  {
    cause: 'model-not-found',
    name: /^(?:ResourceNotFound|NoSuchResource|NotFound)/,
    status: [404],
    summary: ({ service }) => `${service} does not know what it was asked for.`,
    advice: () =>
      'Compare model and region of the plan with what is offered: aws bedrock list-foundation-models --by-provider anthropic',
  },
  {
    cause: 'server-error',
    name: /^(?:InternalServer|InternalFailure|ServiceUnavailable|ModelNotReady|ModelTimeout)/,
    status: [500, 502, 503, 504, 529],
    summary: ({ service }) => `${service} failed by itself.`,
    advice: () =>
      'Poll again in a few minutes, and look at https://health.aws.amazon.com/health/status if it stays.',
  },
  {
    cause: 'invalid-request',
    name: /^(?:Validation|InvalidParameter|IllegalArgument)/,
    status: [400],
    summary: ({ service }) => `${service} does not take what it was asked.`,
    advice: () => 'Compare model and region of the plan with how AWS writes them.',
  },
];

/** An IAM action as messages quote it, e.g. `bedrock:InvokeModel`. */
const action = /\b(?:[a-z][a-z0-9-]*):[A-Z][A-Za-z]{2,60}\b/;

/** The refusal in one cause, with the permission where that is what is missing; null where no rule knows it. */
export function refusal(answer: AwsAnswer, question: AwsQuestion): CloudError | null {
  const { name, message, status, requestId } = answer;
  const rule =
    rules.find((row) => row.name?.test(name) || row.message?.test(message)) ??
    rules.find((row) => status !== null && row.status?.includes(status));
  if (!rule) return null;
  const named = foreignText(message).match(action)?.[0] ?? (rule.ofIam ? question.permission : null);
  const permission = rule.cause === 'permission-denied' ? named : null;
  const asked = { ...question, permission };
  return new CloudError(rule.cause, rule.summary(asked), {
    advice: rule.advice(asked),
    said: foreignText(message) || null,
    status,
    requestId,
    permission,
  });
}
