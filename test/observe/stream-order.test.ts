import { describe, expect, test } from 'vitest';
import type { StreamEvent } from '../../src/observe/stream-event.ts';
import { StreamOrder } from '../../src/observe/stream-order.ts';

/** Events by their short names; a number behind a dot is the index of the block. */
function disorderOf(names: string): string | null {
  const order = new StreamOrder();
  for (const name of names.split(' ').filter(Boolean)) {
    const [short = '', index] = name.split('.');
    const type = {
      start: 'message_start',
      open: 'content_block_start',
      delta: 'content_block_delta',
      close: 'content_block_stop',
      end: 'message_delta',
      stop: 'message_stop',
    }[short];
    order.see({ type, ...(index && { index: Number(index) }) } as StreamEvent);
  }
  return order.disorder;
}

describe('in order', () => {
  test.each([
    'start open.0 delta.0 delta.0 close.0 end stop',
    'start open.0 delta.0 close.0 open.1 close.1 end stop',
    'start end stop',
    'start open.0 delta.0 close.0 end end stop',
  ])('%s', (names) => expect(disorderOf(names)).toBeNull());
});

describe('out of order', () => {
  // biome-ignore format: a table
  test.each([
    ['', 'The stream ended before'],
    ['start open.0 delta.0', 'The stream ended before'],
    ['start open.0 delta.0 close.0 end', 'The stream ended before'],
    ['open.0 delta.0 close.0 end stop', 'The event content_block_start came'],
    ['start delta.0 end stop', 'The event content_block_delta came'],
    ['start open.1 close.1 end stop', 'The event content_block_start came'],
    ['start open.0 delta.1 close.0 end stop', 'The event content_block_delta came'],
    ['start open.0 open.1 close.1 end stop', 'The event content_block_start came'],
    ['start open.0 close.0 stop', 'The event message_stop came'],
    ['start start end stop', 'The event message_start came'],
    ['start end stop stop', 'The event message_stop came'],
    ['start end open.0 close.0 stop', 'The event content_block_start came'],
  ])('%s', (names, said) => expect(disorderOf(names)).toMatch(new RegExp(`^${said}`)));
});
