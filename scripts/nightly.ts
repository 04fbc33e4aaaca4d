/**
 * What takes too long for every push, in this order, each whatever has become of those before.
 * `npm run nightly -- crash mutations` runs only these two. A test that cannot run fails its piece: "not run" is no result.
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

/** Tests of others' charts and of eksctl, which need the programs of the pieces that run them. */
const charts = 'test/nightly/charts';
const eksctl = 'test/nightly/eksctl.test.ts';

const pieces: readonly Piece[] = [
  {
    name: 'faults',
    scripts: [['test:nightly', '--', '--exclude', `${charts}*`, '--exclude', eksctl]],
    env: { FAULT_SEED: seed },
  },
  // The other tests have a date of their own, so that none ends by the calendar.
  {
    name: 'today',
    scripts: [['tools', '--', 'act', 'aws-iam-authenticator', 'helm'], ['test:e2e']],
    env: { EMULATOR_DATE: 'today' },
  },
  // By the night's own seed: AWS's times are others each night. The mutations keep the middle, so that what turns red
  // does not hang on the draw; those of an order have seeds of their own.
  { name: 'crash', scripts: [['test:crash']], env: { EMULATOR_SEED: seed } },
  { name: 'pairs', scripts: [['test:crash', '--', '--pairs']], env: { EMULATOR_SEED: seed } },
  {
    name: 'stale',
    scripts: ['default', 'preview'].map((shape) => [
      'test:crash',
      '--',
      '--stale',
      '--speed',
      '100',
      '--labs',
      '4',
      '--shape',
      shape,
    ]),
    env: { EMULATOR_SEED: seed },
  },
  { name: 'mutations', scripts: [['test:mutations']] },
  {
    name: 'eksctl',
    scripts: [
      ['tools', '--', 'eksctl'],
      ['test:nightly', '--', eksctl],
    ],
  },
  {
    name: 'kubernetes',
    scripts: [
      ['tools', '--', 'kubernetes', 'helm'],
      ['test:real'],
      ['test:differential'],
      ['test:nightly', '--', charts],
    ],
  },
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
      const options = { stdio: 'inherit', env: { ...process.env, MUST_RUN: 'all', ...env } } as const;
      return spawnSync('npm', ['run', ...script], options).status === 0;
    };
    const passed = scripts.every(succeeds);
    return { name, passed, seconds: Math.round((Date.now() - began) / 1000) };
  });

console.log();
for (const { name, passed, seconds } of results) console.log(`${passed ? '✔' : '✘'} ${name} (${seconds} s)`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
