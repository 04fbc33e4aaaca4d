import type { Inputs } from '../inputs.ts';
import { defaults, type NetworkSpec, type NodeGroupSpec } from '../spec/spec.ts';
import type { NodeGroupConfig } from './cluster-config/node-group-fields.ts';
import { hasPrivateWayOut, isPrivateBySubnets, subnetsOfGroup } from './given-network.ts';
import { partsOfFile } from './node-group-parts.ts';
import { present } from './present.ts';

/** How many nodes are asked for, as far as it is said. */
export interface Sizes {
  desired: number | undefined;
  least: number | undefined;
  most: number | undefined;
}

/** The node group of a step whose file has none. */
export function nodeGroupOfInputs(inputs: Inputs, network: NetworkSpec): NodeGroupSpec {
  return {
    ...defaults.nodeGroup,
    instanceTypes: inputs['instance-types'] ?? defaults.nodeGroup.instanceTypes,
    ...marketOf(inputs.spot),
    privateNetworking: hasPrivateWayOut(network),
    ...complete(sizesOfInputs(inputs)),
  };
}

/** Which instances are bought. */
function marketOf(spot: boolean | 'preferred' = false): Pick<NodeGroupSpec, 'spot' | 'orOnDemand'> {
  return spot === 'preferred' ? { spot: true, orOnDemand: true } : { spot };
}

export function sizesOfInputs(inputs: Inputs): Sizes {
  return { desired: inputs.nodes, least: inputs['nodes-min'], most: inputs['nodes-max'] };
}

/** A node group of a file. Where the file is silent, it gets what eksctl would give it; nodes alone are private. */
export function nodeGroupOfFile(group: NodeGroupConfig, network: NetworkSpec): NodeGroupSpec {
  const type = group.volumeType ?? 'gp3';
  const privateNetworking =
    group.privateNetworking ?? isPrivateBySubnets(group, network.given) ?? hasPrivateWayOut(network);
  const subnets = subnetsOfGroup({ subnets: group.subnets, privateNetworking }, network);
  return {
    name: group.name ?? '',
    instanceTypes: typesOfFile(group),
    ...marketOf(group.spot),
    ...complete(sizesOfFile(group)),
    amiFamily: group.amiFamily ?? 'AmazonLinux2023',
    volume: {
      size: group.volumeSize ?? 80,
      type,
      // EC2 has a number of its own for gp3 alone.
      iops: group.volumeIOPS ?? (type === 'io1' || type === 'io2' ? 100 : undefined),
      throughput: group.volumeThroughput,
      ...(group.volumeKmsKeyID !== undefined && { key: group.volumeKmsKeyID }),
    },
    labels: group.labels ?? {},
    taints: present(group.taints),
    tags: group.tags ?? {},
    privateNetworking,
    ...(subnets !== undefined && { subnets }),
    ...partsOfFile(group),
  };
}

/** Those of a selector are chosen once AWS can be asked. */
function typesOfFile({ instanceTypes, instanceType, instanceSelector }: NodeGroupConfig): string[] {
  if (instanceTypes !== undefined) return present(instanceTypes);
  if (instanceType === undefined && instanceSelector !== undefined) return [];
  return [instanceType ?? 'm5.large'];
}

export function sizesOfFile({ desiredCapacity, minSize, maxSize }: NodeGroupConfig): Sizes {
  return { desired: desiredCapacity, least: minSize, most: maxSize };
}

/** As eksctl does it: at first as many nodes as the fewest, which are two unless more or less is said. */
function complete({ desired, least, most }: Sizes): Pick<NodeGroupSpec, 'nodes' | 'minNodes' | 'maxNodes'> {
  const minNodes = least ?? desired ?? Math.min(defaults.nodeGroup.minNodes, most ?? Infinity);
  const nodes = desired ?? minNodes;
  return { nodes, minNodes, maxNodes: Math.max(most ?? nodes, 1) };
}

/** What three sizes are called where they were given. */
export interface SizeNames {
  desired: string;
  least: string;
  most: string;
}

/** What contradicts what: which of the three is wrong, and what to write instead. */
export function contradictions(
  { desired, least, most }: Sizes,
  names: SizeNames,
): { of: keyof Sizes; message: string }[] {
  const found: { of: keyof Sizes; message: string }[] = [];
  if (least !== undefined && most !== undefined && least > most) {
    found.push({ of: 'least', message: tooMany(least, most, names.most) });
  }
  if (desired !== undefined && most !== undefined && desired > most) {
    found.push({ of: 'desired', message: tooMany(desired, most, names.most) });
  }
  if (desired !== undefined && least !== undefined && desired < least) {
    found.push({
      of: 'desired',
      message: `${desired} is less than ${names.least}, which is ${least}. Write ${least} or more, or lower ${names.least}.`,
    });
  }
  return found;
}

function tooMany(value: number, most: number, name: string): string {
  return `${value} is more than ${name}, which is ${most}. Write ${most} or less, or raise ${name}.`;
}
