import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/judge/run.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import { goRun, noGoRun, offlineRun, rehearsalRun } from '../support/chat-runs.ts';
import { finding, runWith, TODAY } from '../support/run-builder.ts';

const plain = { color: false, columns: 80, ascii: false } as const;
const esc = '\u001b';

describe('the terminal report', () => {
  it.each<[string, Run, string]>([
    ['go', goRun(), 'GO'],
    ['no-go', noGoRun(), 'NO-GO'],
    ['hold', offlineRun(), 'HOLD'],
  ])('opens with the verdict: %s', (_name, run, word) => {
    expect(prettyReport(run, plain).split('\n')[0]).toBe(word);
  });

  it('opens a rehearsal by saying that it is none', () => {
    const text = prettyReport(rehearsalRun(), plain);
    expect(text).toMatch(/^REHEARSAL/);
    expect(text).toContain('This is not a\nverdict.');
    expect(text).toContain('Rehearsed: NO-GO');
  });

  it('says that a run is strict, in both forms', () => {
    const strict = { ...goRun(), strict: true };
    expect(prettyReport(strict, plain)).toContain('Strict: every caution counts as NO-GO.');
    expect(prettyReport(goRun(), plain)).not.toContain('Strict');
    const head = markdownReport(strict, { checks: [], today: TODAY }).split('\n## ')[0];
    expect(head).toContain('Strict: every caution counts as NO-GO.');
  });

  it('says which answers are samples, and leads to a plan', () => {
    const fields = ['platform.path', 'limits.tier'];
    const run = { ...rehearsalRun(), sampleAnswers: { preset: 'chat-assistant', fields } };
    const text = prettyReport(run, plain).replaceAll('\n', ' ');
    expect(text).toContain('The preset chat-assistant leaves 2 questions open.');
    expect(text).toContain('Next: gonogo init --preset chat-assistant');
    const markdown = markdownReport(run, { checks: [], today: TODAY }).replaceAll('\n', ' ');
    expect(markdown).toContain('hold samples: `platform.path` and `limits.tier`.');
  });

  it.each([60, 80, 120])('keeps to %i columns, and to 100 on wider screens', (columns) => {
    for (const run of [goRun(), noGoRun(), offlineRun(), rehearsalRun()]) {
      const widths = prettyReport(run, { ...plain, columns })
        .split('\n')
        .map((line) => stringWidth(line));
      expect(Math.max(...widths)).toBeLessThanOrEqual(Math.min(columns, 100));
    }
  });

  it('folds wide characters by their width', () => {
    const title = Array.from({ length: 30 }, () => '漢字').join(' ');
    const run = runWith({
      findings: [finding({ check: 'model/fit', status: 'fail', title, detail: title })],
    });
    const widths = prettyReport(run, { ...plain, columns: 60 })
      .split('\n')
      .map((line) => stringWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
  });

  it('colours only when asked, and says the same without', () => {
    const colored = prettyReport(noGoRun(), { ...plain, color: true });
    expect(prettyReport(noGoRun(), plain)).not.toContain(esc);
    expect(colored).toContain(`${esc}[31mNO-GO${esc}[39m`);
    expect(colored.replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), '')).toBe(prettyReport(noGoRun(), plain));
  });

  it('writes nothing beyond ASCII when asked, colours or not', () => {
    const run = runWith({
      plan: { name: 'Café 漢字 – “support”' },
      findings: [finding({ check: 'model/fit', status: 'fail', title: 'Costs 40× as much', detail: '…' })],
    });
    const text = prettyReport(run, { color: true, columns: 80, ascii: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours may be there
    expect(text).toMatch(/^[\n\u001b -~]*$/);
    expect(text).toContain('Cafe ?? - "support"');
    expect(text).toContain('Costs 40x as much');
    expect(text).toContain(`${esc}[31mNO-GO`);
  });

  it('ends with what to do next', () => {
    expect(prettyReport(noGoRun(), plain)).toMatch(/Next: gonogo check model\/request-shape\n$/);
    expect(prettyReport(goRun(), plain)).toMatch(/Next: gonogo export\n$/);
  });
});
