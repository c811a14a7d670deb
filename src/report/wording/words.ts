import type { CodeArgs } from '../../judge/codes.ts';

/** What a finding says to a person: one or two full sentences, and the steps that mend it, first thing first. */
export interface Words {
  /** Headline where the check's own titles would not fit what this code says: a statement, without a full stop. */
  readonly title?: string;
  readonly detail: string;
  readonly fix?: readonly string[];
  /** The command that moves on, where checking again would end the same way. */
  readonly next?: string;
}

/** One function a code, typed by the code's arguments. Plain text, no Markdown. */
export type Wording<C extends keyof CodeArgs> = { readonly [K in C]: (args: CodeArgs[K]) => Words };
