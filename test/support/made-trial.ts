import { saveTrial } from '../../src/store/trials.ts';
import { launchDay } from './launch-day.ts';
import { trial } from './seen-trial.ts';

/** Saves a trial for Sonnet 5.5 that the sandbox answered, made on the day tests run on. */
export async function saveMadeTrial(folder: string): Promise<void> {
  await saveTrial(folder, { ...trial, at: launchDay().toISOString(), sandbox: true });
}
