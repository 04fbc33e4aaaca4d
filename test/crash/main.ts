/**
 * Kills the bundle at every write of `up` and of `down`, and shows that what follows puts it right; and lets two runs race
 * each other at one cluster.
 */
import { parseArgs } from 'node:util';
import {
  type Case,
  casesOf,
  nextCase,
  type Record,
  recordOf,
  runCase,
  type Standing,
  titleOfCase,
} from './cases.ts';
import { type Lab, startLab } from './lab.ts';
import { type Shape, shapes } from './shapes.ts';

const { values } = parseArgs({
  options: {
    shape: { type: 'string' },
    only: { type: 'string', default: '' },
    labs: { type: 'string', default: '2' },
    speed: { type: 'string', default: '400' },
    list: { type: 'boolean', default: false },
  },
});
const tried = shapes.filter(({ name }) => values.shape === undefined || name === values.shape);
if (tried.length === 0)
  throw new Error(`there is no shape ${values.shape}; there are ${shapes.map(({ name }) => name)}`);

const began = Date.now();
const seconds = (): number => Math.round((Date.now() - began) / 1000);
const open = (): Promise<Lab> =>
  startLab({
    speed: Number(values.speed),
    prepare: async (emulator) => {
      for (const shape of shapes) await shape.prepare?.(emulator);
    },
  });

const first = await open();
const records = new Map<Shape, Record>();
for (const shape of tried) {
  records.set(shape, await recordOf(first, shape));
}
const cases = [...records]
  .flatMap(([shape, record]) => casesOf(shape, record))
  .filter((each) => titleOfCase(each).includes(values.only));
console.log(`${cases.length} cases; the undisturbed runs took ${seconds()} s`);
const all = cases.length;
let passed = 0;

async function work(lab: Lab): Promise<void> {
  let standing: Standing = 'nothing';
  for (let each = nextCase(cases, standing); each !== undefined; each = nextCase(cases, standing)) {
    const outcome = await tryCase(lab, each, standing);
    standing = outcome.standing;
    if (outcome.problems.length === 0) passed += 1;
    console.log(`${outcome.problems.length === 0 ? '✔' : '✘'} [${seconds()} s] ${titleOfCase(each)}`);
    for (const problem of outcome.problems) console.log(problem.replace(/^/gm, '    '));
  }
  await lab.stop();
}

async function tryCase(lab: Lab, each: Case, standing: Standing): ReturnType<typeof runCase> {
  const record = records.get(each.shape);
  if (record === undefined) throw new Error(`nothing is recorded of ${each.shape.name}`);
  try {
    return await runCase(lab, each, record, standing);
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)], standing: undefined };
  }
}

if (values.list) {
  for (const each of cases) console.log(titleOfCase(each));
  await first.stop();
} else {
  const labs = [first, ...(await Promise.all(Array.from({ length: Number(values.labs) - 1 }, open)))];
  await Promise.all(labs.map(work));
  console.log(`${passed} of ${all} (${seconds()} s)`);
  process.exitCode = passed === all ? 0 : 1;
}
