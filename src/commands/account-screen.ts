import type { Account } from '../judge/account-schema.ts';
import type { Observation } from '../judge/observation.ts';
import {
  type AccountPart,
  accountParts,
  accountText,
  amendedText,
  concerns,
  partText,
} from '../report/account-text.ts';
import type { TerminalStyle } from '../report/terminal-style.ts';
import { columnsOf, type GlobalOptions, type Io, print, wantsAscii, wantsColor } from './io.ts';

/** Where the account is shown: on a terminal part by part as it becomes known, in a pipe whole. */
export interface AccountScreen {
  /** True where parts are shown as they become known. */
  readonly live: boolean;
  /** Shows what can be told once these have settled. */
  readonly show: (account: Account, settled: readonly Observation[]) => Promise<void>;
  /** Shows what is left. */
  readonly finish: (account: Account) => Promise<void>;
}

export function accountScreen(io: Io, options: GlobalOptions): AccountScreen {
  const { stdout } = io;
  const style: TerminalStyle = {
    color: wantsColor(io, options, stdout),
    columns: columnsOf(stdout),
    ascii: wantsAscii(io, options),
  };
  if (!stdout.isTTY) {
    return {
      live: false,
      show: async () => {},
      finish: (account) => print(stdout, accountText(account, style)),
    };
  }
  let shown = 0;
  /** What was shown before the message was answered, with what was told then. */
  const early = new Map<AccountPart, string>();
  // One text after the other: a part must not overtake the one before it.
  let written: Promise<void> = Promise.resolve();
  const write = (text: string): void => {
    if (text !== '') written = written.then(() => print(stdout, text));
  };
  const next = (
    account: Account,
    answered: boolean,
    ready: (part: AccountPart) => boolean,
  ): Promise<void> => {
    for (let part = accountParts[shown]; part && ready(part); part = accountParts[shown]) {
      shown += 1;
      write(partText(part, account, style));
      if (!answered && part.awaits) early.set(part, factsOf(part, account));
    }
    return written;
  };
  /** Says anew what the answer to the message changed of parts that were shown without it. */
  const amend = (account: Account): void => {
    const changed = [...early].filter(([part, facts]) => facts !== factsOf(part, account));
    early.clear();
    if (changed.length > 0) write(amendedText(style));
    for (const [part] of changed) write(partText(part, account, style));
  };
  return {
    live: true,
    show: (account, settled) => {
      const ids = new Set(settled.map(({ id }) => id));
      const answered = ids.has('tiny-message');
      if (answered) amend(account);
      const ready = (part: AccountPart): boolean =>
        // The last parts speak of everything, so they wait for the end.
        accountParts.indexOf(part) < accountParts.length - 2 &&
        (!concerns(part, account) || part.needs.every((id) => ids.has(id))) &&
        (!part.awaits || answered || part.awaits.told(account));
      // Whoever waits for the end is told.
      return next(account, answered, ready).catch(() => {});
    },
    finish: (account) => {
      amend(account);
      return next(account, true, () => true);
    },
  };
}

const factsOf = ({ awaits }: AccountPart, account: Account): string =>
  JSON.stringify(awaits?.facts(account) ?? null);
