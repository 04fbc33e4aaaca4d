/** What the stack of a self-managed node group is made of, whenever that is: found of AWS where the spec does not say it. */
import { hardwareOf } from '../../aws/ami-type.ts';
import type { Aws } from '../../aws/clients.ts';
import { errorCode } from '../../aws/errors.ts';
import { typesOfGroups } from '../../aws/instance-types.ts';
import { findImage } from '../../aws/node-images.ts';
import { zonesOffering } from '../../aws/zones.ts';
import { namesOf } from '../../spec/names.ts';
import { commandsOf, everyGroupOf } from '../../spec/self-managed.ts';
import type { ClusterSpec, SelfManagedGroupSpec } from '../../spec/spec.ts';
import { tagKeys } from '../../spec/tags.ts';
import { type Subnets, subnetIdsIn, zonesFor } from '../network/network-stack.ts';
import { type OwnStack, ownStack } from '../stack.ts';
import { instanceNameOf } from './launch-template.ts';
import type { Tried } from './launches.ts';
import { imageName, resourceNames, type Surroundings, typesIn } from './self-managed-template.ts';

/** The stack's name, which its Auto Scaling group has, too. */
export const stackNameOf = (spec: ClusterSpec, group: SelfManagedGroupSpec): string =>
  namesOf(spec.name, spec.region).nodesStack(group.name);

export function stackOfGroup(aws: Aws, spec: ClusterSpec, group: SelfManagedGroupSpec): OwnStack {
  const commands = commandsOf(group);
  return ownStack(aws, {
    name: stackNameOf(spec, group),
    mark: spec,
    tags: {
      ...spec.tags,
      ...group.tags,
      [tagKeys.nodeGroup]: group.name,
      ...(commands !== undefined && { [tagKeys.commands]: commands }),
    },
  });
}

/** The instance types that the stack of a group has; none where there is no stack. */
export async function typesOfStack(
  aws: Aws,
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
): Promise<readonly string[]> {
  const stack = await stackOfGroup(aws, spec, group).find();
  if (stack === undefined) return [];
  const cloudFormation = await aws.cloudFormation();
  const { TemplateBody = '{}' } = await cloudFormation.getTemplate({ StackName: stack.StackId });
  return typesIn(JSON.parse(TemplateBody));
}

/** The public parameter of EKS's newest image for the group. @param version of Kubernetes */
export async function wantedImage(
  aws: Aws,
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
  version: string,
): Promise<string> {
  const types = await typesOfGroups(aws, everyGroupOf(spec));
  return imageName(group, hardwareOf(types.get(group.instanceTypes[0] ?? '')), version);
}

/** All but the cluster itself, and what is made for it. @param profile name of the instance profile */
export async function placeOf(
  aws: Aws,
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
  network: Subnets,
  profile: string,
): Promise<Omit<Surroundings, 'cluster' | 'securityGroupIds'>> {
  // The network may be older than the wish for these types, and its zones not chosen for them.
  const usable = await zonesOffering(aws, zonesFor(network, group), group);
  return {
    name: stackNameOf(spec, group),
    instanceProfile: profile,
    subnetIds: subnetIdsIn(network, group, usable),
    // The device that the system of a user's own image is on; of EKS's, it is known.
    rootDevice: group.ami === undefined ? undefined : (await findImage(aws, group.ami))?.RootDeviceName,
    tags: {
      Name: instanceNameOf(spec, group),
      [`kubernetes.io/cluster/${spec.name}`]: 'owned',
      // As EKS tags those of managed groups. Source: EKS user guide, "Managed node groups concepts".
      'k8s.io/cluster-autoscaler/enabled': 'true',
      [`k8s.io/cluster-autoscaler/${spec.name}`]: 'owned',
      ...spec.tags,
      ...group.tags,
    },
  };
}

/** What EC2 is asked for. @param has the group as its template has it */
export async function triedBy(
  aws: Aws,
  group: SelfManagedGroupSpec,
  { name, instanceTypes: types, spot: isSpot }: SelfManagedGroupSpec,
  network: Subnets,
): Promise<Omit<Tried, 'mayTurn'>> {
  return { name, types, zones: await zonesOffering(aws, zonesFor(network, group), group), isSpot };
}

/** Parameters of the template. */
export const sizesOf = ({
  minNodes,
  maxNodes,
  nodes,
}: Pick<SelfManagedGroupSpec, 'minNodes' | 'maxNodes' | 'nodes'>) => ({
  MinNodes: String(minNodes),
  MaxNodes: String(maxNodes),
  Nodes: String(nodes),
  NodesInService: String(Math.max(0, Math.min(nodes, maxNodes - 1))),
});

/** Whether CloudFormation is told of an instance, which takes word of resources that it is at work on alone. */
export async function signal(
  aws: Aws,
  StackName: string,
  instance: string,
  Status: 'SUCCESS' | 'FAILURE',
): Promise<boolean> {
  const cloudFormation = await aws.cloudFormation();
  try {
    await cloudFormation.signalResource({
      StackName,
      LogicalResourceId: resourceNames.group,
      UniqueId: instance,
      Status,
    });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'ValidationError') throw error;
    return /already been received/.test(String(error));
  }
}
