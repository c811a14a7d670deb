import fc from 'fast-check';
import { lint } from 'markdownlint/sync';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../../src/cost/scenarios.ts';
import type { Run } from '../../src/judge/run.ts';
import { fenced } from '../../src/report/escape-markdown.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { wrapMarkdown } from '../../src/report/wrap-markdown.ts';
import { chatModels, chatYear } from '../support/chat-derived.ts';
import { goRun, noGoRun, offlineRun } from '../support/chat-runs.ts';
import { observedWith } from '../support/plan-builder.ts';
import { TODAY } from '../support/run-builder.ts';
import { trial } from '../support/seen-trial.ts';

const write = (run: Run): string => markdownReport(run, { checks: [], today: TODAY });
/** Text of a section on one line, as it reads however it is folded. */
const sectionOf = (run: Run, title: string): string =>
  write(run).split(`## ${title}\n`)[1]?.split('\n## ')[0]?.replaceAll(/\s+/g, ' ') ?? '';

const withDerived = (run: Run, over: Partial<Run['derived']>): Run => ({
  ...run,
  derived: { ...run.derived, ...over },
});

describe('the cost in the report', () => {
  test('has the month, the year and the other models, in this order', () => {
    const titles: readonly string[] = write(goRun()).match(/^## .*/gm) ?? [];
    const at = titles.indexOf('## Cost of a month');
    expect(titles.slice(at, at + 4)).toEqual([
      '## Cost of a month',
      '## The next twelve months',
      '## The same workload on other models',
      '## Peak against limits',
    ]);
  });

  test('says on which day a cap is reached, and that nobody stated growth', () => {
    const year = sectionOf(noGoRun(), 'The next twelve months');
    expect(year).toContain('Nobody stated how the traffic grows');
    expect(year).toContain(
      '- T is the cap of the usage tier, $500.00 a month. It is reached on 2026-12-18 if',
    );
    expect(year).toContain('- B is the budget, $8,000.00 a month. It is not reached within twelve months');
  });

  test('says where no bound is known', () => {
    const run = withDerived(goRun(), { year: { ...chatYear, caps: [] } });
    expect(sectionOf(run, 'The next twelve months')).toContain('No budget, cap or credit is known');
  });

  test('says above the table whether sizes were measured', () => {
    const run = goRun();
    const { month } = run.derived;
    if (month.kind !== 'forecast') throw new Error('The run has a month.');
    const assuming = (text: 'assumes' | 'assumesOfMeasured'): Run =>
      withDerived(
        { ...run, observations: Object.values(observedWith({ trial })) },
        {
          month: {
            ...month,
            scenarios: month.scenarios.map((row) => ({ ...row, assumes: scenarios[row.name][text] })),
          },
        },
      );
    const head = (of: Run) => sectionOf(of, 'Cost of a month').split('| A month')[0];
    expect(head(assuming('assumesOfMeasured'))).toContain('a trial counted 400 samples on 2026-11-19.');
    expect(head(assuming('assumes'))).toContain('Sizes of prompts and answers are planned');
    expect(head(run)).not.toContain('Sizes');
  });

  test('marks the planned model and counts the models that are left out', () => {
    const [cheapest] = chatModels;
    const many = Array.from({ length: 19 }, () => ({ ...cheapest, mediumUsd: 9_000 })) as typeof chatModels;
    const text = sectionOf(
      withDerived(goRun(), { models: [...chatModels, ...many] }),
      'The same workload on other models',
    );
    expect(text).toContain('| **Planned:** Sonnet 5.5 (`claude-sonnet-5-5`)');
    expect(text).toContain('2 more models are not shown.');
  });

  test('is silent on what a run does not hold', () => {
    expect(write(offlineRun())).not.toMatch(/twelve months|other models|```/);
    const { year: _, models: __, ...earlier } = goRun().derived;
    expect(write({ ...goRun(), derived: earlier })).not.toMatch(/twelve months|other models/);
  });
});

describe('a block of code', () => {
  test.each([
    [['a'], '```text'],
    [['```'], '````text'],
    [['a ````` b'], '``````text'],
  ])('%j opens with %s', (lines, opening) => {
    expect(fenced(lines).split('\n')[0]).toBe(opening);
  });
  test('is not folded, and what follows it is', () => {
    const long = 'word '.repeat(30).trim();
    const block = fenced([long, '```']);
    const wrapped = wrapMarkdown(`${block}\n\n${long}`, 40);
    expect(wrapped.startsWith(`${block}\n\n`)).toBe(true);
    expect(
      wrapped
        .slice(block.length)
        .split('\n')
        .every((line) => line.length <= 40),
    ).toBe(true);
  });
});

/** Names that would end a block of code, a cell, a table or a paragraph. */
const nasty = fc
  .array(
    fc.constantFrom(
      '```',
      '````',
      '~~~',
      '|',
      '\n',
      '\\',
      '`',
      '<b>',
      '# ',
      '---',
      '](x)',
      'a',
      ' ',
      '\u001b[31m',
      '漢',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => `${parts.join('')}x`);

test('names of a saved run break neither a block of code nor a table', () => {
  fc.assert(
    fc.property(nasty, nasty, (name, other) => {
      const run = goRun();
      const { month } = run.derived;
      if (month.kind !== 'forecast') throw new Error('The run has a month.');
      const hostile = withDerived(run, {
        month: {
          ...month,
          scenarios: month.scenarios.map((row) => ({
            ...row,
            components: [
              { name, usd: 3 },
              { name: other, usd: 2 },
            ],
          })),
        },
        models: chatModels.map((row) => ({
          ...row,
          id: other,
          name,
          breaks: [{ kind: 'parameter', parameter: name, value: other }],
        })),
      });
      const markdown = write(hostile);
      const html = micromark(markdown, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] });
      expect(html.match(/<h2>/g)).toEqual(
        write(run)
          .match(/^## /gm)
          ?.map(() => '<h2>'),
      );
      expect(html.match(/<pre>/g)).toHaveLength(4);
      const table = html.split('other models</h2>')[1]?.split('</table>')[0] ?? '';
      expect(table.match(/<tr>/g)).toHaveLength(1 + chatModels.length);
      expect(table.match(/<td/g)).toHaveLength(6 * chatModels.length);
      expect(html).not.toContain('<b>');
      const config = { default: false, MD031: true, MD040: true, MD046: true, MD055: true, MD056: true };
      expect(lint({ strings: { report: markdown }, config }).report).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
