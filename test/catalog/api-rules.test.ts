import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';

test('the rules of the API and the SDK are the documented ones', () => {
  const { nonStreamingMaxTokens, newVersion, newTokenizerFactor, strictTools } = catalog.apiRules;
  const { batchDeadlineHours, batchOutputHeader, retirementNotice } = catalog.apiRules;
  expect(retirementNotice.days).toBe(60);
  expect(nonStreamingMaxTokens.tokens).toBe(21_333);
  expect(newVersion.version).toBe('2026-10-21');
  expect(newVersion.olderOnBedrock).toEqual({
    bedrock: 'bedrock-2023-05-31',
    'bedrock-mantle': '2023-06-01',
  });
  expect(newVersion.rejectedOnBedrock).toEqual([
    'claude-opus-4-6',
    'claude-opus-4-5-20251101',
    'claude-sonnet-4-6',
    'claude-sonnet-4-5-20250929',
    'claude-haiku-4-5-20251001',
  ]);
  expect(newTokenizerFactor.factor).toBe(1.3);
  expect([strictTools.maxTools, strictTools.maxOptionalParameters]).toEqual([20, 24]);
  expect(catalog.apiRules.smallestThinkingBudget.tokens).toBe(1_024);
  expect(batchDeadlineHours.hours).toBe(24);
  expect(batchOutputHeader.name).toBe('output-300k-2026-03-24');
});

test('three categories of refusal are billed even before any output', () => {
  const { billedCategories, provenance } = catalog.apiRules.refusalBilling;
  expect(billedCategories).toEqual(['bio', 'frontier_llm', 'reasoning_extraction']);
  expect(provenance).toMatchObject({ sources: ['refusals', 'release-notes'], confidence: 'medium' });
});

test('prompts are cached up to four marks, for five minutes or an hour, and found again 20 blocks on', () => {
  const { breakpoints, lookBackBlocks, ttlMinutes, provenance } = catalog.apiRules.promptCaching;
  expect([breakpoints, lookBackBlocks]).toEqual([4, 20]);
  expect(ttlMinutes).toEqual({ '5m': 5, '1h': 60 });
  expect(provenance).toMatchObject({ sources: ['prompt-caching'], asOf: '2026-08-22' });
});

test('each server tool exists in its documented versions', () => {
  expect(catalog.apiRules.serverToolVersions.map(({ tool, versions }) => [tool, versions])).toEqual([
    ['web_search', ['20250305', '20260209', '20260318']],
    ['web_fetch', ['20250910', '20260209', '20260309', '20260318']],
    ['code_execution', ['20250522', '20250825', '20260120', '20260521']],
  ]);
});

test('older computer tools are rejected by the newest models', () => {
  const rejecting = catalog.models.flatMap(({ id, features }) =>
    features.rejectedTools ? [[id, features.rejectedTools]] : [],
  );
  const both = ['computer_20251124', 'computer_20250124'];
  expect(rejecting.toSorted()).toEqual([
    ['claude-fable-5-2', both],
    ['claude-haiku-5-5', ['computer_20250124']],
    ['claude-mythos-5-2', both],
    ['claude-opus-5-5', both],
    ['claude-sonnet-5-5', ['computer_20251124']],
  ]);
});
