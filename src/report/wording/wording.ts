import type { Code, CodeArgs } from '../../judge/codes.ts';
import type { Finding } from '../../judge/finding.ts';
import { costWording } from './cost.ts';
import { costActualWording } from './cost-actual.ts';
import { costBatchWording } from './cost-batch.ts';
import { costCachingWording } from './cost-caching.ts';
import { costForecastWording } from './cost-forecast.ts';
import { costModelsWording } from './cost-models.ts';
import { costTrialWording } from './cost-trial.ts';
import { featuresWording } from './features.ts';
import { featuresBatchFilesWording } from './features-batch-files.ts';
import { featuresMediaWording } from './features-media.ts';
import { featuresPromptCachingWording } from './features-prompt-caching.ts';
import { featuresThinkingWording } from './features-thinking.ts';
import { featuresToolsWording } from './features-tools.ts';
import { keysWording } from './keys.ts';
import { limitsWording } from './limits.ts';
import { limitsAdminWording } from './limits-admin.ts';
import { limitsBucketWording } from './limits-bucket.ts';
import { limitsTrafficWording } from './limits-traffic.ts';
import { modelWording } from './model.ts';
import { modelParametersWording } from './model-parameters.ts';
import { monthWording } from './month.ts';
import { operationsWording } from './operations.ts';
import { platformWording } from './platform.ts';
import { platformCloudWording } from './platform-cloud.ts';
import { platformModelWording } from './platform-model.ts';
import { platformQuotaWording } from './platform-quota.ts';
import { sharedWording } from './shared.ts';
import { spendWording } from './spend.ts';
import { spendLimitsWording } from './spend-limits.ts';
import { taskWording } from './task.ts';
import { tokensWording } from './tokens.ts';
import type { Wording, Words } from './words.ts';
import { workspaceWording } from './workspace.ts';

const wording: Wording<Code> = {
  ...sharedWording,
  ...taskWording,
  ...modelWording,
  ...modelParametersWording,
  ...tokensWording,
  ...platformWording,
  ...platformCloudWording,
  ...platformModelWording,
  ...platformQuotaWording,
  ...workspaceWording,
  ...keysWording,
  ...limitsWording,
  ...limitsAdminWording,
  ...limitsBucketWording,
  ...limitsTrafficWording,
  ...spendWording,
  ...spendLimitsWording,
  ...monthWording,
  ...costForecastWording,
  ...costWording,
  ...costTrialWording,
  ...costActualWording,
  ...costCachingWording,
  ...costBatchWording,
  ...costModelsWording,
  ...featuresWording,
  ...featuresPromptCachingWording,
  ...featuresThinkingWording,
  ...featuresToolsWording,
  ...featuresMediaWording,
  ...featuresBatchFilesWording,
  ...operationsWording,
};

/** The words of a finding made by this version; a saved run carries its own. */
export const wordsOf = (finding: Finding): Words => word(finding);

function word<C extends Code>(finding: { readonly code: C; readonly args: CodeArgs[C] }): Words {
  return wording[finding.code](finding.args);
}
