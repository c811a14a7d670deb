import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { page } from '../../src/commands/explain.ts';
import type { Io } from '../../src/commands/io.ts';
import { list } from '../../src/commands/list.ts';
import { blocksAt } from '../../src/judge/runner.ts';

/** Standard output of `gonogo list`. */
async function listed(json: boolean): Promise<string> {
  const stdout = new PassThrough();
  await list({ stdout } as unknown as Io, { json } as Parameters<typeof list>[1]);
  return stdout.read().toString();
}

describe('what a check stops is what is said of it', () => {
  test.each(checks.map((check) => ({ id: check.id, check })))('$id', async ({ id, check }) => {
    const line = (await listed(false)).split('\n').find((row) => row.startsWith(`${id} `)) ?? '';
    const told = page(check, 100, '2026-11-20').replaceAll(/\s+/g, ' ');
    const stopsOne = blocksAt(check, 'fail', 'critical') || blocksAt(check, 'inconclusive', 'critical');
    expect(line.includes('advice')).toBe(!stopsOne);
    expect(told.includes('Never stops a launch')).toBe(!stopsOne);
    if (check.failsFrom) expect(line).toContain(`a fail blocks from ${check.failsFrom}`);
  });

  test('a check whose open questions stop nothing and whose fail does', () => {
    const check = checks.find(({ id }) => id === 'limits/web-search');
    expect(check).toMatchObject({ blocksFrom: 'never', failsFrom: 'beta' });
    expect(check && page(check, 100, '2026-11-20')).toContain(
      'A fail stops a launch from level beta on; an open question never does.',
    );
  });

  test('list --json carries the level of a fail where it is another', async () => {
    const rows: Record<string, unknown>[] = JSON.parse(await listed(true));
    expect(rows.find(({ id }) => id === 'limits/web-search')).toMatchObject({ failsFrom: 'beta' });
    expect(rows.find(({ id }) => id === 'keys/precedence')).not.toHaveProperty('failsFrom');
  });
});
