import { describe, expect, it } from 'vitest';
import { tokenComponents } from '../../src/judge/month-components.ts';
import type { MonthScenario } from '../../src/judge/run.ts';
import { costTable } from '../../src/report/markdown-evidence.ts';
import { monthRows } from '../../src/report/month-rows.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import { runWith } from '../support/run-builder.ts';

const components = (parts: Readonly<Record<string, number>>): MonthScenario['components'] =>
  Object.entries(parts).map(([name, usd]) => ({ name, usd }));

const scenario = (name: MonthScenario['name'], parts: Readonly<Record<string, number>>): MonthScenario => ({
  name,
  assumes: 'A month.',
  requests: 100,
  components: components(parts),
  totalUsd: 12,
  perRequestUsd: 0.12,
});

const uncached = { 'Uncached input': 2, 'Cache writes': 0, 'Cache reads': 0, Output: 10, 'Web search': 0 };
const scenarios = [scenario('light', uncached), scenario('medium', uncached), scenario('heavy', uncached)];
const month = { kind: 'forecast', model: 'claude-sonnet-5-5', scenarios } as const;

describe('the four kinds of tokens', () => {
  it('stand apart, also where nothing is cached', () => {
    expect(monthRows(scenarios).map(({ name }) => name)).toEqual([
      'Uncached input',
      'Cache writes',
      'Cache reads',
      'Output',
    ]);
  });

  it('stand apart even where a run says nothing of one', () => {
    const bare = [scenario('light', { Output: 10, Surprise: 1 })];
    expect(monthRows(bare)).toEqual([
      { name: 'Uncached input', usd: [0] },
      { name: 'Cache writes', usd: [0] },
      { name: 'Cache reads', usd: [0] },
      { name: 'Output', usd: [10] },
      { name: 'Surprise', usd: [1] },
    ]);
  });

  it('are rows of the report and of the terminal', () => {
    const table = costTable(month);
    const text = prettyReport(runWith({ derived: { month, limits: [] } }), {
      color: false,
      columns: 60,
      ascii: false,
    });
    for (const name of tokenComponents) {
      expect(table).toMatch(new RegExp(`^\\| ${name} `, 'm'));
      expect(text).toMatch(new RegExp(`^  ${name} +\\$`, 'm'));
    }
    expect(text).toContain('  Cache writes     $0.00   $0.00   $0.00\n');
    expect(text).not.toContain('Web search');
  });
});

it('other components have a row where they cost half a cent or more', () => {
  const with0 = (usd: number) => monthRows([scenario('light', { ...uncached, 'Web search': usd })]).length;
  expect(with0(0.0049)).toBe(4);
  expect(with0(0.005)).toBe(5);
});
