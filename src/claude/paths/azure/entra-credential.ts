import type { TokenCredential } from '@azure/identity';
import type { Environment } from '../../credential.ts';

/** A way to an Entra token that this machine is set up for, and what names it to people. */
interface EntraSource {
  readonly from: string;
  /** Most a token may take: the command line tool starts Python, a metadata service may not be there. */
  readonly mostMs: number;
  /** Whether somebody set it up by variables, so that a failure is one of the credential and not its absence. */
  readonly isNamed: boolean;
  readonly open: () => Promise<TokenCredential>;
}

/** No second try, no other address than the one asked. */
const options = {
  retryOptions: { maxRetries: 0 },
  redirectOptions: { maxRetries: 0 },
} as const;

/**
 * Variables of the first five come from the service a program runs in. A bare virtual machine has none, and only waiting
 * tells it from any other machine: there AZURE_TOKEN_CREDENTIALS, which DefaultAzureCredential reads as well, has to say so.
 */
const managedIdentityVariables = [
  'IDENTITY_ENDPOINT',
  'MSI_ENDPOINT',
  'AZURE_POD_IDENTITY_AUTHORITY_HOST',
] as const;

/**
 * The part of DefaultAzureCredential's chain that asks nobody and cannot hang, in its order; the first that is set up is
 * the only one. https://learn.microsoft.com/azure/developer/javascript/sdk/authentication/credential-chains
 */
export function entraSource(env: Environment): EntraSource | null {
  const value = (name: string) => env[name]?.trim() || undefined;
  const wanted = value('AZURE_TOKEN_CREDENTIALS')?.toLowerCase();
  const wants = (group: 'prod' | 'dev', name: string) =>
    !wanted || wanted === group || wanted === name.toLowerCase();
  const tenant = value('AZURE_TENANT_ID');
  const client = value('AZURE_CLIENT_ID');
  const shared = { ...options, ...authority(value('AZURE_AUTHORITY_HOST')) };

  const secret = value('AZURE_CLIENT_SECRET');
  if (tenant && client && secret && wants('prod', 'EnvironmentCredential'))
    return named('AZURE_CLIENT_SECRET', async () => {
      const { ClientSecretCredential } = await identity();
      return new ClientSecretCredential(tenant, client, secret, shared);
    });
  const certificatePath = value('AZURE_CLIENT_CERTIFICATE_PATH');
  if (tenant && client && certificatePath && wants('prod', 'EnvironmentCredential'))
    return named('AZURE_CLIENT_CERTIFICATE_PATH', async () => {
      const { ClientCertificateCredential } = await identity();
      const certificatePassword = env.AZURE_CLIENT_CERTIFICATE_PASSWORD;
      const certificate = { certificatePath, ...(certificatePassword && { certificatePassword }) };
      return new ClientCertificateCredential(tenant, client, certificate, shared);
    });
  const tokenFilePath = value('AZURE_FEDERATED_TOKEN_FILE');
  if (tenant && client && tokenFilePath && wants('prod', 'WorkloadIdentityCredential'))
    return named('AZURE_FEDERATED_TOKEN_FILE', async () => {
      const { WorkloadIdentityCredential } = await identity();
      return new WorkloadIdentityCredential({ ...shared, tenantId: tenant, clientId: client, tokenFilePath });
    });
  const endpoint = managedIdentityVariables.find((name) => value(name));
  const asked = wanted === 'prod' || wanted === 'managedidentitycredential';
  if ((endpoint || asked) && wants('prod', 'ManagedIdentityCredential'))
    return {
      ...named(endpoint ?? 'AZURE_TOKEN_CREDENTIALS', async () => {
        const { ManagedIdentityCredential } = await identity();
        return client
          ? new ManagedIdentityCredential({ ...options, clientId: client })
          : new ManagedIdentityCredential(options);
      }),
      mostMs: 3_000,
    };
  if (!wants('dev', 'AzureCliCredential')) return null;
  return {
    from: 'az login',
    mostMs: 8_000,
    isNamed: false,
    open: async () => {
      const { AzureCliCredential } = await identity();
      return new AzureCliCredential({ processTimeoutInMs: 8_000, ...(tenant && { tenantId: tenant }) });
    },
  };
}

const named = (from: string, open: EntraSource['open']): EntraSource => ({
  from,
  mostMs: 8_000,
  isNamed: true,
  open,
});

/** Hosts of Entra itself; about any other nobody but that host can be asked. */
const knownAuthorities =
  /^login\.(?:microsoftonline\.(?:com|us)|(?:partner\.microsoftonline|chinacloudapi)\.cn)$/;

function authority(host: string | undefined) {
  if (!host) return {};
  const hostname = URL.canParse(host) ? new URL(host).hostname : '';
  return { authorityHost: host, disableInstanceDiscovery: !knownAuthorities.test(hostname) };
}

/** The package, which AZURE_LOG_LEVEL or DEBUG would make write to the screen. */
async function identity() {
  const [loaded, { AzureLogger }] = await Promise.all([import('@azure/identity'), import('@azure/logger')]);
  AzureLogger.log = () => {};
  return loaded;
}
