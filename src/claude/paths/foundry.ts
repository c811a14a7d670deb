import { CloudError } from './cloud-error.ts';
import type { OpenCloudPath } from './cloud-path.ts';

// PLACEHOLDER: to be replaced on this branch.
const none = (): Promise<never> =>
  Promise.reject(new CloudError('unknown', 'This path is not built yet.', { advice: 'Wait.' }));

export const openFoundry: OpenCloudPath = () => ({
  identity: none,
  model: none,
  access: none,
  quotas: none,
  client: none,
});
