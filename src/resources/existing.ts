import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws/clients.ts';
import { clusterStacks, isOfSecurityGroups } from '../aws/cluster-stacks.ts';
import { tagsInEc2 } from '../aws/ec2-tags.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { everyPage } from '../aws/pages.ts';
import { allStacks } from '../aws/stack.ts';
import { givenVpcOf } from '../aws/vpc.ts';
import { namesOf } from '../spec/names.ts';
import { repositoryOf } from '../spec/read-owner.ts';
import { type ClusterSpec, defaults, type NetworkSpec } from '../spec/spec.ts';
import { fromTagList, isOurs, type Ownership, requireOurs, type Tags, tagKeys } from '../spec/tags.ts';

/** @throws NotOursError when a cluster of this name is somebody else's. */
export async function requireNoOther(aws: Aws, spec: Ownership): Promise<void> {
  const eks = await aws.eks();
  const answer = await unlessAbsent(eks.describeCluster({ name: spec.name }));
  if (answer?.cluster !== undefined) requireOurs(`Cluster ${spec.name}`, answer.cluster.tags ?? {}, spec);
}

/**
 * The cluster as one of whoever of the repository has made it, in the words of its tags: of the control plane, or of what is left
 * without one. As it is, where nothing of the repository's has its name.
 */
export async function asOwnedInRepository(aws: Aws, spec: ClusterSpec): Promise<ClusterSpec> {
  const { name } = spec;
  const repositoryId = repositoryOf(spec.owner);
  const eks = await aws.eks();
  const answer = await unlessAbsent(eks.describeCluster({ name }));
  const tags = answer?.cluster?.tags ?? (await tagsOfRest(aws, name, repositoryId));
  const owner = tags?.[tagKeys.owner];
  const isOfRepository =
    owner !== undefined && tags?.[tagKeys.cluster] === name && repositoryOf(owner) === repositoryId;
  return isOfRepository ? { ...spec, owner, tags: { ...spec.tags, [tagKeys.owner]: owner } } : spec;
}

async function tagsOfRest(aws: Aws, name: string, repositoryId: string): Promise<Tags | undefined> {
  const stack = (await clusterStacks(aws, repositoryId)).find(({ cluster }) => cluster === name);
  if (stack !== undefined) return stack.tags;
  const inEc2 = await tagsInEc2(aws, { key: [tagKeys.cluster, tagKeys.owner] });
  return [...inEc2.values()].find(
    (tags) => tags[tagKeys.cluster] === name && repositoryOf(tags[tagKeys.owner] ?? '') === repositoryId,
  );
}

/**
 * The cluster as it may exist, whatever the inputs say now: with the node groups that it has, or of which a launch template
 * is left, and with every role that any inputs could have asked for. What is removed is what exists.
 *
 * @throws NotOursError when a cluster of this name is somebody else's.
 */
export async function asItExists(aws: Aws, spec: ClusterSpec): Promise<ClusterSpec> {
  const { name } = spec;
  await requireNoOther(aws, spec);
  const [stacks, ...found] = await Promise.all([
    ourStacks(aws, spec),
    groupsOfCluster(aws, name),
    groupsOfTemplates(aws, spec),
  ]);
  const place = stacks.find(({ StackName }) => StackName === namesOf(name, spec.region).networkStack);
  const vpcId = givenVpcOf(place);
  return {
    ...spec,
    ...(vpcId !== undefined && { network: networkGiven(vpcId) }),
    clusterRoleArn: undefined,
    roles: undefined,
    addons: defaults.addons.map((addon) => ({
      name: addon,
      version: undefined,
      configurationValues: undefined,
    })),
    // Its nodes, and what else it has made, are found by their tags.
    autoMode: undefined,
    // They go with the cluster, whoever has made them.
    fargateProfiles: undefined,
    capabilities: undefined,
    pods: undefined,
    nodeGroups: [...new Set(found.flat())].map((group) => ({ ...defaults.nodeGroup, name: group })),
    selfManagedGroups: selfManagedIn(stacks).map((group) => ({
      ...defaults.nodeGroup,
      ...defaults.selfManaged,
      name: group,
    })),
    securityGroups: stacks.some((stack) => isOfSecurityGroups(stack, aws.region)) ? 'minimum' : undefined,
  };
}

/** The user's, of which a removal has to know which it is. */
const networkGiven = (vpcId: string): NetworkSpec => ({
  ...defaults.network,
  kind: 'given',
  given: { vpcId, cidr: undefined, publicSubnets: [], privateSubnets: [] },
});

/** Names of the cluster's managed node groups; none when there is no cluster. */
export async function groupsOfCluster(aws: Aws, clusterName: string): Promise<string[]> {
  const { paginateListNodegroups } = await import('@aws-sdk/client-eks');
  const client = await aws.eks();
  const names: string[] = [];
  await unlessAbsent(
    (async () => {
      for await (const page of paginateListNodegroups({ client }, { clusterName })) {
        names.push(...(page.nodegroups ?? []));
      }
    })(),
  );
  return names;
}

async function ourStacks(aws: Aws, spec: Ownership): Promise<Stack[]> {
  const all = await allStacks(aws);
  return all.filter(({ Tags }) => isOurs(fromTagList(Tags), spec));
}

/** By the tags of their stacks, which our names are not read from. */
const selfManagedIn = (stacks: readonly Stack[]): string[] =>
  stacks.flatMap(({ Tags }) => fromTagList(Tags)[tagKeys.nodeGroup] ?? []);

/**
 * Our launch templates are named `<cluster>/<node group>`. Another owner's, of a cluster that had this name, is none. All are
 * asked for: it is one question for every cluster.
 */
async function groupsOfTemplates(aws: Aws, spec: Ownership): Promise<string[]> {
  const ec2 = await aws.ec2();
  const all = await everyPage(
    (NextToken) => ec2.describeLaunchTemplates({ NextToken }),
    (page) => page.LaunchTemplates,
  );
  return all
    .filter(({ Tags }) => isOurs(fromTagList(Tags), spec))
    .flatMap(({ LaunchTemplateName = '' }) => LaunchTemplateName.split('/')[1] ?? []);
}
