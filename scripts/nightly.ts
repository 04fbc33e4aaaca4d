/**
 * What takes too long for every push, in this order, each whatever has become of those before.
 * `npm run nightly -- crash mutations` runs only these two.
 */
import { spawnSync } from 'node:child_process';

interface Piece {
  name: string;
  /** Of npm, one after the other until one fails. */
  scripts: readonly (readonly string[])[];
  env?: Record<string, string>;
}

/** Another one each night. */
const seed = process.env.GITHUB_RUN_NUMBER ?? String(Math.floor(Date.now() / 86_400_000));

const pieces: readonly Piece[] = [
  {
    name: 'faults',
    scripts: [['test:nightly', '--', '--exclude', '**/eksctl.test.ts']],
    env: { FAULT_SEED: seed },
  },
  // The other tests have a date of their own, so that none ends by the calendar.
  { name: 'today', scripts: [['test:e2e']], env: { EMULATOR_DATE: 'today' } },
  { name: 'crash', scripts: [['test:crash']] },
  { name: 'mutations', scripts: [['test:mutations']] },
  {
    name: 'eksctl',
    scripts: [
      ['tools', '--', 'eksctl'],
      ['test:nightly', '--', 'test/nightly/eksctl.test.ts'],
    ],
  },
  { name: 'kubernetes', scripts: [['tools', '--', 'kubernetes'], ['test:real'], ['test:differential']] },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !pieces.some((piece) => piece.name === name));
if (unknown.length > 0) {
  throw new Error(
    `there is no ${unknown.join(', ')} in the night: ${pieces.map(({ name }) => name).join(', ')}`,
  );
}

const results = pieces
  .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  .map(({ name, scripts, env }) => {
    const began = Date.now();
    console.log(`\n▶ ${name}`);
    const succeeds = (script: readonly string[]): boolean => {
      const options = { stdio: 'inherit', env: { ...process.env, ...env } } as const;
      return spawnSync('npm', ['run', ...script], options).status === 0;
    };
    const passed = scripts.every(succeeds);
    return { name, passed, seconds: Math.round((Date.now() - began) / 1000) };
  });

console.log();
for (const { name, passed, seconds } of results) console.log(`${passed ? '✔' : '✘'} ${name} (${seconds} s)`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
