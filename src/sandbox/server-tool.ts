import type Anthropic from '@anthropic-ai/sdk';
import type { Model } from '../catalog/model.ts';
import type { Feature } from '../catalog/vocabulary.ts';
import type { MessageRequest } from './validate-request.ts';

export type OfferedTool = NonNullable<MessageRequest['tools']>[number];

/** What a server tool may know of the answer it is used in. */
export interface ToolContext {
  readonly request: MessageRequest;
  readonly model: Model;
  readonly newId: (prefix: string) => string;
  readonly now: Date;
}

/** One use of a tool that runs on the server's side, before the answer goes on. */
export interface ServerToolUse {
  readonly content: readonly [Anthropic.ServerToolUseBlock, Anthropic.ContentBlock];
  /** Written by the model: the call. */
  readonly outputTokens: number;
  /** Read by the model within the same request, as in every later turn that carries the results. */
  readonly resultTokens: number;
  readonly webSearches: number;
  readonly webFetches: number;
  /** Where code ran. */
  readonly container: Anthropic.Container | null;
}

/** A tool Anthropic runs itself. */
export interface ServerTool {
  readonly name: string;
  readonly feature: Feature;
  /** Whether the last turn asks for it, in its words. */
  readonly isAskedFor: (words: string) => boolean;
  readonly use: (offered: OfferedTool, context: ToolContext) => ServerToolUse;
}
