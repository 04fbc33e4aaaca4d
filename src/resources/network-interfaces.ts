import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws/clients.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { interfacesIn, ownVpcIds } from '../aws/vpc.ts';
import type { ClusterSpec } from '../config/spec.ts';
import { fromTagList } from '../config/tags.ts';
import type { Resource } from '../engine/graph.ts';

export interface NetworkInterfacesNeeds {
  /** EKS cannot take its own security group away while an interface holds it. */
  plane: Resource<unknown>;
  network: Resource<unknown>;
  groups: readonly Resource<unknown>[];
}

/**
 * Interfaces that the VPC CNI made for pods and left when their node went. In the cluster's own VPC, once the nodes have
 * gone, nobody uses one that is attached to nothing.
 */
export function networkInterfaces(
  aws: Aws,
  spec: ClusterSpec,
  { plane, network, groups }: NetworkInterfacesNeeds,
): Resource<NetworkInterface[]> {
  async function find(): Promise<NetworkInterface[]> {
    const all = await interfacesIn(aws, await ownVpcIds(aws, spec));
    return all.filter((each) => each.Status === 'available' && isOfCni(each));
  }

  return {
    name: 'network interfaces',
    needs: [plane, network],
    madeBy: groups,
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const ec2 = await aws.ec2();
      for (const { NetworkInterfaceId } of await find()) {
        step.change('deleted', NetworkInterfaceId);
        await unlessAbsent(ec2.deleteNetworkInterface({ NetworkInterfaceId }));
      }
    },
  };
}

/** By the CNI's tag, or, of older versions, its description. */
function isOfCni({ TagSet, Description = '' }: NetworkInterface): boolean {
  return 'node.k8s.amazonaws.com/instance_id' in fromTagList(TagSet) || /^aws-K8S-i-/.test(Description);
}
