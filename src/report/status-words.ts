import type { Level } from '../catalog/vocabulary.ts';
import type { Section, Status } from '../judge/finding.ts';
import type { Verdict } from '../judge/verdict.ts';

/** Words for what the run document holds as ids. Tables, so that a new id does not compile without its word. */

export const statusWords: Readonly<Record<Status, string>> = {
  pass: 'Passed',
  warn: 'Caution',
  fail: 'Failed',
  inconclusive: 'Could not be verified',
  unanswered: 'Not answered',
  'not-applicable': 'Does not apply',
  error: 'Check broke',
  waived: 'Waived',
};

/** "3 passed", "2 cautions": a number of findings of one status. */
export function countOf(status: Status, number: number): string {
  const word = number === 1 ? statusWords[status] : (plurals[status] ?? statusWords[status]);
  return `${number} ${word.toLowerCase()}`;
}

const plurals: Partial<Record<Status, string>> = {
  warn: 'Cautions',
  error: 'Checks broke',
  'not-applicable': 'Do not apply',
};

export const verdictWords: Readonly<Record<Verdict, string>> = { go: 'GO', 'no-go': 'NO-GO', hold: 'HOLD' };

export const levelWords: Readonly<Record<Level, string>> = {
  demo: 'a demo',
  beta: 'a beta',
  ga: 'general availability',
  critical: 'a critical service',
};

export const sectionTitles: Readonly<Record<Section, string>> = {
  task: 'Task',
  model: 'Model',
  tokens: 'Context and output',
  platform: 'Platform path and access',
  workspace: 'Workspace',
  keys: 'Keys',
  limits: 'Rate limits',
  spend: 'Spend limits and credit',
  cost: 'Cost',
  features: 'Features in use',
  operations: 'Operations',
};
