import { defineCheck } from '../../src/judge/check.ts';
import { planned } from '../../src/judge/figure.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';

export default defineCheck({
  id: 'platform/chosen',
  subject: 'Platform path',
  titles: {
    passed: 'The platform path is decided',
    failed: 'The platform path is not decided',
  },
  blocksFrom: 'beta',
  needs: [],
  guide: {
    looksAt:
      'Which of the seven ways to Claude the product takes, and in which region where the path needs one.',
    why: 'Path decides who bills, where limits live, which credential and SDK client are used and which features exist. "AWS" may mean three paths and "Google" or "Vertex" two, with different owners, quotas and model ids.',
    how: 'Reads platform.path and platform.region of the plan and compares them with the table of paths.',
    fix: 'Ask whoever owns the cloud account which client class the code constructs: each path has its own. Write that path into the plan.',
    sources: ['sdk', 'claude-on-aws', 'bedrock', 'vertex', 'claude-on-google', 'foundry'],
    corrections: [
      {
        claim: 'Balance the load over several regions of the Claude API.',
        now: 'The Claude API has no region to pick: inference_geo is us or global, and both draw on the same limits. A second region means a second platform path.',
        source: 'rate-limits',
      },
    ],
  },
  judge({ plan, catalog, today }) {
    const platform = plannedPlatform({ plan, catalog });
    if (!platform) return unansweredField('platform.path');
    const region = plan.platform.region ?? null;
    if (platform.needsRegion && region === null) return unansweredField('platform.region');
    const figures = [
      planned('Platform path', platform.name, 'text', 'platform.path', today),
      ...(region === null ? [] : [planned('Region', region, 'text', 'platform.region', today)]),
    ];
    const evidence = { basis: 'planned', figures } as const;
    if (region !== null && platform.provider === 'Anthropic') {
      return warn('region-without-effect', { platform: platform.name, region }, evidence);
    }
    const others = catalog.platforms
      .filter((row) => row.provider === platform.provider && row.path !== platform.path)
      .map((row) => row.name);
    return pass(
      'platform-chosen',
      { platform: platform.name, client: platform.sdkClient, region, others },
      evidence,
    );
  },
});
