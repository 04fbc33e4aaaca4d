/** Who asks, in the account of the tables: the roles of the stack of one repository, and what they say of themselves. */
import type { PolicyName } from '../../scripts/iam/permissions.ts';
import { policiesOfRole } from '../../scripts/iam/permissions.ts';
import { type Context, principalTags } from '../emulator/permissions/questions.ts';

export const account = '123456789012';

export const repositoryId = '74061981';

export const prefix = 'octo-app';

export interface Asking {
  arn: string;
  /** Of the role behind the session. */
  iamArn: string;
  identity: readonly PolicyName[];
  context: Context;
}

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

const ofPullRequests = { owners: 'pr', clusters: 'pr-' };
const ofAll = { owners: '', clusters: '' };

export const principals = {
  /** Of pull requests. */
  pr: role('eks-octo-app-pr', [...policiesOfRole.previews, 'limits'], ofPullRequests),
  /** The same where clusters have roles of their own. */
  minting: role('eks-octo-app-pr', [...policiesOfRole.previews, 'roles'], ofPullRequests),
  main: role('eks-octo-app-main', policiesOfRole.previews, ofAll),
  sweep: role('eks-octo-app-sweep', policiesOfRole.sweep, ofAll),
  deploy: role('eks-octo-app-deploy', policiesOfRole.deploy, ofPullRequests),
  /** Whatever policies a node's role of the stack may have, its boundary is the most of them. */
  node: role('eks-octo-app-pr-node', ['node'], ofPullRequests),
} as const;

export type PrincipalName = keyof typeof principals;
