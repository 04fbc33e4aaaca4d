/** Instance types by what they are like. */
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { InstanceSelector } from '../spec/node-group.ts';
import type { Aws } from './clients.ts';
import { everyPage } from './pages.ts';
import { offeredInEach } from './zones.ts';

/** EKS, CreateNodegroup: instanceTypes. */
const mostTypes = 20;

/** Which eksctl refuses, too: whoever asks for so many hardly means it. Source: eksctl, pkg/eks/nodegroup_service.go, maxInstanceTypes. */
const tooMany = 40;

/** No types are as asked, or too many. */
export class SelectorError extends Error {
  constructor(group: string, types: readonly string[], zones: readonly string[]) {
    super(
      types.length === 0
        ? `Node group ${group}: no instance type in ${zones.join(', ')} is as its instanceSelector says. Ask for less, or write instanceTypes. Nothing was made.`
        : `Node group ${group}: ${types.length} instance types are as its instanceSelector says, and a group takes ${mostTypes}. Say more there, such as vCPUs, memory or allow. Nothing was made.`,
    );
    this.name = 'SelectorError';
  }
}

/**
 * Those types of the region that are as the selector says and that each of the zones offers, by their names, as eksctl has them; of
 * more than a group takes, the first.
 * @param say is told of those that are left out
 * @throws SelectorError
 */
export async function selectedTypes(
  aws: Aws,
  group: string,
  selector: InstanceSelector,
  zones: readonly string[],
  say: (words: string) => void,
): Promise<string[]> {
  const { vCpus, memory, architecture } = selector;
  const ec2 = await aws.ec2();
  const wishes = {
    'processor-info.supported-architecture': architecture,
    'supported-virtualization-type': 'hvm',
    'vcpu-info.default-vcpus': vCpus,
    'memory-info.size-in-mib': memory,
  };
  const Filters = Object.entries(wishes).flatMap(([Name, value]) =>
    value === undefined ? [] : [{ Name, Values: [String(value)] }],
  );
  const found = await everyPage(
    (NextToken) => ec2.describeInstanceTypes({ Filters, NextToken }),
    (page) => page.InstanceTypes,
  );
  const names = found
    .filter((info) => isAsSelected(info, selector))
    .flatMap(({ InstanceType }) => InstanceType ?? [])
    .sort();
  if (names.length > tooMany) throw new SelectorError(group, names, zones);
  const types = await offeredInEach(aws, names, zones);
  if (types.length === 0) throw new SelectorError(group, types, zones);
  const others = types.slice(mostTypes);
  if (others.length > 0) say(`a group takes ${mostTypes} instance types, without ${others.join(', ')}`);
  return types.slice(0, mostTypes);
}

export function isAsSelected(info: InstanceTypeInfo, selector: InstanceSelector): boolean {
  const { vCpus, memory, gpus = 0, neuronDevices = 0, architecture, allow, deny } = selector;
  const { InstanceType = '', VCpuInfo, MemoryInfo, ProcessorInfo } = info;
  return (
    (ProcessorInfo?.SupportedArchitectures?.includes(architecture) ?? false) &&
    (vCpus === undefined || VCpuInfo?.DefaultVCpus === vCpus) &&
    (memory === undefined || MemoryInfo?.SizeInMiB === memory) &&
    gpusOf(info) === gpus &&
    neuronDevicesOf(info) === neuronDevices &&
    (allow === undefined || new RegExp(allow).test(InstanceType)) &&
    (deny === undefined || !new RegExp(deny).test(InstanceType))
  );
}

/** EC2 counts none for types with a part of one, such as g6f: half of one is neither none nor one. */
function gpusOf({ GpuInfo }: InstanceTypeInfo): number {
  if (GpuInfo === undefined) return 0;
  return total(GpuInfo.Gpus) || 0.5;
}

const neuronDevicesOf = ({ NeuronInfo, InferenceAcceleratorInfo }: InstanceTypeInfo): number =>
  total(NeuronInfo?.NeuronDevices ?? InferenceAcceleratorInfo?.Accelerators);

const total = (parts: readonly { Count?: number | undefined }[] = []): number =>
  parts.reduce((sum, { Count = 0 }) => sum + Count, 0);
