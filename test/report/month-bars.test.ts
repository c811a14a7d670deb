import { describe, expect, test } from 'vitest';
import type { MonthScenario } from '../../src/judge/run.ts';
import { asciiChartSigns, chartSigns } from '../../src/report/chart-signs.ts';
import { componentBars, layerBars, mediumMonth } from '../../src/report/month-bars.ts';
import { sharesSentence, sizesSentence } from '../../src/report/month-words.ts';
import { shortName } from '../../src/report/short-name.ts';
import { against } from '../support/chat-launch.ts';

const { month } = against('live', 1, 1, 1);
const medium = mediumMonth(month) as MonthScenario;

test('the medium month is the one that is drawn', () => {
  expect(medium.totalUsd).toBe(1_812);
  expect(mediumMonth({ kind: 'missing', fields: ['model.id'] })).toBeNull();
});

describe('components', () => {
  test('have a bar each, with amount and part of the total', () => {
    // Names 14, amounts 7, parts 4 and 4 blanks leave 12 of 41 columns: 720 of 960 is 9 of them, 75 and 57 are 1.
    expect(componentBars(medium, { signs: chartSigns, columns: 41 })).toEqual([
      'Uncached input  █████████    $720.00 40 %',
      'Cache writes    █             $75.00  4 %',
      'Cache reads     █             $57.00  3 %',
      'Output          ████████████ $960.00 53 %',
    ]);
  });
  test('keep a row each, whatever a saved run calls them', () => {
    const components = [{ name: `a\n\`\`\`\n${'x'.repeat(100)}`, usd: 1_812 }];
    const lines = componentBars({ ...medium, components }, { signs: chartSigns, columns: 60 });
    expect(lines).toHaveLength(5);
    expect(lines[4]).toMatch(/^a ``` xxxxxxxxxxxxxx {2}█+ \$1,812\.00 100 %$/);
  });
  test('are left out where not even the numbers fit', () => {
    expect(componentBars(medium, { signs: chartSigns, columns: 20 })).toEqual([]);
  });
});

describe('decisions', () => {
  test('stand under what they decide, and what saves is drawn otherwise', () => {
    expect(layerBars(medium, { signs: asciiChartSigns, columns: 60 })).toEqual([
      'Model      Prompt   ############################  $1,920.00',
      'Output     Answer   ##############                  $960.00',
      'Structure  Caching  ................             -$1,068.00',
    ]);
  });
  test('say what they decide once for several', () => {
    const layers = [
      { layer: 'structure', name: 'Thinking', usd: 2 },
      { layer: 'structure', name: 'Tools', usd: 0.004 },
      { layer: 'structure', name: 'Batches', usd: -1 },
    ] as const;
    const lines = layerBars({ ...medium, layers }, { signs: chartSigns, columns: 80 });
    expect(lines.map((line) => line.slice(0, 20).trimEnd())).toEqual([
      'Structure  Thinking',
      '           Batches',
    ]);
  });
  test('are named alone in a narrow place, and unknown to a run of an earlier version', () => {
    expect(layerBars(medium, { signs: chartSigns, columns: 40 })[0]).toMatch(/^Prompt {3}█/);
    const { layers: _, ...earlier } = medium;
    expect(layerBars(earlier, { signs: chartSigns, columns: 80 })).toEqual([]);
  });
});

describe('sentences', () => {
  test('of what a request, a day and a user cost', () => {
    expect(sharesSentence(medium, 3_000)).toBe(
      'A medium month is $0.0076 a request, $60.40 a day of use and $0.60 for each of 3,000 users.',
    );
    const { perDayUsd: _, perUserUsd: __, ...bare } = medium;
    expect(sharesSentence(bare, null)).toBe('A medium month is $0.0076 a request.');
  });
  test('of where the sizes come from', () => {
    expect(sizesSentence({ kind: 'planned' })).toMatch(/are planned: no trial measured them/);
    const measured = {
      kind: 'measured',
      on: '2026-11-19',
      sandbox: false,
      prompts: 400,
      answers: null,
    } as const;
    expect(sizesSentence(measured)).toBe(
      'Sizes of prompts were measured: a trial counted 400 samples on 2026-11-19. Those of answers are planned.',
    );
    expect(sizesSentence({ ...measured, sandbox: true, prompts: 1, answers: 100 })).toBe(
      'Sizes of prompts were measured: a trial counted 1 sample on 2026-11-19 in the sandbox. Those of answers were measured on 100 of its answers.',
    );
  });
});

test.each([
  ['Output', 'Output'],
  ['漢字'.repeat(20), '漢字'.repeat(5)],
  ['a\u001b[31mb\nc', 'ab c'],
  [`${'x'.repeat(19)}😀`, 'x'.repeat(19)],
])('the name %j is shown as %j', (name, short) => {
  expect(shortName(name)).toBe(short);
});
