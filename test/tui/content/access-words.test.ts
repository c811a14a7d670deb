import { expect, test } from 'vitest';
import { Secret } from '../../../src/claude/secret.ts';
import { accessWords } from '../../../src/tui/content/probe-lines.ts';
import type { Access } from '../../../src/tui/services.ts';
import { credential } from '../../support/wizard.ts';

const adminKey = { from: 'ANTHROPIC_ADMIN_KEY', masked: 'sk-ant-admin01-…0003', host: 'gateway.example' };
const services = { credential, host: 'api.anthropic.com', adminKey };
const said =
  "Admin key: ANTHROPIC_ADMIN_KEY sk-ant-admin01-…0003, sent to gateway.example for the organization's routes only.";
const typed: Access = { kind: 'typed', key: new Secret('sk-ant-api03-test-canary-0001') };

test.each<Access>([{ kind: 'environment' }, typed])('consent names the admin key beside %j', (access) => {
  expect(accessWords(access, services)).toMatch(/^Account: .*sent to api\.anthropic\.com\. Admin key: /);
  expect(accessWords(access, services)).toContain(said);
  expect(accessWords(access, { ...services, adminKey: null })).not.toContain('Admin key');
});

test.each<Access | null>([{ kind: 'sandbox' }, { kind: 'offline' }, null])(
  'no admin key of the environment goes along with %j',
  (access) => expect(accessWords(access, services)).not.toContain('Admin key'),
);
