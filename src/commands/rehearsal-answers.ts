import { catalog } from '../catalog/catalog.ts';
import { findModel } from '../catalog/lookup.ts';
import type { PresetName } from '../plan/presets.ts';
import { type PersonAnswer, type Plan, type PlanInput, planSchema } from '../plan/schema.ts';
import { accountProfiles } from '../sandbox/account.ts';
import { charactersOfTokens } from '../sandbox/token-estimate.ts';

/** A preset made complete for a rehearsal, and the plan fields that were answered with samples. */
export interface SampledPlan {
  readonly plan: Plan;
  readonly fields: readonly string[];
}

/** Who is said to have answered what only a person can. */
const sampleSigner = 'Sample answer';

const day = 86_400_000;
const daysToLaunch = 14;
const daysToReview = 14;

/**
 * Answers what a preset leaves open, and nothing it says, so that what is left in the way of the launch lies with the
 * rehearsed account. Pure but for the day: `today` is an ISO date (UTC).
 */
export function withSampleAnswers(name: PresetName, preset: Plan, today: string): SampledPlan {
  const fields: string[] = [];
  const filled = fillIn(preset, sampleAnswers(name, preset, today), '', fields);
  return { plan: { ...planSchema.parse(filled), name: `Preset ${name} with sample answers` }, fields };
}

interface Traffic {
  readonly requestsPerDay: number;
  readonly peakRequestsPerMinute: number;
}

const short: Traffic = { requestsPerDay: 500, peakRequestsPerMinute: 60 };
/** Long prompts reach the input limit of tier Evaluation with few requests, and the cap of tier Start with not many more. */
const long: Traffic = { requestsPerDay: 60, peakRequestsPerMinute: 12 };
/** All of it goes through batches. */
const batched: Traffic = { requestsPerDay: 5_000, peakRequestsPerMinute: 0 };

/** Traffic that tier Start carries with room to spare, and tier Evaluation does not where it is sent live. */
const traffic: Readonly<Record<PresetName, Traffic>> = {
  'chat-assistant': short,
  'summarise-classify': short,
  'structured-extraction': short,
  'long-document-retrieval': long,
  'agent-web-search': long,
  'coding-agent': long,
  'nightly-batch': batched,
  'vision-pdf-intake': short,
};

/** Fits the sandbox account `start`, which is named here so that the workspace is the one that answers. */
function sampleAnswers(name: PresetName, { task, model, tokens }: Plan, today: string): PlanInput {
  const { workspace, organizationId, tier } = accountProfiles.start;
  const typical = tokens.input.typical ?? 4_000;
  return {
    launchDate: new Date(Date.parse(today) + daysToLaunch * day).toISOString().slice(0, 10),
    plannedLifeMonths: 6,
    task: {
      purpose: 'A made-up product, to show what a poll looks like.',
      patienceSeconds: 120,
      clientTools: [],
    },
    model: {
      thinking: 'default',
      fallback: model.id === 'claude-haiku-5-5' ? 'claude-sonnet-5-5' : 'claude-haiku-5-5',
      request: {
        temperature: 'none',
        topP: 'none',
        topK: 'none',
        prefill: false,
        thinkingBudgetTokens: 'none',
        forcedToolChoice: false,
        apiVersion: '2026-10-21',
      },
    },
    tokens: {
      input: { typical, p95: typical * 3 },
      output: { typical: 500, p95: 1_500 },
      thinking: 100,
      toolDefinitions: 600,
      maxTokens: 8_192,
      repeatedPrefix: 0,
      cacheTtl: 'none',
      streaming: true,
      samplePrompt: samplePrompt(model.id, typical),
    },
    platform: { path: 'claude-api' },
    workspace: {
      name: workspace.name,
      id: workspace.id,
      organizationId,
      isDefault: workspace.isDefault,
      inferenceGeo: 'global',
    },
    keys: { expiresOn: new Date(Date.parse(today) + 365 * day).toISOString().slice(0, 10) },
    limits: { tier },
    spend: {
      monthlyBudgetUsd: 400,
      // Above a heavy month of every preset with room to spare, and below the cap of tier Start.
      organizationLimitUsd: 480,
      workspaceLimitUsd: 480,
      creditUsd: 400,
      autoReload: true,
      review: {
        on: new Date(Date.parse(today) + (daysToLaunch + daysToReview) * day).toISOString().slice(0, 10),
        owner: sampleSigner,
      },
    },
    client: { concurrency: 20, attempts: 3, retryLayers: 1 },
    traffic: {
      ...traffic[name],
      activeDaysPerMonth: 22,
      shape: 'daily-curve',
      batchableShare: 0,
      burstsPerDay: 1,
      growthPerMonth: 0,
      usersPerMonth: 100,
      tenantRequestsPerMinute: 10,
      launchShares: [0.05, 0.2, 0.5, 1],
      webSearchesPerRequest: task.features?.includes('web-search') ? 0.2 : 0,
    },
    answers: {
      'workspace/separate-environments': sampleYes(today),
      'keys/separate': sampleYes(today),
      'spend/alerts': sampleYes(today),
    },
  };
}

const sampleYes = (today: string): PersonAnswer => ({
  says: 'yes',
  by: sampleSigner,
  on: today,
  evidence: 'Made up for a rehearsal.',
});

/** About as many tokens as a typical prompt, by the sandbox's own estimate. */
function samplePrompt(id: string | null | undefined, tokens: number): string {
  const characters = charactersOfTokens(tokens, findModel(catalog, id)?.behaviour.tokenizer ?? 'new');
  const line = 'Where is my parcel, and when will it arrive? ';
  return line.repeat(Math.ceil(characters / line.length)).slice(0, Math.max(1, characters));
}

/** `answers` laid under `given`: what is given stays, null included. Adds each field that was filled to `fields`. */
function fillIn(given: unknown, answers: unknown, at: string, fields: string[]): unknown {
  if (answers === undefined) return given;
  if (given === undefined) {
    fields.push(at);
    return answers;
  }
  if (!isRecord(given) || !isRecord(answers)) return given;
  const filled: Record<string, unknown> = { ...given };
  for (const [key, answer] of Object.entries(answers)) {
    const field = at === 'answers' ? `answers["${key}"]` : at === '' ? key : `${at}.${key}`;
    filled[key] = fillIn(given[key], answer, field, fields);
  }
  return filled;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
