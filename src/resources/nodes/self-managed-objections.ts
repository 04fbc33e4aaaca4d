/** What of its surroundings keeps a self-managed node group from being made. */
import type { hardwareOf } from '../../aws/ami-type.ts';
import type { Aws } from '../../aws/clients.ts';
import { ZonesOfNetworkError, zonesOffering } from '../../aws/zones.ts';
import { type Difference, refuse } from '../../engine/difference.ts';
import type { Need } from '../../engine/need.ts';
import type { SelfManagedGroupSpec } from '../../spec/spec.ts';
import { type Subnets, zonesFor } from '../network/network-stack.ts';
import { findImage } from './self-managed-stack.ts';

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

export async function objectionsToImage(
  aws: Aws,
  group: SelfManagedGroupSpec,
  info: Parameters<typeof hardwareOf>[0],
): Promise<Difference[]> {
  if (group.ami === undefined) return [];
  const image = await findImage(aws, group.ami);
  const where = `Node group ${group.name}: there is no image ${group.ami} in ${aws.region} that this account may start`;
  if (image === undefined || image.State !== 'available')
    return [refuse(`${where}. Write one of this region, or leave ami out.`)];
  const suits =
    info?.ProcessorInfo?.SupportedArchitectures?.some((each) => each === image.Architecture) ?? true;
  return suits
    ? []
    : [
        refuse(
          `Node group ${group.name}: image ${group.ami} is for ${image.Architecture}, and ${group.instanceTypes[0]} does not start it. ` +
            'Write another image, or other instance types.',
        ),
      ];
}
