/** What EKS itself writes into the ConfigMap aws-auth. */
import { stringify } from 'yaml';
import { mapAt } from '../kubernetes/objects.ts';
import { awsAuth, withoutPath } from './authentication.ts';
import type { ClusterRecord, NodegroupRecord } from './state.ts';

const reference = { apiVersion: 'v1', kind: 'ConfigMap', name: 'aws-auth', namespace: 'kube-system' };

/** Only where there are no access entries, or beside them: EKS maps nodes by aws-auth in the mode CONFIG_MAP alone. */
const usesAwsAuth = ({ cluster }: ClusterRecord): boolean =>
  cluster.accessConfig.authenticationMode === 'CONFIG_MAP';

function write(record: ClusterRecord, roles: { arn: string; username: string; groups: string[] }[]): void {
  const present = record.kubernetes?.get(reference);
  record.kubernetes?.apply({
    apiVersion: reference.apiVersion,
    kind: reference.kind,
    metadata: { name: reference.name, namespace: reference.namespace },
    data: {
      ...mapAt(present, 'data'),
      mapRoles: stringify(roles.map(({ arn, username, groups }) => ({ groups, rolearn: arn, username }))),
    },
  });
}

/** As whom EKS lets nodes in. Source of Fargate's: EKS user guide, "Grant IAM users access to Kubernetes with a ConfigMap". */
const mappings = {
  EC2_LINUX: {
    username: 'system:node:{{EC2PrivateDNSName}}',
    groups: ['system:bootstrappers', 'system:nodes'],
  },
  FARGATE_LINUX: {
    username: 'system:node:{{SessionName}}',
    groups: ['system:bootstrappers', 'system:nodes', 'system:node-proxier'],
  },
};

/** Lets the nodes of a managed node group in, or those of a Fargate profile. */
export function mapNodeRole(
  record: ClusterRecord,
  roleArn: string,
  type: keyof typeof mappings = 'EC2_LINUX',
): void {
  if (!usesAwsAuth(record)) return;
  const arn = withoutPath(roleArn);
  const roles = awsAuth(record, 'mapRoles');
  if (roles.some((role) => role.arn === arn)) return;
  write(record, [...roles, { arn, ...mappings[type] }]);
}

/** With the last managed group of a role goes its mapping, even when self-managed nodes still use it. */
export function unmapNodeRole(record: ClusterRecord, group: NodegroupRecord): void {
  if (!usesAwsAuth(record)) return;
  const { nodeRole } = group.nodegroup;
  const others = [...record.nodegroups.values()].filter((each) => each !== group);
  if (others.some(({ nodegroup }) => nodegroup.nodeRole === nodeRole)) return;
  write(
    record,
    awsAuth(record, 'mapRoles').filter(({ arn }) => arn !== withoutPath(nodeRole)),
  );
}
