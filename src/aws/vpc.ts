/** What is in the VPC of a cluster. */
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import { type Ownership, tagKeys } from '../config/tags.ts';
import type { Aws } from './clients.ts';

/** Ids of the VPCs that carry the tags of this cluster and this owner: one, or none. */
export async function ownVpcIds(aws: Aws, { name, owner }: Ownership): Promise<string[]> {
  const ec2 = await aws.ec2();
  const { Vpcs = [] } = await ec2.describeVpcs({
    Filters: [
      { Name: `tag:${tagKeys.cluster}`, Values: [name] },
      { Name: `tag:${tagKeys.owner}`, Values: [owner] },
    ],
  });
  return Vpcs.flatMap(({ VpcId }) => VpcId ?? []);
}

/** Every network interface in these VPCs, whoever made it. */
export async function interfacesIn(aws: Aws, vpcIds: readonly string[]): Promise<NetworkInterface[]> {
  if (vpcIds.length === 0) return [];
  const { paginateDescribeNetworkInterfaces } = await import('@aws-sdk/client-ec2');
  const request = { Filters: [{ Name: 'vpc-id', Values: [...vpcIds] }] };
  const found: NetworkInterface[] = [];
  for await (const page of paginateDescribeNetworkInterfaces({ client: await aws.ec2() }, request)) {
    found.push(...(page.NetworkInterfaces ?? []));
  }
  return found;
}
