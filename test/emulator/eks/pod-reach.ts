/** The way from the control plane to pods, as its API servers take it to webhooks. */
import { instanceIdOf } from '../cloud/nodes.ts';
import { textAt } from '../kubernetes/objects.ts';
import type { PodReach } from '../kubernetes/types.ts';
import { tcp } from '../network/packets.ts';
import { reachProblem } from '../network/reach.ts';
import { lookAtVpc, ownInterface } from '../network/vpc.ts';
import { interfacesOf } from './node-joining.ts';
import { actingAs, type ClusterRecord, type Eks } from './state.ts';

/**
 * Any of the API servers may be the one that calls. A pod's interface is behind the groups of its node's first one; where
 * a pod has no instance of ours, on Fargate, the network is AWS's affair.
 * Source: EKS user guide, "Deploy pods in alternate subnets with custom networking".
 */
export async function podReach(eks: Eks, record: ClusterRecord): Promise<PodReach> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  const vpc = await lookAtVpc(ec2, record.cluster.resourcesVpcConfig.vpcId);
  const servers = interfacesOf(vpc, record.interfaces);
  return (pod, port) => {
    const name = textAt(pod, 'spec', 'nodeName');
    const node = record.kubernetes?.get({ apiVersion: 'v1', kind: 'Node', name });
    const to = node && ownInterface(vpc, instanceIdOf(node));
    if (to === undefined) return undefined;
    return servers
      .map((from) => reachProblem(vpc, from, to, tcp(port)))
      .find((problem) => problem !== undefined);
  };
}
