import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/parse.ts';
import type { PlanProblem } from '../../src/plan/problem.ts';

/** Problems of a document as rows of path, found, allowed; none where it is a plan. */
function problemsOf(document: unknown): readonly (readonly [string, string, string])[] {
  const parsed = parsePlan(typeof document === 'string' ? document : JSON.stringify(document));
  return parsed.ok ? [] : parsed.problems.map((row: PlanProblem) => [row.path, row.found, row.allowed]);
}

const orNull = ', or null where nobody knows';
const noField = 'a field this plan does not have';
const checkId = 'a check id such as "spend/alerts"';
const yes = { says: 'yes', by: 'Ada', on: '2026-11-20' };
const waiver = { check: 'model/pinned', reason: 'Pilot', owner: 'Ada', expires: '2026-12-31' };

describe('one problem at a time', () => {
  // biome-ignore format: a table
  const cases: readonly [what: string, document: unknown, path: string, found: string, allowed: unknown][] = [
    ['text where a number belongs', { tokens: { maxTokens: '8k' } }, 'tokens.maxTokens', '"8k"', `a whole number${orNull}`],
    ['a fraction where a whole number belongs', { tokens: { repeatedPrefix: 1.5 } }, 'tokens.repeatedPrefix', '1.5', `a whole number${orNull}`],
    ['text where yes or no belongs', { spend: { autoReload: 'yes' } }, 'spend.autoReload', '"yes"', `true or false${orNull}`],
    ['a number where text belongs', { name: 7 }, 'name', '7', `text in quotes${orNull}`],
    ['one value where a list belongs', { task: { features: 'vision' } }, 'task.features', '"vision"', `a list in square brackets${orNull}`],
    ['a list where a section belongs', { task: [1, 2] }, 'task', 'a list of 2', 'an object in braces'],
    ['an object where text belongs', { model: { id: { name: 'opus' } } }, 'model.id', 'an object', `text in quotes${orNull}`],
    ['null where a section belongs', { traffic: null }, 'traffic', 'null', 'an object in braces'],
    ['null where a default stands', { level: null }, 'level', 'null', 'one of "demo", "beta", "ga", "critical"'],
    ['a word that is none of the list', { level: 'prod' }, 'level', '"prod"', 'one of "demo", "beta", "ga", "critical"'],
    ['a word of a list that may be null', { tokens: { cacheTtl: '2h' } }, 'tokens.cacheTtl', '"2h"', `one of "none", "5m", "1h"${orNull}`],
    ['the right word in capitals', { limits: { tier: 'Scale' } }, 'limits.tier', '"Scale"', `one of "evaluation", "start", "build", "scale", "custom"${orNull}`],
    ['another version of the file', { version: 2 }, 'version', '2', '1'],
    ['less than nothing', { spend: { creditUsd: -1 } }, 'spend.creditUsd', '-1', `at least 0${orNull}`],
    ['nothing where something is needed', { model: { request: { topK: 0 } } }, 'model.request.topK', '0', `more than 0${orNull}`],
    ['a share above one', { traffic: { batchableShare: 30 } }, 'traffic.batchableShare', '30', `at most 1${orNull}`],
    ['a number beyond whole numbers', { tokens: { maxTokens: 1e20 } }, 'tokens.maxTokens', '100000000000000000000', `at most 10000000${orNull}`],
    ['a number beyond all numbers', '{"traffic":{"requestsPerDay":1e999}}', 'traffic.requestsPerDay', 'Infinity', `a number${orNull}`],
    ['empty text', { workspace: { id: '  ' } }, 'workspace.id', '"  "', `some text${orNull}`],
    ['too much text', { workspace: { id: 'w'.repeat(101) } }, 'workspace.id', `"${'w'.repeat(56)}…`, `at most 100 characters${orNull}`],
    ['a day that does not exist', { launchDate: '2027-02-30' }, 'launchDate', '"2027-02-30"', `a date such as 2026-12-01${orNull}`],
    ['a date in another order', { launchDate: '01.12.2026' }, 'launchDate', '"01.12.2026"', `a date such as 2026-12-01${orNull}`],
    ['a number as a date', { launchDate: 20261201 }, 'launchDate', '20261201', `a date such as 2026-12-01${orNull}`],
    ['p95 below typical', { tokens: { input: { typical: 900, p95: 800 } } }, 'tokens.input.p95', '800', `a p95 at or above the typical size${orNull}`],
    ['one wrong entry of a list', { task: { features: ['vision', 'smell'] } }, 'task.features[1]', '"smell"', expect.stringContaining('"streaming", ')],
    ['text where a number or none belongs', { client: { concurrency: 'lots' } }, 'client.concurrency', '"lots"', `"none" or a whole number${orNull}`],
    ['text where a number of any kind or none belongs', { traffic: { tenantRequestsPerMinute: 'lots' } }, 'traffic.tenantRequestsPerMinute', '"lots"', `"none" or a number${orNull}`],
    ['a fraction where a whole number or none belongs', { client: { concurrency: 1.5 } }, 'client.concurrency', '1.5', `"none" or a whole number${orNull}`],
    ['nothing at once', { client: { concurrency: 0 } }, 'client.concurrency', '0', `at least 1${orNull}`],
    ['no try at all', { client: { attempts: 0 } }, 'client.attempts', '0', `at least 1${orNull}`],
    ['none where a number is needed', { client: { retryLayers: 'none' } }, 'client.retryLayers', '"none"', `a whole number${orNull}`],
    ['more layers than anybody has', { client: { retryLayers: 11 } }, 'client.retryLayers', '11', `at most 10${orNull}`],
    ['a customer who sends less than nothing', { traffic: { tenantRequestsPerMinute: -1 } }, 'traffic.tenantRequestsPerMinute', '-1', `at least 0${orNull}`],
    ['a launch of no days', { traffic: { launchShares: [] } }, 'traffic.launchShares', 'a list of 0', `at least 1 entry${orNull}`],
    ['a launch of 61 days', { traffic: { launchShares: Array(61).fill(1) } }, 'traffic.launchShares', 'a list of 61', `at most 60 entries${orNull}`],
    ['a first day of nothing', { traffic: { launchShares: [0, 1] } }, 'traffic.launchShares[0]', '0', 'more than 0'],
    ['percent in place of a share', { traffic: { launchShares: [0.5, 50, 1] } }, 'traffic.launchShares[1]', '50', 'at most 1'],
    ['launch shares that fall', { traffic: { launchShares: [0.5, 0.2, 1] } }, 'traffic.launchShares[1]', '0.2', 'a share at or above that of the day before'],
    ['launch shares that end before all of it', { traffic: { launchShares: [0.2, 0.9] } }, 'traffic.launchShares[1]', '0.9', '1 on the last day, which brings the full traffic'],
    ['more features than there are', { task: { features: Array(18).fill('vision') } }, 'task.features', 'a list of 18', `at most 17 entries${orNull}`],
    ['an answer to nothing that is a check', { answers: { alerts: yes } }, 'answers.alerts', '"alerts"', checkId],
    ['an answer without a name', { answers: { 'spend/alerts': { ...yes, by: '' } } }, 'answers["spend/alerts"].by', '""', 'some text'],
    ['an answer that is neither yes nor no', { answers: { 'spend/alerts': { ...yes, says: 'maybe' } } }, 'answers["spend/alerts"].says', '"maybe"', 'one of "yes", "no"'],
    ['a waiver without an end', { waivers: [waiver, { ...waiver, expires: undefined }] }, 'waivers[1].expires', 'nothing', 'a date such as 2026-12-01'],
    ['a waiver for no check', { waivers: [{ ...waiver, check: 'Model' }] }, 'waivers[0].check', '"Model"', checkId],
    ['a cloud in place of a path to Claude', { platform: { path: 'AWS' } }, 'platform.path', '"AWS"', expect.stringMatching(/^one of "claude-api".*, or null where nobody knows; "AWS" could mean "claude-on-aws" or "bedrock" or "bedrock-mantle"$/)],
    ['a nickname of one path', { platform: { path: 'Azure' } }, 'platform.path', '"Azure"', expect.stringMatching(/; "Azure" could mean "foundry"$/)],
    ['no path to Claude at all', { platform: { path: 'mars' } }, 'platform.path', '"mars"', expect.stringMatching(/"foundry", or null where nobody knows$/)],
    ['a list as the whole plan', [], '(the whole document)', 'a list of 0', 'an object in braces'],
    ['null as the whole plan', 'null', '(the whole document)', 'null', 'an object in braces'],
  ];
  test.each(cases)('%s', (_, document, path, found, allowed) => {
    expect(problemsOf(document)).toEqual([[path, found, allowed]]);
  });
});

