import { expect, test } from 'vitest';
import { readTrial } from '../../src/store/trials.ts';
import { keys, openTerminal } from '../support/pty-session.ts';
import { answering, canary, countPath, folderOf, key, sampleLines, savedTrials } from './trial-place.ts';

const model = 'claude-sonnet-5-5';

/** A terminal at the question whether samples may be sent. */
async function atQuestion() {
  const answerer = await answering();
  const cwd = await folderOf(sampleLines(12));
  const argv = ['trial', 'samples.jsonl', '--live', '4'];
  const terminal = openTerminal({ cwd, argv, env: answerer.env, rows: 60 });
  const screen = await terminal.until(
    /Send these 4 samples to claude-sonnet-5-5 for at\s+most \$[\d.]+\? \[y\/N\]/,
  );
  expect(screen).toContain(`To send to ${model}: 4 of the samples, drawn at random`);
  const [, atMost] = /for at most \$([\d.]+)\?/.exec(screen) ?? [];
  return { ...answerer, cwd, terminal, atMostUsd: Number(atMost) };
}

test('a terminal sees how far counting is, with the time left, and the bar goes away', async () => {
  const { env } = await answering({ latencyMs: 60 });
  const cwd = await folderOf(sampleLines(60));
  const terminal = openTerminal({ cwd, argv: ['trial', 'samples.jsonl'], env, rows: 120 });
  await terminal.until(/Counting █+░+ \d+ % of 60/);
  await terminal.until(/Counting █+░+ \d+ % of 60, \d+ s left/);
  expect(await terminal.ended).toBe(0);
  const screen = await terminal.until('Saved as a rehearsal');
  expect(screen).not.toMatch(/Counting [█░]/);
  expect(screen).toContain(`60 samples were counted with ${model}.`);
  expect(terminal.raw()).not.toContain(canary);
  expect(terminal.raw()).not.toContain(key);
});

test('without the signs for it the bar is drawn in ASCII, and no longer than the screen', async () => {
  const { env } = await answering({ latencyMs: 60 });
  const cwd = await folderOf(sampleLines(60));
  const place = { cwd, argv: ['trial', 'samples.jsonl'], env: { ...env, LANG: 'C' }, columns: 40, rows: 90 };
  const terminal = openTerminal(place);
  await terminal.until(/^Counting #+\.+/m);
  expect(await terminal.ended).toBe(0);
});

test.each([
  ['n', 'n\r'],
  ['nothing but Enter', keys.enter],
  ['Ctrl-D', '\u0004'],
])('%s sends nothing, and the counts are saved', async (_, pressed) => {
  const { terminal, asked, cwd } = await atQuestion();
  terminal.press(pressed);
  await terminal.until('Saved as a rehearsal');
  expect(await terminal.ended).toBe(0);
  expect(asked('/v1/messages')).toBe(0);
  expect(await readTrial(cwd, model)).toMatchObject({ counted: 12, live: null });
});

test('what was typed before the question was seen does not answer it', async () => {
  const answerer = await answering({ latencyMs: 150 });
  const cwd = await folderOf(sampleLines(12));
  const argv = ['trial', 'samples.jsonl', '--live', '4'];
  const terminal = openTerminal({ cwd, argv, env: answerer.env, rows: 60 });
  await terminal.until('Counting');
  terminal.press('y\r');
  await terminal.until(/\[y\/N\]/);
  terminal.press(keys.enter);
  await terminal.until('Saved as a rehearsal');
  expect(await terminal.ended).toBe(0);
  expect(answerer.asked('/v1/messages')).toBe(0);
});

test('y sends them for no more than was said', async () => {
  const { terminal, asked, sandbox, atMostUsd } = await atQuestion();
  terminal.press('y\r');
  await terminal.until('4 of 4 sent, 4 answered.');
  expect(await terminal.ended).toBe(0);
  expect(asked('/v1/messages')).toBe(4);
  expect(sandbox.spentUsd()).toBeGreaterThan(0);
  expect(sandbox.spentUsd()).toBeLessThanOrEqual(atMostUsd);
});

test('Ctrl-C at the question sends nothing and keeps the counts for another start', async () => {
  const { terminal, asked, cwd, env } = await atQuestion();
  terminal.press(keys.ctrlC);
  await terminal.until('Interrupted: what was read and counted is kept');
  expect(await terminal.ended).toBe(130);
  expect(asked('/v1/messages')).toBe(0);
  expect(await savedTrials(cwd)).toEqual([]);
  const again = openTerminal({ cwd, argv: ['trial', 'samples.jsonl'], env, rows: 60 });
  expect(await again.ended).toBe(0);
  expect(asked(countPath)).toBe(12);
});
