import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { LaunchWishes } from '../spec/node-group.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';
import { findImage } from './node-images.ts';

interface Launched {
  name: string;
  launch?: LaunchWishes | undefined;
}

/**
 * What the instances of a node group are to be launched with, and EC2 does not have in the region, in sentences; asked before
 * anything is made. Whoever may not ask is told by EC2.
 */
export async function objectionsToLaunch(aws: Aws, { name, launch = {} }: Launched): Promise<string[]> {
  const { keyName, placementGroup, securityGroups } = launch;
  const ec2 = await aws.ec2();
  const asked = await Promise.all([
    missing(keyName === undefined ? [] : [keyName], async (Values) => {
      const { KeyPairs = [] } = await ec2.describeKeyPairs({ Filters: [{ Name: 'key-name', Values }] });
      return KeyPairs.map(({ KeyName }) => KeyName);
    }),
    missing(placementGroup === undefined ? [] : [placementGroup], async (Values) => {
      const Filters = [{ Name: 'group-name', Values }];
      const { PlacementGroups = [] } = await ec2.describePlacementGroups({ Filters });
      return PlacementGroups.map(({ GroupName }) => GroupName);
    }),
    missing(securityGroups ?? [], async (Values) => {
      const { SecurityGroups = [] } = await ec2.describeSecurityGroups({
        Filters: [{ Name: 'group-id', Values }],
      });
      return SecurityGroups.map(({ GroupId }) => GroupId);
    }),
  ]);
  const kinds = ['key pair', 'placement group', 'security group'] as const;
  return kinds.flatMap((kind, index) =>
    (asked[index] ?? []).map(
      (each) =>
        `Node group ${name}: there is no ${kind} ${each} in ${aws.region}. Write one that there is, or leave it out.`,
    ),
  );
}

/** Why instances cannot start enclaves, in sentences. @param all what EC2 knows of the types */
export function objectionsToEnclaves(
  { name, launch = {}, instanceTypes }: Launched & { instanceTypes: readonly string[] },
  all: ReadonlyMap<string, InstanceTypeInfo>,
): string[] {
  if (launch.enclaves !== true) return [];
  // A type that there is not is told elsewhere.
  const others = instanceTypes.filter(
    (type) => (all.get(type)?.NitroEnclavesSupport ?? 'supported') !== 'supported',
  );
  if (others.length === 0) return [];
  return [
    `Node group ${name}: instances of ${others.join(', ')} start no Nitro Enclaves. Leave enclaveEnabled out, or write other instance types.`,
  ];
}

async function missing(
  wanted: readonly string[],
  ask: (wanted: string[]) => Promise<(string | undefined)[]>,
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const found = await ask([...wanted]).catch((error: unknown) => {
    if (!isDenied(error)) throw error;
    return wanted;
  });
  return wanted.filter((each) => !found.includes(each));
}

/** Why nodes of these types cannot start the user's own image, in sentences. @param info what EC2 knows of their first type */
export async function objectionsToImage(
  aws: Aws,
  {
    name,
    ami,
    instanceTypes: [type],
  }: { name: string; ami?: string | undefined; instanceTypes: readonly string[] },
  info: InstanceTypeInfo | undefined,
): Promise<string[]> {
  if (ami === undefined) return [];
  const image = await findImage(aws, ami);
  if (image === undefined || image.State !== 'available') {
    return [
      `Node group ${name}: there is no image ${ami} in ${aws.region} that this account may start. Write one of this region, or leave ami out.`,
    ];
  }
  const suits =
    info?.ProcessorInfo?.SupportedArchitectures?.some((each) => each === image.Architecture) ?? true;
  return suits
    ? []
    : [
        `Node group ${name}: image ${ami} is for ${image.Architecture}, and ${type} does not start it. ` +
          'Write another image, or other instance types.',
      ];
}
