import { describe, expect, test } from 'vitest';
import { scenarios } from '../../src/cost/scenarios.ts';
import type { TrialSeen } from '../../src/judge/seen/trial.ts';
import { sizesOrigin } from '../../src/judge/sizes-origin.ts';
import { observedWith } from '../support/plan-builder.ts';
import { runWith } from '../support/run-builder.ts';
import { trial } from '../support/seen-trial.ts';

const { live } = trial;

/** A run whose medium month assumes so much, after this trial. */
const runOn = (assumes: string, seen: TrialSeen | null) =>
  runWith({
    derived: {
      month: {
        kind: 'forecast',
        model: 'claude-sonnet-5-5',
        scenarios: [{ name: 'medium', assumes, requests: 1, components: [], totalUsd: 1, perRequestUsd: 1 }],
      },
      limits: [],
    },
    observations: seen ? Object.values(observedWith({ trial: seen })) : [],
  });

const { assumes, assumesOfMeasured } = scenarios.medium;
const measured = { kind: 'measured', on: '2026-11-19', sandbox: false, prompts: 400, answers: 100 };

describe('sizes of the month', () => {
  test.each([
    ['planned', assumes, null, { kind: 'planned' }],
    ['planned although a trial counted for another model', assumes, trial, { kind: 'planned' }],
    ['measured, prompts and answers', assumesOfMeasured, trial, measured],
    [
      'measured by the sandbox',
      assumesOfMeasured,
      { ...trial, sandbox: true },
      { ...measured, sandbox: true },
    ],
    [
      'measured, prompts only: no sample was answered',
      assumesOfMeasured,
      { ...trial, live: null },
      { ...measured, answers: null },
    ],
    [
      'measured, prompts only: nineteen answers are one too few',
      assumesOfMeasured,
      { ...trial, live: live && { ...live, answered: 19 } },
      { ...measured, answers: null },
    ],
    ['not told by a run that assumes something else', 'Half of it.', trial, null],
    ['not told by a run that lost its trial', assumesOfMeasured, null, null],
  ] as const)('are %s', (_name, assumed, seen, expected) => {
    expect(sizesOrigin(runOn(assumed, seen))).toEqual(expected);
  });

  test('are not told without a month', () => {
    expect(sizesOrigin(runWith())).toBeNull();
  });
});
