import { defineCheck } from '../../src/judge/check.ts';
import type { RequestSize } from '../../src/judge/codes/platform-quota.ts';
import { documented, simulated } from '../../src/judge/figure.ts';
import { knownSize } from '../../src/judge/measured-sizes.ts';
import { fail, pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';

/**
 * Bytes that one input token takes of a request, from compact to bulky content. Ours: text from short words of plain English to
 * escaped characters of several bytes; pictures from a strong JPEG to a screenshot as PNG, pages of a PDF from text to scans,
 * both a third larger in base64.
 */
const bytesPerToken = {
  text: [3, 12],
  pdf: [20, 600],
  vision: [150, 2_000],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

const bytesPerMb = 1_048_576;

export default defineCheck({
  id: 'platform/request-size',
  subject: 'Size of a request',
  titles: {
    passed: 'The largest planned request is within the size the path takes',
    failed: 'The largest planned request is larger than the path takes',
  },
  blocksFrom: 'ga',
  needs: ['trial'],
  guide: {
    looksAt: 'The bytes of a long planned request, against the largest body that the path takes.',
    why: 'The limit is on bytes and not on tokens: 32 MB on the Claude API, 30 MB on Google Cloud, 20 MB on Bedrock. Text stays far below it, pictures and scanned documents in base64 do not, and a path with a smaller limit answers 413 to what another one took.',
    how: `A long prompt (p95, or as a trial measured it) times the bytes that a token takes, which is a guess of ours: ${bytesPerToken.text.join(' to ')} for text, ${bytesPerToken.pdf.join(' to ')} for PDF documents, ${bytesPerToken.vision.join(' to ')} for pictures, as if the whole prompt were made of it. Beyond the limit even at the lower end fails; within it at the upper end passes; between is a caution.`,
    fix: 'Send smaller pictures, which the model scales down anyway; split long documents; name files by id or by address instead of sending them, where the path offers that.',
    sources: ['errors', 'vision'],
  },
  judge(input) {
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    const { features } = input.plan.task;
    const size = knownSize(input, 'input', 'p95');
    if (!size) return unansweredField('tokens.input.p95');
    if (!features) return unansweredField('task.features');
    const media = features.includes('vision') ? 'vision' : features.includes('pdf') ? 'pdf' : null;
    const [low, high] = bytesPerToken[media ?? 'text'];
    const { requestSizeLimitMb: limitMb, provenance } = platform;
    const args: RequestSize = {
      platform: platform.name,
      limitMb,
      tokens: size.tokens,
      media,
      lowMb: (size.tokens * low) / bytesPerMb,
      highMb: (size.tokens * high) / bytesPerMb,
    };
    const evidence = {
      basis: 'planned',
      figures: [
        size.figure,
        simulated('Megabytes of it, at most', rounded(args.highMb), 'count', 'bytes of a token', input.today),
        documented('Largest request, in megabytes', limitMb, 'count', provenance),
      ],
    } as const;
    if (args.lowMb > limitMb) return fail('request-size-exceeds', args, evidence);
    return args.highMb > limitMb
      ? warn('request-size-may-exceed', args, evidence)
      : pass('request-size-fits', args, evidence);
  },
});

const rounded = (megabytes: number): number => Math.round(megabytes * 100) / 100;
