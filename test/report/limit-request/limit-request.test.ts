import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/judge/run.ts';
import { renderRun } from '../../../src/report/formats.ts';
import { limitRequest } from '../../../src/report/limit-request.ts';
import { offlineRun, rehearsalRun } from '../../support/chat-runs.ts';
import { expectGolden } from '../../support/golden.ts';
import {
  bedrockRun,
  busyRun,
  foundryRun,
  limitRows,
  ownLimitRun,
  requestContext,
  vertexRun,
} from '../../support/limit-request-runs.ts';

const written = (run: Run): string => limitRequest(run, requestContext);
/** The text on one line, whatever it was folded to. */
const flat = (run: Run): string => written(run).replaceAll(/\s+/g, ' ');
const row = (run: Run, name: string): string =>
  new RegExp(`^ {2}${name} .*$`, 'm').exec(written(run))?.[0].replaceAll(/ {2,}/g, ' | ').trim() ?? '';
/** What is above the line that parts the request from what its sender needs, and what is below. */
const [above, below] = [0, 1].map((half) => (run: Run) => written(run).split(/^-{20,}$/m)[half] ?? '') as [
  typeof written,
  typeof written,
];

describe('the request reads as reviewed', () => {
  test.each([
    ['anthropic', busyRun()],
    ['bedrock', bedrockRun()],
    ['vertex', vertexRun()],
    ['no-peak', offlineRun()],
  ])('%s', async (name, run) =>
    expectGolden(`report/limit-request-${name}.txt`, await renderRun('limit-request', run, requestContext)),
  );
});

describe('what is asked for', () => {
  test('stands beside what is in force and what is needed', () => {
    expect(row(busyRun(), 'Requests')).toBe('| Requests | 1,000 | 625 | 1,250 | 4,500');
    // 2,600,000 x 2 x 1.771561 = 9,212,117
    expect(row(busyRun(), 'Input tokens, uncached')).toBe(
      '| Input tokens, uncached | 2,000,000 | 1,300,000 | 2,600,000 | 9,300,000',
    );
    expect(flat(busyRun())).toContain('read in the headers of an answer on 2026-11-20');
  });

  test('is the sum of both kinds on Bedrock, by the burndown rate where it is documented', () => {
    // (2,600,000 + 570,000) x 2 x 1.771561 = 11,231,697; with 5 x 570,000 it is 5,450,000 and 19,310,015
    expect(row(bedrockRun(), 'Input and output')).toMatch(/1,585,000 \| 3,170,000 \| 12,000,000$/);
    expect(flat(bedrockRun())).toContain('at a rate of 5 it is 20,000,000.');
    const older = bedrockRun('claude-sonnet-4-5');
    expect(row(older, 'Input and output')).toMatch(/2,725,000 \| 5,450,000 \| 20,000,000$/);
    expect(below(older)).not.toContain('burndown');
    expect(row(bedrockRun(), 'Output tokens')).toMatch(/together$/);
    // 600,000 requests of 3,170,000 / 1,250 = 2,536 tokens: 1,521,600,000 x 2 x 1.771561 = 5,391,214,435
    expect(above(bedrockRun())).toContain('5,400,000,000 tokens a day:');
    expect(below(bedrockRun())).toContain('Look up what is in force first');
    expect(below(busyRun())).not.toContain('Look up what is in force first');
  });

  test('is no request limit on bedrock-mantle', () => {
    const run = bedrockRun('claude-opus-4-7', 'bedrock-mantle');
    expect(row(run, 'Requests')).toMatch(/^\| Requests \| - \| .* \| no limit$/);
    expect(above(run)).toContain(
      '  9,300,000 input tokens a minute:\n  - Bedrock Mantle input tokens per minute for Anthropic Claude Opus 4.7\n',
    );
  });

  test('is held against the organization where the workspace holds itself to less', () => {
    const run = ownLimitRun();
    // 4,428.9 fit into 5,000; 2,020,687 do not fit into 1,000,000
    expect(row(run, 'Requests')).toBe('| Requests | 1,000 | 625 | 1,250 | enough');
    expect(row(run, 'Output tokens')).toMatch(/2,100,000$/);
    expect(flat(run)).toContain('holds itself to 1,000 requests a minute; the organization has 5,000');
    expect(below(run)).toContain('Raise or clear the limit that the workspace set for itself');
    expect(above(run)).not.toContain('Simulated');
  });

  test.each([
    // 2 x 1.771561 = 3.543, whatever the mean of the busiest minute makes of it.
    [3.544, 'enough'],
    [3.543, '4,500'],
  ])('of limits that were simulated to carry %d times the traffic is %s', (low, asked) => {
    const { derived } = busyRun();
    const limits = limitRows([1_250, 1, 1], [null, 0, 0], [4_000, 4, 4], 'live');
    const traffic = derived.traffic && { ...derived.traffic, headroom: { median: 5, low, high: 5 } };
    expect(
      row({ ...busyRun(), derived: { ...derived, limits, traffic: traffic ?? null } }, 'Requests'),
    ).toMatch(new RegExp(`${asked}$`));
  });

  test('is nothing of the organization where only the workspace holds itself to too little', () => {
    const run = ownLimitRun();
    const limits = limitRows([500, 0, 0], [null, 0, 0], [1_000, 1, 1], 'admin');
    // 500 x 2 x 1.771561 = 1,771.6 of 5,000
    const text = flat({ ...run, derived: { ...run.derived, limits } });
    expect(text).toContain(
      'NO INCREASE NEEDED by the figures of this plan: the limits of the organization carry',
    );
    expect(text).toContain('Raise or clear the limit that the workspace set for itself');
  });

  test.each([
    // 1,250 x 2 x 1.771561 = 4,428.9: what carries it is enough, also where it is less than the rounded figure.
    [4_428, '4,500'],
    [4_429, 'enough'],
    [4_450, 'enough'],
  ])('of %d requests in force is %s', (limit, asked) => {
    const { derived } = busyRun();
    const limits = limitRows([1_250, 0, 0], [null, 0, 0], [limit, 1, 1], 'live');
    expect(row({ ...busyRun(), derived: { ...derived, limits } }, 'Requests')).toMatch(
      new RegExp(`${asked}$`),
    );
  });

  test('is nothing where what is in force is enough, or nothing is sent live', () => {
    const { derived } = busyRun();
    const enough = {
      ...derived,
      limits: limitRows([10, 20, 30], [5, 10, 15], [1_000, 2_000, 3_000], 'live'),
    };
    const text = flat({ ...busyRun(), derived: { ...enough, traffic: null } });
    // 2 x 1.771561
    expect(text).toContain(
      'NO INCREASE NEEDED by the figures of this plan: the limits in force carry as much of the planned busiest minute as is wanted, 3.54 times, 2 as headroom and 1.77 for growth.',
    );
    expect(text).not.toMatch(/Why it is needed|What already keeps|Where to send it/);
    const nothing = { ...derived, limits: limitRows([0, 0, 0], [null, null, null], [null, 1, 1], 'live') };
    expect(row({ ...busyRun(), derived: nothing }, 'Requests')).toMatch(/none$/);
    expect(flat({ ...busyRun(), derived: nothing })).toContain('NOTHING TO ASK FOR: the plan sends nothing');
    expect(written(busyRun())).not.toMatch(/NO INCREASE|NOTHING TO/);
  });

  test('is said not to be ready where the busiest minute is not known, with what to answer first', () => {
    expect(written(offlineRun()).split('\n')[1]).toMatch(/^NOT READY TO BE SENT/);
    const first = below(offlineRun()).split('Where to send it')[0];
    expect(first).toContain('How many requests a day will the product send?');
    expect(first).toContain('traffic.shape in gonogo.json');
    expect(written(busyRun())).not.toContain('NOT READY');
  });

  test('is read from a run of an earlier version too, which knows no steady minute', () => {
    const { derived } = busyRun();
    const limits = derived.limits.map(({ steady: _, ...rest }) => rest);
    expect(row({ ...busyRun(), derived: { ...derived, limits } }, 'Requests')).toMatch(/not known \| 1,250/);
  });
});

