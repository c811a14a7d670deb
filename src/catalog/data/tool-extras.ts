import type { ToolExtra } from '../tool-extras.ts';
import type { ModelId } from './model-names.ts';

const provenance = { sources: ['pricing'], asOf: '2026-10-08', confidence: 'high' } as const;
const exactly = (tokens: number) => ({ tokens: { least: tokens, most: tokens }, approximate: false });
const about = (tokens: number) => ({ tokens: { least: tokens, most: tokens }, approximate: true });

const bashSince47: readonly ModelId[] = ['claude-opus-5', 'claude-opus-4-8', 'claude-opus-4-7'];
const bashBefore47: readonly ModelId[] = [
  'claude-opus-4-6',
  'claude-opus-4-5-20251101',
  'claude-sonnet-4-6',
  'claude-sonnet-4-5-20250929',
  'claude-haiku-4-5-20251001',
];

/** Input tokens of the bash, editor, computer and browser tools, by tool and generation. */
export const toolExtras: readonly ToolExtra[] = [
  {
    tool: 'bash',
    part: 'whole',
    models: bashSince47,
    ...exactly(325),
    provenance: { ...provenance, note: 'No figure was read for the other models since 4.7.' },
  },
  { tool: 'bash', part: 'whole', models: bashBefore47, ...exactly(244), provenance },
  { tool: 'text-editor', part: 'whole', models: null, ...exactly(700), provenance },
  { tool: 'computer-toolset', part: 'whole', models: null, ...about(4_500), provenance },
  { tool: 'browser-toolset', part: 'whole', models: null, ...about(6_600), provenance },
  {
    tool: 'browser-toolset',
    part: 'optional-members',
    models: null,
    ...exactly(880),
    provenance: { ...provenance, note: 'Added when every optional member of the toolset is switched on.' },
  },
  {
    tool: 'computer-tool',
    part: 'system-prompt',
    models: null,
    tokens: { least: 466, most: 499 },
    approximate: false,
    provenance: { ...provenance, note: 'The older computer tool, before the toolset 20260801.' },
  },
  {
    tool: 'computer-tool',
    part: 'definition',
    models: null,
    ...about(735),
    provenance: { ...provenance, note: 'The older computer tool, before the toolset 20260801.' },
  },
];
