import { foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';
import { type AzureRefusal, permissionIn, plainRefusal } from './azure-error.ts';
import type { FoundryResource } from './foundry-resource.ts';

/** What a resource's own gateway says no with, before any model is asked. */
export function dataRefusal(
  refusal: AzureRefusal,
  { shown, host }: FoundryResource,
  credential: 'key' | 'token',
): CloudError {
  const { status, code, message, requestId } = refusal;
  const answer = { said: foreignText(message) || code, status, requestId };
  const missing = permissionIn(message);
  if (missing || code === 'PermissionDenied')
    return new CloudError(
      'permission-denied',
      `The identity may not send messages to the Foundry resource ${shown}.`,
      {
        ...answer,
        advice: `Have the role Cognitive Services User granted on the resource; it takes some minutes to be in force.`,
        permission: missing,
      },
    );
  if (code === 'AuthenticationTypeDisabled')
    return new CloudError('key-rejected', `The Foundry resource ${shown} takes no keys.`, {
      ...answer,
      advice: 'Unset ANTHROPIC_FOUNDRY_API_KEY and run az login.',
    });
  // A token of another tenant is a bad request to it.
  if (status === 401 || (status === 400 && /\btenant\b/i.test(message)))
    return new CloudError(
      'key-rejected',
      `The Foundry resource ${shown} does not accept the ${credential === 'key' ? 'key of ANTHROPIC_FOUNDRY_API_KEY' : 'token of Microsoft Entra'}.`,
      {
        ...answer,
        advice:
          credential === 'key'
            ? `Set ANTHROPIC_FOUNDRY_API_KEY to a key of that resource: az cognitiveservices account keys list --name ${shown} --resource-group GROUP prints them.`
            : 'Run az login, with --tenant TENANT where the resource is in another tenant.',
      },
    );
  if (status === 403)
    return new CloudError(
      'permission-denied',
      `The Foundry resource ${shown} lets no request in from here.`,
      {
        ...answer,
        advice:
          'Look at Networking of the resource in the Azure portal: which networks and addresses it admits.',
      },
    );
  if (code === 'DeploymentNotFound')
    return new CloudError(
      'model-not-found',
      `The Foundry resource ${shown} has no deployment of that name.`,
      {
        ...answer,
        advice: `Plan the name of one that az cognitiveservices account deployment list --name ${shown} --resource-group GROUP lists; a new one answers after some five minutes.`,
      },
    );
  if (status === 404)
    return new CloudError('not-found', `Nothing answers there at the Foundry resource ${shown}.`, {
      ...answer,
      advice: 'Look whether ANTHROPIC_FOUNDRY_BASE_URL, where it is set, ends with /anthropic/.',
    });
  return (
    plainRefusal(refusal, host) ??
    new CloudError('invalid-request', `The Foundry resource ${shown} refused the request.`, {
      ...answer,
      advice: 'Look the code up in the documentation of Microsoft Foundry.',
    })
  );
}
