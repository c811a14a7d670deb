import type { ObservationId } from '../judge/observation.ts';
import type { Probe } from './probe.ts';
import { apiKeysProbe } from './probes/api-keys.ts';
import { batchRunProbe } from './probes/batch-run.ts';
import { batchesProbe } from './probes/batches.ts';
import { cloudAccessProbe, cloudIdentityProbe, cloudModelProbe, cloudQuotasProbe } from './probes/cloud.ts';
import { credentialProbe } from './probes/credential.ts';
import { filesProbe } from './probes/files.ts';
import { latencyProbe } from './probes/latency.ts';
import { fallbackModelProbe, modelProbe } from './probes/model.ts';
import { monthCostProbe } from './probes/month-cost.ts';
import { monthUsageProbe } from './probes/month-usage.ts';
import { organizationProbe } from './probes/organization.ts';
import { parametersProbe } from './probes/parameters.ts';
import { pdfProbe } from './probes/pdf.ts';
import { promptCacheProbe } from './probes/prompt-cache.ts';
import { rateLimitsProbe } from './probes/rate-limits.ts';
import { reachProbe } from './probes/reach.ts';
import { spendLimitsProbe } from './probes/spend-limits.ts';
import { streamProbe } from './probes/stream.ts';
import { structuredOutputProbe } from './probes/structured-output.ts';
import { thinkingProbe } from './probes/thinking.ts';
import { tinyMessageProbe } from './probes/tiny-message.ts';
import { tokenCountProbe } from './probes/token-count.ts';
import { toolUseProbe } from './probes/tool-use.ts';
import { trialProbe } from './probes/trial.ts';
import { visionProbe } from './probes/vision.ts';
import { webSearchProbe } from './probes/web-search.ts';
import { workspacesProbe } from './probes/workspaces.ts';

/** Every probe by the observation it brings, in the order they are shown. */
export const probes: { readonly [K in ObservationId]: Probe<K> } = {
  credential: credentialProbe,
  'cloud-identity': cloudIdentityProbe,
  'cloud-model': cloudModelProbe,
  'cloud-access': cloudAccessProbe,
  'cloud-quotas': cloudQuotasProbe,
  reach: reachProbe,
  model: modelProbe,
  'fallback-model': fallbackModelProbe,
  'token-count': tokenCountProbe,
  trial: trialProbe,
  batches: batchesProbe,
  files: filesProbe,
  organization: organizationProbe,
  workspaces: workspacesProbe,
  'api-keys': apiKeysProbe,
  'rate-limits': rateLimitsProbe,
  'spend-limits': spendLimitsProbe,
  'month-usage': monthUsageProbe,
  'month-cost': monthCostProbe,
  'tiny-message': tinyMessageProbe,
  parameters: parametersProbe,
  stream: streamProbe,
  latency: latencyProbe,
  'prompt-cache': promptCacheProbe,
  thinking: thinkingProbe,
  'tool-use': toolUseProbe,
  'structured-output': structuredOutputProbe,
  vision: visionProbe,
  pdf: pdfProbe,
  'web-search': webSearchProbe,
  'batch-run': batchRunProbe,
};
