/** Crashes, and what has to come of them. */
import type { StepResult } from '../e2e/runner.ts';
import { chance } from '../emulator/chance.ts';
import { differences } from './inventory.ts';
import { type Lab, type Moment, moments, NotMadeError, type StepOptions } from './lab.ts';
import type { Shape } from './shapes.ts';
import { titleOf, type Write, writesOf } from './writes.ts';

type Command = 'up' | 'down';

interface Kill {
  /** What is killed. */
  command: Command;
  /** At which of its writes, or after how many. */
  write: Write | number;
  moment: Moment;
}

export interface Case {
  shape: Shape;
  /** One after the other. */
  kills: readonly [Kill, ...Kill[]];
  /** The command that follows. */
  then: Command;
}

/** What undisturbed runs of a shape do. */
export interface Record {
  writes: { [command in Command]: Write[] };
  /** What a whole cluster is made of, by names. */
  whole: string[];
  /** How many questions were answered as of a while ago. */
  oldAnswers: number;
}

/** What stands in a lab: whole, with what is inside, or nothing, and of which shape; undefined when that is not known. */
export type Standing = 'nothing' | Shape | undefined;

/** Such as `default: up killed at iam CreateRole demo-us-east-1-node (answer held), then down`. */
export const titleOfCase = ({ shape, kills, then }: Case): string =>
  `${shape.name}: ${[...kills.map(titleOfKill), then].join(', then ')}`;

const titleOfKill = ({ command, write, moment }: Kill): string =>
  `${command} killed at ${typeof write === 'number' ? `its write ${write + 1}` : titleOf(write)} (${moment})`;

/** Runs a shape's life undisturbed. @throws when it is not as it should be without any crash */
export async function recordOf(lab: Lab, shape: Shape): Promise<Record> {
  if (shape.earlier !== undefined) await succeed(lab, 'up', { ...shape, inputs: shape.earlier });
  await lab.look();
  const up = await succeed(lab, 'up', shape);
  const whole = await lab.look();
  await shape.fill?.(lab.emulator, up);
  const filled = await lab.look();
  await succeed(lab, 'down', shape);
  const down = await lab.look();
  await sweepNetwork(lab, shape);
  const after = await lab.look();
  const wrong = [...differences([], after.made), ...[whole, filled, down, after].flatMap(({ harm }) => harm)];
  if (wrong.length > 0) throw new Error(`${shape.name}, undisturbed: ${wrong.join('\n')}`);
  return {
    writes: { up: writesOf(whole.calls, lab.principal), down: writesOf(down.calls, lab.principal) },
    whole: whole.made,
    oldAnswers: [...whole.calls, ...down.calls].filter(({ asOf }) => asOf !== undefined).length,
  };
}

/** After `up`, either command may follow; after `down`, only `down` goes on with what was begun. */
const follows = { up: ['up', 'down'], down: ['down'] } as const satisfies { [command in Command]: unknown };

/** Every case of a shape with one crash. */
export function casesOf(shape: Shape, { writes }: Record): Case[] {
  const { kills, concerns = () => true } = shape;
  return kills.flatMap((command) =>
    writes[command]
      .filter(concerns)
      .flatMap((write) =>
        moments.flatMap((moment) =>
          follows[command].map((then): Case => ({ shape, kills: [{ command, write, moment }], then })),
        ),
      ),
  );
}

/** Cases with two crashes, of which the second strikes whatever follows the first. @param seed by which they are drawn */
export function pairsOf(shape: Shape, { writes }: Record, seed: string): Case[] {
  const pair = (index: number): Case => {
    const below = (what: string, count: number): number =>
      Math.floor(chance(seed, shape.name, index, what) * count);
    const among = <Value>(what: string, values: readonly Value[]): Value =>
      values[below(what, values.length)] as Value;
    const first = among('first', shape.kills);
    const second = among('second', follows[first]);
    const then = among('then', follows[second]);
    const done = below('write', writes[first].length);
    // About as many as are left to make, or have been made.
    const later = below('later write', first === second ? writes[first].length - done : done + 1);
    const kills: Case['kills'] = [
      { command: first, write: writes[first][done] as Write, moment: among('moment', moments) },
      { command: second, write: later, moment: among('later moment', moments) },
    ];
    return { shape, kills, then };
  };
  return Array.from({ length: shape.pairs ?? 0 }, (_, index) => pair(index));
}

