import { z } from 'zod';

/** What Bedrock's control plane answers, as far as it is read; the shapes are those of @aws-sdk/client-bedrock. */

const day = z.date().transform((date) => date.toISOString().slice(0, 10));

export const foundationModel = z.object({
  modelDetails: z.object({
    modelId: z.string(),
    inferenceTypesSupported: z.array(z.string()).max(20).default([]),
    modelLifecycle: z
      .object({ status: z.string(), legacyTime: day.optional(), endOfLifeTime: day.optional() })
      .optional(),
  }),
});

export const inferenceProfile = z.object({
  inferenceProfileId: z.string(),
  inferenceProfileArn: z.string(),
  status: z.string(),
  models: z.array(z.object({ modelArn: z.string().default('') })).max(200),
});
export type InferenceProfile = z.output<typeof inferenceProfile>;

export const inferenceProfiles = z.object({
  inferenceProfileSummaries: z.array(inferenceProfile).max(1_000).default([]),
  nextToken: z.string().optional(),
});

export const availability = z.object({
  authorizationStatus: z.string(),
  entitlementAvailability: z.string(),
  regionAvailability: z.string(),
  agreementAvailability: z.object({ status: z.string(), errorMessage: z.string().optional() }),
});

/** Only that the form is there is of interest; what the team wrote into it is not read. */
export const useCaseForm = z.object({ formData: z.instanceof(Uint8Array) });

export const quotaPage = z.object({
  Quotas: z
    .array(
      z.object({
        QuotaCode: z.string().optional(),
        QuotaName: z.string().default(''),
        Value: z.number().nonnegative().optional(),
        Adjustable: z.boolean().optional(),
      }),
    )
    .max(1_000)
    .default([]),
  NextToken: z.string().optional(),
});
