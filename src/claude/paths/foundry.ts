import { foreignText } from '../foreign-text.ts';
import { regionOf } from './azure/arm-account.ts';
import { askDeployment, type DataAnswer, type DataCredential, dataClient } from './azure/data-plane.ts';
import { dataScope, type Entra, entra } from './azure/entra-token.ts';
import { authorizationGate, deploymentGate } from './azure/foundry-gates.ts';
import { lifecycleOf, offersOf } from './azure/foundry-model.ts';
import { deploymentQuotas, subscriptionQuotas } from './azure/foundry-quotas.ts';
import { foundryKey, foundryResource, keyVariable } from './azure/foundry-resource.ts';
import { deploymentNamed, openManagement } from './azure/foundry-view.ts';
import { CloudError } from './cloud-error.ts';
import type { Asking, CloudSettings, OpenCloudPath } from './cloud-path.ts';
import { foreignHosts } from './endpoint-variables.ts';

/** Asked for where no model is planned: a resource without it accepts the credential as well, and says so. */
const anyDeployment = 'claude-haiku-4-5';
const tokenWaitMs = 10_000;

/** Claude in Microsoft Foundry: a resource answers messages, Azure Resource Manager everything else. */
export const openFoundry: OpenCloudPath = (settings) => {
  const { env, region, model } = settings;
  /** What there would be to deploy where the deployment that the plan names is not there. */
  const wanted = settings.modelId ?? model ?? '';
  const tokens = entra(env);
  const data = (signal: AbortSignal) => dataAccess(settings, tokens, signal);
  const ask = async (deployment: string, asking: Asking): Promise<DataAnswer> =>
    askDeployment((await data(asking.signal)).client, deployment, asking);
  const management = openManagement(env, tokens);

  const planned = (): string => {
    if (model) return model;
    throw new CloudError('model-not-found', 'The plan names no deployment.', {
      advice: 'Plan the name of the deployment, or the model it is named after.',
    });
  };

  return {
    identity: async (signal, answered) => {
      const asking = { signal, answered };
      const began = performance.now();
      const resource = foundryResource(env);
      const { client, from, principal } = await data(signal);
      // Where it is, is for the other questions to complain about; whose the credential is, this one answers.
      const [place] = await Promise.all([
        management.place(asking).catch(() => null),
        askDeployment(client, model ?? anyDeployment, asking),
      ]);
      return {
        account: resource.shown,
        principal,
        from: resource.mistake ? `${from} (${resource.mistake})` : from,
        region: place ? regionOf(place.location) : region,
        workspace: null,
        foreignHosts: foreignHosts(env, 'foundry'),
        ms: performance.now() - began,
      };
    },

    model: async (signal, answered) => {
      const asking = { signal, answered };
      const began = performance.now();
      const name = planned();
      const { place, deployments, models, denied, refusal } = await management.view(
        ['deployments', 'models'],
        asking,
      );
      const deployment = deploymentNamed(deployments, name);
      const offers = offersOf(deployment, wanted, models ?? []);
      const isDeployed = deployments ? deployment !== null : isThere(await ask(name, asking), refusal);
      // What is offered and not deployed is there all the same; without its list nobody knows what is offered.
      if (!isDeployed && !models) throw notDeployed(name);
      return {
        id: name,
        region: place ? regionOf(place.location) : region,
        listed: isDeployed || offers.length > 0,
        ...lifecycleOf(offers[0]),
        legacyOn: null,
        callableBy: isDeployed ? ['deployment'] : [],
        profiles: [],
        denied,
        ms: performance.now() - began,
      };
    },

    access: async (signal, answered) => {
      const asking = { signal, answered };
      const began = performance.now();
      const name = planned();
      const [{ deployments, denied }, answer] = await Promise.all([
        management.view(['deployments'], asking),
        ask(name, asking),
      ]);
      const missing = answer.kind === 'denied' ? answer.refusal.answer.permission : null;
      // A resource that admits nobody from this network misses no permission.
      if (missing) denied.push({ permission: missing, purpose: 'send messages to the resource' });
      return {
        gates: [authorizationGate(answer), deploymentGate(deployments, name, answer)],
        denied,
        ms: performance.now() - began,
      };
    },

    quotas: async (signal, answered) => {
      const asking = { signal, answered };
      const began = performance.now();
      const name = planned();
      const seen = await management.view(['deployments', 'models', 'usages'], asking, 'told');
      const { asked, deployments, models, usages, denied, refusal } = seen;
      if (!asked)
        throw new CloudError(
          'no-credential',
          'Quotas are read from Azure Resource Manager, which takes no key of a resource, and no Entra credential was found.',
          { advice: 'Run az login as somebody who may read the subscription.' },
        );
      if (refusal && !deployments && !usages) throw refusal;
      const deployment = deploymentNamed(deployments, name);
      return {
        quotas: [
          ...(deployment ? deploymentQuotas(deployment) : []),
          ...subscriptionQuotas(deployment, offersOf(deployment, wanted, models ?? []), usages ?? []),
        ],
        denied,
        ms: performance.now() - began,
      };
    },

    client: async () => (await data(AbortSignal.timeout(tokenWaitMs))).client,
  };
};

/** The credential that messages go with, found before the SDK's client is built, and that client. */
async function dataAccess({ env, onAnswer }: CloudSettings, tokens: Entra, signal: AbortSignal) {
  const resource = foundryResource(env);
  const secret = foundryKey(env);
  if (secret) {
    const credential: DataCredential = { kind: 'key', secret };
    return { client: await dataClient(resource, credential, onAnswer), from: keyVariable, principal: null };
  }
  const granted = await tokens.token(dataScope, signal);
  if (!granted) throw noCredential();
  const token = async () => {
    const fresh = await tokens.token(dataScope, AbortSignal.timeout(tokenWaitMs));
    if (!fresh) throw noCredential();
    return fresh.secret.reveal();
  };
  const client = await dataClient(resource, { kind: 'token', token }, onAnswer);
  return { client, from: tokens.from ?? '', principal: granted.principal };
}

const noCredential = () =>
  new CloudError(
    'no-credential',
    `No credential for Microsoft Foundry was found: ${keyVariable} is not set, and Microsoft Entra knows nobody on this machine.`,
    { advice: `Run az login, or set ${keyVariable} to a key of the resource.` },
  );

const notDeployed = (name: string) =>
  new CloudError(
    'not-found',
    `The Foundry resource has no deployment ${foreignText(name)}, and the models that it offers were not read.`,
    { advice: 'Deploy the model, or run az login as somebody who may read the resource.' },
  );

/** By what the resource itself answers, where its list may not be read. */
function isThere(answer: DataAnswer, refusal: CloudError | null): boolean {
  if (answer.kind === 'answered') return true;
  if (answer.kind === 'no-deployment') return false;
  if (answer.kind === 'denied') throw refusal ?? answer.refusal;
  throw (
    refusal ??
    new CloudError('unknown', 'The resource does not say whether it has that deployment.', {
      advice: 'Run az login, so that its deployments can be listed.',
      said: answer.said,
    })
  );
}
