/** What every guide on money teaches in the same words. */

/** Where the Console answers the two questions about money. */
export const usagePages =
  "The Console's Usage page shows who burns what, by model, workspace and key; its Billing page shows what is left.";

/** Which fields of a response, or columns of an export, make up the input that is paid. */
export const wholeInput =
  'Total input is uncached input plus cache writes plus cache reads, each at its own price, and output comes on top: keep the four apart.';
