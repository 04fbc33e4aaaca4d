import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { interfacesIn, vpcsOf } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { fromTagList } from '../../spec/tags.ts';
import { someOf } from './inside.ts';

/** An interface that was left, or seems so. */
export interface Left {
  id: string;
  mayGo: boolean;
}

export interface NetworkInterfacesNeeds {
  /** EKS cannot take its own security group away while an interface holds it. */
  plane: Resource<unknown>;
  groups: readonly Resource<unknown>[];
}

/** Milliseconds within which the CNI attaches what it has made: as old, it counts as left for the CNI itself, too. */
const ageOfLeft = 5 * 60_000;

/**
 * Interfaces that the VPC CNI made for pods and left when their node went. In the cluster's own VPC, once the nodes have
 * gone, nobody uses one that is attached to nothing. In one that clusters share, it has to name this cluster, and to be old
 * enough not to be on its way to a node.
 */
export function networkInterfaces(
  aws: Aws,
  spec: ClusterSpec,
  { plane, groups }: NetworkInterfacesNeeds,
): Resource<Left[]> {
  async function find(): Promise<Left[]> {
    const vpcs = await vpcsOf(aws, spec);
    const all = await interfacesIn(
      aws,
      vpcs.map(({ id }) => id),
    );
    return all
      .filter(({ Status }) => Status === 'available')
      .flatMap((each) => {
        const isShared = vpcs.some(({ id, isShared }) => isShared && id === each.VpcId);
        const isLeft = isShared ? isOfCluster(each, spec.name) : isOfCni(each);
        return isLeft ? [{ id: each.NetworkInterfaceId ?? '', mayGo: !isShared || isOld(each) }] : [];
      });
  }

  return {
    name: 'network interfaces',
    needs: [plane],
    madeBy: groups,
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const ec2 = await aws.ec2();
      await step.until('interfaces to be old enough to count as left', async () => {
        const found = await find();
        for (const { id } of found.filter(({ mayGo }) => mayGo)) {
          step.change('deleted', id);
          await unlessAbsent(ec2.deleteNetworkInterface({ NetworkInterfaceId: id }));
        }
        const young = found.filter(({ mayGo }) => !mayGo);
        return young.length === 0 ? { done: undefined } : { waiting: someOf(young.map(({ id }) => id)) };
      });
    },
  };
}

/** By the CNI's tag, which the add-on has had from the first version that EKS offers. */
function isOfCluster({ TagSet }: NetworkInterface, cluster: string): boolean {
  return fromTagList(TagSet)['cluster.k8s.amazonaws.com/name'] === cluster;
}

/** The CNI writes the moment into a tag, together with the name of its cluster. */
function isOld({ TagSet }: NetworkInterface): boolean {
  const createdAt = Date.parse(fromTagList(TagSet)['node.k8s.amazonaws.com/createdAt'] ?? '');
  return !(Date.now() - createdAt < ageOfLeft);
}

/** By the CNI's tag, or, of older versions, its description. */
export function isOfCni({ TagSet, Description = '' }: NetworkInterface): boolean {
  return 'node.k8s.amazonaws.com/instance_id' in fromTagList(TagSet) || /^aws-K8S-i-/.test(Description);
}