describe('quotas', () => {
  test.each([
    ['global', 'global_online_prediction_requests_per_base_model'],
    ['us', 'us_multi_region_online_prediction_requests_per_base_model'],
    ['europe-west1', 'online_prediction_requests_per_base_model'],
  ])('of Vertex AI in %s are named', (region, name) => {
    expect(above(vertexRun(region))).toContain(`4,500 requests a minute:\n  - ${name}\n`);
  });

  test('of an unknown endpoint are asked for', () => {
    expect(below(vertexRun(null))).toContain('platform.region in gonogo.json');
  });

  test('of Foundry are one for all three', () => {
    expect(above(foundryRun())).toContain('- AIServices.GlobalStandard.claude-sonnet-5-5\n');
  });
});

test('a rehearsal says in its first line that it is never to be sent', () => {
  expect(written(rehearsalRun()).split('\n')[0]).toMatch(/^REHEARSAL, NEVER TO BE SENT/);
  expect(flat(rehearsalRun())).toContain('headers of an answer of the sandbox');
  expect(written(busyRun())).not.toMatch(/REHEARSAL|sandbox/);
});

test('where to send it and what is missing stay out of the request', () => {
  expect(above(busyRun())).not.toMatch(/Where to send|Not known yet|gonogo\.json/);
  expect(below(offlineRun())).toMatch(/^Where to send it$/m);
  expect(below(offlineRun())).toMatch(/^Not known yet$/m);
});

describe('the text', () => {
  const runs = [
    busyRun(),
    bedrockRun(),
    vertexRun(),
    foundryRun(),
    ownLimitRun(),
    offlineRun(),
    rehearsalRun(),
  ];

  test.each([60, 80, 140])('keeps to %i columns, and to 80 on wider screens', (columns) => {
    const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));
    for (const run of runs) {
      // The names of metrics are searched for and stay whole.
      const text = limitRequest(run, { ...requestContext, columns }).replaceAll(
        / {2}- \S+_per_base_model/g,
        '',
      );
      expect(widest(text)).toBeLessThanOrEqual(Math.min(columns, 80));
    }
  });

  test('has no colour, and nothing beyond ASCII when asked', () => {
    const run = { ...busyRun(), plan: { ...busyRun().plan, name: 'Café 漢字 – “support”' } };
    const text = limitRequest(run, { color: true, columns: 80, ascii: true });
    expect(text).toMatch(/^[\n -~]*$/);
    expect(text).toContain('Cafe ?? - "support"');
  });
});
