/**
 * As whom a cluster's controllers call AWS: those of the control plane as the cluster role, those in pods as the role
 * of their service account, or for want of one as the role of their node.
 * Sources: "EKS Pod Identity" and "IAM roles for service accounts" in the EKS user guide.
 */
import { randomUUID } from 'node:crypto';
import type { Clients, Principal, RoleView } from '../core.ts';
import { trusts } from '../eks/roles.ts';
import type { NodegroupRecord } from '../eks/state.ts';
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

function callerAs({ eks, record }: CloudCluster, role: RoleView, session: string, via?: string): Caller {
  const principal: Principal = {
    arn: `arn:aws:sts::${eks.world.account}:assumed-role/${role.name}/${session}`,
    iamArn: role.arn,
    userId: `${role.roleId}:${session}`,
    accessKeyId: 'ASIAINSIDECLUSTER000',
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
  if (!role || !trusts(role, 'eks.amazonaws.com', 'sts:AssumeRole')) {
    throw new CannotReconcile(
      `AccessDenied: User: eks.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  }
  return callerAs(cluster, role, sessionOf(cluster), 'eks.amazonaws.com');
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

/** EKS Pod Identity, whose agent must run on the nodes; that of Auto Mode's nodes is built in. */
async function asAssociatedRole(
  cluster: CloudCluster,
  { namespace, name }: ServiceAccount,
  pod: StoredObject,
): Promise<Caller | undefined> {
  const { eks, record, kubernetes } = cluster;
  const association = [...record.podIdentityAssociations.values()]
    .map((each) => each.association)
    .find((each) => each.namespace === namespace && each.serviceAccount === name);
  if (!association) return undefined;
  const agent = kubernetes.get({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    namespace: 'kube-system',
    name: 'eks-pod-identity-agent',
  });
  if (!isAutoMode(cluster) && !numberAt(agent, 'status', 'numberReady')) {
    throw noCredentials(
      'failed to load credentials, : Get "http://169.254.170.23/v1/credentials": dial tcp 169.254.170.23:80: ' +
        'connect: connection refused',
    );
  }
  const role = await eks.world.role(association.roleArn);
  if (!role?.consistent || !trusts(role, 'pods.eks.amazonaws.com', 'sts:AssumeRole', 'sts:TagSession')) {
    throw noCredentials(
      'failed to load credentials, : [AccessDeniedException]: Unauthorized Exception! EKS does not have permissions ' +
        'to assume the associated role.',
    );
  }
  return callerAs(
    cluster,
    role,
    `eks-${record.cluster.name}-${pod.metadata.name}-${randomUUID()}`.slice(0, 64),
  );
}

/** The kubelet, and pods in the node's own network. @returns undefined for a node of no managed node group */
export async function asNode(cluster: CloudCluster, instanceId: string): Promise<Caller | undefined> {
  const group = nodegroupOf(cluster, instanceId);
  const role = group && (await cluster.eks.world.role(group.nodegroup.nodeRole));
  return role && callerAs(cluster, role, instanceId);
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
  const hops = nodegroupOf(cluster, instanceId)?.fleet.plan.metadata.HttpPutResponseHopLimit ?? 0;
  const needed = at(pod, 'spec', 'hostNetwork') === true ? 1 : 2;
  const caller = hops < needed ? undefined : await asNode(cluster, instanceId);
  if (caller) return caller;
  throw noCredentials(
    'no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded',
  );
}

/**
 * @param policies AWS's managed policies that allow it; what a policy of the account's own allows is not read, but
 * taken to be enough
 * @throws CannotReconcile in AWS's words when no policy of the role can allow it
 */
export function checkAllowed({ role, principal }: Caller, action: string, policies: string[]): void {
  const isEnough = (arn: string): boolean =>
    !arn.startsWith('arn:aws:iam::aws:') ||
    ['AdministratorAccess', ...policies].includes(arn.split('/').at(-1) ?? '');
  if (role.inlinePolicies.length > 0 || role.policies.some(isEnough)) return;
  const [code, sentence] = action.startsWith('ec2:')
    ? ['UnauthorizedOperation', 'You are not authorized to perform this operation. ']
    : ['AccessDenied', ''];
  throw new CannotReconcile(
    `api error ${code}: ${sentence}User: ${principal.arn} is not authorized to perform: ${action} because no ` +
      `identity-based policy allows the ${action} action`,
  );
}
