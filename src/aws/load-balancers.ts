/** Load balancers of both generations, and target groups, as Elastic Load Balancing lists them: with their tags. */
import type { TagDescription as ClassicTagDescription } from '@aws-sdk/client-elastic-load-balancing';
import type { TagDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { fromTagList, isMadeFor, isOurs, type Ownership, type Tags } from '../spec/tags.ts';
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

/** Every target group of the region, whoever made it. */
export async function targetGroupsOfRegion(aws: Aws): Promise<TargetGroup[]> {
  return withTags(aws, await allTargetGroups(aws));
}

/**
 * Every target group in these VPCs, whoever made it; and those of the cluster's controllers that have outlived theirs. A VPC
 * goes without its target groups: what proves then whose one is are our tags, where the controller was told to set them
 * (`defaultTags`), beside its own.
 */
export async function targetGroupsOf(
  aws: Aws,
  cluster: Ownership,
  vpcIds: readonly string[],
): Promise<TargetGroup[]> {
  const isInside = ({ vpcId }: Pick<TargetGroup, 'vpcId'>): boolean => vpcIds.includes(vpcId);
  // Whatever has a load balancer has its VPC, too.
  const candidates = (await allTargetGroups(aws)).filter((group) => isInside(group) || !group.isAttached);
  const found = await withTags(aws, candidates);
  return found.filter(
    (group) => isInside(group) || (isOurs(group.tags, cluster) && isMadeFor(group.tags, cluster)),
  );
}

type BareTargetGroup = Omit<TargetGroup, 'tags'> & { isAttached: boolean };

async function allTargetGroups(aws: Aws): Promise<BareTargetGroup[]> {
  const { paginateDescribeTargetGroups } = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const found: BareTargetGroup[] = [];
  for await (const page of paginateDescribeTargetGroups({ client: await aws.elb() }, {})) {
    for (const { TargetGroupArn: arn, VpcId: vpcId = '', LoadBalancerArns = [] } of page.TargetGroups ?? []) {
      if (arn !== undefined) found.push({ arn, vpcId, isAttached: LoadBalancerArns.length > 0 });
    }
  }
  return found;
}

async function withTags(aws: Aws, groups: readonly BareTargetGroup[]): Promise<TargetGroup[]> {
  const tags = await tagsOf(
    aws,
    groups.map(({ arn }) => arn),
  );
  return groups.map(({ arn, vpcId }) => ({ arn, vpcId, tags: tags.get(arn) ?? {} }));
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
