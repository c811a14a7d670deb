import { z } from 'zod';
import { foreignId, foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';

/** What Azure's own layers say no with; Anthropic's answers have a type and no code. */
export interface AzureRefusal {
  readonly status: number;
  readonly code: string | null;
  readonly message: string;
  readonly requestId: string | null;
}

const envelope = z.object({
  type: z.undefined().optional(),
  error: z.object({ code: z.union([z.string(), z.number()]), message: z.string() }),
});
/** Of the gateway before it, which knows no codes. */
const gateway = z.object({ statusCode: z.number(), message: z.string() });

/** Null where the body is none of Azure's. */
export function azureRefusal(status: number, headers: Headers, body: string): AzureRefusal | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const requestId = azureRequestId(headers);
  const own = envelope.safeParse(json);
  if (own.success) {
    const { code, message } = own.data.error;
    return { status, code: foreignId(String(code)), message, requestId };
  }
  const told = gateway.safeParse(json);
  return told.success ? { status, code: null, message: told.data.message, requestId } : null;
}

export const azureRequestId = (headers: Headers): string | null =>
  foreignId(
    headers.get('request-id') ?? headers.get('apim-request-id') ?? headers.get('x-ms-correlation-request-id'),
  );

/** Azure names what is missing in its messages only: «… perform action 'X' over …», «… the required data action `X` …». */
export function permissionIn(message: string): string | null {
  const named = /action\s+['"`]?(Microsoft\.[A-Za-z]+(?:\/[\w*-]{1,80}){1,8})['"`]?/i.exec(
    message.slice(0, 4_000),
  );
  const permission = named?.[1] ?? '';
  return permission !== '' && foreignText(permission) === permission ? permission : null;
}

const what = ({ message, code }: AzureRefusal): string => foreignText(message) || (code ?? '');

/** A refusal that means the same whoever gives it, or null where the status says too little. */
export function plainRefusal(refusal: AzureRefusal, host: string): CloudError | null {
  const { status, requestId } = refusal;
  const answer = { said: what(refusal), status, requestId };
  if (status === 429)
    return new CloudError('rate-limit', `${host} takes no more requests at the moment.`, {
      ...answer,
      advice: 'Wait a minute and ask again, and look at the quota of the deployment.',
    });
  if (status >= 500)
    return new CloudError('server-error', `${host} answered with a fault of its own.`, {
      ...answer,
      advice: 'Ask again later, and look at status.azure.com.',
    });
  return null;
}

export const unreachable = (host: string, advice: string, said: string | null): CloudError =>
  new CloudError('connection-failed', `${host} could not be reached.`, { advice, said });
