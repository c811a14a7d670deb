import { expect, test } from 'vitest';
import { taskWording } from '../../../src/report/wording/task.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const model = 'Sonnet 5.5';

const samples: Samples<keyof typeof taskWording> = {
  'launch-date-passed': [{ launchDate: '2026-10-30', today: '2026-11-20' }],
  'task-defined': [{ type: 'chat' }, { type: 'other' }],
  'features-supported': [
    { model, features: ['vision', 'pdf'] },
    { model, features: [] },
  ],
  'features-unsupported': [
    { model, nowhere: ['audio'], byModel: ['fast-mode'] },
    { model: null, nowhere: ['audio'], byModel: [] },
    { model: null, nowhere: [], byModel: ['vision'] },
  ],
  'features-unverified': [{ model, features: ['computer-use', 'web-search'] }],
  'batch-fits': [
    { share: 1, saving: 0.5, savingUsd: null },
    { share: 1, saving: 0.5, savingUsd: 120 },
    { share: 1, saving: -0.1, savingUsd: -12 },
  ],
  'batch-not-used': [{ share: 0.4, saving: 0.2, savingUsd: null }],
  'batch-gain-small': [
    { share: 0.08, saving: 0.04, savingUsd: null },
    { share: 0.08, saving: -0.02, savingUsd: -3 },
  ],
  'batch-too-slow': [{ patienceSeconds: 120 }, { patienceSeconds: null }],
  'batch-excludes': [{ features: ['streaming'] }, { features: ['streaming', 'fast-mode'] }],
};

test('every code of the task section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(taskWording).sort());
  for (const [, text] of wordedTexts(taskWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(taskWording, samples)) expectTitle(title);
});

test('numbers and names stand in the sentences', () => {
  expect(taskWording['batch-not-used']({ share: 0.4, saving: 0.2, savingUsd: null }).detail).toContain(
    '40 %',
  );
  const dear = { share: 1, saving: -0.1, savingUsd: -12 };
  expect(taskWording['batch-fits'](dear).detail).toContain(
    'cost less, by $12.00 of a medium month, 10 % of it',
  );
  expect(taskWording['features-unsupported'](samples['features-unsupported'][0]).detail).toBe(
    'No Claude model offers audio. Sonnet 5.5 does not offer fast mode.',
  );
});
