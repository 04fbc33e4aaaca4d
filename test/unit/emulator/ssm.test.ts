import { DescribeImagesCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { DescribeClusterVersionsCommand, EKSClient } from '@aws-sdk/client-eks';
import {
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  paginateGetParametersByPath,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let ssm: SSMClient;
let ec2: EC2Client;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 100 });
  ssm = new SSMClient(emulator.admin);
  ec2 = new EC2Client(emulator.admin);
});
afterAll(() => emulator.close());

const value = async (Name: string): Promise<string> => {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
  return Parameter?.Value ?? '';
};

const al2023 = (version: string | undefined, variant: string) =>
  `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${variant}/recommended`;

describe("the public parameters of EKS's machine images", () => {
  test('name an image for every version that EKS supports, which an instance can be started from', async () => {
    const { clusterVersions = [] } = await new EKSClient(emulator.admin).send(
      new DescribeClusterVersionsCommand({}),
    );
    expect(clusterVersions.length).toBeGreaterThan(0);
    for (const { clusterVersion } of clusterVersions) {
      const ids = await Promise.all(
        [
          `${al2023(clusterVersion, 'x86_64/standard')}/image_id`,
          `${al2023(clusterVersion, 'x86_64/nvidia')}/image_id`,
          `${al2023(clusterVersion, 'x86_64/neuron')}/image_id`,
          `${al2023(clusterVersion, 'arm64/standard')}/image_id`,
          `/aws/service/bottlerocket/aws-k8s-${clusterVersion}/x86_64/latest/image_id`,
          `/aws/service/bottlerocket/aws-k8s-${clusterVersion}-nvidia/arm64/latest/image_id`,
        ].map(value),
      );
      const { Images } = await ec2.send(new DescribeImagesCommand({ ImageIds: ids }));
      expect(Images).toHaveLength(new Set(ids).size);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const ImageId = await value(`${al2023('1.36', 'x86_64/standard')}/image_id`);
    const { Instances } = await ec2.send(
      new RunInstancesCommand({ ImageId, InstanceType: 't3.medium', MinCount: 1, MaxCount: 1 }),
    );
    expect(Instances?.[0]?.ImageId).toBe(ImageId);
  });

  test('tell the same in one JSON value as one by one', async () => {
    const parent = al2023('1.36', 'arm64/standard');
    const all = JSON.parse(await value(parent));
    expect(all).toMatchObject({
      image_id: await value(`${parent}/image_id`),
      image_name: await value(`${parent}/image_name`),
      release_version: await value(`${parent}/release_version`),
    });
    expect(all.release_version).toMatch(/^1\.36\.\d+-\d{8}$/);
  });

  test('are found by path, page by page', async () => {
    const path = '/aws/service/eks/optimized-ami/1.36';
    const direct = await ssm.send(new GetParametersByPathCommand({ Path: path }));
    expect(direct.Parameters).toEqual([]);
    const names: string[] = [];
    for await (const page of paginateGetParametersByPath({ client: ssm }, { Path: path, Recursive: true })) {
      names.push(...(page.Parameters ?? []).map(({ Name = '' }) => Name));
    }
    expect(names).toContain(`${al2023('1.36', 'x86_64/standard')}/image_id`);
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are found several at once, and those that do not exist are named', async () => {
    const known = `${al2023('1.36', 'x86_64/standard')}/image_id`;
    const unknown = `${al2023('1.10', 'x86_64/standard')}/image_id`;
    const { Parameters, InvalidParameters } = await ssm.send(
      new GetParametersCommand({ Names: [known, unknown] }),
    );
    expect(Parameters?.map(({ Name }) => Name)).toEqual([known]);
    expect(InvalidParameters).toEqual([unknown]);
  });

  test.each(['1.10', '9.99'])('do not exist for version %s', async (version) => {
    const call = ssm.send(
      new GetParameterCommand({ Name: `${al2023(version, 'x86_64/standard')}/image_id` }),
    );
    expect(await refusal(call)).toMatchObject({ name: 'ParameterNotFound', status: 400 });
  });
});
