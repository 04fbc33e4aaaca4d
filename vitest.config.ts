import { defineConfig } from 'vitest/config';
import { reportNotRun } from './scripts/report-not-run.ts';
import { runSeed } from './scripts/run-seed.ts';
import { compileCache } from './test/e2e/compile-cache.ts';

const minutes = 60_000;
const seed = runSeed();

const env = {
  // The SDK's advice about Node 20 would stand in the log of every test file.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  EMULATOR_SEED: seed,
};

/** What one step has compiled, the next need not: a quarter of its work. */
const envOfSteps = { ...env, NODE_COMPILE_CACHE: compileCache };

export default defineConfig({
  test: {
    reporters: ['default', reportNotRun(seed)],
    projects: [
      {
        test: {
          name: 'unit',
          env,
          include: ['test/unit/**/*.test.ts'],
          // Most of their time is an emulator's waiting.
          maxWorkers: 4,
          // No test replaces a module: those of one file serve the next.
          isolate: false,
          globalSetup: './scripts/require-moto.ts',
          testTimeout: minutes / 2,
          hookTimeout: minutes,
        },
      },
      {
        test: {
          name: 'e2e',
          env: envOfSteps,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [
            './scripts/require-fresh-dist.ts',
            './scripts/require-moto.ts',
            './scripts/clear-calls.ts',
          ],
          testTimeout: 3 * minutes,
          hookTimeout: 2 * minutes,
          // Each file has an emulator of its own, which is several processes: two at a time, after the unit tests.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // The action's own code on a real Kubernetes, where `npm run tools -- kubernetes` has built one.
        test: {
          name: 'real',
          env,
          include: ['test/kubernetes/real/**/*.test.ts'],
          testTimeout: 3 * minutes,
          hookTimeout: 3 * minutes,
          // A cluster is five processes and most of a gigabyte: one at a time, after the others.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Too long for every push: .github/workflows/nightly.yml runs them.
        test: {
          name: 'nightly',
          env: envOfSteps,
          include: ['test/nightly/**/*.test.ts'],
          globalSetup: ['./scripts/require-fresh-dist.ts', './scripts/require-moto.ts'],
          testTimeout: 10 * minutes,
          hookTimeout: 10 * minutes,
          maxWorkers: 2,
        },
      },
      {
        // Looks at the calls that the end-to-end tests have left.
        test: {
          name: 'iam',
          env,
          include: ['test/iam/**/*.test.ts'],
          testTimeout: 3 * minutes,
          hookTimeout: 3 * minutes,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
