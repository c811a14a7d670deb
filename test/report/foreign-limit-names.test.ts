import { expect, test } from 'vitest';
import type { Account } from '../../src/judge/account-schema.ts';
import type { LimitsAdminCodes } from '../../src/judge/codes/limits-admin.ts';
import { accountParts, partText } from '../../src/report/account-text.ts';
import { limitsAdminWording } from '../../src/report/wording/limits-admin.ts';

// What the service may call a limit, and what every object of JavaScript has.
const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];
const limitsPart = accountParts.find(({ needs }) => needs.join() === 'rate-limits');

test.each(names)('gonogo account names a limit called %s as the service does', (name) => {
  if (!limitsPart) throw new Error('no part of limits');
  const account = {
    path: 'claude-api',
    model: { name: 'Sonnet 5.5' },
    limits: [{ name, value: null, rung: 'unknown', organization: null, told: null }],
    conflicts: [{ name, header: 1, configured: 2 }],
  } as unknown as Account;
  const said = partText(limitsPart, account, { color: false, ascii: false, columns: 300 } as never);
  expect(said).toMatch(new RegExp(`\n +${name.replaceAll('_', '')} +not known`));
  expect(said).toContain(`for ${name.toLowerCase()}, where`);
  expect(said).not.toMatch(/native code|\[object/);
});

test.each(names)('a report names a limit called %s as the service does', (type) => {
  const known = { model: 'Sonnet 5.5', fast: false, known: [], further: [{ type, value: 7 }] };
  const { detail } = limitsAdminWording['limits-from-admin'](
    known as unknown as LimitsAdminCodes['limits-from-admin'],
  );
  expect(detail).toContain(`held to 7 ${type}, which`);
  const own = {
    model: 'Sonnet 5.5',
    workspaceId: 'wrkspc_1',
    limits: [],
    further: [{ type, own: 7, organization: null }],
  };
  expect(limitsAdminWording['workspace-limits-unjudged'](own).detail).toContain(`set itself 7 ${type}.`);
});
