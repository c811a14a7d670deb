import type { BucketLevel, BucketName, LimitsBucketCodes } from '../../judge/codes/limits-bucket.ts';
import { count, percent } from './format.ts';
import { waiverStep } from './waiver-step.ts';
import type { Wording } from './words.ts';

const names: Readonly<Record<BucketName, string>> = {
  requests: 'requests a minute',
  inputTokens: 'input tokens a minute',
  outputTokens: 'output tokens a minute',
  tokens: 'tokens a minute of the tightest limit',
};

const leftSentence = ({ bucket, limit, remaining }: BucketLevel, model: string): string =>
  `Right after the poll's first message ${count(remaining)} of ${count(limit)} ${names[bucket]} were left for ${model}`;

/** A run cannot see what another run of the poll has just sent. */
const drawnSentence = (level: BucketLevel, model: string): string =>
  `${leftSentence(level, model)}. Beside what this run sent itself, ${percent(1 - level.left)} was in use by something else, which may be another run of this poll within the minute before.`;

const waitFirst = 'If this poll ran within the minute before, wait a minute and check again.';

const findThem =
  "Look on the Console's Usage page which keys and workspaces call this class of models, and ask who runs them.";

export const limitsBucketWording: Wording<keyof LimitsBucketCodes> = {
  'buckets-full': ({ model, lowest }) => ({
    detail: `Right after the poll's first message at least ${percent(lowest.left)} of every limit for ${model} was left. Limits refill all the time, so this does not prove that nobody else uses them: steady use below the limit leaves no trace.`,
  }),
  'bucket-in-use': ({ model, lowest }) => ({
    detail: `${drawnSentence(lowest, model)} Otherwise somebody draws faster than the limit refills, and will do so beside the launch.`,
    fix: [
      waitFirst,
      findThem,
      'Give the product a workspace of its own, and the other workspaces limits that leave it room.',
      'Move work that can wait into batches, which have limits of their own.',
    ],
  }),
  'bucket-nearly-empty': ({ model, lowest }) => ({
    title: 'The rate limits are all but used up',
    detail: `${drawnSentence(lowest, model)} Otherwise the product would be answered 429 as soon as it starts.`,
    fix: [
      waitFirst,
      findThem,
      'Stop or slow that work before the launch, or move it into batches, which have limits of their own.',
      "Or request an increase on the Console's Rate limits page, then check again.",
    ],
  }),
  'bucket-own-calls': ({ model, lowest, ownRequests }) => ({
    title: 'Whether others draw on the rate limits was hidden by this poll',
    detail: `${leftSentence(lowest, model)}. Within the minute before, this poll itself had sent up to ${count(ownRequests)} requests, which may be all that is missing.`,
    fix: ['Wait a minute, until the limits are whole again, and check again.'],
  }),
  'bucket-fast-mode': ({ model }) => ({
    title: 'Who draws on the limits of fast mode is not known',
    detail: `Fast mode is planned for ${model} and has rate limits of its own. Neither the headers of an ordinary message nor the usage of the month tells what is drawn from them.`,
    fix: [
      'Send one request in fast mode and read the anthropic-fast-input-tokens and anthropic-fast-output-tokens headers of its answer.',
      waiverStep(),
    ],
  }),
  'bucket-levels-absent': ({ model }) => ({
    title: 'What is left of the rate limits is not known',
    detail: `The headers of the answer name limits for ${model}, but not what is left of them.`,
    fix: ['Check whether a proxy drops response headers, and run this check again.'],
  }),
};
