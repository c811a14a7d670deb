import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '../../../src/catalog/catalog.ts';
import { longestTrialBytes } from '../../../src/claude/bounded-fetch.ts';
import { typedCredential } from '../../../src/claude/credential.ts';
import { probeClient } from '../../../src/claude/probe-client.ts';
import { Secret } from '../../../src/claude/secret.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { runLive } from '../../../src/observe/trial/live.ts';
import { planLive } from '../../../src/observe/trial/live-choice.ts';
import { liveJournalName } from '../../../src/observe/trial/live-journal.ts';
import { openSamples } from '../../../src/observe/trial/sample-files.ts';
import { scanSamples } from '../../../src/observe/trial/scan.ts';
import { openTrialWork } from '../../../src/store/trial-work.ts';
import { planWith } from '../../support/plan-builder.ts';

/** Sends samples of a file in a process that may be killed: a line for every event, and what came of it at the end. */
const [directory = '', path = '', url = '', way = ''] = process.argv.slice(2);
const via = way === 'batch' ? 'batch' : 'messages';
const model = 'claude-opus-5-5';
const signal = new AbortController().signal;
const files = await openSamples(path, directory);
const { samples } = await scanSamples(files, { estimate: () => 10, signal, onProgress: () => {} });
const work = await openTrialWork(directory, files.fingerprint ?? '');
const credential = typedCredential(new Secret('sk-ant-api03-test-canary-0001'), {}, url);
const client = await probeClient(credential, url, () => {}, longestTrialBytes);
const journal = await work.lines(liveJournalName(model, url, via));
const plan = planWith({ model: { id: model } });
const planned = await planLive(files, samples, new Float64Array(samples.length).fill(100), {
  count: samples.length,
  via,
  plan,
  catalog,
  random: seededRandom(1),
  signal,
  journal,
});
const outcome = await runLive(files, samples, planned, {
  client,
  plan,
  catalog,
  budgetUsd: 10,
  journal,
  signal,
  now: () => new Date(),
  clock: () => performance.now(),
  sleep: (ms) => wait(Math.min(ms, 20)),
  onEvent: ({ type }) => process.stdout.write(`${type}\n`),
});
await work.close();
await files.close();
const { answers, bookedUsd } = outcome;
const reused = planned.earlier?.answers.length ?? 0;
process.stdout.write(`${JSON.stringify({ answers: answers.length, bookedUsd, reused })}\n`);
