/**
 * Two runs at the same cluster: one is stopped in the middle of a call, the other runs to its end meanwhile, then the
 * first goes on.
 */
import type { StepResult } from '../e2e/runner.ts';
import { differences } from './inventory.ts';
import { eventually, type Lab } from './lab.ts';

type Command = 'up' | 'down';

export interface Race {
  first: Command;
  /** Where the first is stopped: before AWS applies the call (`pause`), or before it answers (`hold`). */
  at: { operation: string; effect: 'pause' | 'hold' };
  second: Command;
}

const race = (first: Command, effect: Race['at']['effect'], operation: string, second: Command): Race => ({
  first,
  at: { operation, effect },
  second,
});

/** To try another interleaving, add an entry. */
export const races: readonly Race[] = [
  race('up', 'pause', 'CreateRole', 'up'),
  race('up', 'pause', 'CreateStack', 'up'),
  race('up', 'pause', 'CreateCluster', 'up'),
  race('up', 'hold', 'CreateCluster', 'up'),
  race('up', 'pause', 'CreateLaunchTemplate', 'up'),
  race('up', 'pause', 'CreateNodegroup', 'up'),
  race('down', 'pause', 'DeleteNodegroup', 'down'),
  race('down', 'pause', 'DeleteCluster', 'down'),
  race('down', 'hold', 'DeleteCluster', 'down'),
  race('down', 'pause', 'DeleteRole', 'down'),
  race('down', 'pause', 'DeleteStack', 'down'),
  race('up', 'hold', 'CreateStack', 'down'),
  race('up', 'hold', 'CreateCluster', 'down'),
  race('up', 'pause', 'CreateNodegroup', 'down'),
  race('up', 'hold', 'CreateNodegroup', 'down'),
  race('down', 'pause', 'DeleteNodegroup', 'up'),
  race('down', 'pause', 'DeleteCluster', 'up'),
  race('down', 'pause', 'DeleteStack', 'up'),
  race('down', 'hold', 'DeleteStack', 'up'),
];

/** Such as `up stopped at CreateCluster (before it is applied), down meanwhile`. */
export const titleOfRace = ({ first, at, second }: Race): string =>
  `${first} stopped at ${at.operation} (${at.effect === 'pause' ? 'before it is applied' : 'before it is answered'}), ${second} meanwhile`;

/** What a run says when it gives way to another. */
const givesWay =
  /somebody else (removes|makes)|by another run|has made it|No cluster found|No such|does not exist|DELETE_FAILED|things are still there/;

/**
 * Runs one race, from nothing to nothing.
 * @param whole the names of what a whole cluster is made of
 * @returns what is wrong, none when all is well
 */
export async function runRace(
  lab: Lab,
  { first, at, second }: Race,
  whole: readonly string[],
): Promise<string[]> {
  if (first === 'down') await lab.step('up');
  await lab.emulator.faults([{ service: '*', principal: lab.principal, times: 1, ...at }]);
  const running = lab.step(first);
  await eventually('the first run to be stopped', async () => (await lab.emulator.held()).length > 0);
  await lab.emulator.faults([]);
  const problems = judge(second, await lab.step(second), (await lab.look()).made, whole, first === second);
  await lab.emulator.release();
  problems.push(...judge(first, await running, (await lab.look()).made, whole, first === second));
  const cleared = await lab.step('down');
  const { made, harm } = await lab.look();
  if (cleared.code !== 0) problems.push(`the last down ended with code ${cleared.code}:\n${cleared.log}`);
  return [...problems, ...differences([], made), ...harm];
}

/** A run that says that all is well is held to it; one that does not has to say why. */
function judge(
  command: Command,
  { code, log, annotations }: StepResult,
  made: readonly string[],
  whole: readonly string[],
  mustSucceed: boolean,
): string[] {
  const told = annotations.map(({ message }) => message).join('\n');
  if (code !== 0 && mustSucceed) return [`${command} ended with code ${code}:\n${log}`];
  if (code !== 0) return givesWay.test(told) ? [] : [`${command} does not say to whom it gives way:\n${log}`];
  return differences(command === 'up' ? whole : [], made).map(
    (each) => `${command} says that all is well: ${each}`,
  );
}
