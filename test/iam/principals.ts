/** Who asks, in the account of the tables: the roles of the stack of one repository, and what they say of themselves. */
import type { PolicyName } from '../../scripts/iam/permissions.ts';
import { policiesOfRole } from '../../scripts/iam/permissions.ts';
import { type Context, principalTags } from '../emulator/permissions/questions.ts';

export const account = '123456789012';

export const repositoryId = '74061981';

export const prefix = 'octo-app';

/** What the stack of kinds.yaml lets files of pull requests name, by what its policies call each list. */
export const listed = {
  PRINCIPALS: [`arn:aws:iam::${account}:role/Dev*`, 'arn:aws:iam::444455556666:role/Partner'],
  ACCESS_POLICIES: ['arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy'],
  GROUPS: ['team-*'],
  NODE_ROLES: [`arn:aws:iam::${account}:role/nodes-of-shops`],
  LAUNCH_RESOURCES: [
    `arn:aws:ec2:*:${account}:capacity-reservation/cr-0123456789abcdef0`,
    `arn:aws:ec2:*:${account}:key-pair/operators`,
    `arn:aws:ec2:*:${account}:launch-template/lt-0123456789abcdef0`,
    `arn:aws:ec2:*:${account}:placement-group/close`,
    `arn:aws:ec2:*:${account}:security-group/sg-0123456789abcdef0`,
  ],
  VPC_ARNS: [`arn:aws:ec2:eu-west-1:${account}:vpc/vpc-0123456789abcdef0`],
  POD_EXECUTION_ROLES: [`arn:aws:iam::${account}:role/pods-on-fargate`],
  CAPABILITY_ROLES: [`arn:aws:iam::${account}:role/ack-of-shop`],
  NODE_IMAGES: ['ami-0123456789abcdef0'],
  NODE_COMMANDS: ['a'.repeat(64)],
  ISSUER_URLS: ['https://login.example.com/*'],
  ISSUER_CLIENTS: ['kubernetes'],
  POD_ROLES: [`arn:aws:iam::${account}:role/pods-of-shop`],
  POD_POLICIES: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
  KEYS: [`arn:aws:kms:eu-west-1:${account}:key/listed`],
  LOG_GROUPS: [`arn:aws:logs:*:${account}:log-group:/aws/eks/octo-app--*`],
  AUTO_MODE_CLUSTER_ROLES: [`arn:aws:iam::${account}:role/auto-control-planes`],
  AUTO_MODE_NODE_ROLES: [`arn:aws:iam::${account}:role/auto-nodes`],
} as const;

export interface Asking {
  arn: string;
  /** Of the role behind the session. */
  iamArn: string;
  identity: readonly (PolicyName | PolicyOfAws)[];
  context: Context;
}

/** Of those beside this file, as AWS publishes them. */
export type PolicyOfAws = typeof policyOfDrivers;
export const policyOfDrivers = 'AmazonEBSCSIDriverEKSClusterScopedPolicy';

const role = (
  name: string,
  identity: readonly PolicyName[],
  { owners, clusters }: { owners: string; clusters: string },
): Asking => ({
  arn: `arn:aws:sts::${account}:assumed-role/${name}/run`,
  iamArn: `arn:aws:iam::${account}:role/${name}`,
  identity,
  context: principalTags({
    'eks-cluster-action-repository': repositoryId,
    'eks-cluster-action-owners': `${repositoryId}/${owners}`,
    'eks-cluster-action-clusters': `${prefix}--${clusters}`,
  }),
});

/**
 * A role that a cluster has of its own, in a session whose tags whoever trusts himself in it may choose.
 * @param path the cluster's name in it, and whatever its maker puts behind
 */
const minted = (path: string, says: string): Asking => ({
  arn: `arn:aws:sts::${account}:assumed-role/door/run`,
  iamArn: `arn:aws:iam::${account}:role/eks-cluster-action/${repositoryId}/cluster/${path}/eu-west-1/door`,
  identity: ['boundary'],
  context: principalTags({ 'eks-cluster-action-cluster': says, 'eks-cluster-name': says }),
});

const ofPullRequests = { owners: 'pr', clusters: 'pr-' };
const ofAll = { owners: '', clusters: '' };

/** What kinds.yaml writes into roles. */
export const policiesOfKinds = [
  'identity',
  'fargate',
  'capabilities',
  'groups',
  'secrets',
  'logs',
  'issuers',
  'pods',
  'permissions',
  'workers',
  'launches',
  'vpcs',
  'automode',
  'self-managed',
  'self-managed-removal',
] as const satisfies readonly PolicyName[];

export const principals = {
  /** Of pull requests, with what kinds.yaml lists for them. */
  pr: role('eks-octo-app-pr', [...policiesOfRole.previews, 'limits', ...policiesOfKinds], ofPullRequests),
  /** The same where clusters have roles of their own. */
  minting: role('eks-octo-app-pr', [...policiesOfRole.previews, 'roles', ...policiesOfKinds], ofPullRequests),
  main: role('eks-octo-app-main', policiesOfRole.main, ofAll),
  sweep: role('eks-octo-app-sweep', policiesOfRole.sweep, ofAll),
  deploy: role('eks-octo-app-deploy', policiesOfRole.deploy, ofPullRequests),
  /** Whatever policies a node's role of the stack may have, its boundary is the most of them. */
  node: role('eks-octo-app-pr-node', ['node'], ofPullRequests),
  /** The stack's role of EBS CSI drivers, in the session that EKS gives to the one of a cluster. */
  driver: {
    arn: `arn:aws:sts::${account}:assumed-role/eks-octo-app-pr-ebs-csi/run`,
    iamArn: `arn:aws:iam::${account}:role/eks-cluster-action/${repositoryId}/pr/eks-octo-app-pr-ebs-csi`,
    identity: [policyOfDrivers],
    context: principalTags({ 'eks-cluster-name': `${prefix}--pr-1` }),
  },
  /** The same of roles that a cluster has of its own: that of a pull request. */
  minted: minted(`${prefix}--pr-1`, `${prefix}--pr-1`),
  /** One that says that it is another cluster's. */
  pretender: minted(`${prefix}--pr-1`, 'production'),
  /** And one whose path says so, too, but for its beginning. */
  nested: minted(`${prefix}--pr-1/production`, 'production'),
} as const;

export type PrincipalName = keyof typeof principals;
