import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTrace } from '../../../src/observe/traffic-trace/read-trace.ts';
import { emptyFolder } from '../../support/cli.ts';
import { jsonLines, listed, messageOf, never, refusalOf, traceOf } from './reading.ts';

const startMs = Date.UTC(2026, 10, 20, 9);
const at = (seconds: number) => new Date(startMs + seconds * 1_000).toISOString();

/** Three requests to two models, 1.5 and 60 seconds after the first. */
const threeRequests = {
  kind: 'requests',
  startMs,
  timesMs: [0, 1_500, 60_000],
  counted: [400, 10, 7],
  cached: [800, 0, 0],
  output: [300, 20, 1],
  model: [1, 0, 1],
  models: ['claude-haiku-5-5', 'claude-sonnet-5-5'],
};
const [sonnet, haiku] = ['claude-sonnet-5-5', 'claude-haiku-5-5'];
const csv = [
  'output,Timestamp,note,cached,model,input',
  `300,${at(0)},"a ""quoted"", note\nof two lines",800,${sonnet},1200`,
  `20,${startMs + 1_500},,,${haiku},10`,
  `1,${startMs / 1_000 + 60},x,0,"${sonnet}",7.0`,
];

describe('requests', () => {
  test.each([
    [
      'JSON Lines',
      jsonLines([
        { timestamp: at(0), model: sonnet, input: 1_200, cached: 800, output: 300 },
        { ts: startMs + 1_500, model: haiku, input: 10, output: 20 },
        { time: startMs / 1_000 + 60, model: sonnet, input_tokens: 7, output_tokens: 1 },
      ]),
    ],
    [
      'JSON Lines of several logs, with blank lines, of Windows, without a last line end',
      `\ufeff\r\n${JSON.stringify({ ts: startMs + 60_000, model: sonnet, usage: { input_tokens: 5, cache_creation_input_tokens: 2, output_tokens: 1 } })}\r\n  \r\n${JSON.stringify({ ts: startMs, model: sonnet, input: 1_200, cached: 800, output: 300 })}\r\n${JSON.stringify({ ts: startMs + 1_500, model: haiku, input: 10, output: 20 })}`,
    ],
    ['CSV', csv.join('\n')],
    ['CSV of Windows, with a byte order mark', `\ufeff${csv.join('\r\n')}\r\n`],
    [
      "CSV with the API's names, flattened",
      `usage.output_tokens,usage.cache_read_input_tokens,usage.cache_creation_input_tokens,usage.input_tokens,created_at,model\n1,,2,5,${at(60)},${sonnet}\n300,800,0,400,${at(0)},${sonnet}\n20,0,,10,${at(1.5)},${haiku}\n`,
    ],
  ])('%s', async (_, text) => {
    expect(listed(await traceOf(text))).toEqual(threeRequests);
    expect(listed(await traceOf(text, 7))).toEqual(threeRequests);
  });

  test('come from a file as well', async () => {
    const cwd = await emptyFolder();
    await writeFile(join(cwd, 'a.log'), csv.join('\n'));
    expect(listed(await readTrace('a.log', cwd, { signal: never }))).toEqual(threeRequests);
  });

  test('take 22 bytes each, as many as there are', async () => {
    const lines = jsonLines(
      Array.from({ length: 3_000 }, (_, n) => ({ ts: startMs + n, input: n, output: 1 })),
    );
    const trace = await traceOf(lines);
    const columns = Object.values(trace).filter((value) => ArrayBuffer.isView(value));
    expect(columns.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(22 * 3_000);
    expect(trace.counted.at(-1)).toBe(2_999);
    expect(trace.models).toEqual(['']);
  });

  test('may lie 31 days apart, and no more', async () => {
    const days = (count: number, more: number) =>
      jsonLines([0, count * 86_400_000 + more].map((ms) => ({ ts: startMs + ms, input: 1, output: 1 })));
    expect(listed(await traceOf(days(31, 0)))).toMatchObject({ timesMs: [0, 2_678_400_000] });
    expect(await refusalOf(days(31, 1))).toBe(
      'Standard input reaches from 2026-11-20T09:00:00.000Z to 2026-12-21T09:00:00.001Z, which is more than the 31 days that are read: cut a shorter time out of it, or mend the times. Nothing of it was used.',
    );
  });

  test('of one tick are the same in any order', async () => {
    const all = [2, 1, 3].map((output) => ({ ts: startMs, input: 4, output }));
    expect(listed(await traceOf(jsonLines(all)))).toMatchObject({ output: [1, 2, 3] });
  });
});

describe('bad lines', () => {
  const good = { ts: startMs, model: sonnet, input: 1, output: 1 };

  test('are told together, with their numbers and what is wrong', async () => {
    const lines = [
      JSON.stringify(good),
      '{"ts":',
      JSON.stringify({ ...good, input: -3 }),
      '[]',
      '',
      JSON.stringify({ ts: startMs, input: 1, output: 1 }),
    ];
    expect(await refusalOf(lines.join('\n'))).toBe(
      [
        'Standard input cannot be used as a trace, and nothing of it was used. It has 4 problems, by line:',
        '  2: It is not a JSON document.',
        '  3: input is -3, which is no whole number of tokens.',
        '  4: It is not a JSON object.',
        '  6: It names no model, and the requests before it do.',
      ].join('\n'),
    );
  });

  test('are named up to the tenth, and counted beyond', async () => {
    const bad = Array.from({ length: 1_200 }, () => ({ ...good, output: null }));
    const said = (await refusalOf(jsonLines([good, ...bad]))).split('\n');
    expect(said).toHaveLength(12);
    expect(said[0]).toContain('It has 1,200 problems');
    expect(said.at(-2)).toBe('  11: It has no output.');
    expect(said.at(-1)).toBe('  and 1,190 more');
  });

  test('of CSV have the number of their line', async () => {
    const rows = ['ts,input,output,model', `${startMs},1,x,`, `noon,1,1,`, `${startMs},1,1,m`, `${startMs}`];
    expect(await refusalOf(rows.join('\n'))).toBe(
      [
        'Standard input cannot be used as a trace, and nothing of it was used. It has 3 problems, by line:',
        '  2: output is "x", which is no whole number of tokens.',
        '  3: ts is "noon", which is no time such as 2026-11-20T09:00:00.123Z, and neither seconds nor milliseconds since 1970.',
        '  5: It has no tokens: neither input and output, nor input_tokens and output_tokens.',
      ].join('\n'),
    );
  });

  test('a model named where others are not', async () => {
    const { model: _, ...unnamed } = good;
    expect(await refusalOf(jsonLines([unnamed, good]))).toContain(
      '  2: It names a model, and the requests before it do not.',
    );
  });

  test('a line longer than 1 MB, and one that is no UTF-8', async () => {
    const line = (bytes: number) => {
      const empty = JSON.stringify({ ...good, note: '' }).length;
      return `${JSON.stringify({ ...good, note: 'x'.repeat(bytes - empty) })}\n`;
    };
    expect(listed(await traceOf(line(1024 * 1024)))).toMatchObject({ counted: [1] });
    expect(await refusalOf(line(1024 * 1024 + 1))).toContain('  1: It is longer than 1 MB.');
    const latin1 = Buffer.from(jsonLines([good, { ...good, note: 'ä' }]), 'latin1');
    expect(await refusalOf(latin1)).toContain('  2: It is not UTF-8 text.');
  });

  test('what they hold is shown without its controls, its keys and its length', async () => {
    const hostile = `\u001b[31m\u202ered\nsk-ant-api03-canary0001 ${'long '.repeat(1_000)}`;
    for (const fields of [
      { ...good, ts: hostile },
      { ...good, output: hostile },
    ]) {
      const said = await refusalOf(jsonLines([fields]));
      expect(said.split('\n')).toHaveLength(2);
      for (const unwanted of ['\u001b', '\u202e', 'canary']) expect(said).not.toContain(unwanted);
      expect(said.length).toBeLessThan(400);
    }
  });
});

test('names of models are foreign text, and one name is one model', async () => {
  const named = (model: string) => ({ ts: startMs, model, input: 1, output: 1 });
  const trace = await traceOf(jsonLines([named('b\u001b[31m'), named('a'), named('b')]));
  expect(trace.models).toEqual(['a', 'b']);
  expect([...trace.model]).toEqual([0, 1, 1]);
});

test('a thousand models are told apart, and no more', async () => {
  const named = (count: number) =>
    jsonLines(
      Array.from({ length: count }, (_, n) => ({ ts: startMs, model: `m${n}`, input: 1, output: 1 })),
    );
  expect((await traceOf(named(1_000))).models).toHaveLength(1_000);
  expect(await refusalOf(named(1_001))).toContain('names more than 1,000 models');
});

describe('what is no trace', () => {
  // biome-ignore format: a table
  test.each([
    ['nothing', '', 'Standard input is empty: there is no traffic to simulate.'],
    ['a byte order mark', '\ufeff', 'Standard input is empty: there is no traffic to simulate.'],
    ['blank lines', '\n\n', 'Standard input holds no traffic'],
    ['a header alone', 'ts,input,output\n', 'Standard input holds no traffic'],
    ['gzip', gzipSync('{}'), 'Standard input is compressed: unpack it first.'],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'Standard input is text in UTF-16: save it in UTF-8.'],
    ['bytes', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'Standard input is a spreadsheet or a zip archive, which is not read: write its rows as CSV'],
    ['other bytes', Buffer.from([0, 1, 2]), 'Standard input is no text file: a trace is JSON Lines, CSV or pages of the Usage API, in UTF-8.'],
    ['Parquet', Buffer.from('PAR1\u0015\u0000'), 'Standard input is a Parquet file, which is not read: write its rows as CSV with a header line, or as JSON Lines, and name that file instead.'],
    ['semicolons', 'ts;input;output\n1795165200;1;1\n', 'Standard input separates its columns by semicolons, and a trace in CSV separates them by commas: save it again with commas'],
    ['tabs', 'ts\tinput\toutput\n1795165200\t1\t1\n', 'separates its columns by tabs'],
    ['a list of requests', '[{"ts": 1795165200, "input": 1, "output": 1}]', "jq -c '.[]'"],
    ['a request over several lines', '{\n  "ts": 1795165200,\n  "input": 1\n}', 'jq -c .'],
    ['prose', 'We had much traffic.\n', 'neither JSON Lines nor CSV that can be used as a trace: its first line lacks the column timestamp (or time, ts, created_at) and the column input (or input_tokens) and the column output (or output_tokens).'],
    ['CSV without tokens of answers', 'time,input\n', 'its first line lacks the column output.'],
    ['CSV without a time', 'input_tokens,output_tokens\n', 'its first line lacks the column timestamp (or time, ts, created_at).'],
    ['a column twice', 'ts,input,INPUT,output\n', 'its first line has the column input more than once.'],
    ['a quote that nothing closes', 'ts,input,output\n"1,2,3\n', 'It is no CSV file. A quotation mark in it is never closed. Nothing'],
    ['text behind a quote', 'ts,input,output\n"1"x,2,3\n', 'It is no CSV file. Line 2 has something other than a comma behind a closing quotation mark. Nothing'],
    ['a quote within a cell', 'ts,input,output\n1,2 "a",3\n', 'It is no CSV file. Line 2 has a quotation mark in the middle of a cell. Nothing'],
    ['a row without an end', `ts,input,output\n"${'x'.repeat(1_100_000)}`, 'It is no CSV file. A row of it is longer than 1,048,576 characters'],
  ])('%s', async (_, text, said) => {
    const message = await refusalOf(text);
    expect(message).toContain(said);
    expect(message).not.toContain('\n');
  });

  test('a name with control characters is told without them', async () => {
    const cwd = await emptyFolder();
    const name = 'a\u001b]0;title\u0007\u001b[31m\nb\r\u202e.csv';
    const said = () => messageOf(readTrace(name, cwd, { signal: never }));
    expect(await said()).toBe('There is no file a b .csv.');
    await writeFile(join(cwd, name), 'time,input\n');
    expect(await said()).toMatch(/^a b \.csv is neither JSON Lines/);
    await writeFile(join(cwd, name), '{}\n');
    expect(await said()).toMatch(/^a b \.csv cannot be used as a trace/);
  });

  test('a path that leads to no file', async () => {
    const cwd = await emptyFolder();
    await mkdir(join(cwd, 'folder'));
    const said = (path: string) => messageOf(readTrace(path, cwd, { signal: never }));
    expect(await said('none.jsonl')).toBe('There is no file none.jsonl.');
    expect(await said('folder')).toBe('folder is a folder: name a file of recorded traffic.');
    expect(await said('/dev/null')).toContain('/dev/null is a pipe or a device');
    expect(await said('')).toBe('Name a file of recorded traffic, or - for standard input.');
    expect(await said('-')).toBe('There is no file -.');
  });
});

test.each([
  ['JSON Lines', '', jsonLines([{ ts: startMs, input: 1, output: 1 }])],
  ['CSV', 'ts,input,output\n', `${startMs},1,1\n`],
])('reading of %s ends where a person does not want to wait', async (_, header, line) => {
  const abort = new AbortController();
  let sent = 0;
  async function* endless() {
    yield Buffer.from(header);
    for (; ; sent += 1) {
      if (sent === 3) abort.abort();
      yield Buffer.from(line.repeat(5_000));
    }
  }
  const reading = readTrace('-', '/', { signal: abort.signal, input: endless() });
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(sent).toBe(3);
});
