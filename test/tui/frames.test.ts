import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Size } from '../../src/tui/layout.ts';
import type { WizardServices } from '../../src/tui/services.ts';
import { frameServices, leftAt, leftAtPlatform } from '../support/frame-services.ts';
import { expectGolden } from '../support/golden.ts';
import { keys } from '../support/terminal.ts';
import { openWizard, pricedProbes } from '../support/wizard.ts';

const { enter, down } = keys;

type Env = NonNullable<Parameters<typeof openWizard>[2]>;

interface Scene {
  readonly name: string;
  readonly services: Partial<WizardServices>;
  /** What to wait for and what to press then; the frame is taken when `shows` is on screen. */
  readonly steps: readonly (readonly [string, ...string[]])[];
  readonly shows: string | RegExp;
}

const resumed = ['Resume', enter] as const;
const toConsent = { services: leftAt(null), steps: [resumed] } as const;
const toResults = { services: leftAt(null), steps: [resumed, ['Send these probes', 'y']] } as const;

const scenes: readonly Scene[] = [
  {
    name: 'first screen',
    services: leftAt('tokens.input.p95'),
    steps: [],
    shows: 'What do you want to begin with?',
  },
  {
    name: 'section filled by a preset',
    services: {},
    steps: [['Start anew', enter]],
    shows: 'Kept from the preset',
  },
  { name: 'choice', services: leftAt('traffic.shape'), steps: [resumed], shows: 'Launch spike' },
  {
    name: 'choice from a table, filtered',
    services: leftAt('model.id'),
    steps: [resumed, ['Which model will answer?', keys.ctrlU, 'opus']],
    shows: /Filter: opus/,
  },
  {
    name: 'platform path found in the project',
    services: leftAtPlatform('platform.path', {}),
    steps: [resumed],
    shows: 'looks like',
  },
  {
    name: 'platform path with features missing',
    services: leftAtPlatform('platform.path', { path: 'claude-api' }),
    steps: [resumed, ['By which path', down, down]],
    shows: /[❯>] Amazon Bedrock|\(selected\) Amazon Bedrock/,
  },
  {
    name: 'platform path explained',
    services: leftAtPlatform('platform.path', { path: 'foundry' }),
    steps: [resumed, ['By which path', keys.ctrlG]],
    shows: 'Explained',
  },
  {
    name: 'region with its premium',
    services: leftAtPlatform('platform.region', { path: 'bedrock' }),
    steps: [resumed],
    shows: 'Which region or endpoint',
  },
  {
    name: 'deployment',
    services: leftAtPlatform('platform.deployment', { path: 'foundry' }),
    steps: [resumed],
    shows: 'By which name do the requests',
  },
  {
    name: 'several marks',
    services: leftAt('task.features'),
    steps: [resumed, ['Which of these', down, ' ']],
    shows: /(◉|\[x\]|\(checked, selected\)) Tool use/,
  },
  {
    name: 'number judged as it is typed',
    services: leftAt('tokens.input.p95'),
    steps: [resumed, ['longest prompts', keys.ctrlU, '250k']],
    shows: '250,000',
  },
  {
    name: 'number refused',
    services: leftAt('tokens.input.p95'),
    steps: [resumed, ['longest prompts', keys.ctrlU, '1k', enter]],
    shows: 'cannot lie',
  },
  {
    name: 'shares of the first days',
    services: leftAt('traffic.launchShares'),
    steps: [resumed, ['Which share of the full', keys.ctrlU, '5 20 50', enter]],
    shows: 'The last day has 50%',
  },
  {
    name: 'section answered',
    services: leftAt(null),
    steps: [resumed, ['Live probes', '6']],
    shows: 'Enter on a question opens it.',
  },
  {
    name: 'person vouches',
    services: leftAt('answers.spend/alerts'),
    steps: [resumed, ['alerted before', enter], ['Who says so?', 'Ada Example', enter]],
    shows: 'What is the evidence?',
  },
  {
    name: 'question explained',
    services: leftAt('tokens.input.p95'),
    steps: [resumed, ['longest prompts', keys.ctrlG]],
    shows: 'Explained',
  },
  { name: 'consent', ...toConsent, shows: 'Send these probes' },
  {
    name: 'consent with more than fits',
    services: {
      ...leftAt(null),
      pricePoll: () =>
        pricedProbes.map((probe) => ({
          ...probe,
          sends: `${probe.sends} All that leaves this machine is said in full, with the model and how much may come back.`,
        })),
    },
    steps: [resumed],
    shows: 'Send these probes',
  },
  {
    name: 'consent after the findings',
    ...toResults,
    steps: [...toResults.steps, ['Verdict and findings', keys.escape], ['Send these probes', 'G']],
    shows: /[❯>] Back to the findings|\(selected\) Back to the findings/,
  },
  {
    name: 'section with a failing answer',
    services: leftAt(null),
    steps: [resumed, ['Send these probes', '3']],
    shows: 'Enter on a question opens it.',
  },
  {
    name: 'budget',
    ...toConsent,
    steps: [resumed, ['Send these probes', 'b']],
    shows: 'Spend at most, in US dollars',
  },
  {
    name: 'consent without a key',
    services: { ...leftAt(null), credential: null },
    steps: [resumed],
    shows: 'Rehearse on the built-in',
  },
  {
    name: 'key typed',
    services: { ...leftAt(null), credential: null },
    steps: [resumed, ['No key was found', down, enter], ['Paste an API key', 'sk-ant-api03-test']],
    shows: '17 characters',
  },
  {
    name: 'probes under way',
    services: {
      ...leftAt(null),
      poll: ({ onEvent }) => {
        const at = '2026-11-20T09:00:00.000Z';
        const base = { at, costUsd: 0, requestIds: [] };
        onEvent({ type: 'started', probe: 'model', title: 'Planned model' });
        onEvent({
          type: 'settled',
          observation: {
            ...base,
            id: 'token-count',
            probe: 'token-count',
            ms: 1_240,
            status: 'failed',
            reason: 'The key may not count tokens.',
          },
          spentUsd: 0.0001,
        });
        return new Promise(() => undefined);
      },
    },
    steps: [resumed, ['Send these probes', 'y'], ['running', keys.escape]],
    shows: 'Stopping',
  },
  { name: 'verdict and findings', ...toResults, shows: 'Verdict and findings' },
  {
    name: 'one finding',
    ...toResults,
    steps: [...toResults.steps, ['Verdict and findings', enter]],
    shows: 'one finding',
  },
  {
    name: 'one finding with its charts',
    ...toResults,
    steps: [...toResults.steps, ['Verdict and findings', down, down, down, down, down, enter]],
    shows: /one finding[\s\S]*The same month by decision/,
  },
  {
    name: 'section with the month that its answers lead to',
    services: leftAt(null),
    steps: [resumed, ['Send these probes', '7']],
    shows: 'Users a month',
  },
  {
    name: 'which answer to change',
    ...toResults,
    steps: [...toResults.steps, ['Verdict and findings', 'f']],
    shows: 'Which answer',
  },
  {
    name: 'export',
    ...toResults,
    steps: [
      ...toResults.steps,
      ['Verdict and findings', 'e'],
      ['In which format?', enter],
      ['Enter write', enter],
    ],
    shows: 'was written',
  },
];

