/** How much of an instance its pods may have. */
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';

/**
 * The part of an instance's memory that its kernel keeps from Kubernetes: t3.small shows 1921 of 2048 MiB, m5.xlarge
 * 15575 of 16384. Taken as Karpenter takes it (VM_MEMORY_OVERHEAD_PERCENT, karpenter.sh, "Settings").
 */
const kernel = 0.075;

/** MiB of memory below which the kubelet evicts pods; and the part of the disk. Source: the kubelet's defaults. */
const memoryReserve = 100;
const diskReserve = 0.1;

/** Thousandths of the first core, the second, the next two and all others that EKS's images keep (amazon-eks-ami, nodeadm). */
const reservedCores = [60, 10, 5, 5];
const reservedOfOthers = 2.5;

const reservedCpu = (cores: number): number =>
  Array.from({ length: cores }, (_, core) => reservedCores[core] ?? reservedOfOthers).reduce(
    (total, part) => total + part,
    0,
  );

/** MiB that kubelet and system keep: 255 and 11 a pod (amazon-eks-ami, nodeadm). */
const reservedMemory = (pods: number): number => 255 + 11 * pods;

/**
 * Pods for which the instance's interfaces have addresses, and those of the host's network.
 * Sources: amazon-eks-ami, eni-max-pods; EKS user guide, "maxPods", on the bound that node groups set.
 */
function podsOf({ NetworkInfo, VCpuInfo }: InstanceTypeInfo, isBounded: boolean): number {
  const { MaximumNetworkInterfaces = 3, Ipv4AddressesPerInterface = 6 } = NetworkInfo ?? {};
  const bound = isBounded ? ((VCpuInfo?.DefaultVCpus ?? 2) < 30 ? 110 : 250) : Number.POSITIVE_INFINITY;
  return Math.min(bound, MaximumNetworkInterfaces * (Ipv4AddressesPerInterface - 1) + 2);
}

export interface NodeSize {
  capacity: Record<string, string>;
  allocatable: Record<string, string>;
}

export interface SizeWish {
  /** GiB of the root volume. */
  disk: number;
  /** Whether the image itself offers the instance's to pods. */
  gpus: boolean;
  /** What the kubelet has been told. */
  maxPods: number | undefined;
  /** Whether EKS sets the bound that it sets for its own groups. */
  isBounded: boolean;
}

/** Those of NVIDIA. */
export const gpusOf = ({ GpuInfo }: InstanceTypeInfo): number =>
  (GpuInfo?.Gpus ?? [])
    .filter(({ Manufacturer }) => Manufacturer === 'NVIDIA')
    .reduce((total, { Count = 0 }) => total + Count, 0);

export function sizeOf(
  type: InstanceTypeInfo,
  { disk: diskSize, gpus, maxPods, isBounded }: SizeWish,
): NodeSize {
  const cores = type.VCpuInfo?.DefaultVCpus ?? 2;
  const memory = Math.floor((type.MemoryInfo?.SizeInMiB ?? 4096) * (1 - kernel));
  const pods = maxPods ?? podsOf(type, isBounded);
  const disk = diskSize * 2 ** 30;
  const cards = gpus ? gpusOf(type) : 0;
  const others = { pods: String(pods), ...(cards > 0 && { 'nvidia.com/gpu': String(cards) }) };
  return {
    capacity: {
      cpu: String(cores),
      'ephemeral-storage': `${disk / 2 ** 10}Ki`,
      memory: `${memory}Mi`,
      ...others,
    },
    allocatable: {
      cpu: `${Math.floor(cores * 1000 - reservedCpu(cores))}m`,
      // A GiB of it is kept for the system, too.
      'ephemeral-storage': String(Math.floor(disk * (1 - diskReserve) - 2 ** 30)),
      memory: `${memory - reservedMemory(pods) - memoryReserve}Mi`,
      ...others,
    },
  };
}
