import requestSize from '../../../checks/platform/request-size.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { onBedrock, onPath } from './cloud-plans.ts';

type Features = NonNullable<NonNullable<PlanInput['task']>['features']>;

const long = (p95: number, ...features: Features): PlanInput => ({
  task: { features },
  tokens: { input: { typical: 1_000, p95 } },
});

judgeTable(requestSize, [
  { name: 'no path', ...asks('platform.path') },
  { name: 'no long prompt', plan: onPath('claude-api'), ...asks('tokens.input.p95') },
  {
    name: 'no features',
    plan: onPath('claude-api', { tokens: { input: { typical: 1_000, p95: 2_000 } } }),
    ...asks('task.features'),
  },
  {
    // 1,000,000 × 12 bytes are 11.4 MB.
    name: 'a full window of text',
    plan: onBedrock(long(1_000_000)),
    status: 'pass',
    code: 'request-size-fits',
    args: { limitMb: 20, lowMb: 3_000_000 / 1_048_576, highMb: 12_000_000 / 1_048_576, media: null },
  },
  {
    // 12,000 × 2,000 bytes are 22.9 MB, of 20 on Bedrock and 32 on the Claude API.
    name: 'pictures on Bedrock',
    plan: onBedrock(long(12_000, 'vision')),
    status: 'warn',
    code: 'request-size-may-exceed',
    args: { media: 'vision' },
  },
  {
    name: 'the same on the Claude API',
    plan: onPath('claude-api', long(12_000, 'vision')),
    status: 'pass',
    code: 'request-size-fits',
  },
  {
    // 200,000 × 150 bytes are 28.6 MB.
    name: 'too many pictures however small',
    plan: onBedrock(long(200_000, 'vision', 'pdf')),
    status: 'fail',
    code: 'request-size-exceeds',
  },
  {
    // 200,000 × 20 to 600 bytes are 3.8 to 114 MB.
    name: 'documents',
    plan: onPath('vertex', long(200_000, 'pdf'), 'global'),
    status: 'warn',
    code: 'request-size-may-exceed',
    args: { limitMb: 30, media: 'pdf' },
  },
]);
