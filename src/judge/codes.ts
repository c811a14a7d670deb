import type { CostCodes } from './codes/cost.ts';
import type { CostActualCodes } from './codes/cost-actual.ts';
import type { CostBatchCodes } from './codes/cost-batch.ts';
import type { CostCachingCodes } from './codes/cost-caching.ts';
import type { CostForecastCodes } from './codes/cost-forecast.ts';
import type { CostModelsCodes } from './codes/cost-models.ts';
import type { CostTrialCodes } from './codes/cost-trial.ts';
import type { FeaturesCodes } from './codes/features.ts';
import type { FeaturesBatchFilesCodes } from './codes/features-batch-files.ts';
import type { FeaturesMediaCodes } from './codes/features-media.ts';
import type { FeaturesPromptCachingCodes } from './codes/features-prompt-caching.ts';
import type { FeaturesThinkingCodes } from './codes/features-thinking.ts';
import type { FeaturesToolsCodes } from './codes/features-tools.ts';
import type { KeysCodes } from './codes/keys.ts';
import type { LimitsCodes } from './codes/limits.ts';
import type { LimitsAdminCodes } from './codes/limits-admin.ts';
import type { LimitsBucketCodes } from './codes/limits-bucket.ts';
import type { LimitsTrafficCodes } from './codes/limits-traffic.ts';
import type { ModelCodes } from './codes/model.ts';
import type { ModelParametersCodes } from './codes/model-parameters.ts';
import type { MonthCodes } from './codes/month.ts';
import type { OperationsCodes } from './codes/operations.ts';
import type { PlatformCodes } from './codes/platform.ts';
import type { PlatformCloudCodes } from './codes/platform-cloud.ts';
import type { PlatformModelCodes } from './codes/platform-model.ts';
import type { PlatformQuotaCodes } from './codes/platform-quota.ts';
import type { SharedCodes } from './codes/shared.ts';
import type { SpendCodes } from './codes/spend.ts';
import type { SpendLimitsCodes } from './codes/spend-limits.ts';
import type { TaskCodes } from './codes/task.ts';
import type { TokensCodes } from './codes/tokens.ts';
import type { WorkspaceCodes } from './codes/workspace.ts';

/** Every finding code with its arguments (JSON values only, so that a saved run can be worded again). */
export interface CodeArgs
  extends SharedCodes,
    TaskCodes,
    ModelCodes,
    ModelParametersCodes,
    TokensCodes,
    PlatformCodes,
    PlatformCloudCodes,
    PlatformModelCodes,
    PlatformQuotaCodes,
    WorkspaceCodes,
    KeysCodes,
    LimitsCodes,
    LimitsAdminCodes,
    LimitsBucketCodes,
    LimitsTrafficCodes,
    SpendCodes,
    SpendLimitsCodes,
    MonthCodes,
    CostForecastCodes,
    CostCodes,
    CostTrialCodes,
    CostActualCodes,
    CostBatchCodes,
    CostCachingCodes,
    CostModelsCodes,
    FeaturesCodes,
    FeaturesPromptCachingCodes,
    FeaturesThinkingCodes,
    FeaturesToolsCodes,
    FeaturesMediaCodes,
    FeaturesBatchFilesCodes,
    OperationsCodes {}

export type Code = keyof CodeArgs;
