import check from '../../../checks/limits/peak-traffic.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { about } from './about.ts';
import { live, officeHours } from './plans.ts';

judgeTable(
  check,
  [
    {
      // 480,000 in ten hours are 800 a minute on average and 1,600 in the busiest one.
      name: 'a day whose busiest minute has 1,600',
      plan: officeHours({}),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { from: { kind: 'day', shape: 'office-hours' }, peak: about(1_600, 0.01), movableShare: 0 },
    },
    {
      name: 'half of it batched',
      plan: officeHours({ batchableShare: 0.5 }, ['batch']),
      status: 'pass',
      code: 'traffic-fits',
      args: { peak: about(800, 0.01), movableShare: 0 },
    },
    {
      name: 'half of it could be batched and is not',
      plan: officeHours({ batchableShare: 0.5 }),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { peak: about(1_600, 0.01), movableShare: 0.5 },
    },
    {
      name: 'all of it batched',
      plan: officeHours({ batchableShare: 1 }, ['batch']),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'on a path without batches all of it is sent live',
      plan: { ...officeHours({ batchableShare: 1 }, ['batch']), platform: { path: 'bedrock' } },
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
    {
      name: 'a stated peak whose day is all batched',
      plan: live(0, {
        task: { features: ['batch'] },
        traffic: { peakRequestsPerMinute: 50_000, batchableShare: 1 },
      }),
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'a stated peak is what is sent live, whatever is batched',
      plan: live(0, {
        task: { features: ['batch'] },
        traffic: { peakRequestsPerMinute: 2_000, batchableShare: 0.5 },
      }),
      status: 'fail',
      code: 'traffic-above-limit',
      args: { peak: 2_000 },
    },
  ],
  'by the day',
);
