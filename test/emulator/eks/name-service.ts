/** Whether pods find names: by the cluster's own name service, which runs in pods as well. */
import { type CloudCluster, isAutoMode } from '../cloud/cluster.ts';
import { instanceIdOf } from '../cloud/nodes.ts';
import { at, itemsAt, textAt } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import { udp } from '../network/packets.ts';
import { reachProblem } from '../network/reach.ts';
import { lookAtVpc, ownInterface } from '../network/vpc.ts';
import { actingAs } from './state.ts';

const isReady = (pod: StoredObject): boolean =>
  itemsAt(pod, 'status', 'conditions').some(({ type, status }) => type === 'Ready' && status === 'True');

/**
 * Whether a pod asks its node's own name server: that of the VPC.
 * Source: "DNS for Services and Pods" in Kubernetes' documentation.
 */
const asksItsNode = (pod: StoredObject): boolean => {
  const policy = textAt(pod, 'spec', 'dnsPolicy') || 'ClusterFirst';
  return policy === 'Default' || (policy === 'ClusterFirst' && at(pod, 'spec', 'hostNetwork') === true);
};

/**
 * Looked up through kube-proxy, which takes any server that is ready: a resolver asks again, and so one is enough.
 * Nodes of Auto Mode have a server each, and Fargate's network is AWS's affair.
 *
 * @returns why the pod finds no names, as Go programs say it
 */
export async function nameProblem(cluster: CloudCluster, pod: StoredObject): Promise<string | undefined> {
  const { eks, record, kubernetes } = cluster;
  if (isAutoMode(cluster) || asksItsNode(pod)) return undefined;
  const instanceOf = (of: StoredObject): string => {
    const node = kubernetes.get({ apiVersion: 'v1', kind: 'Node', name: textAt(of, 'spec', 'nodeName') });
    return node ? instanceIdOf(node) : '';
  };
  const own = instanceOf(pod);
  const servers = kubernetes
    .list({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'kube-system' })
    .filter((each) => textAt(each, 'metadata', 'labels', 'k8s-app') === 'kube-dns' && isReady(each))
    .map(instanceOf);
  if (own === '' || servers.some((server) => server === own || server === '')) return undefined;
  const service = kubernetes.get({
    apiVersion: 'v1',
    kind: 'Service',
    name: 'kube-dns',
    namespace: 'kube-system',
  });
  const address = textAt(service, 'spec', 'clusterIP');
  const unanswered = `dial tcp: lookup ec2.${record.region}.amazonaws.com on ${address}:53: read udp ${textAt(pod, 'status', 'podIP')}->${address}:53: i/o timeout`;
  if (servers.length === 0) return unanswered;
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  const vpc = await lookAtVpc(ec2, record.cluster.resourcesVpcConfig.vpcId);
  const from = ownInterface(vpc, own);
  const isReached = servers.some((server) => {
    const to = ownInterface(vpc, server);
    return from && to && reachProblem(vpc, from, to, udp(53)) === undefined;
  });
  return isReached ? undefined : unanswered;
}
