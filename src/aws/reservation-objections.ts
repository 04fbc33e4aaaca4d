/** Reserved capacity that a node group names: what of it EC2 would refuse its instances. */
import type { CapacityReservation } from '@aws-sdk/client-ec2';
import type { LaunchWishes } from '../spec/node-group.ts';
import type { Aws } from './clients.ts';
import { errorCode, isDenied } from './errors.ts';

interface Reserving {
  name: string;
  instanceTypes: readonly string[];
  nodes: number;
  zones?: readonly string[] | undefined;
  launch?: LaunchWishes | undefined;
}

/**
 * In sentences; asked before anything is made. Whoever may not ask is told by EC2. Which reservations a resource group has, EC2 does
 * not say.
 * Sources: EC2 user guide, "Launch instances into an existing Capacity Reservation", "Capacity Blocks for ML".
 */
export async function objectionsToReservation(aws: Aws, group: Reserving): Promise<string[]> {
  const { reservation } = group.launch ?? {};
  if (reservation?.id === undefined) return [];
  const found = await find(aws, reservation.id);
  if (found === 'closed') return [];
  if (found === undefined) {
    return [
      `Node group ${group.name}: there is no capacity reservation ${reservation.id} in ${aws.region}. Write one that there is, or leave it out.`,
    ];
  }
  return unsuitable(found, group, reservation.isBlock).map(
    (words) =>
      `Node group ${group.name}: its nodes cannot take the capacity reservation ${reservation.id}: ${words}.`,
  );
}

function unsuitable(
  { State, InstanceType, AvailabilityZone, TotalInstanceCount = 0, ReservationType }: CapacityReservation,
  { instanceTypes, nodes, zones = [] }: Reserving,
  isBlock: boolean,
): string[] {
  const isOfBlock = ReservationType === 'capacity-block';
  // One that is still to come takes no instance before.
  const isUsable = State === 'active' || (State === 'scheduled' && nodes === 0);
  const objections: readonly [applies: boolean, words: string][] = [
    [
      !isUsable,
      `it is ${State}${State === 'scheduled' ? '. Write desiredCapacity: 0 and minSize: 0 until then' : ''}`,
    ],
    [
      instanceTypes.some((type) => type !== InstanceType),
      `it is for ${InstanceType}, and they are ${instanceTypes.join(' or ')}. Write instanceType: ${InstanceType}`,
    ],
    [
      zones.length !== 1 || zones[0] !== AvailabilityZone,
      `it is in ${AvailabilityZone}, and Auto Scaling spreads them over their zones. Write availabilityZones: [${AvailabilityZone}]`,
    ],
    [nodes > TotalInstanceCount, `it is for ${TotalInstanceCount} instances, and they are ${nodes}`],
    [
      isOfBlock && !isBlock,
      'it is a Capacity Block. Write instanceMarketOptions: { marketType: capacity-block }',
    ],
    [!isOfBlock && isBlock, 'it is no Capacity Block. Leave instanceMarketOptions out'],
  ];
  return objections.filter(([applies]) => applies).map(([, words]) => words);
}

async function find(aws: Aws, id: string): Promise<CapacityReservation | 'closed' | undefined> {
  const ec2 = await aws.ec2();
  try {
    const { CapacityReservations = [] } = await ec2.describeCapacityReservations({
      CapacityReservationIds: [id],
    });
    return CapacityReservations[0];
  } catch (error) {
    if (isDenied(error)) return 'closed';
    if (errorCode(error).startsWith('InvalidCapacityReservationId')) return undefined;
    throw error;
  }
}
