import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { NodeGroupSpec } from '../spec/spec.ts';
import { nearest } from '../suggest.ts';
import type { Aws } from './clients.ts';
import { everyPage } from './pages.ts';

/** What EC2 knows of these types; of one that there is not in the region, nothing. */
export async function instanceTypes(
  aws: Aws,
  names: readonly string[],
): Promise<ReadonlyMap<string, InstanceTypeInfo>> {
  if (names.length === 0) return new Map();
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'instance-type', Values: [...new Set(names)].sort() }];
  const found = await everyPage(
    (NextToken) => ec2.describeInstanceTypes({ Filters, NextToken }),
    (page) => page.InstanceTypes,
  );
  return new Map(found.map((info) => [info.InstanceType ?? '', info]));
}

/** What EC2 knows of the types of all of a cluster's node groups: one question, whichever of them it is asked for. */
export async function typesOfGroups(
  aws: Aws,
  groups: readonly Pick<NodeGroupSpec, 'instanceTypes'>[],
): Promise<ReadonlyMap<string, InstanceTypeInfo>> {
  return instanceTypes(
    aws,
    groups.flatMap((group) => group.instanceTypes),
  );
}

/** Why a node group of these types cannot be made, in sentences; asked before anything is. @param all that EC2 knows of them */
export async function objectionsTo(
  aws: Aws,
  { name, instanceTypes: types }: Pick<NodeGroupSpec, 'name' | 'instanceTypes'>,
  all: ReadonlyMap<string, InstanceTypeInfo>,
): Promise<string[]> {
  const known = new Map([...all].filter(([type]) => types.includes(type)));
  const unknown = types.filter((type) => !known.has(type));
  const candidates = unknown.length === 0 ? [] : await typesOfRegion(aws);
  const words = unknown.map((type) => {
    const near = nearest(type, candidates);
    return `Node group ${name}: there is no instance type ${type} in ${aws.region}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
  });
  const architectures = [...known].map(([type, info]) => ({ type, is: architectureOf(info) }));
  const [first] = architectures;
  const other = architectures.find(({ is }) => is !== first?.is);
  if (first !== undefined && other !== undefined) {
    words.push(
      `Node group ${name}: ${first.type} is ${first.is} and ${other.type} is ${other.is}, and the nodes of a group share an image. ` +
        'Ask for types of one architecture, or make two groups.',
    );
  }
  return words;
}

/** Every type that the region has: what a slip may have been meant for is asked only then. */
async function typesOfRegion(aws: Aws): Promise<string[]> {
  const ec2 = await aws.ec2();
  const found = await everyPage(
    (NextToken) => ec2.describeInstanceTypeOfferings({ LocationType: 'region', NextToken }),
    (page) => page.InstanceTypeOfferings,
  );
  return found.flatMap(({ InstanceType }) => InstanceType ?? []);
}

export function architectureOf(info: InstanceTypeInfo | undefined): 'Arm' | 'x86' {
  return info?.ProcessorInfo?.SupportedArchitectures?.includes('arm64') ? 'Arm' : 'x86';
}

/**
 * How many pods a node of the type takes where the CNI gives each an address of its own.
 * Source: awslabs/amazon-eks-ami, max-pods-calculator: interfaces × (addresses of each − 1) + 2.
 */
export function mostPods({ NetworkInfo }: InstanceTypeInfo): number {
  const { MaximumNetworkInterfaces: interfaces = 0, Ipv4AddressesPerInterface: addresses = 0 } =
    NetworkInfo ?? {};
  return interfaces * (addresses - 1) + 2;
}
