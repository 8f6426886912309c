/** Three suites: rules beside their code, contracts of ports, and scenarios that run the whole house. */
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.jest.json', diagnostics: false }] },
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

module.exports = {
  globalSetup: '<rootDir>/test/support/own-folder.cjs',
  globalTeardown: '<rootDir>/test/support/own-folder-gone.cjs',
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/{src,config,web}/**/*.spec.ts'] },
    { ...base, displayName: 'contract', testMatch: ['<rootDir>/test/contracts/**/*.spec.ts'] },
    { ...base, displayName: 'scenario', testMatch: ['<rootDir>/test/{scenarios,faults}/**/*.e2e-spec.ts'] },
  ],
};
