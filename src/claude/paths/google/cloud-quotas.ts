import type { CloudQuota } from '../../../judge/seen/cloud.ts';
import type { Environment } from '../../credential.ts';
import { foreignText } from '../../foreign-text.ts';
import { type Asking, askGoogle, googleAddress, unexpected } from './ask-google.ts';
import type { GoogleSession } from './google-session.ts';
import { isComplete, quotaPage, quotasIn, wantedQuotas } from './quota-infos.ts';

/** The service has some hundreds of quotas. */
const mostPages = 20;
const perPage = 100;

/** Quotas of the project for a model in a location, by Cloud Quotas, which lists every quota of the service. */
export async function cloudQuotas(
  session: GoogleSession,
  env: Environment,
  planned: { readonly model: string; readonly region: string },
  asking: Asking,
): Promise<CloudQuota[]> {
  const base = googleAddress(env, 'GONOGO_GOOGLE_CLOUDQUOTAS_URL', 'https://cloudquotas.googleapis.com');
  const wanted = wantedQuotas(planned.model, planned.region);
  const found: CloudQuota[] = [];
  let page: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const url = new URL(
      `${base}/v1/projects/${session.project}/locations/global/services/aiplatform.googleapis.com/quotaInfos`,
    );
    url.searchParams.set('pageSize', String(perPage));
    if (page) url.searchParams.set('pageToken', page);
    const parsed = quotaPage.safeParse(await askGoogle(session, { url, ...question }, asking));
    if (!parsed.success)
      throw unexpected(
        url,
        `quotas that do not read as such: ${foreignText(parsed.error.issues[0]?.message ?? '')}`,
      );
    found.push(...quotasIn(parsed.data.quotaInfos, wanted));
    page = parsed.data.nextPageToken || undefined;
    if (!page || isComplete(found)) return found.slice(0, mostQuotas);
  }
  throw unexpected(new URL(base), `more than ${mostPages} pages of quotas`);
}

/** One of each metric, or a few where the service splits them further. */
const mostQuotas = 50;

const question = {
  purpose: 'read the quotas',
  permission: 'cloudquotas.quotas.get',
  service: 'cloudquotas.googleapis.com',
  missing: 'not-found',
} as const;
