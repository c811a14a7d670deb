import { z } from 'zod';
import type { DeniedCall } from '../../../judge/seen/cloud.ts';
import { UnexpectedResponse } from '../../classify-error.ts';
import { foreignId } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';
import type { Answered } from '../cloud-path.ts';
import { awsError } from './aws-error.ts';
import type { AwsQuestion } from './refusal.ts';

/** Until when is asked, and who is told the id of each answer; of one that is thrown, the error holds it. */
export interface Asking {
  readonly signal: AbortSignal;
  readonly answered: Answered;
}

/** Of an answer that the clients of AWS read. */
const metadata = z.object({ $metadata: z.object({ requestId: z.string() }) });

/** One call of the control plane, its answer held against `schema`. Throws CloudError, UnexpectedResponse or an abort. */
export async function ask<S extends z.ZodType>(
  question: AwsQuestion,
  schema: S,
  { signal, answered }: Asking,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<unknown>,
): Promise<z.output<S>> {
  let answer: unknown;
  try {
    answer = await send({ abortSignal: signal });
  } catch (error) {
    throw awsError(error, question);
  }
  answered(foreignId(metadata.safeParse(answer).data?.$metadata.requestId));
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') || 'the whole of it';
  throw new UnexpectedResponse(
    `${question.service} answered in another form than its documentation gives: ${where}`,
    null,
  );
}

/** Calls of one method that were denied, while others still tell something. */
export class Denials {
  readonly calls: DeniedCall[] = [];
  readonly #answered: Answered;
  #first: CloudError | null = null;

  constructor({ answered }: Asking) {
    this.#answered = answered;
  }

  /** The answer, or null where the credential may not ask. */
  async unless<T>(question: AwsQuestion, asking: () => Promise<T>): Promise<T | null> {
    try {
      return await asking();
    } catch (error) {
      if (!(error instanceof CloudError) || error.causeId !== 'permission-denied') throw error;
      this.#first ??= error;
      this.#answered(error.answer.requestId);
      const permission = error.answer.permission ?? question.permission ?? 'unknown';
      this.calls.push({ permission, purpose: question.purpose });
      return null;
    }
  }

  /** Throws the first denial: nothing was answered that tells anything. */
  throwFirst(): void {
    if (this.#first) throw this.#first;
  }
}

/**
 * What was asked, or word that the service has no such thing. An id of another form than the service knows is refused with
 * 400 before it is looked up.
 */
export async function orMissing<T>({ answered }: Asking, asked: Promise<T>): Promise<T | 'missing'> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { causeId, answer } = error;
    const refusedForm = causeId === 'invalid-request' || causeId === 'model-not-found';
    if (answer.status !== 404 && !(answer.status === 400 && refusedForm)) throw error;
    answered(answer.requestId);
    return 'missing';
  }
}
