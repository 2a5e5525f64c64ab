// Native ESM. The two ESM-only leaves are turned into CommonJS because Fastify's CommonJS code require()s them,
// which Jest supports only from Node 24.9.
const swc = (parser, type) => [
  '@swc/jest',
  { jsc: { target: 'es2022', parser, transform: { react: { runtime: 'automatic' } } }, module: { type } },
];
const leaves = '(cookie|content-disposition)';

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/support/waiting-first.js',
  maxWorkers: 3,
  transformIgnorePatterns: [`/node_modules/(?!${leaves}/)`],
  transform: {
    '^.+\\.tsx?$': swc({ syntax: 'typescript', tsx: true }, 'es6'),
    [`/node_modules/${leaves}/.+\\.js$`]: swc({ syntax: 'ecmascript' }, 'commonjs'),
  },
};
