import { expect, test } from 'vitest';
import { refuseMore } from '../../../src/observe/traffic-trace/trace-span.ts';

test('twenty million rows are kept, and no more', () => {
  refuseMore('a.jsonl', 19_999_999, 'requests');
  expect(() => refuseMore('a.jsonl', 20_000_000, 'requests')).toThrow(
    /^a\.jsonl has more than 20,000,000 requests/,
  );
});
