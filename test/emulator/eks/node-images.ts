/** The AMI types of managed node groups, and which image each stands for. */
import type { AMITypes } from '@aws-sdk/client-eks';
import type { World } from '../core.ts';

type Architecture = 'arm64' | 'x86_64';

interface Image {
  architecture: Architecture;
  os: 'Amazon Linux 2023' | 'Bottlerocket' | 'Windows';
  /** GiB of the root volume when nobody says. */
  diskSize: number;
  /** What the instance type must have beside its architecture. */
  accelerator?: 'neuron' | 'nvidia';
  /** Public parameters of SSM that hold the image's id and release, with `<version>` for Kubernetes' minor version. */
  parameters: { id: string; release: string };
}

const amazonLinux = (architecture: Architecture, variant: 'neuron' | 'nvidia' | 'standard'): Image => {
  const base = `/aws/service/eks/optimized-ami/<version>/amazon-linux-2023/${architecture}/${variant}/recommended`;
  return {
    architecture,
    os: 'Amazon Linux 2023',
    diskSize: 20,
    ...(variant !== 'standard' && { accelerator: variant }),
    parameters: { id: `${base}/image_id`, release: `${base}/release_version` },
  };
};

const bottlerocket = (
  architecture: Architecture,
  variant: '' | '-fips' | '-nvidia' | '-nvidia-fips',
): Image => {
  const base = `/aws/service/bottlerocket/aws-k8s-<version>${variant}/${architecture}/latest`;
  return {
    architecture,
    os: 'Bottlerocket',
    diskSize: 20,
    ...(variant.startsWith('-nvidia') && { accelerator: 'nvidia' as const }),
    parameters: { id: `${base}/image_id`, release: `${base}/image_version` },
  };
};

const windows = (edition: 'Core' | 'Full', year: 2019 | 2022 | 2025): Image => {
  const base = `/aws/service/ami-windows-latest/Windows_Server-${year}-English-${edition}-EKS_Optimized-<version>`;
  return {
    architecture: 'x86_64',
    os: 'Windows',
    diskSize: 50,
    parameters: { id: `${base}/image_id`, release: `${base}/release_version` },
  };
};

export const images: Readonly<Partial<Record<AMITypes, Image>>> = {
  AL2023_x86_64_STANDARD: amazonLinux('x86_64', 'standard'),
  AL2023_x86_64_NVIDIA: amazonLinux('x86_64', 'nvidia'),
  AL2023_x86_64_NEURON: amazonLinux('x86_64', 'neuron'),
  AL2023_ARM_64_STANDARD: amazonLinux('arm64', 'standard'),
  AL2023_ARM_64_NVIDIA: amazonLinux('arm64', 'nvidia'),
  BOTTLEROCKET_x86_64: bottlerocket('x86_64', ''),
  BOTTLEROCKET_x86_64_FIPS: bottlerocket('x86_64', '-fips'),
  BOTTLEROCKET_x86_64_NVIDIA: bottlerocket('x86_64', '-nvidia'),
  BOTTLEROCKET_x86_64_NVIDIA_FIPS: bottlerocket('x86_64', '-nvidia-fips'),
  BOTTLEROCKET_ARM_64: bottlerocket('arm64', ''),
  BOTTLEROCKET_ARM_64_FIPS: bottlerocket('arm64', '-fips'),
  BOTTLEROCKET_ARM_64_NVIDIA: bottlerocket('arm64', '-nvidia'),
  BOTTLEROCKET_ARM_64_NVIDIA_FIPS: bottlerocket('arm64', '-nvidia-fips'),
  WINDOWS_CORE_2019_x86_64: windows('Core', 2019),
  WINDOWS_FULL_2019_x86_64: windows('Full', 2019),
  WINDOWS_CORE_2022_x86_64: windows('Core', 2022),
  WINDOWS_FULL_2022_x86_64: windows('Full', 2022),
  WINDOWS_CORE_2025_x86_64: windows('Core', 2025),
  WINDOWS_FULL_2025_x86_64: windows('Full', 2025),
};

/**
 * The image of the type for a Kubernetes version, by SSM's public parameters.
 * @param wanted its release; the newest unless told. Earlier ones there are of Amazon Linux alone here.
 */
export function imageFor(
  world: World,
  region: string,
  type: AMITypes,
  version: string,
  wanted?: string,
): { id: string; release: string } | undefined {
  const image = images[type];
  if (!image) return undefined;
  const variant = image.accelerator ?? 'standard';
  const day = wanted?.split('-').at(-1);
  const name = `amazon-eks-node-al2023-${image.architecture}-${variant}-${version}-v${day}`;
  const held = (parameter: string): string | undefined => {
    const newest = parameter.replace('<version>', version);
    const earlier = day && world.parameter(region, newest.replace('/recommended/', `/${name}/`));
    return earlier || world.parameter(region, newest);
  };
  const id = held(image.parameters.id);
  const release = held(image.parameters.release);
  return id === undefined ? undefined : { id, release: release ?? id };
}
