import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import { interfacesIn, ownVpcIds } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { someOf } from './inside.ts';
import { isOfCni } from './network-interfaces.ts';

export interface LateInterfacesNeeds {
  instances: Resource<unknown>;
}

/**
 * A second look at interfaces of the VPC CNI, right before the cluster's own network goes: one that was being detached at the
 * first look is left now, and so are those of instances that no node group had.
 * Sources: aws/amazon-vpc-cni-k8s issues 69 and 1223.
 */
export function lateInterfaces(
  aws: Aws,
  spec: ClusterSpec,
  { instances }: LateInterfacesNeeds,
): Resource<NetworkInterface[]> {
  /** Those that nothing is attached to, and those that are on their way to it. */
  async function find(): Promise<NetworkInterface[]> {
    const all = await interfacesIn(aws, await ownVpcIds(aws, spec));
    return all.filter((each) => isOfCni(each) && (isFree(each) || isBeingDetached(each)));
  }

  return {
    name: 'late network interfaces',
    needs: [],
    madeBy: [instances],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const ec2 = await aws.ec2();
      await step.until('interfaces to be detached', async () => {
        const found = await find();
        for (const { NetworkInterfaceId = '' } of found.filter(isFree)) {
          step.change('deleted', NetworkInterfaceId);
          await unlessAbsent(ec2.deleteNetworkInterface({ NetworkInterfaceId }));
        }
        const detaching = found.filter((each) => !isFree(each));
        if (detaching.length === 0) return { done: undefined };
        return { waiting: someOf(detaching.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId)) };
      });
    },
  };
}

const isFree = ({ Status }: NetworkInterface): boolean => Status === 'available';

const isBeingDetached = ({ Status, Attachment }: NetworkInterface): boolean =>
  Status === 'detaching' || Attachment?.Status === 'detaching';
