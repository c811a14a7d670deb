import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';

/** What the official SDK ships, read from its files: a second witness that nobody on the project wrote. */
function sdkFile(path: string): string {
  return readFileSync(new URL(`../../node_modules/@anthropic-ai/sdk/${path}`, import.meta.url), 'utf8');
}

function quoted(text: string): string[] {
  return [...text.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

const messageTypes = sdkFile('resources/messages/messages.d.ts');
const modelUnion = /export type Model = ([^;]+);/.exec(messageTypes)?.[1] ?? '';

test("the SDK's Model type and the catalog name the same models", () => {
  const named = quoted(modelUnion);
  expect(named.length).toBeGreaterThan(20);
  const ours = catalog.models.flatMap((model) => [model.id, ...model.aliases]);
  expect(ours.toSorted()).toEqual(named.toSorted());
});

test.each(['web_search', 'web_fetch', 'code_execution'])(
  'the SDK has types for the same versions of %s',
  (tool) => {
    const declared = new RegExp(`^    type: '${tool}_(\\d{8})';$`, 'gm');
    const known = new Set([...messageTypes.matchAll(declared)].map(([, version = '']) => version));
    const ours = catalog.apiRules.serverToolVersions.find((row) => row.tool === tool)?.versions;
    expect(ours).toEqual([...known].toSorted());
  },
);

test('what the SDK calls deprecated the catalog does too, with the same date', () => {
  const table = sdkFile('internal/data/deprecated-models.js');
  const entries = [...table.matchAll(/'(claude-[^']+)': '([^']+)'/g)].map(([, id = '', words = '']) => [
    id,
    isoDate(words),
  ]);
  expect(entries.length).toBeGreaterThan(0);
  for (const [id, date] of entries) {
    const lifecycle = findModel(catalog, id)?.lifecycle;
    expect(lifecycle?.state, id).toBe('deprecated');
    if (lifecycle?.retires.kind === 'on') expect(lifecycle.retires.date, id).toBe(date);
    else expect(lifecycle?.provenance.note, id).toContain(date);
  }
  const deprecated = catalog.models
    .filter((model) => model.lifecycle.state === 'deprecated')
    .map((model) => model.id);
  expect(entries.map(([id]) => id)).toEqual(expect.arrayContaining(deprecated));
});

test('where the SDK warns of a thinking budget the catalog calls it deprecated', () => {
  const warned = quoted(
    /\[([^\]]*)\]/.exec(sdkFile('internal/data/models-to-warn-with-thinking-enabled.js'))?.[1] ?? '',
  );
  expect(warned.length).toBeGreaterThan(0);
  for (const id of warned) expect(findModel(catalog, id)?.behaviour.budgetTokens, id).toBe('deprecated');
});

test('every error code of a cause is one the SDK has a class for, under the same status', () => {
  const known = [...sdkFile('core/error-classes.js').matchAll(/\['(\d{3}) ([a-z_]+)'/g)];
  const statusOf = new Map(known.map(([, status, code]) => [code, Number(status)]));
  expect(statusOf.size).toBeGreaterThan(50);
  for (const row of catalog.causes) {
    for (const code of row.errorCodes)
      expect(row.statuses, `${row.cause} ${code}`).toContain(statusOf.get(code));
  }
});

test('the SDK has no code about money that no cause names', () => {
  const codes = [...sdkFile('core/error-classes.js').matchAll(/\['(402|429) ([a-z_]+)'/g)].map(
    (match) => match[2],
  );
  const named = catalog.causes.flatMap((row) => row.errorCodes);
  expect(named).toEqual(expect.arrayContaining(codes));
});

test('every error type of a cause is one of the SDK, or the one for bodies too large', () => {
  const types = quoted(/export type ErrorType = ([^;]+);/.exec(sdkFile('resources/shared.d.ts'))?.[1] ?? '');
  const ours = catalog.causes.flatMap((row) => row.errorType ?? []);
  expect([...types, 'request_too_large']).toEqual(expect.arrayContaining(ours));
});

test('the variables of the Claude API path are variables the SDK reads', () => {
  const code = ['client.js', 'core/credentials.js', 'lib/credentials/credential-chain.js']
    .map(sdkFile)
    .join();
  const path = catalog.platforms.find((row) => row.path === 'claude-api');
  for (const variable of path?.credentialVariables ?? []) expect(code).toContain(variable);
});

/** "November 30th, 2026" as an ISO date. */
function isoDate(words: string): string {
  const plain = words.replace(/(\d)(st|nd|rd|th)/, '$1');
  return new Date(`${plain} UTC`).toISOString().slice(0, 10);
}
