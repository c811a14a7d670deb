import type { Provenance } from './provenance.ts';
import type { ClientTool } from './vocabulary.ts';

/**
 * Input tokens that one of Anthropic's own client tools adds to every request carrying it, beside what sending any tool
 * adds (`Model.toolOverhead`). A tool documented by generation, or in parts, has several rows.
 */
export interface ToolExtra {
  readonly tool: ClientTool;
  /** What of the tool the tokens are for, e.g. its definition. */
  readonly part: 'whole' | 'optional-members' | 'system-prompt' | 'definition';
  /** API ids the figure is documented for; null: every model that takes the tool. */
  readonly models: readonly string[] | null;
  /** Least and most tokens added; the same number where one figure is documented. */
  readonly tokens: { readonly least: number; readonly most: number };
  /** True where the page says "about". */
  readonly approximate: boolean;
  readonly provenance: Provenance;
}
