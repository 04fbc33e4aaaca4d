/** A network that somebody has made before, as people do: a stack of CloudFormation's, full of what is nothing of a cluster's. */
import { readFile } from 'node:fs/promises';
import { CloudFormation, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { stringify } from 'yaml';
import type { Emulator } from './emulator.ts';

export interface TheirNetwork {
  vpcId: string;
  /** By zone. */
  publicSubnets: Record<string, string>;
  privateSubnets: Record<string, string>;
}

const template = new URL('../../src/templates/network.yaml', import.meta.url);

/** @param zones two of them */
export async function makeTheirNetwork(
  { admin }: Pick<Emulator, 'admin'>,
  {
    name = 'their-network',
    cidr = '10.20.0.0/16',
    zones = ['us-east-1a', 'us-east-1b'],
    nat = 'Single',
  } = {},
): Promise<TheirNetwork> {
  const cloudFormation = new CloudFormation(admin);
  await cloudFormation.createStack({
    StackName: name,
    TemplateBody: await readFile(template, 'utf8'),
    Parameters: Object.entries({
      VpcCidr: cidr,
      Zones: zones.join(','),
      ZoneCount: String(zones.length),
      Nat: nat,
    }).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    Tags: [{ Key: 'team', Value: 'networks' }],
  });
  await waitUntilStackCreateComplete(
    { client: cloudFormation, maxWaitTime: 120, minDelay: 1, maxDelay: 1 },
    { StackName: name },
  );
  return theirNetwork({ admin }, { name, zones });
}

/** One that has been made. */
export async function theirNetwork(
  { admin }: Pick<Emulator, 'admin'>,
  { name = 'their-network', zones = ['us-east-1a', 'us-east-1b'] } = {},
): Promise<TheirNetwork> {
  const cloudFormation = new CloudFormation(admin);
  const { Stacks: [stack] = [] } = await cloudFormation.describeStacks({ StackName: name });
  const output = (key: string): string =>
    stack?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? '';
  const byZone = (key: string): Record<string, string> =>
    Object.fromEntries(
      output(key)
        .split(',')
        .map((id, index) => [zones[index] ?? '', id]),
    );
  return {
    vpcId: output('VpcId'),
    publicSubnets: byZone('PublicSubnetIds'),
    privateSubnets: byZone('PrivateSubnetIds'),
  };
}

/** What of others' stands in the network, named as if it were the cluster's. */
export async function fillTheirNetwork(
  { admin }: Pick<Emulator, 'admin'>,
  { vpcId, privateSubnets }: TheirNetwork,
  cluster: string,
): Promise<void> {
  const ec2 = new EC2(admin);
  const Tags = [{ Key: `kubernetes.io/cluster/${cluster}`, Value: 'owned' }];
  const { GroupId = '' } = await ec2.createSecurityGroup({
    GroupName: 'their-database',
    Description: 'Their database',
    VpcId: vpcId,
    TagSpecifications: [{ ResourceType: 'security-group', Tags }],
  });
  const [SubnetId = ''] = Object.values(privateSubnets);
  await ec2.createNetworkInterface({ SubnetId, Groups: [GroupId], Description: 'Their database' });
  await ec2.createTags({ Resources: Object.values(privateSubnets), Tags });
}

/** A ClusterConfig that names it, as eksctl writes it. */
export const configIn = (
  { vpcId, publicSubnets, privateSubnets }: TheirNetwork,
  fields: Record<string, unknown> = {},
  vpc: Record<string, unknown> = {},
): string => {
  const named = (subnets: Record<string, string>) =>
    Object.fromEntries(Object.entries(subnets).map(([zone, id]) => [zone, { id }]));
  return stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    vpc: { id: vpcId, subnets: { public: named(publicSubnets), private: named(privateSubnets) }, ...vpc },
    ...fields,
  });
};
