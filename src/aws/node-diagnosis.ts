/** Why the nodes of a group do not come, as AWS tells it elsewhere than in the group's own health. */
import type { Activity } from '@aws-sdk/client-auto-scaling';
import type { Instance } from '@aws-sdk/client-ec2';
import type { Nodegroup } from '@aws-sdk/client-eks';
import { messageOf } from '../message-of.ts';
import { unlessGroupIsUnknown } from './auto-scaling.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';
import { everyPage } from './pages.ts';

/** The nodes of an Auto Scaling group that EKS has not made, in the form of one that it has. */
export const selfManagedNodes = (scalingGroup: string): Nodegroup => ({
  resources: { autoScalingGroups: [{ name: scalingGroup }] },
});

/** Reasons that no patience helps against, in Auto Scaling's words. */
const lasting =
  /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded|not eligible for Free Tier|InvalidKMSKey|account is currently blocked/;

/** AWS is short of such instances for now: Auto Scaling goes through the types and zones of the group again and again. */
const shortage = /InsufficientInstanceCapacity|UnfulfillableCapacity|no Spot capacity/;

/** Whether instances that are bought otherwise may still be had, by why these are not. */
export const isOfMarket = (words: string): boolean =>
  shortage.test(words) || /MaxSpotInstanceCountExceeded/.test(words);

/**
 * Why no instance starts; undefined while nothing is known to be wrong. EKS tries on, and says nothing of it until it
 * gives the group up, which takes it more than half an hour.
 */
export async function launchTrouble(
  aws: Aws,
  group: Nodegroup,
): Promise<{ words: string; lasting: boolean; isShort: boolean } | undefined> {
  // Whoever may not ask is told by EKS, later: a group that thrives must not fail for a question.
  const activities = await activitiesOf(aws, group).catch((error: unknown) => {
    if (isDenied(error)) return [];
    throw error;
  });
  const [newest] = failuresIn(activities);
  if (newest === undefined) return undefined;
  const isStill = activities[0]?.StatusCode === 'Failed';
  return { words: newest, lasting: lasting.test(newest), isShort: isStill && shortage.test(newest) };
}

/** Newest first. */
async function activitiesOf(aws: Aws, { resources }: Nodegroup): Promise<Activity[]> {
  const autoScaling = await aws.autoScaling();
  const answers = await Promise.all(
    (resources?.autoScalingGroups ?? []).map(({ name }) =>
      unlessGroupIsUnknown(
        autoScaling.describeScalingActivities({ AutoScalingGroupName: name, MaxRecords: 20 }),
      ),
    ),
  );
  return answers.flatMap((answer) => answer?.Activities ?? []);
}

/** Auto Scaling's reasons for launches that failed, newest first and each once. */
function failuresIn(activities: readonly Activity[]): string[] {
  const failed = activities.filter(({ StatusCode }) => StatusCode === 'Failed');
  return [...new Set(failed.flatMap(({ StatusMessage }) => StatusMessage ?? []))];
}

/**
 * What Auto Scaling says of launches, EC2 of the instances, and the console of one that runs of its way into the
 * cluster. What cannot be found out, it says, too; '' when there is nothing to say.
 */
export async function diagnoseNodes(aws: Aws, group: Nodegroup): Promise<string> {
  const told = await Promise.all([
    tell('Auto Scaling', async () => failuresIn(await activitiesOf(aws, group)).slice(0, 3)),
    tell('EC2', async () => (await instancesOf(aws, group)).map(({ words }) => words)),
    tell('The console of an instance', () => consoleOfOne(aws, group)),
  ]);
  return told.filter((words) => words !== '').join(' ');
}

async function tell(who: string, ask: () => Promise<string[]>): Promise<string> {
  try {
    const words = await ask();
    return words.length === 0 ? '' : `${who} says: ${words.join('; ')}.`;
  } catch (error) {
    return `${who} does not tell: ${messageOf(error)}.`;
  }
}

interface InstanceVerdict {
  id: string;
  isRunning: boolean;
  /** Such as `i-0abc is running, its status checks say ok and impaired`. */
  words: string;
}

/** By the tags that EKS puts on the instances of its groups, and Auto Scaling on those of any; those that have ended can be seen for an hour. */
async function instancesOf(
  aws: Aws,
  { clusterName = '', nodegroupName, resources }: Nodegroup,
): Promise<InstanceVerdict[]> {
  const ec2 = await aws.ec2();
  const Filters =
    nodegroupName === undefined
      ? [
          {
            Name: 'tag:aws:autoscaling:groupName',
            Values: resources?.autoScalingGroups?.map(({ name = '' }) => name),
          },
        ]
      : [
          { Name: 'tag:eks:cluster-name', Values: [clusterName] },
          { Name: 'tag:eks:nodegroup-name', Values: [nodegroupName] },
        ];
  const instances = await everyPage(
    (NextToken) => ec2.describeInstances({ Filters, NextToken }),
    ({ Reservations }) => Reservations?.flatMap(({ Instances = [] }) => Instances),
  );
  const running = instances.filter(({ State }) => State?.Name === 'running');
  const checks = new Map<string | undefined, string>();
  if (running.length > 0) {
    const InstanceIds = running.flatMap(({ InstanceId }) => InstanceId ?? []);
    const { InstanceStatuses = [] } = await ec2.describeInstanceStatus({ InstanceIds });
    for (const { InstanceId, SystemStatus, InstanceStatus } of InstanceStatuses) {
      checks.set(
        InstanceId,
        `, its status checks say ${SystemStatus?.Status} (system) and ${InstanceStatus?.Status} (instance)`,
      );
    }
  }
  return instances.map((instance) => {
    const { InstanceId: id = '', State } = instance;
    const words = `${id} is ${State?.Name}${checks.get(id) ?? reasonOf(instance)}`;
    return { id, isRunning: running.includes(instance), words };
  });
}

function reasonOf({ StateReason }: Instance): string {
  return StateReason?.Message === undefined ? '' : ` (${StateReason.Message})`;
}

/** Who says on the console how an instance fares that would join, and that it fares ill. */
const joining = /nodeadm|kubelet|cloud-init/i;
const trouble = /error|fail|timed? ?out|unable|denied|refused|unauthori[sz]ed/i;

/** Only lines about joining: the rest is nobody's business in a log that may be public. */
async function consoleOfOne(aws: Aws, group: Nodegroup): Promise<string[]> {
  const one = (await instancesOf(aws, group)).find(({ isRunning }) => isRunning);
  return one === undefined ? [] : consoleLines(aws, one.id);
}

/** What the console of an instance tells of its way into the cluster; nothing where nobody may look at it. */
export async function consoleOfNode(aws: Aws, instance: string): Promise<string[]> {
  return consoleLines(aws, instance).catch((error: unknown) => {
    if (isDenied(error)) return [];
    throw error;
  });
}

async function consoleLines(aws: Aws, instance: string): Promise<string[]> {
  const ec2 = await aws.ec2();
  const { Output = '' } = await ec2.getConsoleOutput({ InstanceId: instance, Latest: true });
  return Buffer.from(Output, 'base64')
    .toString()
    .split(/[\r\n]+/)
    .filter((line) => joining.test(line) && trouble.test(line))
    .slice(-5)
    .map((line) => `${instance}: ${line.trim().slice(0, 300)}`);
}
