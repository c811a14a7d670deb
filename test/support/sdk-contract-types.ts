import type Anthropic from '@anthropic-ai/sdk';

/**
 * The SDK's own types under names it does not use itself: the schema generator stops on a name defined twice.
 * Nothing here is ours but the names, the left-out header parameters and the two additions to errors.
 */
type InHeaders = 'workspace_id' | 'user_profile_id';

export type ContractModelInfo = Anthropic.ModelInfo;
export type ContractModelsPage = Pick<Anthropic.ModelInfosPage, 'data' | 'has_more' | 'first_id' | 'last_id'>;
export type ContractMessage = Anthropic.Message;
export type ContractTokensCount = Anthropic.MessageTokensCount;
export type ContractCreateParams = Omit<Anthropic.MessageCreateParamsNonStreaming, InHeaders>;
export type ContractStreamParams = Omit<Anthropic.MessageCreateParamsStreaming, InHeaders>;
export type ContractCountParams = Omit<Anthropic.MessageCountTokensParams, InHeaders>;
export type ContractBatch = Anthropic.Messages.MessageBatch;
export type ContractBatchesPage = Pick<
  Anthropic.Messages.MessageBatchesPage,
  'data' | 'has_more' | 'first_id' | 'last_id'
>;
export type ContractDeletedBatch = Anthropic.Messages.DeletedMessageBatch;
export type ContractBatchResult = Anthropic.Messages.MessageBatchIndividualResponse;
export type ContractFile = Anthropic.FileMetadata;
export type ContractFilesPage = Pick<Anthropic.FileMetadataPageCursor, 'data' | 'next_page'>;
export type ContractDeletedFile = Anthropic.DeletedFile;
export type ContractOrganization = Anthropic.OrganizationInfo;
export type ContractWorkspace = Anthropic.Organization.Workspace;
export type ContractWorkspacesPage = Pick<
  Anthropic.Organization.WorkspacesPage,
  'data' | 'has_more' | 'first_id' | 'last_id'
>;
export type ContractApiKey = Anthropic.Organization.APIKey;
export type ContractApiKeysPage = Pick<
  Anthropic.Organization.APIKeysPage,
  'data' | 'has_more' | 'first_id' | 'last_id'
>;
export type ContractRateLimitsPage = Pick<
  Anthropic.Organization.OrganizationRateLimitsPageCursor,
  'data' | 'next_page'
>;
export type ContractWorkspaceRateLimitsPage = Pick<
  Anthropic.Organization.Workspaces.WorkspaceRateLimitsPageCursor,
  'data' | 'next_page'
>;
export type ContractSpendLimitsPage = Pick<
  Anthropic.Beta.Organization.BetaSpendLimitsPageCursor,
  'data' | 'next_page'
>;
export type ContractUsagePage = Pick<
  Anthropic.Beta.Organization.Analytics.BetaAnalyticsUsageItemsReportPageCursor,
  'data' | 'next_page' | 'has_more' | 'data_refreshed_at'
>;
export type ContractCostPage = Pick<
  Anthropic.Beta.Organization.Analytics.BetaAnalyticsCostItemsReportPageCursor,
  'data' | 'next_page' | 'has_more' | 'data_refreshed_at'
>;
export type ContractStreamEvent = Anthropic.RawMessageStreamEvent;

/**
 * `ErrorResponse` leaves out `details`, which `APIError.details` reads, and knows neither `conflict_error` nor
 * `request_too_large`, which the errors page documents.
 */
export interface ContractError extends Omit<Anthropic.ErrorResponse, 'error'> {
  error: {
    type: Anthropic.ErrorType | 'request_too_large';
    message: string;
    details?: Anthropic.ErrorDetails;
  };
}
