/**
 * Two runs at the same cluster: one is stopped in the middle of a call, the other runs to its end meanwhile, then the
 * first goes on.
 */
import { EKS } from '@aws-sdk/client-eks';
import type { StepResult } from '../e2e/runner.ts';
import { differences } from './inventory.ts';
import { clusterName, eventually, type Lab } from './lab.ts';

type Command = 'up' | 'down' | 'sweep';

export interface Race {
  first: Command;
  /** Where the first is stopped: before AWS applies the call (`pause`), or before it answers (`hold`). */
  at: { operation: string; effect: 'pause' | 'hold' };
  second: Command;
  /** Whether they meet at a whole cluster whose time has passed, which `up` prolongs. */
  hasExpired: boolean;
}

const race = (first: Command, effect: Race['at']['effect'], operation: string, second: Command): Race => ({
  first,
  at: { operation, effect },
  second,
  hasExpired: false,
});

const raceOfExpired = (...parts: Parameters<typeof race>): Race => ({ ...race(...parts), hasExpired: true });

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
  race('down', 'hold', 'DeleteCluster', 'up'),
  race('down', 'pause', 'DeleteStack', 'up'),
  race('down', 'hold', 'DeleteStack', 'up'),
  race('up', 'hold', 'CreateStack', 'sweep'),
  race('up', 'hold', 'CreateCluster', 'sweep'),
  race('up', 'hold', 'CreateNodegroup', 'sweep'),
  raceOfExpired('up', 'pause', 'DescribeCluster', 'sweep'),
  raceOfExpired('up', 'pause', 'TagResource', 'sweep'),
  raceOfExpired('up', 'hold', 'TagResource', 'sweep'),
  raceOfExpired('sweep', 'pause', 'DeleteNodegroup', 'up'),
  raceOfExpired('sweep', 'pause', 'DeleteCluster', 'up'),
  raceOfExpired('sweep', 'pause', 'DeleteNodegroup', 'sweep'),
  raceOfExpired('sweep', 'pause', 'DeleteCluster', 'down'),
];

/** Such as `up stopped at CreateCluster (before it is applied), down meanwhile`. */
export const titleOfRace = ({ first, at, second, hasExpired }: Race): string =>
  `${hasExpired ? 'of an expired cluster: ' : ''}${first} stopped at ${at.operation} (${at.effect === 'pause' ? 'before it is applied' : 'before it is answered'}), ${second} meanwhile`;

/** What a run says when it gives way to another. */
const givesWay =
  /somebody else (removes|makes)|by another run|has made it|DELETE_FAILED|resources are still there/;

/**
 * Runs one race, from nothing to nothing.
 * @param whole the names of what a whole cluster is made of
 * @returns what is wrong, none when all is well
 */
export async function runRace(
  lab: Lab,
  { first, at, second, hasExpired }: Race,
  whole: readonly string[],
): Promise<string[]> {
  const step = (command: Command): Promise<StepResult> =>
    lab.step(command, { inputs: command === 'up' && hasExpired ? { ttl: '8h' } : {} });
  if (first !== 'up' || hasExpired) await step('up');
  if (hasExpired) await expire(lab);
  // A sweep spares what is being made: neither is in the other's way.
  const mustSucceed = first === second || (second === 'sweep' && !hasExpired);
  await lab.emulator.faults([{ service: '*', principal: lab.principal, times: 1, ...at }]);
  const running = step(first);
  await eventually('the first run to be stopped', async () => (await lab.emulator.held()).length > 0);
  await lab.emulator.faults([]);
  const problems = judge(second, await step(second), (await lab.look()).made, whole, mustSucceed);
  await lab.emulator.release();
  problems.push(...judge(first, await running, (await lab.look()).made, whole, mustSucceed));
  const cleared = await lab.step('down');
  const { made, harm } = await lab.look();
  if (cleared.code !== 0) problems.push(`the last down ended with code ${cleared.code}:\n${cleared.log}`);
  return [...problems, ...differences([], made), ...harm];
}

/** Its time passes. */
async function expire({ emulator }: Lab): Promise<void> {
  const eks = new EKS(emulator.admin);
  const { cluster } = await eks.describeCluster({ name: clusterName });
  const tags = { 'eks-cluster-action/expires-at': '2026-01-02T03:04:05Z' };
  await eks.tagResource({ resourceArn: cluster?.arn, tags });
}

/** A run that says that all is well is held to it; one that does not has to say why. */
function judge(
  command: Command,
  { code, log, annotations, outputs }: StepResult,
  made: readonly string[],
  whole: readonly string[],
  mustSucceed: boolean,
): string[] {
  const told = annotations.map(({ message }) => message).join('\n');
  if (code !== 0 && mustSucceed) return [`${command} ended with code ${code}:\n${log}`];
  if (code !== 0) return givesWay.test(told) ? [] : [`${command} does not say to whom it gives way:\n${log}`];
  if (command === 'sweep' && outputs.result === 'unchanged') return [];
  return differences(command === 'up' ? whole : [], made).map(
    (each) => `${command} says that all is well: ${each}\n${log}`,
  );
}
