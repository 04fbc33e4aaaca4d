/** An EC2 instance, as whatever runs on it finds it. */
import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeVolumesCommand,
  type EC2Client,
  type Instance,
  type InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { GetInstanceProfileCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { RoleView, World } from '../core.ts';
import { trusts } from '../eks/roles.ts';
import { isServiceError } from '../eks/service-errors.ts';
import { type Image, imageOf } from '../services/images.ts';
import { decoded } from './mime.ts';

export interface Machine {
  id: string;
  region: string;
  instance: Instance;
  type: InstanceTypeInfo;
  /** undefined for one of which nobody here knows what is in it. */
  image: Image | undefined;
  userData: string;
  /** ARN of the role that its profile has, if it has one. */
  role: string | undefined;
  /** GiB of its root volume. */
  disk: number;
  /** How far the answers of its metadata travel. */
  hops: number;
  securityGroups: string[];
  tags: Record<string, string>;
}

/** @returns undefined for one that is not there, or has ended */
export async function lookAtMachine(world: World, region: string, id: string): Promise<Machine | undefined> {
  const { ec2, iam } = world.directly(region);
  try {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
    const [instance] = Reservations.flatMap(({ Instances = [] }) => Instances);
    if (!instance || !isAlive(instance)) return undefined;
    const [userData, type, role, disk] = await Promise.all([
      userDataOf(ec2, id),
      typeOf(ec2, instance),
      roleIn(iam, instance.IamInstanceProfile?.Arn),
      diskOf(ec2, instance),
    ]);
    return {
      id,
      region,
      instance,
      type,
      image: imageOf(instance.ImageId ?? ''),
      userData,
      role,
      disk,
      hops: instance.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
      securityGroups: (instance.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
      tags: Object.fromEntries((instance.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    };
  } catch (error) {
    if (isServiceError(error)) return undefined;
    throw error;
  }
}

export const isAlive = ({ State }: Instance): boolean =>
  State?.Name === 'pending' || State?.Name === 'running';

async function userDataOf(ec2: EC2Client, InstanceId: string): Promise<string> {
  const { UserData } = await ec2.send(
    new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' }),
  );
  return decoded(Buffer.from(UserData?.Value ?? '', 'base64'));
}

async function typeOf(ec2: EC2Client, { InstanceType = 'm1.small' }: Instance): Promise<InstanceTypeInfo> {
  const { InstanceTypes: [type = {}] = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ InstanceTypes: [InstanceType] }),
  );
  return type;
}

async function roleIn(iam: IAMClient, profile: string | undefined): Promise<string | undefined> {
  if (profile === undefined) return undefined;
  try {
    const { InstanceProfile } = await iam.send(
      new GetInstanceProfileCommand({ InstanceProfileName: profile.split('/').at(-1) }),
    );
    return InstanceProfile?.Roles?.[0]?.Arn;
  } catch {
    // It has gone from under the instance.
    return undefined;
  }
}

async function diskOf(
  ec2: EC2Client,
  { RootDeviceName, BlockDeviceMappings = [] }: Instance,
): Promise<number> {
  const root = BlockDeviceMappings.find(({ DeviceName }) => DeviceName === RootDeviceName);
  const id = (root ?? BlockDeviceMappings[0])?.Ebs?.VolumeId;
  if (id === undefined) return usualDisk;
  const { Volumes: [volume] = [] } = await ec2.send(new DescribeVolumesCommand({ VolumeIds: [id] }));
  return volume?.Size ?? usualDisk;
}

/** GiB of a root volume of which nobody says how large it is. */
const usualDisk = 20;

/** The role as which what runs on a machine calls AWS. @returns undefined when it has no credentials of one */
export async function roleOn(world: World, { role: arn }: Machine): Promise<RoleView | undefined> {
  const role = arn === undefined ? undefined : await world.role(arn);
  return role && trusts(role, 'ec2.amazonaws.com', 'sts:AssumeRole') ? role : undefined;
}
