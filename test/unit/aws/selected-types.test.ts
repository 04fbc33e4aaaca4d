import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { isAsSelected } from '../../../src/aws/selected-types.ts';

const c6i: InstanceTypeInfo = {
  InstanceType: 'c6i.large',
  VCpuInfo: { DefaultVCpus: 2 },
  MemoryInfo: { SizeInMiB: 4096 },
  ProcessorInfo: { SupportedArchitectures: ['x86_64'] },
};
const g5 = { ...c6i, GpuInfo: { Gpus: [{ Manufacturer: 'NVIDIA', Count: 1 }] } };
const g6f = { ...c6i, GpuInfo: { Gpus: [{ Manufacturer: 'NVIDIA', Count: 0 }] } };
const inf2 = { ...c6i, NeuronInfo: { NeuronDevices: [{ Count: 1 }] } };
const inf1 = { ...c6i, InferenceAcceleratorInfo: { Accelerators: [{ Count: 1 }] } };
const x86 = { architecture: 'x86_64' } as const;

describe('an instance type', () => {
  it.each([
    [c6i, { vCpus: 2, memory: 4096, ...x86 }],
    [c6i, { allow: '^c6', ...x86 }],
    [c6i, { deny: '^c7|metal', ...x86 }],
    [g5, { gpus: 1, ...x86 }],
    [inf2, { neuronDevices: 1, ...x86 }],
    [inf1, { neuronDevices: 1, ...x86 }],
  ])('is as a selector says', (info, selector) => {
    expect(isAsSelected(info, selector)).toBe(true);
  });

  it.each([
    ['of other vCPUs', c6i, { vCpus: 4, ...x86 }],
    ['of other memory', c6i, { memory: 8192, ...x86 }],
    ['of another architecture', c6i, { architecture: 'arm64' as const }],
    ['that is not allowed', c6i, { allow: '^m', ...x86 }],
    ['that is denied', c6i, { deny: 'large', ...x86 }],
    ['with GPUs, where nobody asks for them', g5, x86],
    ['with a part of a GPU, which is not none', g6f, { gpus: 0, ...x86 }],
    ['with a part of a GPU, which is not one', g6f, { gpus: 1, ...x86 }],
    ['with Neuron devices, where nobody asks for them', inf2, x86],
  ])('%s is not', (_, info, selector) => {
    expect(isAsSelected(info, selector)).toBe(false);
  });
});
