import { zoneForm } from '../spec/regions.ts';
import type { Aws } from './clients.ts';

/**
 * Zones in which EKS has no control planes, by zone id: a zone's name differs from account to account.
 * Source: EKS user guide, "Amazon EKS networking requirements for VPC and subnets".
 */
const unusable = new Set(['use1-az3', 'usw1-az2', 'cac1-az3']);

/** Whether EKS has control planes there: by a zone's id, and its name, by which local zones are known. */
export const isForControlPlanes = (zoneId: string, name: string): boolean =>
  !unusable.has(zoneId) && zoneForm.test(name);

/** A cluster needs two; a third helps where capacity is short. More are there for whoever names them. */
const most = 3;

/** What is asked of zones: of spot, EKS takes in each zone what there is of the types. */
export interface Placed {
  instanceTypes: readonly string[];
  spot: boolean;
  /** Where alone it is asked; undefined for everywhere. */
  zones?: readonly string[] | undefined;
}

/** Too few zones will do; says what each of the others lacks. */
export class ZonesError extends Error {
  constructor(region: string, usable: number, problems: readonly string[]) {
    super(
      `A cluster needs two availability zones that will do, and ${region} has ${usable}. ${problems.join('; ')}. ` +
        'Choose other instance types, other zones or another `region`.',
    );
    this.name = 'ZonesError';
  }
}

/**
 * The zones that are named, or the first two or three, that EKS can use and that offer what each of the node groups asks for:
 * in alphabetical order, so that two runs agree.
 *
 * @param wanted the user's own choice: every one of them must do. Where there is none, those that node groups name are among them.
 * @throws ZonesError
 */
export async function chooseZones(
  aws: Aws,
  groups: readonly Placed[],
  wanted: readonly string[] | undefined,
): Promise<string[]> {
  const ec2 = await aws.ec2();
  const [{ AvailabilityZones = [] }, offered] = await Promise.all([
    ec2.describeAvailabilityZones({
      Filters: [
        { Name: 'state', Values: ['available'] },
        { Name: 'zone-type', Values: ['availability-zone'] },
      ],
    }),
    offeringsByZone(
      aws,
      groups.flatMap(({ instanceTypes }) => instanceTypes),
    ),
  ]);
  const verdicts = AvailabilityZones.map(({ ZoneName = '', ZoneId = '' }) => ({
    zone: ZoneName,
    problem: unusable.has(ZoneId)
      ? `EKS has no control planes in ${ZoneId}`
      : groups.map((group) => lacking(ZoneName, group, offered)).find((problem) => problem !== undefined),
  })).sort((a, b) => a.zone.localeCompare(b.zone));
  const named = wanted ?? [...new Set(groups.flatMap(({ zones = [] }) => zones))];
  const unknown = named
    .filter((zone) => !verdicts.some((verdict) => verdict.zone === zone))
    .map((zone) => ({ zone, problem: `is no zone of ${aws.region} that is available to this account` }));
  const candidates = [...verdicts.filter(({ zone }) => wanted?.includes(zone) ?? true), ...unknown];
  const usable = candidates.filter(({ problem }) => problem === undefined).map(({ zone }) => zone);
  if (usable.length < 2 || !named.every((zone) => usable.includes(zone))) {
    const problems = candidates.filter(({ problem }) => problem !== undefined);
    throw new ZonesError(
      aws.region,
      usable.length,
      problems.map(({ zone, problem }) => `${zone}: ${problem}`),
    );
  }
  const others = usable.filter((zone) => !named.includes(zone));
  return [...named, ...others].slice(0, Math.max(most, named.length)).sort();
}

/** No zone of the network offers all of the instance types of a node group, or it asks for zones that the network is not in. */
export class ZonesOfNetworkError extends Error {
  /** @param elsewhere zones that it asks for, and the network is not in */
  constructor(
    { name, instanceTypes }: Placed & { name: string },
    zones: readonly string[],
    elsewhere: readonly string[],
  ) {
    const stands = `and the network stands in ${zones.join(', ')}`;
    super(
      elsewhere.length > 0
        ? `Node group ${name} is to be in ${elsewhere.join(', ')}, ${stands}. Choose other zones, or \`network: own\` for a new cluster, which has those of the file.`
        : `Node group ${name} asks for ${instanceTypes.join(', ')}, ${stands}, where AWS does not have them together in any zone. ` +
            'Choose other instance types, or `network: own` for a new cluster, whose zones are chosen to suit it.',
    );
    this.name = 'ZonesOfNetworkError';
  }
}

/**
 * Those of a network's zones that offer what the node group asks for.
 * @throws ZonesOfNetworkError when there is none
 */
export async function zonesOffering(
  aws: Aws,
  zones: readonly string[],
  group: Placed & { name: string },
): Promise<string[]> {
  const elsewhere = (group.zones ?? []).filter((zone) => !zones.includes(zone));
  if (elsewhere.length > 0) throw new ZonesOfNetworkError(group, zones, elsewhere);
  const offered = await offeringsByZone(aws, group.instanceTypes);
  const asked = zones.filter((zone) => group.zones?.includes(zone) ?? true);
  const usable = asked.filter((zone) => lacking(zone, group, offered) === undefined);
  if (usable.length === 0) throw new ZonesOfNetworkError(group, zones, []);
  return usable;
}

/** Those of the types that each of the zones offers. */
export async function offeredInEach(
  aws: Aws,
  types: readonly string[],
  zones: readonly string[],
): Promise<string[]> {
  if (types.length === 0) return [];
  const offered = await offeringsByZone(aws, types);
  return types.filter((type) => zones.every((zone) => offered.get(zone)?.has(type)));
}

function lacking(
  zone: string,
  { instanceTypes, spot, zones }: Placed,
  offered: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (zones !== undefined && !zones.includes(zone)) return undefined;
  const missing = instanceTypes.filter((type) => !offered.get(zone)?.has(type));
  const isEnough = spot ? missing.length < instanceTypes.length : missing.length === 0;
  return isEnough ? undefined : `offers no ${missing.join(', ')}`;
}

async function offeringsByZone(
  aws: Aws,
  instanceTypes: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { paginateDescribeInstanceTypeOfferings } = await import('@aws-sdk/client-ec2');
  const client = await aws.ec2();
  const byZone = new Map<string, Set<string>>();
  const request = {
    LocationType: 'availability-zone' as const,
    Filters: [{ Name: 'instance-type', Values: [...instanceTypes] }],
  };
  for await (const page of paginateDescribeInstanceTypeOfferings({ client }, request)) {
    for (const { Location = '', InstanceType = '' } of page.InstanceTypeOfferings ?? []) {
      byZone.set(Location, (byZone.get(Location) ?? new Set()).add(InstanceType));
    }
  }
  return byZone;
}
