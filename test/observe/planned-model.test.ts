import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { probes } from '../../src/observe/registry.ts';
import { planWith } from '../support/plan-builder.ts';
import { expectSentences } from '../support/sentences.ts';

const paid = Object.values(probes).filter(
  (probe) => probe.worstCaseUsd(planWith({ model: { id: 'claude-sonnet-5-5' } }), catalog) > 0,
);

describe('what is asked of a model', () => {
  test.each(paid.map((probe) => [probe.id, probe] as const))(
    '%s names the planned model, and is not sent without one',
    (_, probe) => {
      const named = planWith({ model: { id: 'claude-sonnet-5-5', thinking: 'adaptive' } });
      expect(probe.sends(named)).toContain(' claude-sonnet-5-5');
      expect(probe.blocked(named, catalog)).toBeNull();
      const nameless = planWith({ model: { thinking: 'adaptive' } });
      expect(probe.sends(nameless)).toContain(' (no model planned)');
      expect(probe.blocked(nameless, catalog)).toMatch(/^The plan names no model to [a-z ]+\.$/);
      expectSentences(probe.sends(nameless));
    },
  );
});
