/**
 * What Auto Scaling tells of its launches. Sources: API reference of Auto Scaling, Activity and DescribeScalingActivities; its
 * words, hashicorp/terraform-provider-aws issue 33665, mludvig/aws-ethereum-miner issue 23, and the EKS workshop on Spot.
 */
import { randomUUID } from 'node:crypto';
import type { Activity, DescribeScalingActivitiesType } from '@aws-sdk/client-auto-scaling';
import { AwsError, type LoggedCall } from './core.ts';

/** An attempt to launch an instance. */
export interface Attempt {
  region: string;
  group: string;
  zone: string;
  subnetId: string;
  /** How many instances the group had before. */
  from: number;
  /** The instance, or why there is none. */
  outcome: { id: string } | { failure: string };
}

export interface Activities {
  told(attempt: Attempt): void;
  /** To be told of every call that moto has answered: groups come and go. */
  noticed(call: LoggedCall): void;
  /** @throws AwsError for a group that there is not */
  describe(region: string, request: DescribeScalingActivitiesType): { Activities: Activity[] };
  reset(): void;
}

export function createActivities(): Activities {
  /** Newest first, by region and name of each group that there is. */
  const groups = new Map<string, Activity[]>();
  const keyOf = (region: string, group: unknown): string => `${region} ${group}`;
  return {
    told({ region, group, ...attempt }) {
      groups.get(keyOf(region, group))?.unshift(activityOf(group, attempt));
    },
    noticed({ service, operation, region, request }) {
      if (service !== 'autoscaling') return;
      const key = keyOf(region, Object(request).AutoScalingGroupName);
      if (operation === 'CreateAutoScalingGroup') groups.set(key, []);
      if (operation === 'DeleteAutoScalingGroup') groups.delete(key);
    },
    describe(region, { AutoScalingGroupName: name, ActivityIds }) {
      const found =
        name === undefined
          ? [...groups].flatMap(([key, activities]) => (key.startsWith(`${region} `) ? activities : []))
          : groups.get(keyOf(region, name));
      if (!found) throw new AwsError('ValidationError', `AutoScalingGroup name not found - ${name}`);
      const isAskedFor = ({ ActivityId = '' }: Activity): boolean =>
        ActivityIds?.includes(ActivityId) ?? true;
      return { Activities: found.filter(isAskedFor) };
    },
    reset: () => groups.clear(),
  };
}

function activityOf(
  AutoScalingGroupName: string,
  { zone, subnetId, from, outcome }: Omit<Attempt, 'region' | 'group'>,
): Activity {
  const now = new Date();
  const isFailed = 'failure' in outcome;
  return {
    ActivityId: randomUUID(),
    AutoScalingGroupName,
    Description: isFailed
      ? `Launching a new EC2 instance.  Status Reason: ${outcome.failure}`
      : `Launching a new EC2 instance: ${outcome.id}`,
    Cause: `At ${now.toISOString()} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${from} to ${from + 1}.`,
    StartTime: now,
    EndTime: now,
    StatusCode: isFailed ? 'Failed' : 'Successful',
    ...(isFailed && { StatusMessage: outcome.failure }),
    Progress: 100,
    Details: JSON.stringify({ 'Subnet ID': subnetId, 'Availability Zone': zone }),
  };
}

/** What Auto Scaling has asked EC2 for. */
export interface Wish {
  isSpot: boolean;
  types: readonly string[];
  /** Whether the group has a mixed instances policy, which is carried out by fleets. */
  isMixed: boolean;
}

/**
 * How Auto Scaling tells a launch that EC2 has refused. A fleet that finds no Spot instance of several types says less than EC2.
 * @param code EC2's
 */
export function failureInWords({ isSpot, types, isMixed }: Wish, code: string, message: string): string {
  const sentence = message.replace(/\.?$/, '.');
  if (!isMixed) return `${sentence} Launching EC2 instance failed.`;
  const reason =
    isSpot && types.length > 1 && code === 'InsufficientInstanceCapacity'
      ? 'UnfulfillableCapacity - Unable to fulfill capacity due to your request configuration. Please adjust your request and try again.'
      : `${code} - ${sentence}`;
  return `Could not launch ${isSpot ? 'Spot' : 'On-Demand'} Instances. ${reason} Launching EC2 instance failed.`;
}
