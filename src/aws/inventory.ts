/** Everything in the account and the region that carries a cluster's name or tags, or stands in its VPC. */
import { rolePathOf } from '../spec/names.ts';
import { hourlyPrices } from '../spec/prices.ts';
import { fromTagList, isOurs, isRetained, type Ownership } from '../spec/tags.ts';
import { attachmentKinds } from './attachments.ts';
import { scalingGroupsIn, taggedGroups } from './auto-scaling.ts';
import type { Aws } from './clients.ts';
import { ec2Things } from './ec2-inventory.ts';
import { unlessAbsent } from './errors.ts';
import { profilesOf } from './instance-profiles.ts';
import { loadBalancersIn, targetGroupsOf } from './load-balancers.ts';
import { controlPlaneLogGroup, logGroupsOf } from './log-groups.ts';
import { ownOidcProviders } from './oidc-providers.ts';
import { everyPage } from './pages.ts';
import { rolesUnder } from './roles.ts';
import { allStacks } from './stack.ts';
import { claimed, type Thing } from './thing.ts';
import { isMadeForIn, type Standing, type Vpc, vpcsOf } from './vpc.ts';

/** Asks every service for what it has of the cluster's. Changes nothing. */
export async function inventory(aws: Aws, spec: Standing): Promise<Thing[]> {
  const [vpcs, ofCluster] = await Promise.all([vpcsOf(aws, spec), clusterThings(aws, spec)]);
  const found = await Promise.all([
    ofCluster,
    stacks(aws, spec),
    ec2Things(aws, spec, vpcs),
    balancers(aws, spec, vpcs),
    autoScalingGroups(aws, spec, vpcs),
    roles(aws, spec),
    instanceProfiles(aws, spec),
    oidcProviders(aws, spec),
    logGroups(aws, spec, ofCluster),
  ]);
  return found.flat();
}

const ours = (
  type: string,
  id: string,
  { hourlyCost, madeAt }: { hourlyCost?: number; madeAt?: Date | undefined } = {},
): Thing => ({
  type,
  id,
  isOurs: true,
  isRetained: false,
  ...(hourlyCost !== undefined && { hourlyCost }),
  ...(madeAt !== undefined && { madeAt }),
});

async function clusterThings(aws: Aws, spec: Ownership): Promise<Thing[]> {
  const { name } = spec;
  const eks = await aws.eks();
  const answer = await unlessAbsent(eks.describeCluster({ name }));
  if (answer?.cluster === undefined || !isOurs(answer.cluster.tags ?? {}, spec)) return [];
  const nodegroups = await everyPage(
    (nextToken) => unlessAbsent(eks.listNodegroups({ clusterName: name, nextToken })),
    (page) => page.nodegroups,
  );
  const attached = await Promise.all(
    attachmentKinds.map(async (kind) =>
      (await kind.names(eks, name)).map((each) => ours(kind.type, `${name}/${each}`)),
    ),
  );
  return [
    ours('AWS::EKS::Cluster', name, {
      hourlyCost: hourlyPrices.controlPlane,
      madeAt: answer.cluster.createdAt,
    }),
    ...nodegroups.map((group) => ours('AWS::EKS::Nodegroup', `${name}/${group}`)),
    ...attached.flat(),
  ];
}

async function stacks(aws: Aws, spec: Ownership): Promise<Thing[]> {
  const all = await allStacks(aws);
  return all
    .filter(({ Tags }) => isOurs(fromTagList(Tags), spec))
    .map(({ StackName = '', CreationTime, LastUpdatedTime }) =>
      ours('AWS::CloudFormation::Stack', StackName, { madeAt: LastUpdatedTime ?? CreationTime }),
    );
}

async function balancers(aws: Aws, spec: Ownership, vpcs: readonly Vpc[]): Promise<Thing[]> {
  const vpcIds = vpcs.map(({ id }) => id);
  const [all, groups] = await Promise.all([loadBalancersIn(aws, vpcIds), targetGroupsOf(aws, spec, vpcIds)]);
  const things = [
    ...all.map(({ id, isClassic, tags, vpcId }) => ({
      type: `AWS::ElasticLoadBalancing${isClassic ? '' : 'V2'}::LoadBalancer`,
      id,
      hourlyCost: isClassic ? hourlyPrices.classicLoadBalancer : hourlyPrices.loadBalancer,
      tags,
      vpcId,
    })),
    ...groups.map(({ arn, tags, vpcId }) => ({
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      id: arn,
      tags,
      vpcId,
    })),
  ];
  return things.flatMap(({ tags, vpcId, ...thing }) => {
    const vpc = vpcs.find(({ id }) => id === vpcId);
    return claimed({ ...thing, isOurs: isMadeForIn(vpc, tags, spec), isRetained: false }, tags, vpc);
  });
}

/** Those of managed node groups, of which EKS leaves one when a group's deletion fails; and those that others manage. */
async function autoScalingGroups(aws: Aws, spec: Ownership, vpcs: readonly Vpc[]): Promise<Thing[]> {
  const [ofNodeGroups, ofOthers] = await Promise.all([
    taggedGroups(aws, 'eks:cluster-name', spec.name),
    scalingGroupsIn(aws, spec, vpcs),
  ]);
  const names = [
    ...ofNodeGroups.map(({ AutoScalingGroupName = '' }) => AutoScalingGroupName),
    ...ofOthers.map(({ name }) => name),
  ];
  return [...new Set(names)].map((name) => ours('AWS::AutoScaling::AutoScalingGroup', name));
}

async function roles(aws: Aws, spec: Ownership): Promise<Thing[]> {
  const all = await rolesUnder(aws, rolePathOf(spec, aws.region));
  return all
    .filter(({ tags }) => isOurs(tags, spec))
    .map(({ name, madeAt }) => ours('AWS::IAM::Role', name, { madeAt }));
}

async function instanceProfiles(aws: Aws, spec: Ownership): Promise<Thing[]> {
  return (await profilesOf(aws, spec)).map(({ name, madeAt }) =>
    ours('AWS::IAM::InstanceProfile', name, { madeAt }),
  );
}

async function oidcProviders(aws: Aws, spec: Ownership): Promise<Thing[]> {
  return (await ownOidcProviders(aws, spec)).map((arn) => ours('AWS::IAM::OIDCProvider', arn));
}

/** EKS makes it without tags: as long as the cluster is there, and ours, the group is too. */
async function logGroups(aws: Aws, spec: Ownership, ofCluster: readonly Thing[]): Promise<Thing[]> {
  const ofControlPlane = ofCluster.length > 0 ? controlPlaneLogGroup(spec.name) : undefined;
  const groups = await logGroupsOf(aws, spec.name);
  return groups
    .filter(({ name, tags }) => name === ofControlPlane || isOurs(tags, spec))
    .map(({ name, tags, madeAt }) => ({
      ...ours('AWS::Logs::LogGroup', name, { madeAt }),
      isRetained: isRetained(tags),
    }));
}
