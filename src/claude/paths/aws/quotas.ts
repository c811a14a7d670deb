import { catalog } from '../../../catalog/catalog.ts';
import { findModel } from '../../../catalog/lookup.ts';
import type { CloudQuota, CloudQuotasSeen } from '../../../judge/seen/cloud.ts';
import { UnexpectedResponse } from '../../classify-error.ts';
import type { Environment } from '../../credential.ts';
import { foreignId, foreignText } from '../../foreign-text.ts';
import type { AwsAccount } from './account.ts';
import { type Asking, ask, Denials } from './ask.ts';
import { quotaPage } from './bedrock-answers.ts';
import { loginAdvice } from './login-advice.ts';
import { isQuotaOf, type QuotaMeaning, quotaMeaning } from './quota-names.ts';

/** Of which requests the quotas are wanted. */
export interface QuotaWish {
  readonly service: QuotaMeaning['service'];
  /** Id of the foundation model. */
  readonly base: string;
  /** Null: not known, then of every kind. */
  readonly endpoint: CloudQuota['endpoint'] | null;
}

type Row = (typeof quotaPage)['_output']['Quotas'][number];

/** Bedrock has well over a thousand quotas, and a page holds a hundred. */
const mostPages = 40;

const permissions = {
  account: 'servicequotas:ListServiceQuotas',
  default: 'servicequotas:ListAWSDefaultServiceQuotas',
} as const;

/** What the account may send, else what accounts begin with: two lists, read page by page beside each other. */
export async function lookUpQuotas(
  account: AwsAccount,
  env: Environment,
  wish: QuotaWish,
  asking: Asking,
): Promise<Omit<CloudQuotasSeen, 'ms'>> {
  const { keys } = await account.credential(asking.signal);
  const sdk = await import('@aws-sdk/client-service-quotas');
  const client = new sdk.ServiceQuotasClient({ ...account.clientSettings(), credentials: keys });
  const denials = new Denials(asking);
  const list = (from: CloudQuota['from'], send: (page: object) => Promise<unknown>) => {
    const question = {
      service: `AWS Service Quotas in ${account.region().name}`,
      permission: permissions[from],
      purpose: from === 'account' ? 'list the quotas in force' : 'list the quotas that accounts begin with',
      renewal: loginAdvice(env),
    };
    return denials.unless(question, async () => {
      const rows: Row[] = [];
      let NextToken: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const sent = { ServiceCode: 'bedrock', MaxResults: 100, NextToken };
        const answer = await ask(question, quotaPage, asking, () => send(sent));
        rows.push(...answer.Quotas);
        NextToken = answer.NextToken;
        if (!NextToken) return rows;
      }
      throw new UnexpectedResponse(
        `${question.service} lists more quotas than ${mostPages} pages hold`,
        null,
      );
    });
  };
  const options = { abortSignal: asking.signal };
  const [applied, defaults] = await Promise.all([
    list('account', (page) =>
      client.send(new sdk.ListServiceQuotasCommand({ ServiceCode: 'bedrock', ...page }), options),
    ),
    list('default', (page) =>
      client.send(new sdk.ListAWSDefaultServiceQuotasCommand({ ServiceCode: 'bedrock', ...page }), options),
    ),
  ]);
  if (!applied && !defaults) denials.throwFirst();
  const quotas = new Map<string, CloudQuota>();
  for (const quota of [...wanted(defaults ?? [], 'default', wish), ...wanted(applied ?? [], 'account', wish)])
    quotas.set(quota.code ?? quota.name.toLowerCase(), quota);
  return { quotas: [...quotas.values()].slice(0, 200), denied: denials.calls };
}

/** The quotas that the wished requests draw on. */
function wanted(rows: readonly Row[], from: CloudQuota['from'], wish: QuotaWish): CloudQuota[] {
  const model = findModel(catalog, wish.base)?.name ?? wish.base.replace(/^anthropic\./, '');
  return rows.flatMap(({ QuotaName, QuotaCode, Value, Adjustable }) => {
    const meaning = quotaMeaning(QuotaName);
    if (!meaning || meaning.service !== wish.service || Value === undefined) return [];
    if (meaning.model !== null && !isQuotaOf(model, meaning.model)) return [];
    if (wish.endpoint && meaning.endpoint && meaning.endpoint !== wish.endpoint) return [];
    const endpoint = meaning.endpoint ?? wish.endpoint ?? 'regional';
    return [
      {
        name: foreignText(QuotaName),
        code: foreignId(QuotaCode),
        counts: meaning.counts,
        per: meaning.per,
        endpoint,
        value: Value * (endpoint === 'regional' ? 1 : meaning.acrossRegions),
        adjustable: Adjustable ?? null,
        from,
      },
    ];
  });
}
