import type { Account } from '../judge/account-schema.ts';
import type { Observation } from '../judge/observation.ts';
import { accountParts, accountText, partText } from '../report/account-text.ts';
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
  // One text after the other: a part must not overtake the one before it.
  let written: Promise<void> = Promise.resolve();
  const next = (account: Account, ready: (index: number) => boolean): Promise<void> => {
    while (shown < accountParts.length && ready(shown)) {
      const part = accountParts[shown];
      shown += 1;
      const text = part ? partText(part, account, style) : '';
      if (text !== '') written = written.then(() => print(stdout, text));
    }
    return written;
  };
  return {
    live: true,
    show: (account, settled) => {
      const ids = new Set(settled.map(({ id }) => id));
      // The last parts speak of everything, so they wait for the end.
      const shown = next(
        account,
        (index) =>
          index < accountParts.length - 2 && (accountParts[index]?.needs.every((id) => ids.has(id)) ?? false),
      );
      // Whoever waits for the end is told.
      return shown.catch(() => {});
    },
    finish: (account) => next(account, () => true),
  };
}
