/**
 * Parameters of AWS's own types: their values must be there. CloudFormation asks with the caller's identity, once the call
 * has been answered: what is missing fails the stack before any resource of it is made.
 */
import {
  DescribeAvailabilityZonesCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { Clients } from '../core.ts';
import { isMissing } from './failure.ts';
import type { Deployment } from './stack.ts';

/** Rejects, or resolves to false, when there is none. Source: "Supported AWS-specific parameter types" in the guide. */
const lookUps: Record<string, (ec2: EC2Client, value: string) => Promise<boolean>> = {
  'AWS::EC2::AvailabilityZone::Name': async (ec2, value) => {
    const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
    return AvailabilityZones.some(({ ZoneName }) => ZoneName === value);
  },
  'AWS::EC2::Image::Id': async (ec2, value) =>
    (await ec2.send(new DescribeImagesCommand({ ImageIds: [value] }))).Images?.length === 1,
  'AWS::EC2::Instance::Id': async (ec2, value) =>
    (await ec2.send(new DescribeInstancesCommand({ InstanceIds: [value] }))).Reservations?.length === 1,
  'AWS::EC2::KeyPair::KeyName': async (ec2, value) =>
    (await ec2.send(new DescribeKeyPairsCommand({ KeyNames: [value] }))).KeyPairs?.length === 1,
  'AWS::EC2::SecurityGroup::GroupName': async (ec2, value) => {
    const Filters = [{ Name: 'group-name', Values: [value] }];
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    return SecurityGroups.length > 0;
  },
  'AWS::EC2::SecurityGroup::Id': async (ec2, value) =>
    (await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [value] }))).SecurityGroups?.length === 1,
  'AWS::EC2::Subnet::Id': async (ec2, value) =>
    (await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [value] }))).Subnets?.length === 1,
  'AWS::EC2::Volume::Id': async (ec2, value) =>
    (await ec2.send(new DescribeVolumesCommand({ VolumeIds: [value] }))).Volumes?.length === 1,
  'AWS::EC2::VPC::Id': async (ec2, value) =>
    (await ec2.send(new DescribeVpcsCommand({ VpcIds: [value] }))).Vpcs?.length === 1,
};

/** Types that parameters may have and that are looked up. */
export const awsTypes: ReadonlySet<string> = new Set(Object.keys(lookUps));

const itemType = (type: string): string => /^List<(.+)>$/.exec(type)?.[1] ?? type;

/**
 * What parameters name and the account does not have, in CloudFormation's words; undefined when all is there. Whoever may
 * not ask is told the same: CloudFormation takes any refusal for absence.
 */
export async function missingParameterValues(
  { ec2 }: Clients,
  { template, parameters }: Deployment,
): Promise<string | undefined> {
  const missing: string[] = [];
  for (const [name, { value }] of Object.entries(parameters)) {
    const declared = String(template.Parameters[name]?.Type);
    const lookUp = lookUps[itemType(declared.replace(/^AWS::SSM::Parameter::Value<(.+)>$/, '$1'))];
    if (!lookUp) continue;
    for (const item of [value].flat())
      if (!(await isThere(lookUp, ec2, item)))
        missing.push(`parameter value ${item} for parameter name ${name} does not exist`);
  }
  return missing.length === 0 ? undefined : `Parameter validation failed: ${missing.join(', ')}.`;
}

async function isThere(
  lookUp: (ec2: EC2Client, value: string) => Promise<boolean>,
  ec2: EC2Client,
  value: string,
): Promise<boolean> {
  if (value === '') return false;
  try {
    return await lookUp(ec2, value);
  } catch (error) {
    if (isMissing(error) || isRefusal(error)) return false;
    throw error;
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  /Malformed|UnauthorizedOperation|AccessDenied|InvalidParameterValue/.test(error.name);