describe('fields the plan does not have', () => {
  const sections =
    'one of version, name, level, launchDate, plannedLifeMonths, task, model, tokens, platform, workspace, keys, limits, spend, client, traffic, answers, waivers';
  // biome-ignore format: a table
  const cases: readonly [what: string, document: unknown, path: string, allowed: string][] = [
    ['near a section', { trafic: {} }, 'trafic', 'did you mean "traffic"?'],
    ['far from everything', { zzzzzzzz: 1 }, 'zzzzzzzz', sections],
    ['near a field of a section', { model: { efort: 'low' } }, 'model.efort', 'did you mean "effort"?'],
    ['in another case', { tokens: { MAXTOKENS: 1 } }, 'tokens.MAXTOKENS', 'did you mean "maxTokens"?'],
    ['two levels down', { tokens: { input: { typicl: 1 } } }, 'tokens.input.typicl', 'did you mean "typical"?'],
    ['a parameter two levels down', { model: { request: { temprature: 1 } } }, 'model.request.temprature', 'did you mean "temperature"?'],
    ['in an answer', { answers: { 'spend/alerts': { ...yes, evidnce: 'x' } } }, 'answers["spend/alerts"].evidnce', 'did you mean "evidence"?'],
    ['in a waiver', { waivers: [{ ...waiver, until: 'x' }] }, 'waivers[0].until', 'one of check, reason, owner, expires'],
    ['a base URL', { baseUrl: 'https://example.com' }, 'baseUrl', sections],
    ['a name with blanks and breaks', { 'my\nteam': 1 }, '["my\\nteam"]', sections],
  ];
  test.each(cases)('%s', (_, document, path, allowed) => {
    expect(problemsOf(document)).toEqual([[path, noField, allowed]]);
  });
});

