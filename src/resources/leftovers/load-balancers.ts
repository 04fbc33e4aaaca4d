import type { Aws } from '../../aws/clients.ts';
import { errorCode, unlessAbsent } from '../../aws/errors.ts';
import { type LoadBalancer, loadBalancersIn } from '../../aws/load-balancers.ts';
import { interfacesIn, isMadeForIn, vpcIdsOf, vpcsOf } from '../../aws/vpc.ts';
import type { Resource } from '../../engine/graph.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { someOf } from './inside.ts';

export interface LoadBalancersNeeds {
  plane: Resource<unknown>;
}

/** Load balancers of the cluster's controllers that have outlived them, with their listeners. */
export function loadBalancers(
  aws: Aws,
  spec: ClusterSpec,
  { plane }: LoadBalancersNeeds,
): Resource<LoadBalancer[]> {
  async function find(): Promise<LoadBalancer[]> {
    const vpcs = await vpcsOf(aws, spec);
    const ids = vpcs.map(({ id }) => id);
    const all = await loadBalancersIn(aws, ids);
    return all.filter(({ tags, vpcId }) => isMadeForIn(vpcs[ids.indexOf(vpcId)], tags, spec));
  }

  async function remove({ id, isClassic }: LoadBalancer): Promise<void> {
    if (isClassic) {
      const elb = await aws.elbClassic();
      await elb.deleteLoadBalancer({ LoadBalancerName: id });
      return;
    }
    const elb = await aws.elb();
    const deletion = (): Promise<unknown> => unlessAbsent(elb.deleteLoadBalancer({ LoadBalancerArn: id }));
    await deletion().catch(async (error: unknown) => {
      // An annotation can ask a controller for deletion protection: with the cluster, what it protected has gone.
      if (errorCode(error) !== 'OperationNotPermitted') throw error;
      await elb.modifyLoadBalancerAttributes({
        LoadBalancerArn: id,
        Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }],
      });
      await deletion();
    });
  }

  return {
    name: 'load balancers',
    needs: [],
    madeBy: [plane],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const found = await find();
      if (found.length === 0) return;
      for (const balancer of found) {
        step.change('deleted', balancer.id);
        await remove(balancer);
      }
      const descriptions = found.map(({ interfaceDescription }) => interfaceDescription);
      await step.until('the network interfaces of the load balancers to go', async () => {
        const interfaces = await interfacesIn(aws, await vpcIdsOf(aws, spec));
        const left = interfaces.filter(({ Description = '' }) => descriptions.includes(Description));
        if (left.length === 0) return { done: undefined };
        return { waiting: someOf(left.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId)) };
      });
    },
  };
}
