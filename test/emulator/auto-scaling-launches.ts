/**
 * What the Auto Scaling groups of users launch: where EC2 has room for it, by the order of their types, and again and again where it
 * has none. Managed node groups do so by themselves. Sources: EC2 Auto Scaling user guide, "Allocation strategies for multiple
 * instance types" and "Availability Zone distribution"; API reference, InstancesDistribution.
 */
import {
  AutoScalingClient,
  type AutoScalingGroup,
  DescribeAutoScalingGroupsCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  DescribeInstancesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeSubnetsCommand,
  type _InstanceType as InstanceType,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { turns } from './cloud/turns.ts';
import type { LoggedCall, World } from './core.ts';
import { type Moto, perRegion } from './moto.ts';
import { failureInWords, type Wish } from './scaling-activities.ts';

/** Seconds between two launches, when EC2 refuses them: assumed. */
export const attemptPause = 15;

/** Calls after which a group may have too few instances. */
const losing: Readonly<Record<string, RegExp>> = {
  autoscaling:
    /^(?:Create|Update)AutoScalingGroup$|^SetDesiredCapacity$|^TerminateInstance|^ExecutePolicy$|^(?:Detach|EnterStandby)/,
  ec2: /^TerminateInstances$/,
};

interface Place {
  subnetId: string;
  zone: string;
}

export interface GroupLaunches {
  /** To be told of every call that moto has answered; resolves once each launch has been tried for which there is cause. */
  noticed(call: LoggedCall): Promise<void>;
}

/** @param launched to be told where an instance has been launched that no call has asked for */
export function groupLaunches(world: World, moto: Moto, launched: (region: string) => void): GroupLaunches {
  const autoScalingIn = perRegion((region) => new AutoScalingClient(moto.client(region)));
  const inTurn = turns();
  /** Groups that are tried again already, by region and name. */
  const trying = new Set<string>();

  async function groupsIn(region: string, names?: string[]): Promise<AutoScalingGroup[]> {
    const { AutoScalingGroups = [] } = await autoScalingIn(region).send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: names }),
    );
    return AutoScalingGroups;
  }

  /** Above the base, so many of a hundred are on demand, rounded up. */
  async function isNextSpot(region: string, group: AutoScalingGroup): Promise<boolean> {
    const distribution = group.MixedInstancesPolicy?.InstancesDistribution ?? {};
    const { OnDemandBaseCapacity: base = 0, OnDemandPercentageAboveBaseCapacity: share = 100 } = distribution;
    const ids = (group.Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []);
    const { Reservations = [] } =
      ids.length === 0
        ? {}
        : await world.directly(region).ec2.send(new DescribeInstancesCommand({ InstanceIds: ids }));
    const onDemand = Reservations.flatMap(({ Instances = [] }) => Instances).filter(
      ({ InstanceLifecycle }) => InstanceLifecycle !== 'spot',
    ).length;
    const size = ids.length + 1;
    return onDemand >= Math.min(size, base) + Math.ceil((Math.max(0, size - base) * share) / 100);
  }

  /** The subnets of a group, those with the fewest instances first. */
  async function placesOf(region: string, group: AutoScalingGroup): Promise<Place[]> {
    const SubnetIds = group.VPCZoneIdentifier?.split(',').filter(Boolean) ?? [];
    if (SubnetIds.length === 0) return [{ subnetId: '', zone: group.AvailabilityZones?.[0] ?? '' }];
    // Of a subnet that has been deleted, nothing is told.
    const Filters = [{ Name: 'subnet-id', Values: SubnetIds }];
    const { Subnets = [] } = await world.directly(region).ec2.send(new DescribeSubnetsCommand({ Filters }));
    const load = (zone: string): number =>
      (group.Instances ?? []).filter(({ AvailabilityZone }) => AvailabilityZone === zone).length;
    return SubnetIds.flatMap((id) => Subnets.find(({ SubnetId }) => SubnetId === id) ?? [])
      .map(({ SubnetId: subnetId = '', AvailabilityZone: zone = '' }) => ({ subnetId, zone }))
      .toSorted((one, other) => load(one.zone) - load(other.zone));
  }

  /** Those of the group's types that the zone offers; '' for the one of its launch template. */
  async function typesIn(region: string, group: AutoScalingGroup, zone: string): Promise<string[]> {
    const overrides = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
    const types = overrides.flatMap(({ InstanceType }) => InstanceType ?? []);
    if (types.length === 0) return [''];
    const { InstanceTypeOfferings = [] } = await world.directly(region).ec2.send(
      new DescribeInstanceTypeOfferingsCommand({
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: types }],
      }),
    );
    const isOffered = (type: string): boolean =>
      InstanceTypeOfferings.some((each) => each.InstanceType === type && each.Location === zone);
    return types.filter(isOffered);
  }

  /**
   * Asks EC2 as Auto Scaling does, and lets moto launch what EC2 grants.
   * @returns the instance's id, or why there is none; undefined where the group wants none any more
   */
  async function launchIn(
    region: string,
    group: AutoScalingGroup,
    { subnetId }: Place,
    type: string,
    isSpot: boolean,
  ): Promise<{ id: string } | { code: string; message: string } | undefined> {
    const { MixedInstancesPolicy: mixed, AutoScalingGroupName } = group;
    const template = group.LaunchTemplate ?? mixed?.LaunchTemplate?.LaunchTemplateSpecification ?? {};
    const { ec2 } = world.clients({
      principal: world.serviceLinkedRole('AWSServiceRoleForAutoScaling'),
      region,
      via: 'autoscaling.amazonaws.com',
      // It goes on to the next type, and EC2's lack of one is an error of the server.
      attempts: 1,
    });
    const request = {
      DryRun: true,
      LaunchTemplate: { LaunchTemplateId: template.LaunchTemplateId, Version: template.Version },
      // EC2 refuses what is no type.
      ...(type !== '' && { InstanceType: type as InstanceType }),
      ...(subnetId !== '' && { SubnetId: subnetId }),
      ...(isSpot && { InstanceMarketOptions: { MarketType: 'spot' as const } }),
      MinCount: 1,
      MaxCount: 1,
    };
    const refusal = await ec2.send(new RunInstancesCommand(request)).catch((error: unknown) => error);
    if (!(refusal instanceof Error)) throw new Error('a dry run was carried out');
    if (refusal.name !== 'DryRunOperation') return { code: refusal.name, message: refusal.message };
    const wanted = {
      region,
      group: AutoScalingGroupName,
      subnet: subnetId,
      type,
      market: isSpot ? 'spot' : '',
    };
    const { status, body } = await moto.forward({
      method: 'POST',
      path: '/emulator/launch',
      query: '',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(wanted)),
    });
    const text = body.toString();
    if (status === 409) return undefined;
    return status === 200 ? { id: text } : { code: 'InvalidParameterValue', message: text };
  }

  /** One instance more, of the first of the group's types of which the zone has one. */
  async function attempt(region: string, group: AutoScalingGroup, tries: number): Promise<void> {
    const places = await placesOf(region, group);
    const place = places[tries % places.length];
    if (!place) return;
    const isSpot = await isNextSpot(region, group);
    const types = await typesIn(region, group, place.zone);
    const wish: Wish = { isSpot, types, isMixed: group.MixedInstancesPolicy !== undefined };
    let failure = failureInWords(
      wish,
      'Unsupported',
      'Your requested instance type is not supported in your requested Availability Zone',
    );
    const told = (outcome: { id: string } | { failure: string }): void =>
      world.activities.told({
        region,
        group: group.AutoScalingGroupName ?? '',
        ...place,
        from: group.Instances?.length ?? 0,
        outcome,
      });
    for (const type of types) {
      const outcome = await launchIn(region, group, place, type, isSpot);
      if (outcome === undefined) return;
      if ('id' in outcome) return told(outcome);
      failure = failureInWords(wish, outcome.code, outcome.message);
    }
    told({ failure });
  }

  const missing = ({ DesiredCapacity = 0, Instances = [] }: AutoScalingGroup): number =>
    Math.max(0, DesiredCapacity - Instances.length);

  /** Tries once for each instance that is missing. @returns whether any still is */
  async function fill(region: string, name: string, tries: number): Promise<boolean> {
    const [before] = await groupsIn(region, [name]);
    for (let left = before ? missing(before) : 0; left > 0; left -= 1) {
      const [now] = await groupsIn(region, [name]);
      if (now && missing(now) > 0) await attempt(region, now, tries);
    }
    const [after] = await groupsIn(region, [name]);
    return after !== undefined && missing(after) > 0;
  }

  async function tryOn(region: string, name: string): Promise<void> {
    const key = `${region} ${name}`;
    if (trying.has(key)) return;
    trying.add(key);
    try {
      for (let tries = 1, isShort = true; isShort; tries += 1) {
        await world.clock.sleep(attemptPause);
        isShort = await world.clock.during(() => inTurn(region, () => fill(region, name, tries)));
        launched(region);
      }
    } catch (error) {
      // A reset takes away what it works with.
      if ((await groupsIn(region, [name])).length > 0) throw error;
    } finally {
      trying.delete(key);
    }
  }

  return {
    async noticed({ service, operation, region }) {
      if (!losing[service]?.test(operation)) return;
      const groups = (await groupsIn(region)).filter((group) => missing(group) > 0);
      for (const { AutoScalingGroupName: name = '' } of groups) {
        if (trying.has(`${region} ${name}`)) continue;
        const isShort = await inTurn(region, () => fill(region, name, 0));
        if (isShort) world.clock.background(() => tryOn(region, name));
      }
    },
  };
}
