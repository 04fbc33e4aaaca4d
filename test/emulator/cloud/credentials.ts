/**
 * As whom a cluster's controllers call AWS: those of the control plane as the cluster role, those in pods as the role
 * of their service account, or for want of one as the role of their node.
 * Sources: "EKS Pod Identity" and "IAM roles for service accounts" in the EKS user guide.
 */
import { randomUUID } from 'node:crypto';
import type { Clients, Principal, RoleView } from '../core.ts';
import { nameProblem } from '../eks/name-service.ts';
import { asksAgent } from '../eks/pod-identity-webhook.ts';
import { trusts, trustsEks } from '../eks/roles.ts';
import { instanceIn, type NodegroupRecord } from '../eks/state.ts';
import { at, numberAt, textAt } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import { isTrusted } from '../services/trust.ts';
import type { CloudCluster } from './cluster.ts';
import { isAutoMode } from './cluster.ts';
import { CannotReconcile } from './controller.ts';
import { instanceIdOf } from './nodes.ts';

export interface ServiceAccount {
  namespace: string;
  name: string;
}

/** Calls AWS as a role. */
export interface Caller {
  clients: Clients;
  principal: Principal;
  role: RoleView;
}

function callerAs(
  { eks, record }: CloudCluster,
  role: RoleView,
  name: string,
  { via, session }: { via?: string; session?: Principal['session'] } = {},
): Caller {
  const principal: Principal = {
    arn: `arn:aws:sts::${eks.world.account}:assumed-role/${role.name}/${name}`,
    iamArn: role.arn,
    userId: `${role.roleId}:${name}`,
    accessKeyId: 'ASIAINSIDECLUSTER000',
    ...(session && { session }),
  };
  const clients = eks.world.clients({ principal, region: record.region, ...(via && { via }) });
  return { clients, principal, role };
}

/** EKS names the sessions of its control planes by the time at which they began, in nanoseconds. */
const sessionOf = ({ record }: CloudCluster): string => `${record.cluster.createdAt?.getTime() ?? 0}000000`;

/** The controllers that EKS runs beside the API server. @throws CannotReconcile when the cluster role has gone */
export async function asClusterRole(cluster: CloudCluster): Promise<Caller> {
  const { roleArn } = cluster.record.cluster;
  const role = await cluster.eks.world.role(roleArn);
  if (!role || !trustsEks(role)) {
    throw new CannotReconcile(
      `AccessDenied: User: eks.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  }
  // By its tag the policies of Auto Mode tell one cluster's things from another's.
  const tags = trustsEks(role, 'sts:TagSession') && { 'eks:eks-cluster-name': cluster.record.cluster.name };
  return callerAs(cluster, role, sessionOf(cluster), {
    via: 'eks.amazonaws.com',
    ...(tags && { session: { policies: [], tags } }),
  });
}

/**
 * @param pod one that runs as the service account
 * @throws CannotReconcile in the words in which the AWS SDK fails there
 */
export async function asServiceAccount(
  cluster: CloudCluster,
  account: ServiceAccount,
  pod: StoredObject,
): Promise<Caller> {
  const unnamed = await nameProblem(cluster, pod);
  if (unnamed !== undefined) throw new CannotReconcile(unnamed);
  return (
    (await asAnnotatedRole(cluster, account)) ??
    (await asAssociatedRole(cluster, account, pod)) ??
    (await asNodeRole(cluster, pod))
  );
}

const noCredentials = (why: string): CannotReconcile =>
  new CannotReconcile(`get identity: get credentials: failed to refresh cached credentials, ${why}`);

/** IAM roles for service accounts. */
async function asAnnotatedRole(
  { eks, record, kubernetes }: CloudCluster,
  { namespace, name }: ServiceAccount,
): Promise<Caller | undefined> {
  const account = kubernetes.get({ apiVersion: 'v1', kind: 'ServiceAccount', namespace, name });
  const roleArn = account?.metadata.annotations?.['eks.amazonaws.com/role-arn'];
  if (!roleArn) return undefined;
  const issuer = (record.cluster.identity?.oidc?.issuer ?? '').replace('https://', '');
  const role = await eks.world.role(roleArn);
  const trusted =
    role?.consistent &&
    isTrusted(role.trust, {
      action: 'sts:AssumeRoleWithWebIdentity',
      principal: { type: 'Federated', names: [`arn:aws:iam::${eks.world.account}:oidc-provider/${issuer}`] },
      context: {
        [`${issuer}:aud`]: 'sts.amazonaws.com',
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${name}`,
      },
    });
  if (!role || !trusted) {
    throw noCredentials(
      'failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error ' +
        'StatusCode: 403, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    );
  }
  return callerAs({ eks, record, kubernetes }, role, sessionOf({ eks, record, kubernetes }));
}

