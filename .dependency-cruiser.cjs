/** The arrows of the house: every one points down, and there is no circle. See ARCHITECTURE.md. */
const floor = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may reach ${allowed.join(', ') || 'nothing'} of the house`,
  from: { path: `^src/${from}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^src/', pathNot: [`^src/${from}/`, '^src/shared/', ...allowed.map((one) => `^src/${one}/`)] },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'config-imports-no-floor',
      severity: 'error',
      from: { path: '^config/' },
      to: { path: '^src/(?!shared/)' },
    },
    {
      name: 'shared-imports-nothing',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^(src/(?!shared/)|config/)' },
    },
    floor('database-arrows', 'database', []),
    floor('knowledge-arrows', 'knowledge', []),
    floor('evidence-arrows', 'evidence', ['database']),
    floor('tickets-arrows', 'tickets', ['knowledge', 'evidence', 'database']),
    floor('insights-arrows', 'insights', ['tickets', 'knowledge', 'database']),
    floor('conversation-arrows', 'conversation', ['insights', 'tickets', 'knowledge', 'evidence', 'database']),
    floor('bots-arrows', 'bots', ['conversation', 'evidence', 'database']),
    {
      name: 'enter-by-the-door',
      severity: 'error',
      comment: 'Cross a module by its index.ts',
      from: { path: '^src/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^src/(database|evidence|tickets|conversation|knowledge|insights)/.+',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'pure-core',
      severity: 'error',
      comment: 'Rules and the engine take values and an instant: no framework, no database, no clock',
      from: {
        path: '^src/(tickets/domain|conversation/(engine|flows|understanding)|knowledge)/',
        pathNot: ['\\.spec\\.ts$', '\\.module\\.ts$'],
      },
      to: {
        path: [
          'node_modules/(@nestjs|typeorm|telegraf|wechaty|sqlite3|pg|sharp)/',
          '^src/shared/clock',
          '^src/database/',
        ],
      },
    },
    {
      name: 'telegraf-at-home',
      severity: 'error',
      from: { path: '^(src|config)/', pathNot: '^src/bots/telegram/' },
      to: { path: 'node_modules/telegraf/' },
    },
    {
      name: 'wechaty-at-home',
      severity: 'error',
      from: { path: '^(src|config)/', pathNot: '^src/bots/wechat/' },
      to: { path: 'node_modules/(wechaty|file-box)' },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
