/** Why the nodes of a group do not come, as AWS tells it elsewhere than in the group's own health. */
import type { Activity } from '@aws-sdk/client-auto-scaling';
import type { Instance } from '@aws-sdk/client-ec2';
import type { Nodegroup } from '@aws-sdk/client-eks';
import { sentences } from '../engine/words.ts';
import { messageOf } from '../message-of.ts';
import { unlessGroupIsUnknown } from './auto-scaling.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';
import { everyPage } from './pages.ts';

/** The nodes of an Auto Scaling group that EKS has not made, in the form of one that it has. */
export const selfManagedNodes = (scalingGroup: string): Nodegroup => ({
  resources: { autoScalingGroups: [{ name: scalingGroup }] },
});

/** A quota of spot instances, which on-demand ones do not count in. */
const quotaOfSpot = /MaxSpotInstanceCountExceeded|Max spot instance count exceeded/;

/** Reasons that no patience helps against: Auto Scaling's codes, or EC2's words where it tells those alone. */
const lasting = new RegExp(
  `VcpuLimitExceeded|than your current vCPU limit|InstanceLimitExceeded|${quotaOfSpot.source}|not eligible for Free Tier|InvalidKMSKey|account is currently blocked`,
);

/** AWS is short of such instances for now: Auto Scaling goes through the types and zones of the group again and again. */
const shortage =
  /InsufficientInstanceCapacity|UnfulfillableCapacity|no Spot capacity|do not have sufficient \S+ capacity/;

export const isShortage = (words: string): boolean => shortage.test(words);

/** Whether instances that are bought otherwise may still be had, by why these are not. */
export const isOfMarket = (words: string): boolean => isShortage(words) || quotaOfSpot.test(words);

/** Why no instance starts. */
export interface LaunchTrouble {
  /** The newest reason. */
  words: string;
  /** Every reason, the zones of each with it: `says of us-east-1a: …; of us-east-1b: …`. */
  reasons: string;
  /** Whether no patience helps against it. */
  lasting: boolean;
  isShort: boolean;
  /** How often Auto Scaling has tried in vain since its last launch, at least, in each of the zones. */
  rounds: number;
}

/**
 * Why no instance starts; undefined while nothing is known to be wrong. EKS tries on, and says nothing of it until it
 * gives the group up, which takes it more than half an hour.
 * @param zones of the group
 * @param since of what the group's name has stood for before, nothing is told
 */
export async function launchTrouble(
  aws: Aws,
  group: Nodegroup,
  { zones = [], since }: { zones?: readonly string[]; since?: Date | undefined } = {},
): Promise<LaunchTrouble | undefined> {
  // Whoever may not ask is told by EKS, later: a group that thrives must not fail for a question.
  const found = await activitiesOf(aws, group).catch((error: unknown) => {
    if (isDenied(error)) return [];
    throw error;
  });
  const activities = found.filter(({ StartTime }) => !(since && StartTime && StartTime < since));
  const [newest] = failuresIn(activities);
  if (newest === undefined) return undefined;
  const others = activities.findIndex(({ StatusCode }) => StatusCode !== 'Failed');
  const inVain = others < 0 ? activities : activities.slice(0, others);
  const isStill = inVain.length > 0;
  const tries = zones.map((zone) => inVain.filter((activity) => zoneOf(activity) === zone).length);
  return {
    words: newest,
    reasons: reasonsIn(activities),
    lasting: isStill && lasting.test(newest),
    isShort: isStill && shortage.test(newest),
    rounds: tries.length === 0 ? 0 : Math.min(...tries),
  };
}

/** Newest first. */
async function activitiesOf(aws: Aws, { resources }: Nodegroup): Promise<Activity[]> {
  const autoScaling = await aws.autoScaling();
  const answers = await Promise.all(
    (resources?.autoScalingGroups ?? []).map(({ name }) =>
      unlessGroupIsUnknown(autoScaling.describeScalingActivities({ AutoScalingGroupName: name })),
    ),
  );
  return answers.flatMap((answer) => answer?.Activities ?? []);
}

/** Of a launch; undefined where Auto Scaling does not say it. Source: what `describe-scaling-activities` is shown to answer in AWS's CLI reference. */
function zoneOf({ Details = '' }: Activity): string | undefined {
  return /"Availability Zone":"([^"]+)"/.exec(Details)?.[1];
}

function reasonsIn(activities: readonly Activity[]): string {
  const said = failuresIn(activities).map((words) => {
    const zones = activities
      .filter(({ StatusMessage }) => StatusMessage === words)
      .flatMap((activity) => zoneOf(activity) ?? []);
    const where = [...new Set(zones)].sort();
    return `${where.length === 0 ? '' : ` of ${where.join(' and ')}`}: ${words}`;
  });
  return `says${said.join(' It says')}`;
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
    return words.length === 0 ? '' : sentences(`${who} says: ${words.join('; ')}`);
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
