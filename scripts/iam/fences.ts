/**
 * What IAM can look at, so that a role reaches what belongs to its class of trust and nothing else. The roles say of
 * themselves, by tags, what that is: the repository, whose clusters (the beginning of their owner's tag) and how these are
 * named (the beginning of the name).
 *
 * EKS, CloudFormation and CloudWatch Logs have names in their ARNs: there the fence is the name, which nobody can claim by a
 * tag. EC2 and Elastic Load Balancing have ids: there it is the tag that a thing was made with, or the cluster's name that
 * EKS, the CSI driver, the CNI or a controller wrote on it.
 * Source of which action knows which resource and key: Service Authorization Reference.
 */
import { tagKeys } from '../../src/spec/tags.ts';

export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** The resources that a statement is about, and what has to be so. */
export interface Fence {
  on: readonly string[];
  if?: Condition;
}

const ofRole = (tag: string): string => `\${aws:PrincipalTag/eks-cluster-action-${tag}}`;

/** The beginnings of owners and of names that are the role's, and the repository's shared network. */
export const own = {
  clusters: `${ofRole('clusters')}*`,
  owners: `${ofRole('owners')}*`,
  network: `${ofRole('repository')}/network`,
} as const;

const requested = `aws:RequestTag/${tagKeys.owner}`;
const carried = `aws:ResourceTag/${tagKeys.owner}`;
export const ours: readonly string[] = [own.owners, own.network];

export const everything = ['*'] as const;

const eks = (kind: string): string => `arn:aws:eks:*:*:${kind}`;
const ec2 = (...kinds: string[]): string[] => kinds.map((kind) => `arn:aws:ec2:*:*:${kind}/*`);

/** Spelt out, kind by kind: a star in place of the kind would match a cluster's name inside of another's ARN. */
const ofClusters = ['nodegroup', 'addon', 'access-entry', 'podidentityassociation'].map((kind) =>
  eks(`${kind}/${own.clusters}/*`),
);

export const cluster = eks(`cluster/${own.clusters}`);
export const eksOfClusters = [cluster, ...ofClusters];
/** What EKS deletes no cluster under, whoever made it. */
export const onClusters = ['capability', 'fargateprofile', 'nodegroup'].map((kind) =>
  eks(`${kind}/${own.clusters}/*`),
);
export const fargateProfiles = eks(`fargateprofile/${own.clusters}/*`);
export const capabilities = eks(`capability/${own.clusters}/*`);
export const accessEntries = eks(`access-entry/${own.clusters}/*`);
export const identityProviders = eks(`identityproviderconfig/${own.clusters}/*`);
export const associations = eks(`podidentityassociation/${own.clusters}/*`);

/** IAM's providers for issuers of EKS. */
export const providersOfEks = ['arn:aws:iam::*:oidc-provider/oidc.eks.*'];

export const stacks = [
  `arn:aws:cloudformation:*:*:stack/eks-${own.clusters}/*`,
  `arn:aws:cloudformation:*:*:stack/eks-network-${ofRole('repository')}/*`,
];

/** The repositories of images in the account that nodes pull from: a parameter of the stack says otherwise. */
export const ourRepositories = ['PREFIX', 'PREFIX/*'].map((name) => `arn:aws:ecr:*:*:repository/${name}`);

export const logGroups = ['/aws/eks', '/aws/containerinsights'].map(
  (path) => `arn:aws:logs:*:*:log-group:${path}/${own.clusters}/*`,
);

/** The path of the roles that the stack makes for the class: it begins like the owners. */
export const stackRoles = [`arn:aws:iam::*:role/eks-cluster-action/${own.owners}`];

/** A role that is for the same clusters as the one that asks, such as itself. */
export const ofItsClass: Condition = {
  StringEquals: { 'aws:ResourceTag/eks-cluster-action-clusters': ofRole('clusters') },
};

