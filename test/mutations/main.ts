/**
 * Puts defects into the project, one at a time, and shows that a run of the bundle on the emulator fails because of it.
 * CONTRIBUTING.md says how to run it.
 */
import { parseArgs } from 'node:util';
import requireFreshDist from '../../scripts/require-fresh-dist.ts';
import requireMoto from '../../scripts/require-moto.ts';
import { startLab } from '../crash/lab.ts';
import { compileCache } from '../e2e/compile-cache.ts';
import { hasKubectl } from '../e2e/programs.ts';
import { makeBalancingRoles } from '../e2e/workload.ts';
import { createJudge } from './judge.ts';
import { readSources } from './mutant.ts';
import { type Row, rowsOfCommit } from './row.ts';
import { rowsIn } from './rows/index.ts';
import { scenarios } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    /** Texts of which the name holds one. */
    only: { type: 'string', multiple: true, default: [''] },
    /** How many emulators, side by side. */
    labs: { type: 'string', default: '4' },
    speed: { type: 'string', default: '400' },
    /** Takes only some of the rows, which depend on this text. */
    commit: { type: 'string' },
    /** How many of them. */
    rows: { type: 'string', default: '4' },
    list: { type: 'boolean', default: false },
  },
});

const sources = readSources();
// Of every row, also those that do not run now: one that has lost its place is found by the next push.
const rows = rowsIn(sources);
const named = rows.filter(({ name }) => values.only.some((text) => name.includes(text)));
const canRun = ({ scenario }: Row): boolean => hasKubectl || !scenarios[scenario].asksKubectl;
const able = named.filter(canRun);
const chosen = values.commit === undefined ? able : rowsOfCommit(able, values.commit, Number(values.rows));
if (chosen.length === 0) throw new Error(`there is no row whose name holds ${values.only.join(', or ')}`);

const began = Date.now();
const seconds = (): number => Math.round((Date.now() - began) / 1000);

if (values.list) {
  for (const { name } of chosen) console.log(name);
} else {
  // Hundreds of steps start sooner by it.
  process.env.NODE_COMPILE_CACHE = compileCache;
  requireFreshDist();
  await requireMoto();
  const judge = createJudge(sources);
  const waiting = [...chosen];
  let caught = 0;
  const work = async (_: unknown, index: number): Promise<void> => {
    const lab = await startLab({ speed: Number(values.speed), prepare: makeBalancingRoles });
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const verdict = await judge(row, lab, `${index}`);
      if (verdict.caught) caught += 1;
      console.log(`${verdict.caught ? '✔' : '✘'} [${seconds()} s] ${row.name}`);
      if (!verdict.caught) console.log(verdict.why.replace(/^/gm, '    '));
    }
    await lab.stop();
  };
  await Promise.all(Array.from({ length: Number(values.labs) }, work));
  for (const { name } of named.filter((row) => !canRun(row))) {
    console.log(`not run: ${name}: kubectl is not on PATH`);
  }
  console.log(`${caught} of ${chosen.length} caught (${seconds()} s)`);
  process.exitCode = caught === chosen.length ? 0 : 1;
}
