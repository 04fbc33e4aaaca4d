/** What there is of one cluster, as AWS and Kubernetes tell it now: whole, half-made, failed, or nothing. Changes nothing. */
import type { Stack, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Addon, Capability, Cluster, Nodegroup } from '@aws-sdk/client-eks';
import { type Attachment, attachmentsOf, fargateProfileKind } from '../aws/attachments.ts';
import { capabilitiesOfCluster } from '../aws/capabilities.ts';
import type { Aws } from '../aws/clients.ts';
import { isOfNodes } from '../aws/cluster-stacks.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { inventory } from '../aws/inventory.ts';
import { everyPage } from '../aws/pages.ts';
import { priceList } from '../aws/price-list.ts';
import { type FoundScalingGroup, scalingGroup } from '../aws/scaling-group.ts';
import { allStacks, findStack } from '../aws/stack.ts';
import { isUsable } from '../aws/states.ts';
import type { Thing } from '../aws/thing.ts';
import { type Standing, standingIn } from '../aws/vpc.ts';
import { type Cost, costOf } from '../cost/cost.ts';
import type { Estate } from '../cost/estate.ts';
import {
  estateOfCluster,
  existingCluster,
  hourlyOfThings,
  pricedThings,
} from '../cost/estate-of-clusters.ts';
import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import { clusterClient } from '../kubernetes/access.ts';
import type { KubernetesClient } from '../kubernetes/client.ts';
import type { Node } from '../kubernetes/types.ts';
import { groupsOfCluster } from '../resources/existing.ts';
import { namesOf } from '../spec/names.ts';
import { fromTagList, isOurs, type Ownership, type Tags, tagKeys } from '../spec/tags.ts';
import { type Access, accessOf, timeout } from './access.ts';
import { ifKnown, ifPossible, type Known, unlessRefused } from './known.ts';

/** A node group that EKS knows nothing of. */
export interface SelfManagedGroup extends Partial<FoundScalingGroup> {
  name: string;
  /** Of its stack. */
  status: StackStatus | undefined;
  /** CloudFormation's, of why. */
  words: string;
}

export interface Found {
  name: string;
  region: string;
  /** Of the control plane; of the network's stack, where there is none. */
  tags: Tags;
  cluster: Cluster | undefined;
  /** How long its Kubernetes is supported, such as `standard support until 2027-08-02`. */
  support: string | undefined;
  /** Of its network, or of its place in a shared one. */
  stack: Known<Stack | undefined>;
  addons: Known<Addon[]>;
  nodeGroups: Known<Nodegroup[]>;
  fargateProfiles: Known<Attachment[]>;
  capabilities: Known<Capability[]>;
  selfManagedGroups: Known<SelfManagedGroup[]>;
  /** Undefined while no node could be. */
  nodes: Known<Node[]> | undefined;
  /** Undefined while nobody could enter. */
  access: Access | undefined;
  /** Everything that carries its tags, or stands in its VPC, with its price. */
  things: Known<Thing[]>;
  cost: Cost;
}

/** @param asked the name, and the owner that it would have if there were nothing of it */
export async function findCluster(aws: Aws, asked: Ownership): Promise<Found> {
  const { name } = asked;
  const eks = await aws.eks();
  const [answer, stack] = await Promise.all([
    unlessAbsent(eks.describeCluster({ name })),
    unlessRefused(findStack(aws, namesOf(name, aws.region).networkStack)),
  ]);
  const cluster = answer?.cluster;
  const tags = cluster?.tags ?? fromTagList(ifKnown(stack)?.Tags);
  const kubernetes = clientOf(aws, cluster);
  const [addons, nodeGroups, fargateProfiles, capabilities, selfManagedGroups, nodes, access, things, paid] =
    await Promise.all([
      cluster === undefined ? { value: [] } : unlessRefused(addonsOf(aws, name)),
      cluster === undefined ? { value: [] } : unlessRefused(nodeGroupsOf(aws, name)),
      cluster === undefined ? { value: [] } : unlessRefused(attachmentsOf(eks, name, fargateProfileKind)),
      cluster === undefined ? { value: [] } : unlessRefused(capabilitiesOfCluster(eks, name)),
      unlessRefused(selfManagedGroupsOf(aws, { name, owner: tags[tagKeys.owner] ?? asked.owner })),
      kubernetes && ifPossible(kubernetes.list('Node', { timeout }).then(({ items }) => items)),
      cluster && accessOf(aws, cluster, kubernetes),
      unlessRefused(
        thingsOf(aws, { name, owner: tags[tagKeys.owner] ?? asked.owner, ...standingIn(ifKnown(stack)) }),
      ),
      cluster && paidFor(aws, cluster),
    ]);
  return {
    name,
    region: aws.region,
    tags,
    cluster,
    support: paid?.estate.support?.text,
    stack,
    addons,
    nodeGroups,
    fargateProfiles,
    capabilities,
    selfManagedGroups,
    nodes,
    access,
    things,
    cost: paid?.cost ?? costOfThings(ifKnown(things) ?? []),
  };
}

