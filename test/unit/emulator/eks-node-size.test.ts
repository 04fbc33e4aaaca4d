/** What an instance leaves to its pods, as nodes of EKS's images show it. */
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { describe, expect, test } from 'vitest';
import { sizeOf } from '../../emulator/eks/node-size.ts';

const wish = { disk: 20, gpus: false, maxPods: undefined, isBounded: true };

const type = (
  cores: number,
  memory: number,
  interfaces: number,
  addresses: number,
  gpus = 0,
): InstanceTypeInfo => ({
  VCpuInfo: { DefaultVCpus: cores },
  MemoryInfo: { SizeInMiB: memory },
  NetworkInfo: { MaximumNetworkInterfaces: interfaces, Ipv4AddressesPerInterface: addresses },
  ...(gpus > 0 && { GpuInfo: { Gpus: [{ Count: gpus, Manufacturer: 'NVIDIA' }] } }),
});

describe('a node', () => {
  test.each([
    ['t3.small', type(2, 2048, 3, 4), { cpu: '1930m', pods: '11' }],
    ['t3.medium', type(2, 4096, 3, 6), { cpu: '1930m', pods: '17' }],
    ['m5.xlarge', type(4, 16384, 4, 15), { cpu: '3920m', pods: '58' }],
    ['m5.4xlarge', type(16, 65536, 8, 30), { cpu: '15890m', pods: '110' }],
    ['m5.24xlarge', type(96, 393216, 15, 50), { cpu: '95690m', pods: '250' }],
  ])('of %s has room for so much', (_, info, allocatable) => {
    expect(sizeOf(info, wish).allocatable).toMatchObject(allocatable);
  });

  test('has room for as many as its kubelet says, and without EKS’s bound for as many as its interfaces have addresses', () => {
    const info = type(16, 65536, 8, 30);
    expect(sizeOf(info, { ...wish, isBounded: false }).capacity.pods).toBe('234');
    expect(sizeOf(info, { ...wish, maxPods: 20 }).capacity.pods).toBe('20');
  });

  test('keeps memory for the kubelet, by the pods it may have, and a part of its disk', () => {
    const { capacity, allocatable } = sizeOf(type(2, 2048, 3, 4), wish);
    expect(capacity.memory).toBe('1894Mi');
    expect(allocatable.memory).toBe(`${1894 - 255 - 11 * 11 - 100}Mi`);
    expect(Number(allocatable['ephemeral-storage'])).toBe(20 * 2 ** 30 * 0.9 - 2 ** 30);
  });

  test('shows GPUs where its image brings what tells Kubernetes of them', () => {
    const info = type(4, 16384, 4, 15, 1);
    expect(sizeOf(info, { ...wish, gpus: true }).allocatable['nvidia.com/gpu']).toBe('1');
    expect(sizeOf(info, wish).allocatable['nvidia.com/gpu']).toBeUndefined();
  });
});
