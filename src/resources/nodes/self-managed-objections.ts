/** What of its surroundings keeps a self-managed node group from being made. */
import type { Aws } from '../../aws/clients.ts';
import { ZonesOfNetworkError, zonesOffering } from '../../aws/zones.ts';
import { type Difference, refuse } from '../../engine/difference.ts';
import type { Need } from '../../engine/need.ts';
import type { SelfManagedGroupSpec } from '../../spec/spec.ts';
import { type Subnets, zonesFor } from '../network/network-stack.ts';

export async function objectionsToZones(
  aws: Aws,
  group: SelfManagedGroupSpec,
  network: Need<Subnets>,
): Promise<Difference[]> {
  const subnets = await network.read();
  if (subnets === undefined) return [];
  return zonesOffering(aws, zonesFor(subnets, group), group).then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof ZonesOfNetworkError)) throw error;
      return [refuse(error.message)];
    },
  );
}
