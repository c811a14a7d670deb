import { UnexpectedResponse } from '../../classify-error.ts';
import type { Environment } from '../../credential.ts';
import { isNetworkFault } from '../../system-error.ts';
import { CloudError } from '../cloud-error.ts';
import type { Answered } from '../cloud-path.ts';
import { googleRefusal } from './google-refusal.ts';
import { type GoogleSession, notConnected } from './google-session.ts';
import type { GoogleQuestion } from './told-refusal.ts';

/** A question to one of Google's own APIs, beside those that the official client of the path asks. */
export interface GoogleCall extends Omit<GoogleQuestion, 'project' | 'kind'> {
  readonly url: URL;
  /** Whether the project is named as the one that pays for the question; a person's credentials always do. */
  readonly namesProject?: boolean;
}

/** Who asks: until when, and where the id of each answer is kept. Of one that is thrown, the error holds it. */
export interface Asking {
  readonly signal: AbortSignal;
  readonly answered: Answered;
}

/** The JSON of one GET. Throws GoogleRefusal, CloudError, or UnexpectedResponse for what is neither JSON nor a refusal. */
export async function askGoogle(
  session: GoogleSession,
  { url, namesProject = false, ...question }: GoogleCall,
  { signal, answered }: Asking,
): Promise<unknown> {
  const { client, project, kind } = session;
  const named = namesProject || (kind === 'user' && !client.quotaProjectId);
  const answer = await client
    .request<string>({
      url,
      signal,
      headers: named ? { 'x-goog-user-project': project } : {},
      responseType: 'text',
      retry: false,
      validateStatus: () => true,
    })
    .catch((error: unknown) => {
      if (signal.aborted) throw signal.reason;
      if (isNetworkFault(error)) throw notConnected(error, url.host);
      throw error;
    });
  const { status, headers, data: text } = answer;
  if (status >= 400) {
    const refusal = googleRefusal({ status, headers, text }, { ...question, project, kind });
    throw refusal ?? unexpected(url, `the status ${status} and no error of Google`);
  }
  if (status !== 200) throw unexpected(url, `the status ${status}, where only 200 is expected`);
  answered(headers.get('request-id'));
  try {
    return JSON.parse(text);
  } catch {
    throw unexpected(url, 'what is not valid JSON');
  }
}

export const unexpected = ({ host }: URL, what: string): UnexpectedResponse =>
  new UnexpectedResponse(`${host} answered with ${what}`, null);

/** Base address of an API: Google's own, or what a variable names instead. Ends without a slash. */
export function googleAddress(env: Environment, variable: string, own: string): string {
  const written = env[variable]?.trim();
  if (!written) return own;
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new CloudError(
      'no-credential',
      `${variable} is not a plain http or https address, so nothing was sent.`,
      {
        advice: `Set it to an address such as ${own}, or unset it.`,
      },
    );
  return written.replace(/\/+$/, '');
}
