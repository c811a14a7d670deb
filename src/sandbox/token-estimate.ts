import { catalog } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';

/**
 * A token estimator, not a tokenizer: about four characters a token with the older tokenizer, and as many more tokens
 * with the newer one as the catalog says. Same text, same count, always; real counts differ by language and content.
 */
type Tokenizer = Model['behaviour']['tokenizer'];

const charactersPerToken = 4;
/** Tokens of the newer tokenizer per ten of the older one; whole, so that no count hangs on the last digit of a fraction. */
const newerPerTenOlder = Math.round(catalog.apiRules.newTokenizerFactor.factor * 10);
/** What the wrapping of a turn (role, separators) is taken to cost. An assumption; no figure is published. */
const tokensPerTurn = 4;
/** One image is taken to cost this much whatever its size. An assumption that keeps counts steady. */
const tokensPerImage = 1_500;
/** 500 kB of PDF are documented as about 125,000 tokens, i.e. four bytes a token. */
const bytesPerPdfToken = 4;

/** Tokens of that many characters, rounded up. */
export function tokensOfCharacters(characters: number, tokenizer: Tokenizer): number {
  return tokenizer === 'old'
    ? Math.ceil(characters / charactersPerToken)
    : Math.ceil((characters * newerPerTenOlder) / (charactersPerToken * 10));
}

/** How many characters fit into so many tokens, rounded down: the inverse used to cut an answer short. */
export function charactersOfTokens(tokens: number, tokenizer: Tokenizer): number {
  return tokenizer === 'old'
    ? tokens * charactersPerToken
    : Math.floor((tokens * charactersPerToken * 10) / newerPerTenOlder);
}

interface Size {
  characters: number;
  /** Counted apart from the text: images and PDF pages. */
  mediaTokens: number;
}

/** What of a search result is read as input; how the service counts it is not published. */
const searchResultParts = ['url', 'title', 'encrypted_content'];

/** Adds up everything a model would read below `value`. Thinking of earlier turns and other opaque data are not counted. */
function measure(value: unknown, size: Size): void {
  if (typeof value === 'string') {
    size.characters += value.length;
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) measure(item, size);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const block = value as Record<string, unknown>;
  switch (block.type) {
    case 'text':
      measure(block.text, size);
      return;
    case 'image':
      size.mediaTokens += tokensPerImage;
      return;
    case 'document':
      measureDocument(block, size);
      return;
    case 'tool_use':
    case 'server_tool_use':
      measure(block.name, size);
      size.characters += JSON.stringify(block.input ?? {}).length;
      return;
    case 'web_search_result':
      for (const part of searchResultParts) measure(block[part], size);
      return;
    case 'code_execution_result':
    case 'bash_code_execution_result':
      measure(block.stdout, size);
      measure(block.stderr, size);
      return;
    case 'thinking':
    case 'redacted_thinking':
      return;
    default:
      measure(block.content, size);
  }
}

function measureDocument(block: Record<string, unknown>, size: Size): void {
  measure(block.title, size);
  measure(block.context, size);
  const source = (block.source ?? {}) as Record<string, unknown>;
  if (source.type === 'base64' && typeof source.data === 'string') {
    size.mediaTokens += Math.ceil((source.data.length * 3) / 4 / bytesPerPdfToken);
  } else if (source.type === 'file' && typeof source.size_bytes === 'number') {
    // An uploaded file is known by kind and size only: a PDF counts by its bytes, anything else as that much text.
    if (source.mime_type === 'application/pdf') {
      size.mediaTokens += Math.ceil(source.size_bytes / bytesPerPdfToken);
    } else size.characters += source.size_bytes;
  } else {
    measure(source.data, size);
    measure(source.content, size);
  }
}

/** The parts of a request a model reads. */
export interface Prompt {
  readonly system?: unknown;
  readonly messages: readonly { readonly content: unknown }[];
  readonly tools?: readonly object[] | undefined;
  readonly tool_choice?: { readonly type: string } | undefined;
}

/** Counts a prompt part by part, in the order the service reads it: what is in so far is always a whole number of tokens. */
export class PromptMeter {
  readonly #size: Size = { characters: 0, mediaTokens: 0 };
  readonly #tokenizer: Tokenizer;
  #turns = 0;
  #overheadTokens = 0;
  readonly #toolOverheadTokens: number;

  constructor(prompt: Prompt, model: Model) {
    const forced = prompt.tool_choice?.type === 'any' || prompt.tool_choice?.type === 'tool';
    const { autoTokens, forcedTokens } = model.toolOverhead;
    this.#tokenizer = model.behaviour.tokenizer;
    this.#toolOverheadTokens = (forced ? forcedTokens : autoTokens) ?? 0;
  }

  /** The first tool brings the model's documented overhead (0 where none is documented). A mark for caching costs nothing. */
  addTool(tool: object): void {
    this.#overheadTokens = this.#toolOverheadTokens;
    this.#size.characters += JSON.stringify({ ...tool, cache_control: undefined }).length;
  }

  /** The system prompt or a message begins. */
  startTurn(): void {
    this.#turns += 1;
  }

  addContent(content: unknown): void {
    measure(content, this.#size);
  }

  get tokens(): number {
    return (
      tokensOfCharacters(this.#size.characters, this.#tokenizer) +
      this.#size.mediaTokens +
      this.#turns * tokensPerTurn +
      this.#overheadTokens
    );
  }
}

/** Tokens of one piece of content by itself. */
export function contentTokens(content: unknown, tokenizer: Tokenizer): number {
  const size: Size = { characters: 0, mediaTokens: 0 };
  measure(content, size);
  return tokensOfCharacters(size.characters, tokenizer) + size.mediaTokens;
}

/** Input tokens of a whole request. */
export function estimatePrompt(prompt: Prompt, model: Model): number {
  const meter = new PromptMeter(prompt, model);
  for (const tool of prompt.tools ?? []) meter.addTool(tool);
  if (prompt.system !== undefined) {
    meter.startTurn();
    meter.addContent(prompt.system);
  }
  for (const message of prompt.messages) {
    meter.startTurn();
    meter.addContent(message.content);
  }
  return meter.tokens;
}
