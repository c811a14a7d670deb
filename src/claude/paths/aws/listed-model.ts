import type { z } from 'zod';
import { UnexpectedResponse } from '../../classify-error.ts';
import { CloudError } from '../cloud-error.ts';
import type { Answered } from '../cloud-path.ts';
import { refusalId, unwrapped } from './messages-client.ts';

/** A model that an endpoint of the Messages API was asked for, or null where it knows none of this id. */
export async function listedModel<S extends z.ZodType>(
  schema: S,
  answered: Answered,
  asking: () => Promise<unknown>,
): Promise<z.output<S> | null> {
  let answer: unknown;
  try {
    answer = await asking();
  } catch (thrown) {
    const error = unwrapped(thrown);
    if (!isMissingModel(error)) throw error;
    answered(refusalId(error));
    return null;
  }
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new UnexpectedResponse('What came in place of a model is none', null);
}

/** The SDK's NotFoundError with the type that an API gives its errors, or what AWS says instead. */
export function isMissingModel(error: unknown): boolean {
  if (error instanceof CloudError) return error.causeId === 'model-not-found';
  if (!(error instanceof Error) || !('status' in error) || error.status !== 404) return false;
  return 'type' in error && typeof error.type === 'string';
}
