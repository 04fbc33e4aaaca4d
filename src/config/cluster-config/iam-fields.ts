/** The fields that say what pods may do in AWS. */
import {
  checkAccountLabel,
  checkTag,
  namespaceName,
  policyArn,
  roleArn,
  serviceAccountName,
} from '../values.ts';
import { field, flag, json, list, mapping, required, text, texts, type ValueOf } from './shapes.ts';

const tags = texts('a mapping of tags to values', checkTag);

const nameOfRole = { why: 'roles are named by their cluster, as policies know them' };
const boundary = { instead: 'Write the input permissions-boundary, which is for every role that is made.' };
const wellKnown = { instead: 'Write policies of AWS, or of your own, by their ARNs.' };

const policies = list('ARNs of policies', text('the ARN of a policy', policyArn));
const ownPolicy = json('the document of a policy');

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
    attachPolicyARNs: field(policies, 'ARNs of policies that its role has.'),
    attachPolicy: field(ownPolicy, 'A policy that its role has of its own.'),
    attachRoleARN: field(text('the ARN of a role', roleArn), 'ARN of your own role, instead of policies.'),
    roleOnly: field(
      flag,
      'Whether the role is all that is made, and somebody else makes the service account. Default: `false`.',
    ),
    tags: field(tags, "Tags for its role, on top of the cluster's."),
    // eksctl writes it, and reads nothing of it.
    status: field(json('what eksctl says of it')),
  },
  { permissionsBoundary: boundary, roleName: nameOfRole, wellKnownPolicies: wellKnown },
);

export const podIdentityAssociation = mapping(
  {
    namespace: required(text('a namespace', namespaceName), 'Namespace of the service account.'),
    serviceAccountName: required(text('a name', serviceAccountName), 'Name of the service account.'),
    roleARN: field(text('the ARN of a role', roleArn), 'ARN of your own role, instead of policies.'),
    permissionPolicyARNs: field(policies, 'ARNs of policies that its role has.'),
    permissionPolicy: field(ownPolicy, 'A policy that its role has of its own.'),
    createServiceAccount: field(flag, 'Whether the service account is made, too. Default: `false`.'),
    tags: field(tags, "Tags for the association and its role, on top of the cluster's."),
  },
  {
    disableSessionTags: { unless: 'false' },
    permissionsBoundaryARN: boundary,
    roleName: nameOfRole,
    targetRoleARN: '',
    wellKnownPolicies: wellKnown,
  },
);

export type ServiceAccountConfig = ValueOf<typeof serviceAccount>;
export type PodIdentityConfig = ValueOf<typeof podIdentityAssociation>;
