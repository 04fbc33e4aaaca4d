/** How a cluster is, by what was found of it. */
import type { Addon, Capability, Cluster, Nodegroup } from '@aws-sdk/client-eks';
import { issuesInWords } from '../aws/issues.ts';
import {
  isAiling,
  isAtWork,
  isFailedStack,
  isGoing,
  isGoingStack,
  isUsable,
  isWholeStack,
} from '../aws/states.ts';
import { isReady } from '../kubernetes/nodes.ts';
import type { Node } from '../kubernetes/types.ts';
import { tagKeys } from '../spec/tags.ts';
import { type Found, isThere, type SelfManagedGroup } from './found.ts';
import { ifKnown } from './known.ts';

/**
 * `absent`: there is nothing of it. `going`: it is being removed. `half-made`: no `up` has brought it to its end yet, or only
 * a part of it is there. `unhealthy`: something is not as it should be, and is among the problems.
 */
export type Health = 'absent' | 'going' | 'half-made' | 'unhealthy' | 'healthy';

export function healthOf(found: Found, problems: readonly string[]): Health {
  if (!isThere(found)) return 'absent';
  const { cluster } = found;
  if (cluster === undefined ? isGoingStack(ifKnown(found.stack)) : isGoing(cluster.status)) return 'going';
  if (cluster === undefined || isBeingMade(cluster)) return 'half-made';
  return problems.length > 0 ? 'unhealthy' : 'healthy';
}

/** One that has failed is not being made any more. */
function isBeingMade({ status, tags = {} }: Cluster): boolean {
  if (isAiling(status)) return false;
  return !isUsable(status) || tags[tagKeys.makingSince] !== undefined;
}

/** Sentences, in AWS's own words where it has any. */
export function problemsOf(found: Found): string[] {
  const {
    name,
    cluster,
    stack,
    addons,
    nodeGroups,
    fargateProfiles,
    capabilities,
    selfManagedGroups,
    nodes,
  } = found;
  const network = ifKnown(stack);
  const there = ifKnown(nodes);
  return [
    ...(network !== undefined && isFailedStack(network)
      ? [`Stack ${network.StackName} is ${network.StackStatus}. ${network.StackStatusReason ?? ''}`.trim()]
      : []),
    ...(cluster === undefined ? [] : ailments(`Cluster ${name}`, cluster)),
    ...(ifKnown(nodeGroups) ?? []).flatMap((group) => [
      ...ailments(`Node group ${group.nodegroupName}`, group),
      ...(there === undefined ? [] : missing(group, there)),
    ]),
    ...(ifKnown(selfManagedGroups) ?? []).flatMap((group) => [
      ...(isFailedStack({ StackStatus: group.status })
        ? [`Self-managed node group ${group.name} is ${group.status}. ${group.words}`.trimEnd()]
        : []),
      ...(there === undefined ? [] : missingOf(group, there)),
    ]),
    ...(ifKnown(fargateProfiles) ?? [])
      .filter(({ status, words }) => isAiling(status) || words !== '')
      .map((each) => `Fargate profile ${each.name} is ${each.status}. ${each.words}`.trimEnd()),
    ...(ifKnown(capabilities) ?? []).flatMap((each) => ailments(`Capability ${each.capabilityName}`, each)),
    ...(ifKnown(addons) ?? []).flatMap((addon) => ailments(`Add-on ${addon.addonName}`, addon)),
    ...(there ?? []).filter((node) => !isReady(node)).map(whyNotReady),
  ];
}

/** What EKS says is wrong with it, and what its status says. */
function ailments(what: string, { status, health }: Cluster | Nodegroup | Addon | Capability): string[] {
  const issues = issuesInWords(health);
  return isAiling(status) || issues !== '' ? [`${what} is ${status}. ${issues}`.trimEnd()] : [];
}

/** Of a group that EKS is at work on, nodes are still to come. */
function missing({ nodegroupName, status, scalingConfig }: Nodegroup, nodes: readonly Node[]): string[] {
  const wanted = scalingConfig?.desiredSize ?? 0;
  const ready = nodes.filter((node) => groupOf(node) === nodegroupName && isReady(node)).length;
  if (isAtWork(status) || isGoing(status) || ready >= wanted) return [];
  return [`Node group ${nodegroupName} is to have ${wanted} nodes, and ${ready} are Ready.`];
}

/** While its stack is at work, nodes are still to come. */
function missingOf(
  { name, status, nodes: wanted = 0, instanceIds = [] }: SelfManagedGroup,
  nodes: readonly Node[],
): string[] {
  const isOfGroup = ({ spec: { providerID = '' } }: Node): boolean =>
    instanceIds.includes(providerID.split('/').at(-1) ?? '');
  const ready = nodes.filter((node) => isOfGroup(node) && isReady(node)).length;
  if (!isWholeStack({ StackStatus: status }) || ready >= wanted) return [];
  return [`Self-managed node group ${name} is to have ${wanted} nodes, and ${ready} are Ready.`];
}

function whyNotReady({ metadata: { name }, status }: Node): string {
  const condition = status?.conditions?.find(({ type }) => type === 'Ready');
  return `Node ${name} is not Ready: ${condition?.message ?? 'its kubelet has not said why'}.`;
}

/** The node group that a node is of. */
export function groupOf({ metadata: { labels = {} } }: Node): string | undefined {
  return labels['eks.amazonaws.com/nodegroup'] ?? labels[tagKeys.nodeGroup];
}
