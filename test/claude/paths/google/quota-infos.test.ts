import { describe, expect, test } from 'vitest';
import {
  isComplete,
  quotaPage,
  quotasIn,
  wantedQuotas,
} from '../../../../src/claude/paths/google/quota-infos.ts';
import { quotaInfo } from '../../../support/stand-ins/google.ts';

const requests = 'online_prediction_requests_per_base_model';
const input = 'online_prediction_input_tokens_per_minute_per_base_model';
const together = 'online_prediction_tokens_per_minute_per_base_model';

/** What is read of a page with these quotas, for a model in a region. */
function read(infos: readonly object[], model: string, region: string) {
  const page = quotaPage.parse({ quotaInfos: infos });
  return quotasIn(page.quotaInfos, wantedQuotas(model, region)).map(
    ({ counts, per, endpoint, value }) => [counts, per, endpoint, value] as const,
  );
}

describe('which quota is meant', () => {
  // Sonnet 5.5 was released after 2026-05-26: on global and multi-region endpoints its line shares one quota.
  test.each<
    [string, readonly object[], string, string, readonly (readonly [string, string, string, number])[]]
  >([
    [
      'the shared line on the global endpoint, not that of another line or place',
      [
        quotaInfo(`global_${requests}`, [
          ['anthropic-claude-opus', 5],
          ['anthropic-claude-sonnet', 60],
        ]),
        quotaInfo(requests, [['anthropic-claude-sonnet', 7]]),
        quotaInfo(`us_multi_region_${requests}`, [['anthropic-claude-sonnet', 8]]),
      ],
      'claude-sonnet-5-5',
      'global',
      [['requests', 'minute', 'global', 60]],
    ],
    [
      'a multi-region of its own',
      [
        quotaInfo(`us_multi_region_${input}`, [['anthropic-claude-sonnet', 9]]),
        quotaInfo(`eu_multi_region_${input}`, [['anthropic-claude-sonnet', 10]]),
      ],
      'claude-sonnet-5-5',
      'eu',
      [['input', 'minute', 'multi-region', 10]],
    ],
    [
      'the model itself in a single region, with and without the maker before its name',
      [
        quotaInfo(
          requests,
          [
            ['anthropic-claude-sonnet', 1],
            ['anthropic-claude-sonnet-5-5', 20],
          ],
          { region: 'us-east5' },
        ),
        quotaInfo(input, [['claude-sonnet-5-5', 30]], { region: 'us-east5' }),
        quotaInfo(input, [['claude-sonnet-5-5', 40]], { region: 'europe-west1' }),
      ],
      'claude-sonnet-5-5',
      'us-east5',
      [
        ['requests', 'minute', 'regional', 20],
        ['input', 'minute', 'regional', 30],
      ],
    ],
    [
      'both kinds of tokens together, of an older model with a date in its id',
      [quotaInfo(`global_${together}`, [['anthropic-claude-sonnet-4-5', 50_000]])],
      'claude-sonnet-4-5@20250929',
      'global',
      [['tokens', 'minute', 'global', 50_000]],
    ],
    [
      'none: 0 lets nothing through and is told',
      [quotaInfo(`global_${requests}`, [['anthropic-claude-sonnet', 0]])],
      'claude-sonnet-5-5',
      'global',
      [['requests', 'minute', 'global', 0]],
    ],
    [
      'what holds for all that are not named',
      [
        quotaInfo(`global_${requests}`, [
          ['anthropic-claude-opus', 5],
          [null, 3],
        ]),
      ],
      'claude-sonnet-5-5',
      'global',
      [['requests', 'minute', 'global', 3]],
    ],
    [
      'by the day',
      [quotaInfo(`global_${requests}`, [['anthropic-claude-sonnet', 1_000]], { per: 'day' })],
      'claude-sonnet-5-5',
      'global',
      [['requests', 'day', 'global', 1_000]],
    ],
    [
      'nothing of an unlimited one, an unknown interval or a model that is not named',
      [
        quotaInfo(`global_${requests}`, [['anthropic-claude-sonnet', -1]]),
        quotaInfo(`global_${input}`, [['anthropic-claude-sonnet', 4]], { per: '10 seconds' }),
        quotaInfo(`global_${together}`, [['anthropic-claude-opus', 4]]),
      ],
      'claude-sonnet-5-5',
      'global',
      [],
    ],
    [
      'nothing that is split by what this does not know',
      [
        {
          metric: `aiplatform.googleapis.com/global_${requests}`,
          dimensionsInfos: [
            { dimensions: { base_model: 'anthropic-claude-sonnet', tenant: 'x' }, details: { value: '1' } },
          ],
        },
      ],
      'claude-sonnet-5-5',
      'global',
      [],
    ],
    [
      'the name of a model the catalog does not hold',
      [quotaInfo(requests, [['anthropic-claude-next-9', 11]], { region: 'us-east5' })],
      'claude-next-9',
      'us-east5',
      [['requests', 'minute', 'regional', 11]],
    ],
  ])('%s', (_, infos, model, region, quotas) => {
    expect(read(infos, model, region)).toEqual(quotas);
  });
});

test('knows when later pages can add nothing', () => {
  const quota = (counts: 'requests' | 'input' | 'output' | 'tokens') => ({
    name: 'x',
    code: null,
    counts,
    per: 'minute' as const,
    endpoint: 'global' as const,
    value: 1,
    adjustable: null,
    from: 'account' as const,
  });
  expect(isComplete([quota('requests'), quota('input')])).toBe(false);
  expect(isComplete([quota('input'), quota('output')])).toBe(false);
  expect(isComplete([quota('requests'), quota('input'), quota('output')])).toBe(true);
  expect(isComplete([quota('requests'), quota('tokens')])).toBe(true);
});
