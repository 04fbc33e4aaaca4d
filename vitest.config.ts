import { defineConfig } from 'vitest/config';
import { reportNotRun } from './scripts/report-not-run.ts';

const minutes = 60_000;

export default defineConfig({
  test: {
    reporters: ['default', reportNotRun],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          globalSetup: './scripts/require-moto.ts',
          testTimeout: minutes / 2,
          hookTimeout: minutes,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['./scripts/require-fresh-dist.ts', './scripts/require-moto.ts'],
          testTimeout: 3 * minutes,
          hookTimeout: 2 * minutes,
          // Each file has an emulator of its own, which is several processes: two at a time, after the unit tests.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
