/**
 * GuardDuty's Runtime Monitoring with an agent that it manages itself: it puts an endpoint and a security group into
 * every VPC with EKS nodes, and does not take them away again.
 * Source: "Runtime Monitoring" in the GuardDuty user guide.
 */
import {
  CreateVpcEndpointCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { isServiceError } from '../eks/service-errors.ts';
import { inBackground } from '../eks/state.ts';
import type { CloudCluster } from './cluster.ts';
import { changesBackends } from './nodes.ts';
import { ensureGroup } from './security-groups.ts';

const tags = [{ Key: 'GuardDutyManaged', Value: 'true' }];

export function watchNodes(cluster: CloudCluster): void {
  const { eks, record, kubernetes } = cluster;
  let isThere = false;
  kubernetes.onChange((change) => {
    const joined = changesBackends(change) && change.type !== 'removed';
    if (isThere || !joined || !eks.world.circumstances.guardDuty) return;
    isThere = true;
    inBackground(eks, record, async () => {
      isThere = await installEndpoint(cluster);
    });
  });
}

/** @returns false when AWS has refused it; the next node gives occasion to try again */
async function installEndpoint(cluster: CloudCluster): Promise<boolean> {
  const { eks, record } = cluster;
  const { ec2 } = eks.world.clients({
    principal: eks.world.serviceLinkedRole('AWSServiceRoleForAmazonGuardDuty'),
    region: record.region,
    via: 'guardduty.amazonaws.com',
  });
  try {
    await createEndpoint(ec2, cluster);
    return true;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return false;
  }
}

async function createEndpoint(ec2: EC2Client, cluster: CloudCluster): Promise<void> {
  const { region, cluster: shown } = cluster.record;
  const { vpcId: VpcId, subnetIds } = shown.resourcesVpcConfig;
  const ServiceName = `com.amazonaws.${region}.guardduty-data`;
  const { VpcEndpoints = [] } = await ec2.send(
    new DescribeVpcEndpointsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
  );
  if (VpcEndpoints.some((endpoint) => endpoint.ServiceName === ServiceName)) return;
  const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }));
  const group = await ensureGroup(ec2, cluster, {
    name: `GuardDutyManagedSecurityGroup-${VpcId}`,
    description: 'Associated with VPC endpoint for GuardDuty data',
    tags,
    ingress: [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        IpRanges: [{ CidrIp: vpc?.CidrBlock }],
      },
    ],
  });
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: subnetIds }));
  const byZone = new Map(Subnets.map(({ AvailabilityZone, SubnetId = '' }) => [AvailabilityZone, SubnetId]));
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId,
      ServiceName,
      VpcEndpointType: 'Interface',
      SubnetIds: [...byZone.values()],
      SecurityGroupIds: [group],
      PrivateDnsEnabled: true,
      TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: tags }],
    }),
  );
}
