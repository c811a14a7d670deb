/** A plan field that must be answered first, with the full question a person is asked. */
export interface MissingAnswer {
  readonly field: PlanField;
  readonly question: string;
}

/** One standing question a field, so that every check that lacks the answer asks for the same thing. */
const questions = {
  launchDate: 'On which date will the product launch?',
  plannedLifeMonths: 'For how many months is the launched version meant to live without a change of model?',
  'task.type': 'What type of task will Claude do in this product?',
  'task.purpose': 'What is the product for, and who uses it?',
  'task.features': 'Which features will the requests use, such as batches, web search or prompt caching?',
  'task.clientTools':
    "Which of Anthropic's own client tools will the requests carry, such as bash, the text editor or a computer toolset?",
  'task.patienceSeconds':
    'How many seconds can the reader, or the next system, wait for a whole answer, which bounds too how long a request may wait until it is let in?',
  'model.id': 'Which model will the product call, by its id?',
  'model.thinking':
    'What will the requests say about thinking: nothing, adaptive, between tools, enabled with a budget, or disabled?',
  'tokens.input.typical':
    'How many tokens does a typical prompt have, with system prompt, tools, history and documents?',
  'tokens.input.p95': 'How many tokens does a long prompt have, one that only one in twenty exceeds?',
  'tokens.output.typical': 'How many tokens does a typical answer have, thinking included?',
  'tokens.output.p95': 'How many tokens does a long answer have, one that only one in twenty exceeds?',
  'tokens.thinking': 'How many tokens of a typical answer are thinking?',
  'tokens.toolDefinitions': 'How many tokens do the tool definitions have that every request carries?',
  'tokens.maxTokens': 'Which max_tokens will the requests carry?',
  'tokens.streaming': 'Will the requests stream their answers?',
  'tokens.samplePrompt': 'What does one real, whole prompt look like, so that it can be counted?',
  'tokens.repeatedPrefix': 'How many leading tokens are identical from request to request?',
  'tokens.cacheTtl': 'Will the repeated prefix be cached for 5m, for 1h, or not at all (none)?',
  'platform.path':
    'Which path will the product take to Claude: the Claude API itself, one of three through AWS (Claude Platform on AWS, Bedrock runtime, Bedrock mantle), one of two through Google Cloud (Vertex AI managed by Google, or managed by Anthropic), or Microsoft Foundry?',
  'platform.region': 'Which region or endpoint will the requests go to?',
  'limits.tier': 'On which usage tier is the organization: Evaluation, Start, Build, Scale or Custom?',
  'spend.monthlyBudgetUsd': 'How much may a month of this product cost, in USD?',
  'spend.creditUsd': 'How much prepaid credit does the organization have, in USD?',
  'spend.autoReload': 'Is auto-reload of the prepaid credit turned on?',
  'spend.organizationLimitUsd': 'What monthly spend limit did the organization set for itself, in USD?',
  'spend.workspaceLimitUsd': "What monthly spend limit is set on the product's workspace, in USD?",
  'spend.review.on':
    'On which date, about two weeks after the launch, will real spending be compared with the estimate?',
  'spend.review.owner': 'Who will compare real spending with the estimate after the launch?',
  'client.concurrency':
    'How many requests may the product have under way at once, all replicas together, or does nothing bound them (none)?',
  'client.attempts':
    'How often does one layer of the product try a request that is turned down, the first try counted?',
  'client.retryLayers':
    'How many layers each try such a request again by themselves, such as the SDK, a gateway or a job queue?',
  'traffic.requestsPerDay': 'How many requests a day will the product send?',
  'traffic.activeDaysPerMonth': 'On how many days of a month will it send them?',
  'traffic.shape':
    'How is a day of traffic spread: steady, office hours, daily curve, launch spike or bursts?',
  'traffic.batchableShare':
    'Which share of the requests, from 0 to 1, can wait up to a day for its answer and so go through a batch?',
  'traffic.webSearchesPerRequest': 'How many web searches does one request cause on average?',
  'traffic.containerHoursPerMonth':
    'How many hours will code execution containers run in a month, all together?',
  'traffic.burstsPerDay': 'In how many bursts a day do the requests come, spread evenly over 24 hours?',
  'traffic.usersPerMonth': 'How many people will use the product in a month?',
  'traffic.growthPerMonth':
    'By which share will the traffic grow from month to month after the launch, 0.1 for ten percent?',
  'traffic.tenantRequestsPerMinute':
    'How many requests a minute may one customer send, or does nothing bound them (none)?',
  'traffic.launchShares':
    'Which share of the full traffic, above 0 and up to 1, comes on each day from the launch on until all of it does?',
  'workspace.id': 'In which workspace will the product run, by its id?',
  'workspace.isDefault': "Is the product's workspace the Default workspace of its organization?",
  'workspace.inferenceGeo':
    'Does inference have to run in the US (us), by contract or by law, or may it run anywhere (global)?',
  'keys.expiresOn': 'On which day does the production key expire, or does it never?',
} as const;
export type PlanField = keyof typeof questions;

export const missingAnswer = (field: PlanField): MissingAnswer => ({ field, question: questions[field] });

/** Collects which answers a computation lacks, so that all of them can be named at once. */
export interface AnswerSheet {
  readonly missing: readonly MissingAnswer[];
  /**
   * The answer, or `placeholder` once its absence is noted. What is built on a placeholder must be dropped:
   * look at `missing` before using the result.
   */
  readonly read: <T>(value: T | null | undefined, field: PlanField, placeholder: T) => T;
}

export function answerSheet(): AnswerSheet {
  const missing: MissingAnswer[] = [];
  return {
    missing,
    read: (value, field, placeholder) => {
      if (value !== null && value !== undefined) return value;
      if (!missing.some((row) => row.field === field)) missing.push(missingAnswer(field));
      return placeholder;
    },
  };
}
