import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { main } from '../../src/commands/program.ts';
import { type Account, accountSchema } from '../../src/judge/account-schema.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { accountKeys, organizationProfile } from '../support/account-organization.ts';
import { emptyFolder } from '../support/cli.ts';
import { place } from './sandbox-place.ts';

const now = () => new Date('2026-11-20T12:00:00Z');

export const { ANTHROPIC_API_KEY, ANTHROPIC_ADMIN_KEY } = accountKeys;

export interface Asked {
  readonly sandbox?: SandboxOptions;
  readonly env?: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  readonly columns?: number;
  /** Standard output is a terminal, which is shown part by part. */
  readonly terminal?: boolean;
  readonly plan?: unknown;
  readonly files?: Readonly<Record<string, string>>;
}

/** One `gonogo account` in this process, asked of a sandbox. */
export async function account({
  sandbox: options = {},
  env = accountKeys,
  argv = [],
  columns,
  terminal,
  plan,
  files = {},
}: Asked = {}) {
  const sandbox = await startSandbox({ account: organizationProfile, now, ...options });
  onTestFinished(() => sandbox.close());
  const cwd = await emptyFolder();
  if (plan !== undefined) await writeFile(join(cwd, 'gonogo.json'), JSON.stringify(plan));
  for (const [name, content] of Object.entries(files)) await writeFile(join(cwd, name), content);
  const { io, stdout, said } = place(cwd);
  if (columns !== undefined) Object.assign(stdout, { columns });
  if (terminal) Object.assign(stdout, { isTTY: true });
  const whole = text(stdout);
  const environment = { ...env, HOME: cwd, ANTHROPIC_BASE_URL: sandbox.url, NO_COLOR: '1' };
  const code = await main(['account', ...argv], { ...io, env: environment });
  stdout.end();
  return { code, stdout: await whole, stderr: said(), sandbox };
}

export async function documentOf(asked: Asked): Promise<Account> {
  const { stdout } = await account({ ...asked, argv: ['--json', ...(asked.argv ?? [])] });
  return accountSchema.parse(JSON.parse(stdout));
}

/** What differs from run to run. */
export const steady = (screen: string): string =>
  screen.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT').replace(/req_\w+/g, (id) => 'x'.repeat(id.length));
