import type { Run } from '../../src/judge/run.ts';
import { figure, finding, offline, runWith, TODAY } from './run-builder.ts';

/** What a model's name, a person's note or an API's message could hold at worst. */
const hostile =
  '# </td><script>alert(1)</script> [click](javascript:alert(1)) | `x` **b** \u001b[31mred\u001b[0m \u202egnp.exe\u202c\n\n---\n1. @team https://evil.example ![i](https://evil.example/i.png) <!--';

/** The same words as a check's, with foreign text wherever foreign text can stand. */
export const hostileRun = (): Run =>
  runWith({
    plan: {
      name: hostile,
      task: { type: 'other', purpose: hostile },
      model: { id: hostile },
      answers: { 'spend/alerts': { says: 'yes', by: hostile, on: TODAY, evidence: hostile, note: hostile } },
      waivers: [{ check: 'tokens/max-output', reason: hostile, owner: hostile, expires: '2027-01-31' }],
    },
    findings: [
      finding({
        check: 'model/available',
        status: 'fail',
        title: hostile,
        detail: hostile,
        fix: [hostile],
        next: hostile,
        figures: [
          figure(hostile, hostile, 'text', 'live', hostile),
          figure(hostile, hostile, 'text', 'attested', hostile),
        ],
      }),
      finding({ check: 'cost/forecast', status: 'warn', blocking: false, title: hostile, detail: hostile }),
      finding({ check: 'spend/credit', status: 'error', blocking: false, title: hostile, detail: hostile }),
    ],
    observations: [offline('model', hostile)],
    derived: {
      month: {
        kind: 'forecast',
        model: hostile,
        scenarios: [
          {
            name: 'medium',
            assumes: hostile,
            requests: 1,
            components: [
              { name: hostile, usd: 1 },
              { name: '```', usd: 1 },
            ],
            layers: [{ layer: 'model', name: 'Prompt', usd: 1 }],
            totalUsd: 1,
            perRequestUsd: 1,
          },
        ],
      },
      models: [
        {
          id: hostile,
          name: hostile,
          line: 'opus',
          against: 'same',
          mediumUsd: 2,
          tokenFactor: 1,
          breaks: [{ kind: 'parameter', parameter: hostile, value: hostile }],
          isPlanned: true,
        },
        {
          id: '|',
          name: '| a | b |',
          line: 'haiku',
          against: 'weaker',
          mediumUsd: 1,
          tokenFactor: 1,
          breaks: [],
          isPlanned: false,
        },
      ],
      limits: [],
    },
  });
