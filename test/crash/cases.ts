/** A crash, and what has to come of it. */
import type { StepResult } from '../e2e/runner.ts';
import { differences } from './inventory.ts';
import { type Lab, type Moment, moments, type StepOptions } from './lab.ts';
import type { Shape } from './shapes.ts';
import { titleOf, type Write, writesOf } from './writes.ts';

type Command = 'up' | 'down';

export interface Case {
  shape: Shape;
  /** The command that is killed. */
  killed: Command;
  write: Write;
  moment: Moment;
  /** The command that follows. */
  then: Command;
}

/** What undisturbed runs of a shape do. */
export interface Record {
  writes: { [command in Command]: Write[] };
  /** What a whole cluster is made of, by names. */
  whole: string[];
}

/** What stands in a lab: whole, with what is inside, or nothing, and of which shape; undefined when that is not known. */
export type Standing = 'nothing' | Shape | undefined;

/** Such as `default: up killed at iam CreateRole demo-us-east-1-node (answer held), then down`. */
export const titleOfCase = ({ shape, killed, write, moment, then }: Case): string =>
  `${shape.name}: ${killed} killed at ${titleOf(write)} (${moment}), then ${then}`;

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
  };
}

/** Every case of a shape: after `up`, either command may follow; after `down`, only `down` goes on with what was begun. */
export function casesOf(shape: Shape, { writes }: Record): Case[] {
  const { kills, concerns = () => true } = shape;
  const follows = { up: ['up', 'down'], down: ['down'] } as const;
  return kills.flatMap((killed) =>
    writes[killed]
      .filter(concerns)
      .flatMap((write) =>
        moments.flatMap((moment) => follows[killed].map((then) => ({ shape, killed, write, moment, then }))),
      ),
  );
}

/** Whether the case begins with what stands. */
const suits = ({ shape, killed }: Case, standing: Standing): boolean =>
  killed === 'down' ? standing === shape : standing === 'nothing' && shape.earlier === undefined;

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
  const { shape, killed, write, moment, then } = each;
  if (!suits(each, standing)) await bringAbout(lab, each, standing);
  await lab.stepKilled(killed, write, moment, optionsOf(killed, shape));
  const result = await lab.step(then, optionsOf(then, shape));
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

/** Makes what the case begins with. */
async function bringAbout(lab: Lab, { shape, killed }: Case, standing: Standing): Promise<void> {
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

type Where = Pick<Shape, 'region' | 'inputs' | 'refusedToDown'>;

const optionsOf = (command: Command, { region, inputs, refusedToDown }: Where): StepOptions => ({
  region,
  ...(command === 'up' ? { inputs } : { refusals: refusedToDown }),
});

async function succeed(lab: Lab, command: Command | 'sweep', of: Where): Promise<StepResult> {
  const options = command === 'sweep' ? of : optionsOf(command, of);
  const result = await lab.step(command, options);
  if (result.code !== 0)
    throw new Error(`an undisturbed ${command} ended with code ${result.code}:\n${result.log}`);
  return result;
}
