import type { Check } from '../src/judge/check.ts';
import costActualAgainstEstimate from './cost/actual-against-estimate.ts';
import costBatch from './cost/batch.ts';
import costBudget from './cost/budget.ts';
import costCachePrefixStable from './cost/cache-prefix-stable.ts';
import costCacheTtl from './cost/cache-ttl.ts';
import costCaching from './cost/caching.ts';
import costCheaperModel from './cost/cheaper-model.ts';
import costForecast from './cost/forecast.ts';
import costMaxTokensRealistic from './cost/max-tokens-realistic.ts';
import costOutputShare from './cost/output-share.ts';
import costPriceDate from './cost/price-date.ts';
import costServerTools from './cost/server-tools.ts';
import costThinking from './cost/thinking.ts';
import costToolOverhead from './cost/tool-overhead.ts';
import costTrial from './cost/trial.ts';
import featuresBatch from './features/batch.ts';
import featuresFiles from './features/files.ts';
import featuresPdf from './features/pdf.ts';
import featuresPromptCaching from './features/prompt-caching.ts';
import featuresStreaming from './features/streaming.ts';
import featuresStructuredOutput from './features/structured-output.ts';
import featuresThinking from './features/thinking.ts';
import featuresToolUse from './features/tool-use.ts';
import featuresVision from './features/vision.ts';
import featuresWebSearch from './features/web-search.ts';
import keysAdminKeyInApp from './keys/admin-key-in-app.ts';
import keysExpiry from './keys/expiry.ts';
import keysPrecedence from './keys/precedence.ts';
import keysSeparate from './keys/separate.ts';
import keysStatus from './keys/status.ts';
import limitsBatchQueue from './limits/batch-queue.ts';
import limitsBatchThroughput from './limits/batch-throughput.ts';
import limitsBucketInUse from './limits/bucket-in-use.ts';
import limitsBurst from './limits/burst.ts';
import limitsHeadroom from './limits/headroom.ts';
import limitsKnown from './limits/known.ts';
import limitsNoisyNeighbour from './limits/noisy-neighbour.ts';
import limitsOutageDrain from './limits/outage-drain.ts';
import limitsPeakTraffic from './limits/peak-traffic.ts';
import limitsRamp from './limits/ramp.ts';
import limitsRetryAmplification from './limits/retry-amplification.ts';
import limitsSharedBucket from './limits/shared-bucket.ts';
import limitsTier from './limits/tier.ts';
import limitsWebSearch from './limits/web-search.ts';
import limitsWorkspaceOverride from './limits/workspace-override.ts';
import modelAvailable from './model/available.ts';
import modelFallback from './model/fallback.ts';
import modelFit from './model/fit.ts';
import modelLifecycle from './model/lifecycle.ts';
import modelParametersAccepted from './model/parameters-accepted.ts';
import modelPinned from './model/pinned.ts';
import modelRequestShape from './model/request-shape.ts';
import operationsLatency from './operations/latency.ts';
import operationsReachability from './operations/reachability.ts';
import platformAccess from './platform/access.ts';
import platformApiVersion from './platform/api-version.ts';
import platformBillingOwner from './platform/billing-owner.ts';
import platformChosen from './platform/chosen.ts';
import platformCredentials from './platform/credentials.ts';
import platformFeatures from './platform/features.ts';
import platformIam from './platform/iam.ts';
import platformLifecycle from './platform/lifecycle.ts';
import platformModelId from './platform/model-id.ts';
import platformQuota from './platform/quota.ts';
import platformRegion from './platform/region.ts';
import platformRequestSize from './platform/request-size.ts';
import spendAlerts from './spend/alerts.ts';
import spendCredit from './spend/credit.ts';
import spendMonthToDate from './spend/month-to-date.ts';
import spendOrgLimit from './spend/org-limit.ts';
import spendReview from './spend/review.ts';
import spendTierCap from './spend/tier-cap.ts';
import spendWorkspaceLimit from './spend/workspace-limit.ts';
import taskBatchFit from './task/batch-fit.ts';
import taskDefined from './task/defined.ts';
import taskFeaturesSupported from './task/features-supported.ts';
import tokensContextWindow from './tokens/context-window.ts';
import tokensCounted from './tokens/counted.ts';
import tokensMaxOutput from './tokens/max-output.ts';
import tokensStreamingRequired from './tokens/streaming-required.ts';
import workspaceIdentity from './workspace/identity.ts';
import workspaceNotDefault from './workspace/not-default.ts';
import workspaceResidency from './workspace/residency.ts';
import workspaceSeparateEnvironments from './workspace/separate-environments.ts';

/** Every check, in reading order: the order of the wizard, the report and `gonogo list`. */
export const checks: readonly Check[] = [
  taskDefined,
  taskFeaturesSupported,
  taskBatchFit,
  modelAvailable,
  modelLifecycle,
  modelFit,
  modelPinned,
  modelRequestShape,
  modelParametersAccepted,
  modelFallback,
  tokensContextWindow,
  tokensMaxOutput,
  tokensStreamingRequired,
  tokensCounted,
  platformChosen,
  platformCredentials,
  platformAccess,
  platformIam,
  platformRegion,
  platformModelId,
  platformApiVersion,
  platformFeatures,
  platformQuota,
  platformRequestSize,
  platformLifecycle,
  platformBillingOwner,
  workspaceIdentity,
  workspaceNotDefault,
  workspaceSeparateEnvironments,
  workspaceResidency,
  keysAdminKeyInApp,
  keysPrecedence,
  keysStatus,
  keysExpiry,
  keysSeparate,
  limitsKnown,
  limitsTier,
  limitsWorkspaceOverride,
  limitsSharedBucket,
  limitsBatchQueue,
  limitsBatchThroughput,
  limitsWebSearch,
  limitsPeakTraffic,
  limitsBurst,
  limitsHeadroom,
  limitsRamp,
  limitsRetryAmplification,
  limitsNoisyNeighbour,
  limitsOutageDrain,
  limitsBucketInUse,
  spendTierCap,
  spendOrgLimit,
  spendWorkspaceLimit,
  spendMonthToDate,
  spendCredit,
  spendAlerts,
  spendReview,
  costForecast,
  costBudget,
  costTrial,
  costActualAgainstEstimate,
  costOutputShare,
  costMaxTokensRealistic,
  costThinking,
  costToolOverhead,
  costCaching,
  costCacheTtl,
  costCachePrefixStable,
  costServerTools,
  costBatch,
  costCheaperModel,
  costPriceDate,
  featuresStreaming,
  featuresPromptCaching,
  featuresThinking,
  featuresToolUse,
  featuresStructuredOutput,
  featuresVision,
  featuresPdf,
  featuresWebSearch,
  featuresBatch,
  featuresFiles,
  operationsReachability,
  operationsLatency,
];
