import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { lint } from 'markdownlint/sync';
import { micromark } from 'micromark';
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/judge/run.ts';
import { parseRun, runJsonSchema } from '../../src/judge/run-schema.ts';
import { formats, renderRun } from '../../src/report/formats.ts';
import type { ReportContext } from '../../src/report/report-context.ts';
import type { TerminalStyle } from '../../src/report/terminal-style.ts';
import { chatChecks } from '../support/chat-launch.ts';
import { goRun, noGoRun, offlineRun, rehearsalRun } from '../support/chat-runs.ts';
import { expectGolden } from '../support/golden.ts';
import { hostileRun } from '../support/hostile-run.ts';
import { TODAY } from '../support/run-builder.ts';

const context: ReportContext & TerminalStyle = {
  checks: chatChecks,
  today: TODAY,
  color: false,
  columns: 80,
  ascii: false,
};

/** The offline run is reported ten weeks later, so that its documented facts have grown old. */
const cases = [
  { name: 'go', run: goRun(), today: TODAY },
  { name: 'no-go', run: noGoRun(), today: TODAY },
  { name: 'hold-offline', run: offlineRun(), today: '2027-02-01' },
  { name: 'rehearsal', run: rehearsalRun(), today: TODAY },
  { name: 'hostile-text', run: hostileRun(), today: TODAY },
] as const;

const rendered = await Promise.all(
  cases.map(async (row) => ({
    ...row,
    markdown: await renderRun('md', row.run, { ...context, today: row.today }),
  })),
);

describe.each(rendered)('the report of the $name run', ({ name, run, today, markdown }) => {
  it('reads as reviewed, in Markdown', () => expectGolden(`report/${name}.md`, markdown));

  it('reads as reviewed, in a terminal', async () =>
    expectGolden(`report/${name}.txt`, await renderRun('pretty', run, { ...context, today })));

  it('is clean Markdown', () => {
    const config = { default: true, MD013: false };
    expect(lint({ strings: { [name]: markdown }, config })[name]).toEqual([]);
  });

  it('has short lines outside tables, headings and addresses', () => {
    const long = markdown.split('\n').filter((line) => line.length > 88 && !/^[|#[]/.test(line));
    expect(name === 'hostile-text' ? [] : long).toEqual([]);
  });

  it('is one JSON document that satisfies the shipped schema and reads back unchanged', async () => {
    const json = await renderRun('json', run, context);
    expect(json.endsWith('}\n')).toBe(true);
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(runJsonSchema());
    validate(JSON.parse(json));
    expect(validate.errors).toBeNull();
    expect(parseRun(json)).toEqual({ ok: true, run });
  });
});

it('the JSON of the no-go run is as reviewed', async () =>
  expectGolden('report/no-go.json', await renderRun('json', noGoRun(), context)));

const hostileMarkdown = await renderRun('md', hostileRun(), context);

describe('foreign text', () => {
  const html = micromark(hostileMarkdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfmTable(), gfmAutolinkLiteral()],
    htmlExtensions: [gfmTableHtml(), gfmAutolinkLiteralHtml()],
  });

  it('adds no element of its own to the rendered report', () => {
    const tags = new Set(html.match(/<\/?[a-z][a-z0-9]*|<!/gi) ?? []);
    const ours = [
      'h1',
      'h2',
      'h3',
      'p',
      'ul',
      'li',
      'strong',
      'pre',
      'code',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'a',
    ];
    const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses).toEqual(['https://platform.claude.com/docs/en/about-claude/models/overview']);
    expect([...tags].filter((tag) => !ours.includes(tag.replace(/^<\/?/, '')))).toEqual([]);
  });

  it.each(formats)('brings no control or direction character into %s', async (format) => {
    const text = await renderRun(format, hostileRun(), context);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(text.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g)).toBeNull();
  });

  it('is shown all the same', async () => {
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(await renderRun('pretty', hostileRun(), context)).toContain('</td><script>alert(1)</script>');
  });
});

describe('what a re-check kept from an earlier poll', () => {
  const kept = (run: Run): Run => ({
    ...run,
    spend: { ...run.spend, actualUsd: 0 },
    observations: run.observations.map((row) =>
      row.id === 'tiny-message' ? { ...row, at: '2026-11-19T08:30:00.000Z' } : row,
    ),
  });
  /** The item of that probe on one line, whatever the width it was wrapped to. */
  const item = async (run: Run, id: string) => {
    const markdown = await renderRun('md', kept(run), context);
    const items = markdown.split(/\n(?=- |\n)/).map((text) => text.replaceAll(/\s+/g, ' '));
    return items.find((text) => text.startsWith(`- \`${id}\`: `));
  };

  it('is told from what this poll asked and paid', async () => {
    expect(await item(goRun(), 'tiny-message')).toMatch(
      /: kept from an earlier poll, answered on 2026-11-19 08:30 UTC, in .*, paid \$0\.000026 then, request /,
    );
    expect(await item(goRun(), 'model')).toMatch(/: answered on 2026-11-20/);
  });

  it('was not paid in a rehearsal either', async () => {
    expect(await item(rehearsalRun(), 'tiny-message')).toMatch(/, \$0\.000026 in that poll, request /);
  });
});
