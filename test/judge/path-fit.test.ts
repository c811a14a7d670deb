import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { type PlatformPath, platformPaths } from '../../src/catalog/vocabulary.ts';
import { type PathFit, pathFit } from '../../src/judge/path-fit.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { planWith } from '../support/plan-builder.ts';

const fitOf = (path: PlatformPath, plan: PlanInput): PathFit => pathFit(planWith(plan), catalog, path);

test.each(platformPaths)('a plan with nothing answered promises and denies nothing on %s', (path) => {
  expect(fitOf(path, {})).toMatchObject({
    planned: false,
    missing: null,
    model: { kind: 'unplanned' },
    takesNewVersion: null,
    priceFactor: null,
  });
});

const opus = { id: 'claude-opus-5-5' };
const task = (...features: NonNullable<NonNullable<PlanInput['task']>['features']>) => ({ features });

test.each<[PlatformPath, readonly string[], boolean]>([
  ['claude-api', [], true],
  ['claude-on-aws', ['fast-mode'], true],
  ['bedrock', ['batch', 'files', 'fast-mode'], false],
  ['bedrock-mantle', ['batch', 'files', 'fast-mode'], false],
  ['vertex', ['batch', 'files', 'fast-mode'], false],
  ['claude-on-google', [], true],
  ['foundry', ['batch'], true],
])('on %s a plan with batches, files and fast mode lacks %j', (path, missing, sure) => {
  const fit = fitOf(path, { task: task('streaming', 'batch', 'files', 'fast-mode'), model: opus });
  expect([fit.missing, fit.missingIsSure]).toEqual([missing, sure]);
});

test('what a path lacks for one model alone counts as well', () => {
  const plan = (id: string) => ({ task: task('structured-outputs'), model: { id } });
  expect(fitOf('bedrock', plan('claude-haiku-5-5')).missing).toEqual(['structured-outputs']);
  expect(fitOf('bedrock', plan('claude-opus-5-5')).missing).toEqual([]);
});

test.each<[string, PlatformPath, PlanInput, PathFit['model']]>([
  ['the same string', 'vertex', { model: opus }, { kind: 'named', id: 'claude-opus-5-5', own: false }],
  ['a prefix', 'bedrock', { model: opus }, { kind: 'named', id: 'anthropic.claude-opus-5-5', own: false }],
  [
    'a date behind an @',
    'vertex',
    { model: { id: 'claude-haiku-4-5' } },
    { kind: 'named', id: 'claude-haiku-4-5@20251001', own: false },
  ],
  [
    'a profile on its own path',
    'bedrock',
    { model: { id: 'us.anthropic.claude-opus-5-5' }, platform: { path: 'bedrock' } },
    { kind: 'named', id: 'us.anthropic.claude-opus-5-5', own: false },
  ],
  [
    'a profile on another path',
    'vertex',
    { model: { id: 'us.anthropic.claude-opus-5-5' }, platform: { path: 'bedrock' } },
    { kind: 'named', id: 'claude-opus-5-5', own: false },
  ],
  [
    'a deployment on its own path',
    'foundry',
    { model: opus, platform: { path: 'foundry', deployment: 'chat-prod' } },
    { kind: 'named', id: 'chat-prod', own: true },
  ],
  [
    'a deployment that another path knows nothing of',
    'vertex',
    { model: opus, platform: { path: 'foundry', deployment: 'chat-prod' } },
    { kind: 'named', id: 'claude-opus-5-5', own: false },
  ],
  [
    'a model without a documented id there',
    'claude-on-google',
    { model: { id: 'claude-haiku-4-5' } },
    { kind: 'not-on-path', name: 'Haiku 4.5' },
  ],
  ['a model nobody knows', 'vertex', { model: { id: 'claude-x' } }, { kind: 'unknown', written: 'claude-x' }],
])('the model is named by %s', (_what, path, plan, model) => {
  expect(fitOf(path, plan).model).toEqual(model);
});

test.each<[PlatformPath, string, boolean]>([
  ['bedrock', 'claude-opus-4-7', true],
  ['bedrock', 'claude-opus-4-6', false],
  ['bedrock-mantle', 'claude-sonnet-4-6', false],
  ['vertex', 'claude-opus-4-6', true],
  ['claude-api', 'claude-opus-4-6', true],
])('%s takes the newest API version for %s: %s', (path, id, takes) => {
  expect(fitOf(path, { model: { id } }).takesNewVersion).toBe(takes);
});

const priced = (platform: PlanInput['platform'], more: PlanInput = {}): PlanInput => ({
  task: task('streaming'),
  model: opus,
  platform,
  ...more,
});

test.each<[string, PlatformPath, PlanInput, number | null]>([
  ['a region of AWS', 'bedrock', priced({ path: 'bedrock', region: 'us-east-1' }), 1.1],
  ['the same kind of region on Google', 'vertex', priced({ path: 'bedrock', region: 'us-east-1' }), 1.1],
  ['a region that changes no price', 'claude-on-aws', priced({ path: 'bedrock', region: 'us-east-1' }), 1],
  ['the global endpoint', 'vertex', priced({ path: 'vertex', region: 'global' }), 1],
  ['a group of regions', 'vertex', priced({ path: 'vertex', region: 'eu' }), 1.1],
  ['no region named', 'vertex', priced({ path: 'vertex' }), null],
  [
    'a global profile as the deployment',
    'bedrock',
    priced({ path: 'bedrock', region: 'us-east-1', deployment: 'global.anthropic.claude-opus-5-5' }),
    1,
  ],
  [
    'inference in the US only',
    'claude-api',
    priced({ path: 'claude-api' }, { task: task('us-inference') }),
    1.1,
  ],
])('%s', (_what, path, plan, factor) => {
  expect(fitOf(path, plan).priceFactor).toBe(factor);
});