async function frame(scene: Scene, size: Size, env: Env): Promise<string> {
  const { until, press, end } = openWizard(frameServices(scene.services), size, env);
  for (const [wanted, ...inputs] of scene.steps) {
    await until(wanted);
    press(...inputs);
  }
  const drawn = await until(scene.shows);
  press(keys.ctrlC);
  await end;
  return drawn;
}

const variants: readonly (readonly [string, Size, Env])[] = [
  ['60x20', { columns: 60, rows: 20 }, {}],
  ['80x24', { columns: 80, rows: 24 }, {}],
  ['120x40', { columns: 120, rows: 40 }, {}],
  ['80x24-ascii', { columns: 80, rows: 24 }, { ascii: true }],
  ['screen-reader', { columns: 100, rows: 200 }, { screenReader: true }],
];

describe.each(variants)('frames at %s', (name, size, env) => {
  test('are as reviewed', async () => {
    const drawn: string[] = [];
    for (const scene of scenes) drawn.push(`## ${scene.name}\n\n${await frame(scene, size, env)}\n`);
    expectGolden(`frames/${name}.txt`, `${drawn.join('\n')}`);
  });
});

describe.each(variants.slice(0, 4))('every frame at %s', (_name, size, env) => {
  test.each(scenes)('$name stays within the window', async (scene) => {
    const lines = (await frame(scene, size, env)).split('\n');
    expect(lines[0]).toMatch(/^gonogo /);
    expect(lines.length).toBeLessThanOrEqual(size.rows);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
    if (env.ascii) expect(lines.join('')).toMatch(/^[\x20-\x7e]*$/);
  });
});

test('without colour nothing but bold is written', async () => {
  const { until, written } = openWizard(frameServices());
  await until('What do you want to begin with?');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal sequences are what it looks for
  const styles = [...written().matchAll(/\u001B\[([\d;]*)m/g)].map(([, code]) => code);
  expect(styles.filter((code) => !['', '0', '1', '22'].includes(code ?? ''))).toEqual([]);
});
