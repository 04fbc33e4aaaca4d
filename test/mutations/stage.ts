/** Where a bundle is tried, and what every try does there. */

import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormation, paginateDescribeStackEvents, type StackEvent } from '@aws-sdk/client-cloudformation';
import { clusterName, type Lab } from '../crash/lab.ts';
import type { Emulator } from '../e2e/emulator.ts';
import { runStep, type StepResult } from '../e2e/runner.ts';
import type { Outcome } from './row.ts';
import { apply, isServed } from './workload.ts';

export interface Stage {
  lab: Lab;
  /** The folder of the project that is tried. */
  project: string;
  /** Runs the bundle that is tried, as a step of a job. */
  step: Lab['step'];
}

export interface Scenario {
  /** What is wrong in the end; none when all is well. */
  run(stage: Stage): Promise<Outcome>;
  /** Seconds of AWS's time in one of ours, where at the usual speed it would hang on how fast the machine is. */
  speed?: number;
  /** Whether it speaks to the cluster as a user does. */
  asksKubectl?: true;
}

/** What a step that failed has told the user. */
export function failure(command: string, { code, annotations, log }: StepResult): string[] {
  if (code === 0) return [];
  const errors = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  return [`${command} ended with code ${code}:\n${errors.join('\n') || log}`];
}

/** Brings the cluster up, and looks whether it is what it is said to be. */
export async function ups(
  { lab, step }: Stage,
  inputs: Record<string, string> = {},
): Promise<{ up: StepResult; problems: string[] }> {
  const up = await step('up', { inputs });
  if (up.code !== 0) return { up, problems: failure('up', up) };
  const [failures, missing] = await Promise.all([failedParts(lab), lab.emulator.addonsWithoutPods()]);
  return {
    up,
    problems: [...failures, ...missing.map((addon) => `after up, there are pods missing of ${addon}`)],
  };
}

/** What has failed in a stack on the way, though the run has mended it. */
async function failedParts({ emulator }: Lab): Promise<string[]> {
  const cloudFormation = new CloudFormation(emulator.admin);
  const { Stacks = [] } = await cloudFormation.describeStacks({});
  const events: StackEvent[] = [];
  for (const { StackName } of Stacks)
    for await (const page of paginateDescribeStackEvents({ client: cloudFormation }, { StackName }))
      events.push(...(page.StackEvents ?? []));
  return events
    .filter(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'))
    .map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason}`);
}

export async function downs(stage: Stage, inputs: Record<string, string> = {}): Promise<string[]> {
  return [...failure('down', await stage.step('down', { inputs })), ...(await left(stage))];
}

/** What is there that was not there before, and what has become of what was. */
export async function left({ lab }: Stage): Promise<string[]> {
  const { made, harm } = await lab.look();
  return [...made.map((name) => `left: ${name}`), ...harm.map((what) => `harm: ${what}`)];
}

export async function life(
  stage: Stage,
  inputs: Record<string, string> = {},
  looks = true,
): Promise<string[]> {
  const { problems } = await ups(stage, inputs);
  if (problems.length > 0) return problems;
  const name = inputs['cluster-name'] === undefined ? {} : { 'cluster-name': inputs['cluster-name'] };
  return looks ? downs(stage, name) : failure('down', await stage.step('down', { inputs: name }));
}

export const configOf = (group: object, more = ''): string => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: ${clusterName}, region: us-east-1 }
managedNodeGroups: [${JSON.stringify({ name: 'default', desiredCapacity: 2, ...group })}]
${more}
`;

/** Waits until so many calls are held, or for a minute: a run that has ended makes none. */
export async function untilHeld(emulator: Emulator, count: number): Promise<void> {
  const end = Date.now() + 60_000;
  while ((await emulator.held()).length < count && Date.now() < end) await sleep(50);
}

/** Runs a script as a later step of the job. */
export function kubectl({ lab }: Stage, up: StepResult, script: string): Promise<StepResult> {
  return runStep({ env: lab.emulator.env, exported: up, script });
}

/** Puts something into the cluster, waits until it is served, and takes the cluster away. */
export async function use(
  stage: Stage,
  wanted: string,
  {
    inputs = {},
    prepare = async () => {},
    look = async () => [],
    remove = downs,
  }: {
    inputs?: Record<string, string>;
    prepare?: () => Promise<void>;
    look?: (stage: Stage) => Promise<string[]>;
    remove?: (stage: Stage) => Promise<string[]>;
  } = {},
): Promise<Outcome> {
  const { up, problems } = await ups(stage, inputs);
  if (problems.length > 0) return problems;
  await prepare();
  const applied = await kubectl(stage, up, apply(wanted));
  if (applied.code !== 0) return failure('kubectl apply', applied);
  const served = await kubectl(stage, up, isServed);
  if (served.code !== 0) return failure('kubectl', served);
  return [...(await look(stage)), ...(await remove(stage))];
}
