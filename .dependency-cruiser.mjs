/** The arrows of the house, one way: plan → observe → judge → report; tui and commands on top (src/README.md). */
const room = (name) => `^src/${name}/`;
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed], path: '^(src|checks|templates)/' },
});
const packages = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('catalog-knows-nobody', room('catalog'), []),
    only('cost-knows-nobody', room('cost'), []),
    only('capacity-knows-nobody', room('capacity'), []),
    only('plan-knows-facts-and-arithmetic', room('plan'), [
      room('catalog'),
      room('cost'),
      room('capacity'),
      '^templates/presets/',
    ]),
    only('judge-knows-plan-and-facts', room('judge'), [
      room('plan'),
      room('catalog'),
      room('cost'),
      room('capacity'),
    ]),
    only('checks-know-judge-plan-catalog-and-arithmetic', '^checks/', [
      room('judge'),
      room('plan'),
      room('catalog'),
      room('cost'),
      room('capacity'),
    ]),
    packages('checks-are-pure', '^checks/', []),
    packages('arithmetic-is-pure', '^src/(cost|capacity|catalog)/', []),
    only('claude-knows-facts-and-shapes', room('claude'), [room('catalog'), room('judge')]),
    only('observe-knows-claude-and-below', room('observe'), [
      room('claude'),
      room('judge'),
      room('plan'),
      room('catalog'),
      room('cost'),
    ]),
    only('sandbox-knows-facts', room('sandbox'), [room('catalog'), room('cost')]),
    only('report-knows-runs', room('report'), [room('judge'), room('plan'), room('catalog'), '^templates/']),
    only('store-knows-runs-and-plans', room('store'), [room('judge'), room('plan')]),
    {
      name: 'nobody-knows-the-top',
      severity: 'error',
      from: { pathNot: ['^src/(commands|tui)/', '^src/gonogo\\.ts$'] },
      to: { path: '^src/(commands|tui)/' },
    },
    {
      name: 'the-sdk-only-at-the-edge',
      severity: 'error',
      from: { pathNot: '^src/(claude|observe)/' },
      to: { path: 'node_modules/@anthropic-ai', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ink-only-in-tui',
      severity: 'error',
      from: { pathNot: '^src/tui/' },
      to: { path: 'node_modules/(ink|react)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
