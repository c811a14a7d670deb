import { expect, test } from 'vitest';
import { taskWording } from '../../../src/report/wording/task.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const nothing = { nowhere: [], byModel: [], byPlatform: [] } as const;
const names = { model: 'Sonnet 5.5', platform: 'Claude API' };

const samples: Samples<keyof typeof taskWording> = {
  'launch-date-passed': [{ launchDate: '2026-10-30', today: '2026-11-20' }],
  'task-defined': [{ type: 'chat' }, { type: 'other' }],
  'features-supported': [
    { ...names, features: ['vision', 'pdf'] },
    { ...names, platform: null, features: ['vision'] },
    { ...names, platform: null, features: [] },
  ],
  'features-unsupported': [
    { ...names, nowhere: ['audio'], byModel: ['fast-mode'], byPlatform: ['batch', 'files'] },
    { ...nothing, model: null, platform: null, nowhere: ['audio'] },
    { ...nothing, model: null, platform: null, byModel: ['vision'] },
    { ...nothing, model: null, platform: null, byPlatform: ['batch'] },
  ],
  'features-unverified': [
    { ...names, byModel: ['computer-use'], byPlatform: ['web-search'] },
    { ...names, platform: null, byModel: [], byPlatform: ['web-search'] },
  ],
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
    'No Claude model offers audio. Sonnet 5.5 does not offer fast mode. Claude API does not offer message batches and the Files API with Sonnet 5.5.',
  );
});
