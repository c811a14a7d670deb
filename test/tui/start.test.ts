import { expect, test } from 'vitest';
import { keys } from '../support/terminal.ts';
import { fakeServices, openWizard } from '../support/wizard.ts';

test('the walk begins with the kind of task', async () => {
  const { services } = fakeServices();
  const { until, press } = openWizard(services);
  await until('What do you want to begin with?');
  press('G', keys.enter);
  expect(await until('What kind of task')).toContain('Chat assistant');
});
