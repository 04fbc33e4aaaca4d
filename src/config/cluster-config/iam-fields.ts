/** The fields that say what pods may do in AWS. */
import { checkAccountLabel, checkTag } from '../tags-and-labels.ts';
import { namespaceName, policyArn, roleArn, serviceAccountName } from '../values.ts';
import {
  field,
  flag,
  json,
  list,
  mapping,
  required,
  text,
  texts,
  type ValueOf,
  type ValuesOf,
} from './shapes.ts';

export const tagsOfRole = texts('a mapping of tags to values', checkTag);

export const nameOfRole = { why: 'roles are named by their cluster, as policies know them' };

export const policies = list('ARNs of policies', text('the ARN of a policy', policyArn));
export const ownPolicy = json('the document of a policy');

export const boundary = field(
  text('the ARN of a policy', policyArn),
  'ARN of the permissions boundary of its role, where neither the input `permissions-boundary` nor the role that runs says another one for every role.',
);

/** eksctl has one for some roles, and others without. */
export const boundaryOfAll = field(
  text('the ARN of a policy', policyArn),
  'ARN of the permissions boundary that every role has which is made, not this one alone: the file names one, and the input `permissions-boundary` no other. Default: none, or that of the role that runs.',
);

/** The policies of a role that is made. */
export const policiesOfRole = {
  attachPolicyARNs: field(policies, 'ARNs of policies that its role has.'),
  attachPolicy: field(ownPolicy, 'A policy that its role has of its own.'),
  wellKnownPolicies: field(
    mapping({
      autoScaler: field(flag, 'Of cluster-autoscaler, for the groups of this cluster.'),
      awsLoadBalancerController: field(flag, 'Of the AWS Load Balancer Controller.'),
      certManager: field(flag, 'Of cert-manager, for the records of every zone in Route 53.'),
      ebsCSIController: field(flag, "Of the EBS CSI driver: AWS's policy `AmazonEBSCSIDriverPolicy`."),
      efsCSIController: field(flag, "Of the EFS CSI driver: AWS's policy `AmazonEFSCSIDriverPolicy`."),
      externalDNS: field(flag, 'Of external-dns, for the records of every zone in Route 53.'),
      imageBuilder: field(
        flag,
        "For pushing images to ECR: AWS's policy `AmazonEC2ContainerRegistryPowerUser`.",
      ),
    }),
  ),
  permissionsBoundary: boundary,
};

export const serviceAccount = mapping(
  {
    metadata: required(
      mapping({
        name: required(text('a name', serviceAccountName), 'Name of the service account.'),
        namespace: field(text('a namespace', namespaceName), 'Its namespace. Default: `default`.'),
        labels: field(texts('a mapping of labels to values', checkAccountLabel), 'Its labels.'),
        annotations: field(
          texts('a mapping of annotations to values', () => {}),
          'Its annotations.',
        ),
      }),
      '',
    ),
    ...policiesOfRole,
    attachRoleARN: field(text('the ARN of a role', roleArn), 'ARN of your own role, instead of policies.'),
    roleOnly: field(
      flag,
      'Whether the role is all that is made, and somebody else makes the service account. Default: `false`.',
    ),
    tags: field(tagsOfRole, "Tags for its role, on top of the cluster's."),
    // eksctl writes it, and reads nothing of it.
    status: field(json('what eksctl says of it')),
  },
  {
    roleName: nameOfRole,
    subjectPattern: {
      why: 'a role is for one service account, and not for all whose names match',
      instead: 'Write each of them as an item of its own.',
    },
  },
);

/** Of an association, of a cluster or of an add-on. */
export const ofAssociations = {
  permissionPolicyName: 'the policy that a role has of its own is named as all are',
  policy: {
    why: 'pods may do what the policies of their role say, and nothing is taken from that',
    instead: 'Write a permissionPolicy that says less.',
  },
};

export const podIdentityAssociation = mapping(
  {
    namespace: required(text('a namespace', namespaceName), 'Namespace of the service account.'),
    serviceAccountName: required(text('a name', serviceAccountName), 'Name of the service account.'),
    roleARN: field(text('the ARN of a role', roleArn), 'ARN of your own role, instead of policies.'),
    permissionPolicyARNs: field(policies, 'ARNs of policies that its role has.'),
    permissionPolicy: field(ownPolicy, 'A policy that its role has of its own.'),
    wellKnownPolicies: policiesOfRole.wellKnownPolicies,
    permissionsBoundaryARN: boundary,
    createServiceAccount: field(flag, 'Whether the service account is made, too. Default: `false`.'),
    targetRoleARN: field(
      text('the ARN of a role', roleArn),
      'ARN of a role, of any account, that the first one takes: pods have what it may do.',
    ),
    disableSessionTags: field(
      flag,
      'Whether the sessions of pods go without the tags by which policies tell them apart. Default: `false`.',
    ),
    tags: field(tagsOfRole, "Tags for the association and its role, on top of the cluster's."),
  },
  { roleName: nameOfRole, ...ofAssociations },
);

/** What a role that is made may do. */
export type OwnRoleConfig = ValuesOf<typeof policiesOfRole>;
export type ServiceAccountConfig = ValueOf<typeof serviceAccount>;
export type PodIdentityConfig = ValueOf<typeof podIdentityAssociation>;
