/**
 * Kills the bundle at every write of `up` and of `down`, and lets two runs race each other, and shows what comes of it.
 * CONTRIBUTING.md says how to run it.
 */
import { parseArgs } from 'node:util';
import { compileCache } from '../e2e/compile-cache.ts';
import {
  casesOf,
  nextCase,
  pairsOf,
  type Record,
  recordOf,
  runCase,
  type Standing,
  titleOfCase,
} from './cases.ts';
import { type Lab, startLab } from './lab.ts';
import { type Race, races, runRace, titleOfRace } from './races.ts';
import { type Shape, shapes } from './shapes.ts';

const { values } = parseArgs({
  options: {
    /** One shape, or `races`. */
    shape: { type: 'string' },
    /** Two crashes in a row, drawn by the seed, in place of one. */
    pairs: { type: 'boolean', default: false },
    /** Has AWS answer as of up to half a minute ago; at a speed of 100 or less, any machine asks often enough to see it. */
    stale: { type: 'boolean', default: false },
    /** Text that the title holds. */
    only: { type: 'string', default: '' },
    /** How many emulators, side by side. */
    labs: { type: 'string', default: '2' },
    speed: { type: 'string', default: '400' },
    /** By what AWS's times are drawn; the middle of each by default. */
    seed: { type: 'string', default: process.env.EMULATOR_SEED ?? 'middle' },
    list: { type: 'boolean', default: false },
  },
});

const [byDefault] = shapes;
const known = [...shapes.map(({ name }) => name), 'races'];
if (byDefault === undefined || (values.shape !== undefined && !known.includes(values.shape))) {
  throw new Error(`there is no shape ${values.shape}. There are ${known.join(', ')}`);
}
const isWanted = (name: string): boolean => values.shape === undefined || values.shape === name;

process.env.EMULATOR_SEED = values.seed;
// Thousands of steps start sooner by it.
process.env.NODE_COMPILE_CACHE = compileCache;

const began = Date.now();
const seconds = (): number => Math.round((Date.now() - began) / 1000);

/** What is tried in the same labs. */
interface Round {
  records: ReadonlyMap<Shape, Record>;
  crashes: ReturnType<typeof casesOf>;
  contests: Race[];
}

let passed = 0;
let all = 0;
// What shapes want in the account beforehand is a shape's own: all of it together would be more than one role takes.
const rounds = [
  shapes.filter(({ prepare }) => prepare === undefined),
  ...shapes.filter(({ prepare }) => prepare !== undefined).map((shape) => [shape]),
];
for (const round of rounds) await runRound(round);
if (!values.list) {
  console.log(
    `${passed} of ${all} (${seconds()} s), with AWS's times by the seed ${values.seed}: --seed repeats them`,
  );
  process.exitCode = passed === all ? 0 : 1;
}

/** Records each shape without accidents, and tries all that could happen to it. */
async function runRound(together: readonly Shape[]): Promise<void> {
  const hasRaces = together.includes(byDefault as Shape) && isWanted('races');
  const tried = together.filter(
    (shape) =>
      (isWanted(shape.name) && (!values.pairs || shape.pairs !== undefined)) ||
      (shape === byDefault && hasRaces),
  );
  if (tried.length === 0) return;
  const open = (): Promise<Lab> =>
    startLab({
      speed: Number(values.speed),
      isStale: values.stale,
      prepare: async (emulator) => {
        for (const shape of together) await shape.prepare?.(emulator);
      },
    });
  const first = await open();
  const records = new Map<Shape, Record>();
  for (const shape of tried) records.set(shape, await recordOf(first, shape));
  const oldAnswers = [...records.values()].reduce((sum, record) => sum + record.oldAnswers, 0);
  if (values.stale && oldAnswers === 0)
    throw new Error('no answer was old: the speed is too high for this machine');
  const crashes = [...records]
    .filter(([shape]) => isWanted(shape.name))
    .flatMap(([shape, record]) =>
      values.pairs ? pairsOf(shape, record, values.seed) : casesOf(shape, record),
    )
    .filter((each) => titleOfCase(each).includes(values.only));
  const idle = tried.find(({ name }) => isWanted(name) && !crashes.some(({ shape }) => shape.name === name));
  if (values.only === '' && idle !== undefined) throw new Error(`nothing of ${idle.name} is ever killed`);
  const contests =
    hasRaces && !values.pairs ? races.filter((race) => titleOfRace(race).includes(values.only)) : [];
  if (values.list) {
    for (const title of [...crashes.map(titleOfCase), ...contests.map(titleOfRace)]) console.log(title);
    await first.stop();
    return;
  }
  const count = crashes.length + contests.length;
  all += count;
  const old = values.stale ? `, with ${oldAnswers} old answers` : '';
  const names = tried.map(({ name }) => name).join(', ');
  console.log(`${names}: ${count} to run; without accidents it took until ${seconds()} s${old}`);
  const labs = [first, ...(await Promise.all(Array.from({ length: Number(values.labs) - 1 }, open)))];
  await Promise.all(labs.map((lab) => work(lab, { records, crashes, contests })));
}

/** Takes one after the other from what is left to do. */
async function work(lab: Lab, round: Round): Promise<void> {
  const { crashes, contests, records } = round;
  let standing: Standing = 'nothing';
  for (let done = 1; ; done += 1) {
    const race = contests.shift();
    const crash = race === undefined ? nextCase(crashes, standing) : undefined;
    if (race !== undefined)
      standing = await report(titleOfRace(race), () => compete(lab, race, records, standing));
    else if (crash !== undefined)
      standing = await report(titleOfCase(crash), () =>
        runCase(lab, crash, recorded(records, crash.shape), standing),
      );
    else break;
    // moto remembers what has gone, and takes longer over each answer for it.
    if (done % 20 === 0) standing = undefined;
  }
  await lab.stop();
}

async function compete(
  lab: Lab,
  race: Race,
  records: Round['records'],
  standing: Standing,
): ReturnType<typeof runCase> {
  if (standing === undefined) await lab.reset();
  const problems = await runRace(lab, race, recorded(records, byDefault).whole);
  return { problems, standing: problems.length === 0 ? 'nothing' : undefined };
}

function recorded(records: Round['records'], shape: Shape | undefined): Record {
  const record = shape && records.get(shape);
  if (record === undefined) throw new Error(`nothing is recorded of ${shape?.name}`);
  return record;
}

/** Runs one and says how it went. @returns what stands then */
async function report(title: string, run: () => ReturnType<typeof runCase>): Promise<Standing> {
  const { problems, standing } = await run().catch((error: unknown) => ({
    problems: [error instanceof Error ? error.message : String(error)],
    standing: undefined,
  }));
  if (problems.length === 0) passed += 1;
  console.log(`${problems.length === 0 ? '✔' : '✘'} [${seconds()} s] ${title}`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '    '));
  return standing;
}
