/** Load balancers of both generations, and target groups, as Elastic Load Balancing lists them: with their tags. */
import type { TagDescription as ClassicTagDescription } from '@aws-sdk/client-elastic-load-balancing';
import type { TagDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { fromTagList, type Tags } from '../config/tags.ts';
import type { Aws } from './clients.ts';
import { unlessAbsent } from './errors.ts';

export interface LoadBalancer {
  /** The ARN; the name of a classic one, which has none. */
  id: string;
  isClassic: boolean;
  tags: Tags;
  vpcId: string;
  /** What its network interfaces are described by. */
  interfaceDescription: string;
}

export interface TargetGroup {
  arn: string;
  tags: Tags;
  vpcId: string;
}

/** How many things DescribeTags takes, in either generation. */
const tagBatch = 20;

/** Where to look: these VPCs, or the whole region. */
export type Where = readonly string[] | 'any VPC';

const isIn = (vpcId: string, where: Where): boolean => where === 'any VPC' || where.includes(vpcId);

/** Every load balancer there, whoever made it. */
export async function loadBalancersIn(aws: Aws, where: Where): Promise<LoadBalancer[]> {
  if (where.length === 0) return [];
  const both = await Promise.all([current(aws, where), classic(aws, where)]);
  return both.flat();
}

async function current(aws: Aws, where: Where): Promise<LoadBalancer[]> {
  const { paginateDescribeLoadBalancers } = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const vpcOf = new Map<string, string>();
  for await (const page of paginateDescribeLoadBalancers({ client: await aws.elb() }, {})) {
    for (const { LoadBalancerArn, VpcId = '' } of page.LoadBalancers ?? []) {
      if (LoadBalancerArn !== undefined && isIn(VpcId, where)) vpcOf.set(LoadBalancerArn, VpcId);
    }
  }
  const tags = await tagsOf(aws, [...vpcOf.keys()]);
  return [...vpcOf].map(([arn, vpcId]) => ({
    id: arn,
    isClassic: false,
    tags: tags.get(arn) ?? {},
    vpcId,
    interfaceDescription: `ELB ${arn.split(':loadbalancer/')[1]}`,
  }));
}

async function classic(aws: Aws, where: Where): Promise<LoadBalancer[]> {
  const { paginateDescribeLoadBalancers } = await import('@aws-sdk/client-elastic-load-balancing');
  const elb = await aws.elbClassic();
  const vpcOf = new Map<string, string>();
  for await (const page of paginateDescribeLoadBalancers({ client: elb }, {})) {
    for (const { LoadBalancerName, VPCId = '' } of page.LoadBalancerDescriptions ?? []) {
      if (LoadBalancerName !== undefined && isIn(VPCId, where)) vpcOf.set(LoadBalancerName, VPCId);
    }
  }
  const described: ClassicTagDescription[] = [];
  for (const batch of batches([...vpcOf.keys()])) {
    const answer = await unlessAbsent(elb.describeTags({ LoadBalancerNames: batch }));
    described.push(...(answer?.TagDescriptions ?? []));
  }
  return [...vpcOf].map(([name, vpcId]) => ({
    id: name,
    isClassic: true,
    tags: fromTagList(described.find(({ LoadBalancerName }) => LoadBalancerName === name)?.Tags),
    vpcId,
    interfaceDescription: `ELB ${name}`,
  }));
}

/** Every target group there, whoever made it. */
export async function targetGroupsIn(aws: Aws, where: Where): Promise<TargetGroup[]> {
  if (where.length === 0) return [];
  const { paginateDescribeTargetGroups } = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const vpcOf = new Map<string, string>();
  for await (const page of paginateDescribeTargetGroups({ client: await aws.elb() }, {})) {
    for (const { TargetGroupArn, VpcId = '' } of page.TargetGroups ?? []) {
      if (TargetGroupArn !== undefined && isIn(VpcId, where)) vpcOf.set(TargetGroupArn, VpcId);
    }
  }
  const tags = await tagsOf(aws, [...vpcOf.keys()]);
  return [...vpcOf].map(([arn, vpcId]) => ({ arn, tags: tags.get(arn) ?? {}, vpcId }));
}

/** Of what goes between two calls, nothing is told. */
async function tagsOf(aws: Aws, arns: readonly string[]): Promise<Map<string, Tags>> {
  const elb = await aws.elb();
  const described: TagDescription[] = [];
  for (const batch of batches(arns)) {
    const answer = await unlessAbsent(elb.describeTags({ ResourceArns: batch }));
    described.push(...(answer?.TagDescriptions ?? []));
  }
  return new Map(described.map(({ ResourceArn = '', Tags }) => [ResourceArn, fromTagList(Tags)]));
}

function batches(all: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(all.length / tagBatch) }, (_, index) =>
    all.slice(index * tagBatch, (index + 1) * tagBatch),
  );
}
