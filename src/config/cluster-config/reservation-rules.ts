/** What the fields of reserved capacity must be to one another. */
import type { NodeGroupConfig } from './node-group-fields.ts';
import type { Report } from './read.ts';

/** Sources: EC2 API reference, CapacityReservationSpecification; EC2 user guide, "Capacity Blocks for ML". */
export function checkReservation(
  {
    capacityReservation,
    instanceMarketOptions,
  }: Pick<NodeGroupConfig, 'capacityReservation' | 'instanceMarketOptions'>,
  path: string,
  report: Report,
): void {
  const at = `${path}.capacityReservation`;
  const { capacityReservationPreference: preference, capacityReservationTarget: target } =
    capacityReservation ?? {};
  const { capacityReservationID: id, capacityReservationResourceGroupARN: group } = target ?? {};
  if (preference !== undefined && target !== undefined) {
    report(
      `${at}.capacityReservationTarget`,
      'capacityReservationPreference is given too. Keep one of the two.',
    );
  }
  if (id !== undefined && group !== undefined) {
    report(
      `${at}.capacityReservationTarget.capacityReservationResourceGroupARN`,
      'capacityReservationID is given too. Keep one of the two.',
    );
  }
  if (instanceMarketOptions?.marketType !== undefined && id === undefined) {
    report(
      `${path}.instanceMarketOptions`,
      'a Capacity Block is known by its id. Write capacityReservation.capacityReservationTarget.capacityReservationID.',
    );
  }
}

/** @param isSpot whether some of its instances are */
export function checkReservedMarket(
  { capacityReservation }: Pick<NodeGroupConfig, 'capacityReservation'>,
  isSpot: boolean,
  path: string,
  report: Report,
): void {
  if (capacityReservation?.capacityReservationTarget === undefined || !isSpot) return;
  report(
    `${path}.capacityReservation.capacityReservationTarget`,
    'spot instances take nothing that is reserved. Leave one of the two out.',
  );
}