/** Whether there is anything of it; what it was told to leave behind is not it. */
export function isThere({ cluster, stack, things }: Found): boolean {
  const left = (ifKnown(things) ?? []).filter(({ isOurs, isRetained }) => isOurs && !isRetained);
  return cluster !== undefined || ifKnown(stack) !== undefined || left.length > 0;
}

/** A client of one that may answer. */
function clientOf(aws: Aws, cluster: Cluster | undefined): KubernetesClient | undefined {
  if (cluster?.endpoint === undefined || !isUsable(cluster.status)) return undefined;
  const { name = '', endpoint, certificateAuthority } = cluster;
  return clusterClient(aws, { name, endpoint, certificateAuthorityData: certificateAuthority?.data ?? '' });
}

async function addonsOf(aws: Aws, clusterName: string): Promise<Addon[]> {
  const eks = await aws.eks();
  const names = await everyPage(
    (nextToken) => unlessAbsent(eks.listAddons({ clusterName, nextToken })),
    (page) => page.addons,
  );
  const answers = await sideBySide(names.toSorted(), fewAtOnce, (addonName) =>
    unlessAbsent(eks.describeAddon({ clusterName, addonName })),
  );
  return answers.flatMap((answer) => answer?.addon ?? []);
}

async function nodeGroupsOf(aws: Aws, clusterName: string): Promise<Nodegroup[]> {
  const eks = await aws.eks();
  const names = await groupsOfCluster(aws, clusterName);
  const answers = await sideBySide(names.toSorted(), fewAtOnce, (nodegroupName) =>
    unlessAbsent(eks.describeNodegroup({ clusterName, nodegroupName })),
  );
  return answers.flatMap((answer) => answer?.nodegroup ?? []);
}

/** By their stacks; the name of each is its Auto Scaling group's, too. */
async function selfManagedGroupsOf(aws: Aws, cluster: Ownership): Promise<SelfManagedGroup[]> {
  const all = await allStacks(aws);
  const ofNodes = all.filter((stack) => isOfNodes(stack) && isOurs(fromTagList(stack.Tags), cluster));
  return sideBySide(ofNodes, fewAtOnce, async ({ StackName = '', StackStatus, StackStatusReason, Tags }) => ({
    name: fromTagList(Tags)[tagKeys.nodeGroup] ?? '',
    status: StackStatus,
    words: StackStatusReason ?? '',
    ...(await scalingGroup(aws, StackName)),
  }));
}

async function thingsOf(aws: Aws, cluster: Standing): Promise<Thing[]> {
  const all = await inventory(aws, cluster);
  return (
    await pricedThings(
      all.filter(({ isUnclaimed }) => !isUnclaimed),
      priceList(aws),
    )
  ).known;
}

async function paidFor(aws: Aws, cluster: Cluster): Promise<{ estate: Estate; cost: Cost }> {
  const estate = await estateOfCluster(aws, existingCluster(cluster));
  return { estate, cost: await costOf(estate, priceList(aws)) };
}

/** Since when is not known without a control plane. */
function costOfThings(things: readonly Thing[]): Cost {
  return { hourly: hourlyOfThings(things), soFar: undefined, parts: [], unknown: [] };
}
