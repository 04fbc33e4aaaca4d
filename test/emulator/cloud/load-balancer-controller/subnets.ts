/** Subnets for load balancers of the AWS Load Balancer Controller: those that carry the tag for their role. */
import { DescribeSubnetsCommand, type EC2Client, type Subnet } from '@aws-sdk/client-ec2';
import type { CloudCluster } from '../cluster.ts';
import { CannotReconcile } from '../controller.ts';
import type { RunningController } from './flavour.ts';
import type { Stack } from './stack.ts';

/** Subnets that are tagged for clusters, and not for this one. */
const isForOthers = ({ Tags = [] }: Subnet, clusterName: string): boolean => {
  const prefix = 'kubernetes.io/cluster/';
  const clusters = Tags.flatMap(({ Key = '' }) => (Key.startsWith(prefix) ? [Key.slice(prefix.length)] : []));
  return clusters.length > 0 && !clusters.includes(clusterName);
};

/**
 * @returns ids, one a zone
 * @throws CannotReconcile in the controller's words when there are too few
 */
export async function stackSubnets(
  ec2: EC2Client,
  { record }: CloudCluster,
  { clusterName }: RunningController,
  { subnets, scheme, type }: Stack,
): Promise<string[]> {
  if (subnets.length > 0) return subnets;
  const role = `kubernetes.io/role/${scheme === 'internal' ? 'internal-elb' : 'elb'}`;
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [record.cluster.resourcesVpcConfig.vpcId] },
        { Name: `tag:${role}`, Values: ['', '1'] },
      ],
    }),
  );
  const usable = Subnets.filter((subnet) => !isForOthers(subnet, clusterName));
  if (usable.length === 0) {
    throw new CannotReconcile(
      `couldn't auto-discover subnets: unable to resolve at least one subnet (${Subnets.length} match VPC and tags: [${role}])`,
    );
  }
  const descending = usable.toSorted((left, right) =>
    (left.SubnetId ?? '') < (right.SubnetId ?? '') ? 1 : -1,
  );
  const byZone = new Map(
    descending.map(({ AvailabilityZone, SubnetId = '' }) => [AvailabilityZone, SubnetId]),
  );
  if (type === 'application' && byZone.size < 2) {
    throw new CannotReconcile(
      `couldn't auto-discover subnets: subnets count less than minimal required count: ${byZone.size} < 2`,
    );
  }
  return [...byZone.values()];
}
