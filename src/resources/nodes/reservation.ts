/** Reserved capacity of EC2, as launch templates have it. */
import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { LaunchWishes } from '../../spec/node-group.ts';

type OfTemplate = Pick<
  RequestLaunchTemplateData,
  'CapacityReservationSpecification' | 'InstanceMarketOptions'
>;

/** @returns nothing where the file says nothing */
export function reservationData({ reservation }: LaunchWishes = {}): OfTemplate {
  if (reservation === undefined) return {};
  const { preference, id, group, isBlock } = reservation;
  return {
    CapacityReservationSpecification:
      preference === undefined
        ? {
            CapacityReservationTarget: {
              ...(id !== undefined && { CapacityReservationId: id }),
              ...(group !== undefined && { CapacityReservationResourceGroupArn: group }),
            },
          }
        : { CapacityReservationPreference: preference },
    ...(isBlock && { InstanceMarketOptions: { MarketType: 'capacity-block' as const } }),
  };
}

export function reservationInWords({ reservation }: LaunchWishes): string {
  if (reservation === undefined) return '';
  const { preference, id, group, isBlock } = reservation;
  if (preference === 'none') return 'no reserved capacity';
  if (preference === 'open') return 'what is reserved for whoever suits';
  return `${isBlock ? 'the Capacity Block' : 'the reserved capacity of'} ${id ?? group}`;
}
