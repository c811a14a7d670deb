import { UnexpectedResponse } from '../../classify-error.ts';
import { foreignId } from '../../foreign-text.ts';
import { isNetworkFault, meaningOf, systemCode } from '../../system-error.ts';
import { CloudError } from '../cloud-error.ts';
import { type AwsQuestion, refusal } from './refusal.ts';

/** Exceptions of the AWS clients, read structurally, so that nothing of the SDK is loaded for it. */
interface ServiceException {
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
}

const isServiceException = (error: unknown): error is Error & ServiceException =>
  error instanceof Error &&
  '$metadata' in error &&
  typeof error.$metadata === 'object' &&
  error.$metadata !== null;

/** What a client of the AWS control plane threw, as what it means. Our own abort, and bugs, stay as they are. */
export function awsError(error: unknown, question: AwsQuestion): unknown {
  if (error instanceof CloudError) return error;
  const unexpected = unexpectedIn(error);
  if (unexpected) return new UnexpectedResponse(withoutHint(unexpected.message), unexpected.requestId);
  if (error instanceof Error && error.name === 'AbortError') return error;
  if (isNetworkFault(error)) return unreachable(error, question);
  if (!isServiceException(error)) {
    return error;
  }
  const { httpStatusCode: status = null, requestId } = error.$metadata;
  const id = foreignId(requestId);
  // What has neither a request id nor the name of an exception comes from something between us and AWS.
  const unnamed = /^(?:Error|UnknownError|SyntaxError|TypeError|Unknown)$/.test(error.name);
  if (unnamed && (!id || status === null || status < 400))
    return new UnexpectedResponse(`${question.service} sent an answer that is not one of AWS`, id);
  const name = unnamed ? '' : error.name;
  return (
    refusal({ name, message: withoutHint(error.message), status, requestId: id }, question) ??
    new CloudError(
      'unknown',
      `${question.service} refused with ${foreignId(error.name) ?? 'an exception'}.`,
      {
        advice: 'Look the name of the exception up in the documentation of the service.',
        status,
        requestId: id,
      },
    )
  );
}

/** The clients append for developers where the raw answer is kept, to errors of ours too. */
const withoutHint = (message: string): string => message.replace(/\s*Deserialization error: .*$/s, '');

/** The clients wrap what their request handler throws, or hang their own fields on it. */
function unexpectedIn(error: unknown): UnexpectedResponse | null {
  if (error instanceof UnexpectedResponse) return error;
  return error instanceof Error && error.cause instanceof UnexpectedResponse ? error.cause : null;
}

/** A region that does not exist has no host: the network says so, not AWS. */
export function unreachable(error: unknown, { service }: Pick<AwsQuestion, 'service'>): CloudError {
  const code = systemCode(error);
  const meaning = code && meaningOf(code);
  const failed = new CloudError('connection-failed', `${service} could not be reached.`, {
    advice: 'Check the network and proxy of this machine, and that the region is written as AWS writes it.',
    said: code && `${code}${meaning ? `. ${meaning}` : ''}`,
  });
  failed.cause = error;
  return failed;
}