/** Whether the case begins with what stands. */
const suits = ({ shape, kills: [{ command }] }: Case, standing: Standing): boolean =>
  command === 'down' ? standing === shape : standing === 'nothing' && shape.earlier === undefined;

/** The case to run next: one that begins with what stands, if there is one. */
export function nextCase(cases: Case[], standing: Standing): Case | undefined {
  const [next] = cases.splice(
    Math.max(
      0,
      cases.findIndex((each) => suits(each, standing)),
    ),
    1,
  );
  return next;
}

/**
 * Runs one case.
 * @param standing what stands in the lab
 * @returns what is wrong, none when all is well; and what stands then
 */
export async function runCase(
  lab: Lab,
  each: Case,
  { whole }: Record,
  standing: Standing,
): Promise<{ problems: string[]; standing: Standing }> {
  const { shape, kills, then } = each;
  if (!suits(each, standing)) await bringAbout(lab, each, standing);
  for (const kill of kills) await crash(lab, shape, kill);
  const result = await lab.step(then, await optionsOf(lab, then, shape));
  if (then === 'down') await sweepNetwork(lab, shape);
  const { made, harm } = await lab.look();
  const problems = [
    ...(result.code === 0 ? [] : [`${then} ended with code ${result.code}:\n${result.log}`]),
    ...differences(then === 'up' ? whole : [], made),
    ...harm,
  ];
  if (problems.length === 0 && then === 'up') {
    const again = await succeed(lab, 'up', shape);
    if (again.outputs.result !== 'unchanged')
      problems.push(`one more up still found something to do:\n${again.log}`);
  }
  if (problems.length > 0) return { problems, standing: undefined };
  if (then === 'down') return { problems, standing: 'nothing' };
  await shape.fill?.(lab.emulator, result);
  return { problems, standing: shape };
}

/** @throws NotMadeError; where only its place was told, a run may end well before that: there was no more to do */
async function crash(lab: Lab, shape: Shape, { command, write, moment }: Kill): Promise<void> {
  try {
    await lab.stepKilled(command, write, moment, await optionsOf(lab, command, shape));
  } catch (error) {
    const hasEndedWell =
      error instanceof NotMadeError && typeof write === 'number' && error.result.code === 0;
    if (!hasEndedWell) throw error;
  }
}

/** Makes what the case begins with. */
async function bringAbout(lab: Lab, { shape, kills }: Case, standing: Standing): Promise<void> {
  const killed = kills[0].command;
  if (standing === undefined) await lab.reset();
  else if (standing !== 'nothing') {
    await succeed(lab, 'down', standing);
    await sweepNetwork(lab, standing);
  }
  if (shape.earlier !== undefined) await succeed(lab, 'up', { ...shape, inputs: shape.earlier });
  if (killed === 'up') return;
  const up = await succeed(lab, 'up', shape);
  await shape.fill?.(lab.emulator, up);
}

/** Of a shape whose `down` leaves it. */
async function sweepNetwork(lab: Lab, { region, leavesNetwork }: Shape): Promise<void> {
  if (!leavesNetwork) return;
  await succeed(lab, 'sweep', { region, inputs: { 'remove-shared-network': 'true' } });
}

type Where = Pick<Shape, 'region' | 'inputs' | 'inputsIn' | 'refusedToUp' | 'refusedToDown'>;

async function optionsOf(
  { emulator }: Lab,
  command: Command,
  { region, inputs, inputsIn, refusedToUp, refusedToDown }: Where,
): Promise<StepOptions> {
  if (command === 'down') return { region, refusals: refusedToDown };
  return { region, inputs: { ...inputs, ...(await inputsIn?.(emulator)) }, refusals: refusedToUp };
}

async function succeed(lab: Lab, command: Command | 'sweep', of: Where): Promise<StepResult> {
  const options = command === 'sweep' ? of : await optionsOf(lab, command, of);
  const result = await lab.step(command, options);
  if (result.code !== 0)
    throw new Error(`an undisturbed ${command} ended with code ${result.code}:\n${result.log}`);
  return result;
}
