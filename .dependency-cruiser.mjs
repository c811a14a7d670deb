/**
 * The arrows of the house, one way: plan → observe → judge → report; tui and commands on top (src/README.md).
 * Packages that only know `import` must resolve too, or a rule about them watches nothing: see enhancedResolveOptions.
 */
const room = (name) => `^src/${name}/`;
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed], path: '^(src|checks|templates)/' },
});
/** The only packages a room may import; Node modules are none of them. */
const packages = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'core'],
    pathNot: allowed.map((module) => `^node_modules/${module}/`),
  },
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
    packages('judging-is-pure', room('judge'), ['zod']),
    packages('reports-are-pure', room('report'), ['eta', 'string-width']),
    packages('screens-touch-nothing-outside', room('tui'), ['ink', 'react', 'string-width']),
    only('claude-knows-facts-and-shapes', room('claude'), [room('catalog'), room('judge')]),
    only('observe-knows-claude-and-below', room('observe'), [
      room('claude'),
      room('judge'),
      room('plan'),
      room('catalog'),
      room('cost'),
      room('capacity'),
    ]),
    only('sandbox-knows-facts', room('sandbox'), [room('catalog'), room('cost')]),
    only('report-knows-runs', room('report'), [room('judge'), room('catalog'), '^templates/']),
    only('store-knows-runs-and-plans', room('store'), [room('judge'), room('plan')]),
    {
      name: 'nobody-knows-the-top',
      severity: 'error',
      from: { pathNot: ['^src/(commands|tui)/', '^src/gonogo\\.ts$'] },
      to: { path: '^src/(commands|tui)/' },
    },
    {
      name: 'screens-act-through-services',
      severity: 'error',
      from: { path: room('tui') },
      to: {
        path: '^(src/(commands|observe|store|sandbox|claude)|checks)/',
        pathNot: '^src/claude/secret\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nobody-knows-tests-and-scripts',
      severity: 'error',
      from: {},
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
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
    // Sees type-only imports by itself; tsPreCompilationDeps would only ask for a TypeScript older than 7.
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