/** The path of the roles that clusters have of their own. */
export const clusterRoles = [
  `arn:aws:iam::*:role/eks-cluster-action/${ofRole('repository')}/cluster/${own.clusters}`,
];

/** Likewise of the instance profiles by which self-managed nodes get such a role. */
export const clusterProfiles = [
  `arn:aws:iam::*:instance-profile/eks-cluster-action/${ofRole('repository')}/cluster/${own.clusters}`,
];

/** The boundary of those, by the end of its name: none of the repository's other policies, which lie beside it, ends so. */
export const boundaries = `arn:aws:iam::\${aws:PrincipalAccount}:policy/eks-cluster-action/${ofRole('repository')}/*boundary`;

/** A boundary that is asked for, and perhaps not there, may have any name. */
export const anyPolicy = ['arn:aws:iam::*:policy/*'];

/**
 * The cluster that a role is for which the cluster has of its own. Its trust is whatever its maker writes, and so are the tags
 * of its sessions: what it says counts where the path that it could be made under says the same.
 */
const itself = ofRole('cluster');

/** A role of its own that says of itself that it is another cluster's. */
export const pretender: Condition = {
  StringNotLike: {
    'aws:PrincipalArn': `arn:aws:iam::*:role/eks-cluster-action/REPOSITORY_ID/cluster/${itself}/*`,
  },
};

/** What the launch template, the driver or the CNI has marked with the cluster's name. */
export const ofItself = (key: string): Condition => ({
  StringEquals: { [`aws:ResourceTag/${key}`]: itself },
});
export const madeAsItsOwn = (key: string): Condition => ({
  StringEquals: { [`aws:RequestTag/${key}`]: itself },
});
/** Of what says whose a thing is, nothing but the truth. */
export const namesItself = (...keys: string[]): Condition => ({
  StringEqualsIfExists: Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, itself])),
});
export const itsCluster = eks(`cluster/${itself}`);

/** The network that clusters of the repository share is of no cluster. */
export const sharedNetwork: Condition = { StringEquals: { [carried]: 'REPOSITORY_ID/network' } };
export const ofTheRepository: Condition = { StringLikeIfExists: { [requested]: 'REPOSITORY_ID/*' } };

/** What is only being made says in the request whose it is. */
export const madeAsOurs: Condition = { StringLike: { [requested]: ours } };
export const ofOurs: Condition = { StringLike: { [carried]: ours } };
/** What is made as ours, and was not somebody else's before. */
export const claimed: Condition = {
  StringLike: { [requested]: ours },
  StringLikeIfExists: { [carried]: ours },
};
/** What is ours and stays so. */
export const kept: Condition = {
  StringLike: { [carried]: ours },
  StringLikeIfExists: { [requested]: ours },
};

/** What is ours, or carries no owner. */
export const notOfOthers: Condition = { StringLikeIfExists: { [carried]: ours } };

export const both = (...conditions: Condition[]): Condition => {
  const all: Record<string, Record<string, string | readonly string[]>> = {};
  for (const [operator, keys] of conditions.flatMap((condition) => Object.entries(condition))) {
    all[operator] = { ...all[operator], ...keys };
  }
  return all;
};

/** By CloudFormation, on behalf of whoever may make the stack. */
export const byCloudFormation: Condition = {
  'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' },
};

/** At the moment that an operation of EC2 makes the thing: never what there is. */
export const whileMade = (...operations: string[]): Condition => ({
  StringEquals: { 'ec2:CreateAction': operations },
});

/** A tag whose value is the name of one of our clusters. */
export const namedBy = (key: string): Condition => ({
  StringLike: { [`aws:ResourceTag/${key}`]: own.clusters },
});

/** Principals of the account itself. `ArnLike` would let no role with a path through: its star ends at a slash. */
export const principalsOfTheAccount = `arn:aws:iam::\${aws:PrincipalAccount}:*`;
export const ofTheAccount: Condition = { StringLike: { 'eks:principalArn': principalsOfTheAccount } };

export const ec2Kinds = ec2;
