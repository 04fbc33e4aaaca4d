/** How access entries come about: by request, or by EKS itself for who makes a cluster and for the nodes that it manages. */
import { randomUUID } from 'node:crypto';
import { policyArn } from './access-policies.ts';
import { type AccessEntryRecord, arnOf, type ClusterRecord, type Eks } from './state.ts';

/**
 * Seconds before the API server knows a fresh entry: a principal that has just been given access may get a 401 for
 * a while. Assumed: AWS tells only that it happens.
 */
const effectiveAfter = 15;

/** User name and groups of each type of entry; those of STANDARD entries are the caller's to choose. */
export const entryTypes: Readonly<Record<string, { username: string; groups: string[] }>> = {
  EC2: { username: 'system:node:{{EC2PrivateDNSName}}', groups: ['system:nodes'] },
  EC2_LINUX: { username: 'system:node:{{EC2PrivateDNSName}}', groups: ['system:nodes'] },
  EC2_WINDOWS: {
    username: 'system:node:{{EC2PrivateDNSName}}',
    groups: ['eks:kube-proxy-windows', 'system:nodes'],
  },
  FARGATE_LINUX: {
    username: 'system:node:{{SessionName}}',
    groups: ['system:bootstrappers', 'system:nodes', 'system:node-proxier'],
  },
  HYBRID_LINUX: { username: 'system:node:{{SessionName}}', groups: ['system:nodes'] },
  // Assumed to be known as those of HYBRID_LINUX: the guide tells only that the type is there.
  HYPERPOD_LINUX: { username: 'system:node:{{SessionName}}', groups: ['system:nodes'] },
};

/** The ARN of an IAM user, and the user's name in it. */
export const userArn = /^arn:aws[a-z-]*:iam::\d{12}:user\/(?:.*\/)?([^/]+)$/;

/** Of a STANDARD entry: the session for a role, the ARN itself for a user. */
export const defaultUsername = (arn: string): string =>
  userArn.test(arn)
    ? arn
    : arn
        .replace(':iam:', ':sts:')
        .replace(/:role\/(?:.*\/)?/, ':assumed-role/')
        .concat('/{{SessionName}}');

/** Adds an entry, or replaces the one of the same principal. */
export function addEntry(
  eks: Eks,
  record: ClusterRecord,
  entry: {
    principalArn: string;
    principalId: string;
    type: string;
    username: string;
    kubernetesGroups: string[];
    tags: Record<string, string>;
  },
): AccessEntryRecord {
  const { principalId, ...shape } = entry;
  const [, , , , account, principal = ''] = entry.principalArn.split(':');
  const kind = principal.split('/')[0];
  const name = principal.split('/').at(-1);
  const now = new Date();
  const added: AccessEntryRecord = {
    principalId,
    policies: new Map(),
    effectiveAt: now.getTime() + eks.world.clock.milliseconds(effectiveAfter),
    entry: {
      ...shape,
      clusterName: record.cluster.name,
      accessEntryArn: arnOf(
        eks,
        record.region,
        `access-entry/${record.cluster.name}/${kind}/${account}/${name}/${randomUUID()}`,
      ),
      createdAt: now,
      modifiedAt: now,
    },
  };
  record.accessEntries.set(entry.principalArn, added);
  return added;
}

/** The entry of whoever made the cluster, with AmazonEKSClusterAdminPolicy, where the mode and the wish allow it. */
export function grantCreator(eks: Eks, record: ClusterRecord): void {
  const { creator, cluster } = record;
  const { authenticationMode, bootstrapClusterCreatorAdminPermissions } = cluster.accessConfig;
  if (authenticationMode === 'CONFIG_MAP' || !bootstrapClusterCreatorAdminPermissions) return;
  if (record.accessEntries.has(creator.iamArn)) return;
  const { policies } = addEntry(eks, record, {
    principalArn: creator.iamArn,
    principalId: creator.userId.split(':')[0] ?? '',
    type: 'STANDARD',
    username: defaultUsername(creator.iamArn),
    kubernetesGroups: [],
    tags: {},
  });
  associateWithCluster(policies, 'AmazonEKSClusterAdminPolicy');
}

/** What a capability may do in its cluster, at first. Source: EKS user guide, "Security considerations for EKS Capabilities". */
const capabilityPolicies = { ACK: 'AmazonEKSACKPolicy', KRO: 'AmazonEKSKROPolicy' };

/** The entry that EKS makes for a capability's role. */
export function grantCapability(
  eks: Eks,
  record: ClusterRecord,
  { arn: principalArn, roleId: principalId }: { arn: string; roleId: string },
  type: keyof typeof capabilityPolicies,
): void {
  const { policies } =
    record.accessEntries.get(principalArn) ??
    addEntry(eks, record, {
      principalArn,
      principalId,
      type: 'STANDARD',
      username: defaultUsername(principalArn),
      kubernetesGroups: [],
      tags: {},
    });
  associateWithCluster(policies, capabilityPolicies[type]);
}

function associateWithCluster(policies: AccessEntryRecord['policies'], name: string): void {
  const arn = policyArn(name);
  const now = new Date();
  policies.set(arn, {
    policyArn: arn,
    accessScope: { type: 'cluster', namespaces: [] },
    associatedAt: now,
    modifiedAt: now,
  });
}

/**
 * The entry that EKS makes for the node role of Auto Mode's own node pools; for any other, whoever makes the NodeClass does.
 * Source: EKS user guide, "Learn about identity and access in EKS Auto Mode" and "Create a Node Class for Amazon EKS".
 */
export async function grantAutoNodes(eks: Eks, record: ClusterRecord): Promise<void> {
  const role = await eks.world.role(record.cluster.computeConfig?.nodeRoleArn ?? '');
  if (!role || record.accessEntries.has(role.arn)) return;
  const { policies } = addEntry(eks, record, {
    principalArn: role.arn,
    principalId: role.roleId,
    type: 'EC2',
    username: entryTypes.EC2?.username ?? '',
    kubernetesGroups: entryTypes.EC2?.groups ?? [],
    tags: {},
  });
  associateWithCluster(policies, 'AmazonEKSAutoNodePolicy');
}

/** The entry that EKS makes for the role of nodes that it manages, and never removes. */
export function grantNodes(
  eks: Eks,
  record: ClusterRecord,
  role: { arn: string; roleId: string },
  type: 'EC2_LINUX' | 'EC2_WINDOWS' | 'FARGATE_LINUX',
): void {
  if (record.cluster.accessConfig.authenticationMode === 'CONFIG_MAP') return;
  if (record.accessEntries.has(role.arn)) return;
  const { username = '', groups = [] } = entryTypes[type] ?? {};
  addEntry(eks, record, {
    principalArn: role.arn,
    principalId: role.roleId,
    type,
    username,
    kubernetesGroups: groups,
    tags: {},
  });
}
