import { defineCheck } from '../../src/judge/check.ts';
import { planned } from '../../src/judge/figure.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';

export default defineCheck({
  id: 'task/defined',
  subject: 'Task and purpose',
  titles: {
    passed: 'The plan says what Claude does in this product',
    failed: 'The plan does not say what Claude does in this product',
  },
  blocksFrom: 'beta',
  needs: [],
  guide: {
    looksAt:
      'Whether the plan names a type of task and says in words what it is for, and whether its launch is still to come.',
    why: 'Model, cost and limits are judged against the type of task: plain text work looks at model and price first, agents at features, fees and limits, night work at batches. A reviewer who does not know the purpose cannot judge the rest.',
    how: 'These are answers of the team; nothing is measured. A launch date that has passed is a caution, and dates are then judged from today.',
    fix: 'Choose the type that most requests belong to, and write in one or two sentences who uses the product, for what, and what it must not do.',
    sources: ['choosing-a-model'],
  },
  judge({ plan, today }) {
    const { type, purpose } = plan.task;
    if (!type) return unansweredField('task.type');
    if (!purpose) return unansweredField('task.purpose');
    const { launchDate } = plan;
    const figures = [
      planned('Type of task', type, 'text', 'task.type', today),
      planned('Purpose', purpose, 'text', 'task.purpose', today),
    ];
    if (launchDate && launchDate < today) {
      const launch = planned('Launch', launchDate, 'date', 'launchDate', today);
      return warn(
        'launch-date-passed',
        { launchDate, today },
        { basis: 'planned', figures: [...figures, launch] },
      );
    }
    return pass('task-defined', { type }, { basis: 'planned', figures });
  },
});
