import type { _InstanceType as InstanceType, InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { AMITypes } from '@aws-sdk/client-eks';
import type { NodeGroupSpec } from '../spec/spec.ts';
import type { Aws } from './clients.ts';
import { architectureOf } from './instance-types.ts';

type Hardware = 'x86' | 'x86 with NVIDIA' | 'x86 with Neuron' | 'Arm' | 'Arm with NVIDIA';

const amiTypes: Record<NodeGroupSpec['amiFamily'], Record<Hardware, AMITypes>> = {
  AmazonLinux2023: {
    x86: 'AL2023_x86_64_STANDARD',
    'x86 with NVIDIA': 'AL2023_x86_64_NVIDIA',
    'x86 with Neuron': 'AL2023_x86_64_NEURON',
    Arm: 'AL2023_ARM_64_STANDARD',
    'Arm with NVIDIA': 'AL2023_ARM_64_NVIDIA',
  },
  Bottlerocket: {
    x86: 'BOTTLEROCKET_x86_64',
    'x86 with NVIDIA': 'BOTTLEROCKET_x86_64_NVIDIA',
    'x86 with Neuron': 'BOTTLEROCKET_x86_64',
    Arm: 'BOTTLEROCKET_ARM_64',
    'Arm with NVIDIA': 'BOTTLEROCKET_ARM_64_NVIDIA',
  },
};

/**
 * The AMI of the node group, as EKS names it: by its family, and by the architecture and accelerators of its first
 * instance type.
 *
 * @throws whatever EC2 answers, such as InvalidInstanceType.
 */
export async function amiTypeOf(aws: Aws, { amiFamily, instanceTypes }: NodeGroupSpec): Promise<AMITypes> {
  const ec2 = await aws.ec2();
  const first = instanceTypes.slice(0, 1) as InstanceType[];
  const { InstanceTypes = [] } = await ec2.describeInstanceTypes({ InstanceTypes: first });
  return amiTypes[amiFamily][hardwareOf(InstanceTypes[0])];
}

export const isOfNvidia = (info: InstanceTypeInfo | undefined): boolean =>
  info?.GpuInfo?.Gpus?.some((gpu) => gpu.Manufacturer === 'NVIDIA') ?? false;

function hardwareOf(info: InstanceTypeInfo | undefined): Hardware {
  const nvidia = isOfNvidia(info);
  if (architectureOf(info) === 'Arm') return nvidia ? 'Arm with NVIDIA' : 'Arm';
  if (nvidia) return 'x86 with NVIDIA';
  return info?.NeuronInfo === undefined ? 'x86' : 'x86 with Neuron';
}