/** EKS Pod Identity, whose agent must run on the nodes, which it does on none of Fargate's; that of Auto Mode's nodes is built in. */
async function asAssociatedRole(
  cluster: CloudCluster,
  { namespace, name }: ServiceAccount,
  pod: StoredObject,
): Promise<Caller | undefined> {
  const { eks, record, kubernetes } = cluster;
  const association = [...record.podIdentityAssociations.values()]
    .map((each) => each.association)
    .find((each) => each.namespace === namespace && each.serviceAccount === name);
  if (!association || !asksAgent(pod)) return undefined;
  const agent = kubernetes.get({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    namespace: 'kube-system',
    name: 'eks-pod-identity-agent',
  });
  const isOnFargate = textAt(pod, 'spec', 'nodeName').startsWith('fargate-');
  if (isOnFargate || (!isAutoMode(cluster) && !numberAt(agent, 'status', 'numberReady'))) {
    throw noCredentials(
      'failed to load credentials, : Get "http://169.254.170.23/v1/credentials": dial tcp 169.254.170.23:80: ' +
        'connect: connection refused',
    );
  }
  await checkAgent(cluster, pod);
  const role = await eks.world.role(association.roleArn);
  if (!role?.consistent || !trusts(role, 'pods.eks.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession')) {
    throw noCredentials(
      'failed to load credentials, : [AccessDeniedException]: Unauthorized Exception! EKS does not have permissions ' +
        'to assume the associated role.',
    );
  }
  const session = { policies: [], tags: sessionTags(cluster, { namespace, name }, pod) };
  const sessionName = `eks-${record.cluster.name}-${pod.metadata.name}-${randomUUID()}`.slice(0, 64);
  return callerAs(cluster, role, sessionName, { session });
}

/** The agent asks as its node. Source: EKS user guide, "Set up the Amazon EKS Pod Identity Agent". */
async function checkAgent(cluster: CloudCluster, pod: StoredObject): Promise<void> {
  const { eks, record } = cluster;
  const node = await asNode(cluster, instanceOf(cluster, pod));
  const denial =
    node &&
    (await eks.world.denial(node.principal, {
      action: 'eks-auth:AssumeRoleForPodIdentity',
      resource: record.cluster.arn,
    }));
  if (denial !== undefined)
    throw noCredentials(`failed to load credentials, : [AccessDeniedException]: ${denial}`);
}

/** Source: EKS user guide, "Grant Pods access to AWS resources based on tags". */
const sessionTags = ({ record }: CloudCluster, account: ServiceAccount, pod: StoredObject) => ({
  'eks-cluster-arn': record.cluster.arn,
  'eks-cluster-name': record.cluster.name,
  'kubernetes-namespace': account.namespace,
  'kubernetes-service-account': account.name,
  'kubernetes-pod-name': pod.metadata.name,
  'kubernetes-pod-uid': pod.metadata.uid,
});

/** The kubelet, and pods in the node's own network. @returns undefined for a node that is no instance of the cluster's */
export async function asNode(cluster: CloudCluster, instanceId: string): Promise<Caller | undefined> {
  const instance = instanceIn(cluster.record, instanceId);
  const role = instance && (await cluster.eks.world.role(instance.role));
  return role && callerAs(cluster, role, instanceId);
}

/** What pulls the images of a pod on Fargate. @returns undefined when it is on none, or the role has gone */
export async function asPodExecutionRole(
  cluster: CloudCluster,
  pod: StoredObject,
): Promise<Caller | undefined> {
  const { eks, record } = cluster;
  const found = record.fargateProfiles.get(pod.metadata.labels?.['eks.amazonaws.com/fargate-profile'] ?? '');
  const role = found && (await eks.world.role(found.profile.podExecutionRoleArn ?? ''));
  return role && callerAs(cluster, role, textAt(pod, 'spec', 'nodeName'));
}

export const nodegroupOf = ({ record }: CloudCluster, instanceId: string): NodegroupRecord | undefined =>
  [...record.nodegroups.values()].find(({ instances }) => instances.has(instanceId));

const instanceOf = ({ kubernetes }: CloudCluster, pod: StoredObject): string => {
  const node = kubernetes.get({ apiVersion: 'v1', kind: 'Node', name: textAt(pod, 'spec', 'nodeName') });
  return node ? instanceIdOf(node) : '';
};

/** What the instance metadata gives, when pods can reach it: two hops away for those with a network of their own. */
async function asNodeRole(cluster: CloudCluster, pod: StoredObject): Promise<Caller> {
  const instanceId = instanceOf(cluster, pod);
  const hops = instanceIn(cluster.record, instanceId)?.hops ?? 0;
  const needed = at(pod, 'spec', 'hostNetwork') === true ? 1 : 2;
  const caller = hops < needed ? undefined : await asNode(cluster, instanceId);
  if (caller) return caller;
  throw noCredentials(
    'no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded',
  );
}