test('every problem is listed at once, in the order of the plan', () => {
  const paths = problemsOf({
    level: 'prod',
    launchDate: 'soon',
    task: { features: ['vision', 3] },
    model: { efort: 'low' },
    tokens: { input: { typical: 5, p95: 4 }, output: { typical: 9, p95: 8 }, maxTokens: 'many' },
    answers: { alerts: yes, 'spend/alerts': { says: 'perhaps', on: '2026-11-31' } },
    waivers: [{}],
    trafic: {},
  }).map(([path]) => path);
  expect(paths).toEqual([
    'level',
    'launchDate',
    'task.features[1]',
    'model.efort',
    'tokens.input.p95',
    'tokens.output.p95',
    'tokens.maxTokens',
    'answers.alerts',
    'answers["spend/alerts"].says',
    'answers["spend/alerts"].by',
    'answers["spend/alerts"].on',
    'waivers[0].check',
    'waivers[0].reason',
    'waivers[0].owner',
    'waivers[0].expires',
    'trafic',
  ]);
});

describe('what is left open stays open', () => {
  test('an empty object is a plan in which nothing is answered', () => {
    expect(parsePlan('{}')).toEqual({
      ok: true,
      plan: {
        version: 1,
        level: 'ga',
        task: {},
        model: { request: {} },
        tokens: { input: {}, output: {} },
        platform: {},
        workspace: {},
        keys: {},
        limits: {},
        spend: { review: {} },
        client: {},
        traffic: {},
        answers: {},
        waivers: [],
      },
    });
  });

  test.each([
    ['null stays null', { model: { id: null } }, null],
    ['absent stays absent', { model: {} }, undefined],
  ])('%s', (_, document, id) => {
    const parsed = parsePlan(JSON.stringify(document));
    expect(parsed.ok && parsed.plan.model.id).toBe(id);
    expect(parsed.ok && 'id' in parsed.plan.model).toBe(id === null);
  });

  test('no feature at all is an answer, not a gap', () => {
    const parsed = parsePlan('{"task":{"features":[]}}');
    expect(parsed.ok && parsed.plan.task.features).toEqual([]);
  });

  test.each(['typical', 'p95'])('only %s of two sizes known', (field) => {
    expect(problemsOf({ tokens: { input: { [field]: 500 } } })).toEqual([]);
    expect(problemsOf({ tokens: { input: { typical: null, p95: null, [field]: 500 } } })).toEqual([]);
  });
});
