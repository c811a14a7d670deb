import { expect, test } from 'vitest';
import { missingAnswer } from '../../../src/plan/missing-answers.ts';
import { taskQuestions } from '../../../src/tui/questions/task.ts';

test('patience is asked for as what also bounds the wait until a request is let in', () => {
  const asked = taskQuestions.find(({ id }) => id === 'task.patienceSeconds');
  expect(asked?.why).toMatch(/not let in by then; writing its answer comes on top/);
  expect(asked?.checks).toEqual(expect.arrayContaining(['limits/peak-traffic', 'limits/outage-drain']));
  expect(missingAnswer('task.patienceSeconds').question).toContain('until it is let in');
});
