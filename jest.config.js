/** Packages that ship ESM only: jest's own loader cannot `require` them, so swc rewrites them (see docs/adr/0002). */
const esmOnly = [
  "uuid",
  "pitchy",
  "fft.js",
  "croner",
  "lru-cache",
  "opencc-js",
  "idb",
  "@scure/base",
  // It brings its own copy of @noble/hashes, which is the one that ships ESM only.
  "@otplib/plugin-crypto-noble",
  "@noble/hashes",
  // No ESM, but it loads http by `import()`, which jest refuses as well.
  "@opentelemetry/otlp-exporter-base",
];

const shared = {
  testEnvironment: "node",
  transform: {
    "^.+\\.(t|j)sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", decorators: true, tsx: false },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
          target: "es2022",
        },
        module: { type: "commonjs" },
        sourceMaps: "inline",
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/data/", "<rootDir>/build-output/"],
};

const integration = ["<rootDir>/test/**/*.integration.test.ts"];

/**
 * What these prove lies outside the database: hearing, parsing, limits by address, documents. They take long, and once
 * is enough. Everything else runs on both databases.
 */
const onOneDatabase = [
  "bot/openChatPlatforms",
  "docs/openApi",
  "server/http/contract",
  "server/http/limits",
  "server/org/idMatrix",
  "server/platforms/tokenCache",
  "server/reports/pipeline",
  "server/resumes/hostileUploads",
  "server/resumes/tools",
  "server/rules/tellColleagues",
  "server/scoring/calibration/tools",
  "server/speech/nlsAnswers",
  "server/tools",
];

module.exports = {
  testTimeout: 60_000,
  testSequencer: "<rootDir>/test/support/longestFirst.js",
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["\\.integration\\.test\\.ts$", "<rootDir>/test/e2e/"],
    },
    {
      ...shared,
      displayName: "sqlite",
      testMatch: integration,
      globalSetup: "<rootDir>/test/support/prepareSqlite.js",
      globalTeardown: "<rootDir>/test/support/removeSqlite.js",
    },
    {
      ...shared,
      displayName: "mariadb",
      testMatch: integration,
      testPathIgnorePatterns: onOneDatabase.map(
        (file) => `<rootDir>/test/${file}\\.integration\\.test\\.ts$`,
      ),
      globalSetup: "<rootDir>/test/support/startMariadb.js",
      globalTeardown: "<rootDir>/test/support/stopMariadb.js",
      setupFiles: ["<rootDir>/test/support/useMariadb.js"],
      setupFilesAfterEnv: ["<rootDir>/test/support/watchSql.ts"],
    },
    {
      ...shared,
      displayName: "e2e",
      testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
      testPathIgnorePatterns: ["/test/e2e/production\\.test\\.ts$"],
    },
    // By itself: six processes and two databases take all of a small machine, and would take it from a neighbour.
    {
      ...shared,
      displayName: "production",
      testMatch: ["<rootDir>/test/e2e/production.test.ts"],
    },
  ],
};
