import { edit, fieldWith } from '../text/field.ts';
import type { ExportScreen } from './screens.ts';
import type { Slice } from './wizard-state.ts';

export const exportFormats = [
  {
    value: 'md',
    label: 'Markdown',
    path: 'readiness-report.md',
    hint: 'For the launch review and for GitHub.',
  },
  { value: 'json', label: 'JSON', path: 'readiness-report.json', hint: 'The whole run, for programs.' },
] as const;
type ExportFormat = (typeof exportFormats)[number]['value'];

const defaultPath = (format: ExportFormat): string =>
  exportFormats.find(({ value }) => value === format)?.path ?? 'readiness-report.md';

/** Format and path of the report. */
export const reduceExport: Slice = (state, action) => {
  const { screen } = state;
  if (action.type === 'export-opened') {
    return {
      ...state,
      screen: {
        kind: 'export',
        format: 'md',
        focus: 'format',
        path: fieldWith(defaultPath('md')),
        error: null,
      },
    };
  }
  if (screen.kind !== 'export' || state.help) return undefined;
  const withExport = (next: ExportScreen) => ({ ...state, screen: next });
  switch (action.type) {
    case 'moved': {
      if (screen.focus === 'path') return state;
      const index = exportFormats.findIndex(({ value }) => value === screen.format);
      const format = exportFormats[Math.max(0, Math.min(exportFormats.length - 1, index + action.by))]?.value;
      if (!format || format === screen.format) return state;
      const untouched = screen.path.text === defaultPath(screen.format);
      return withExport({
        ...screen,
        format,
        path: untouched ? fieldWith(defaultPath(format)) : screen.path,
      });
    }
    case 'edited':
      return screen.focus === 'path'
        ? withExport({ ...screen, path: edit(screen.path, action.change), error: null })
        : state;
    case 'export-focused':
      return withExport({ ...screen, focus: action.focus });
    case 'export-written':
      return { ...state, reportPath: action.path, screen: { ...screen, focus: 'format', error: null } };
    case 'export-refused':
      return withExport({ ...screen, error: action.sentence });
    default:
      return undefined;
  }
};
