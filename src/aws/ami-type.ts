import type { _InstanceType as InstanceType } from '@aws-sdk/client-ec2';
import type { AMITypes } from '@aws-sdk/client-eks';
import type { Aws } from './clients.ts';

/**
 * The Amazon Linux 2023 AMI for these instance types, as EKS names it: by the first one's architecture and
 * accelerators.
 *
 * @throws whatever EC2 answers, such as InvalidInstanceType.
 */
export async function amiTypeFor(aws: Aws, instanceTypes: readonly string[]): Promise<AMITypes> {
  const ec2 = await aws.ec2();
  const [first = ''] = instanceTypes;
  const { InstanceTypes } = await ec2.describeInstanceTypes({ InstanceTypes: [first as InstanceType] });
  const info = InstanceTypes?.[0];
  const arm = info?.ProcessorInfo?.SupportedArchitectures?.includes('arm64') ?? false;
  const nvidia = info?.GpuInfo?.Gpus?.some((gpu) => gpu.Manufacturer === 'NVIDIA') ?? false;
  if (arm) return nvidia ? 'AL2023_ARM_64_NVIDIA' : 'AL2023_ARM_64_STANDARD';
  if (nvidia) return 'AL2023_x86_64_NVIDIA';
  return info?.NeuronInfo === undefined ? 'AL2023_x86_64_STANDARD' : 'AL2023_x86_64_NEURON';
}
