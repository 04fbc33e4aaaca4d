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
  boundary?: PolicyName;
  context: Context;
}

const role = (
  name: string,
  identity: readonly PolicyName[],
  { owners, clusters }: { owners: string; clusters: string },
  more: { path?: string; boundary?: PolicyName } = {},
): Asking => ({
  arn: `arn:aws:sts::${account}:assumed-role/${name}/run`,
  iamArn: `arn:aws:iam::${account}:role/${more.path ?? ''}${name}`,
  identity,
  ...(more.boundary !== undefined && { boundary: more.boundary }),
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
  pr: role('eks-octo-app-pr', policiesOfRole.previews, ofPullRequests),
  /** The same where clusters have roles of their own. */
  minting: role('eks-octo-app-pr', [...policiesOfRole.previews, 'roles'], ofPullRequests),
  main: role('eks-octo-app-main', policiesOfRole.previews, ofAll),
  sweep: role('eks-octo-app-sweep', policiesOfRole.sweep, ofAll),
} as const;

export type PrincipalName = keyof typeof principals;
