/**
 * Which subnets Kubernetes' cloud provider takes for a load balancer, by its own rules: role tags only decide between
 * the subnets of one zone, and one that faces the internet needs a subnet with a route there.
 * Source: kubernetes/cloud-provider-aws, pkg/providers/v1.
 */
import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  type EC2Client,
  type RouteTable,
  type Subnet,
} from '@aws-sdk/client-ec2';
import type { CloudCluster } from './cluster.ts';
import { CannotReconcile } from './controller.ts';

const hasTag = ({ Tags = [] }: Subnet, key: string): boolean => Tags.some(({ Key }) => Key === key);

/** Subnets that carry a cluster's tag are for the clusters that are named there. */
const isFor = (subnet: Subnet, clusterName: string): boolean =>
  hasTag(subnet, `kubernetes.io/cluster/${clusterName}`) ||
  !(subnet.Tags ?? []).some(({ Key = '' }) => Key.startsWith('kubernetes.io/cluster/'));

const leadsOut = (tables: RouteTable[], subnet: Subnet): boolean => {
  const ofSubnet = tables.find(({ Associations = [] }) =>
    Associations.some(({ SubnetId }) => SubnetId === subnet.SubnetId),
  );
  const main = tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
  return ((ofSubnet ?? main)?.Routes ?? []).some(({ GatewayId }) => GatewayId?.startsWith('igw-'));
};

/** @returns ids, one a zone. @throws CannotReconcile when there is none */
export async function providerSubnets(
  ec2: EC2Client,
  { record }: CloudCluster,
  { isInternal }: { isInternal: boolean },
): Promise<string[]> {
  const { vpcId } = record.cluster.resourcesVpcConfig;
  const inVpc = [{ Name: 'vpc-id', Values: [vpcId] }];
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters: inVpc }));
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters: inVpc }));
  const usable = Subnets.filter(
    (subnet) => isFor(subnet, record.cluster.name) && (isInternal || leadsOut(RouteTables, subnet)),
  );
  const role = `kubernetes.io/role/${isInternal ? 'internal-elb' : 'elb'}`;
  const rank = (subnet: Subnet): string =>
    [hasTag(subnet, role) ? 0 : 1, isFor(subnet, record.cluster.name) ? 0 : 1, subnet.SubnetId].join();
  const best = usable.toSorted((left, right) => (rank(left) < rank(right) ? 1 : -1));
  const byZone = new Map(best.map(({ AvailabilityZone, SubnetId = '' }) => [AvailabilityZone, SubnetId]));
  if (byZone.size === 0) {
    throw new CannotReconcile('could not find any suitable subnets for creating the ELB');
  }
  return [...byZone.values()];
}
