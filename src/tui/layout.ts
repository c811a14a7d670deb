export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** How the window is divided. All counts are terminal cells. */
export interface Layout extends Size {
  readonly panes: 'one' | 'two';
  /** Lines between the head and the foot. */
  readonly bodyRows: number;
  readonly hintRows: number;
  readonly mainColumns: number;
  /** Columns of running text that has the window to itself. */
  readonly textColumns: number;
  /** Columns of text in the second pane; with one pane the same as the main one. */
  readonly asideColumns: number;
}

/** Title, section bar, rule. */
const headRows = 3;
const noticeRows = 1;
/** A rule and a blank between two panes. */
const gutter = 3;
const widestText = 100;

/** Two panes from 80 columns on. `mainWants`: columns the main pane needs before a second one may stand beside it. */
export function layoutOf({ columns, rows }: Size, mainWants = 0): Layout {
  const hintRows = rows >= 18 ? 2 : 1;
  const bodyRows = Math.max(2, rows - headRows - noticeRows - hintRows);
  const mainColumns = Math.max(mainWants, Math.floor((columns - gutter) * 0.56));
  const asideColumns = columns - gutter - mainColumns;
  const two = columns >= 80 && asideColumns >= 30;
  return {
    columns,
    rows,
    bodyRows,
    hintRows,
    textColumns: Math.min(columns, widestText),
    ...(two
      ? { panes: 'two', mainColumns, asideColumns: Math.min(asideColumns, widestText) }
      : { panes: 'one', mainColumns: columns, asideColumns: columns }),
  };
}

/** Text too wide for any window: a screen reader gets whole sentences and no panes. */
export const linearLayout = (size: Size): Layout => ({
  ...size,
  panes: 'one',
  bodyRows: 10_000,
  hintRows: 2,
  mainColumns: 10_000,
  textColumns: 10_000,
  asideColumns: 10_000,
});

/** First row of a list to show so that the cursor stays in view, near the middle. */
export function windowStart(length: number, cursor: number, height: number): number {
  return Math.max(0, Math.min(length - height, cursor - Math.floor(height / 2)));
}
