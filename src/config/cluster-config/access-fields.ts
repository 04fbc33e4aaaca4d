/** The fields that say who may enter the cluster. */

import { authenticationModes, entryTypes } from '../../spec/access.ts';
import * as access from '../access-values.ts';
import { oneOf } from '../parsers.ts';
import * as values from '../values.ts';
import { field, flag, list, mapping, required, text, type ValueOf } from './shapes.ts';

const accessPolicy = mapping({
  policyARN: required(
    text('the ARN of an access policy', access.accessPolicyArn),
    'ARN of one of the access policies of EKS.',
  ),
  accessScope: required(
    mapping({
      type: required(
        text('`cluster` or `namespace`', oneOf('cluster', 'namespace')),
        'Whether the policy is for the whole cluster, or for some namespaces.',
      ),
      namespaces: field(
        list('namespaces', text('a namespace', access.namespacePattern)),
        'The namespaces, of which a name may end in a star.',
      ),
    }),
    '',
  ),
});

const accessEntry = mapping({
  principalARN: required(
    text('the ARN of a role or user', values.principalArn),
    'ARN of an IAM role, with its path, or of a user.',
  ),
  type: field(
    text(entryTypes.map((type) => `\`${type}\``).join(', '), oneOf(...entryTypes)),
    '`STANDARD` for people and workflows, another for nodes. Default: `STANDARD`.',
  ),
  kubernetesGroups: field(
    list('groups', text('a group', access.entryGroup)),
    'Groups of Kubernetes, by which RBAC knows the principal. Default: none.',
  ),
  kubernetesUsername: field(
    text('a user name', access.entryUsername),
    'Name by which Kubernetes knows the principal. Default: the one that EKS gives it.',
  ),
  accessPolicies: field(
    list('access policies', accessPolicy),
    'What the principal may do, besides what RBAC says of its groups. Default: nothing.',
  ),
});

export const accessConfig = mapping({
  authenticationMode: field(
    text('`API`, `API_AND_CONFIG_MAP` or `CONFIG_MAP`', oneOf(...authenticationModes)),
    'Access entries alone, with the ConfigMap aws-auth, or that alone. EKS goes from the last to the first, and never back. Default: `API`, and `API_AND_CONFIG_MAP` beside `iamIdentityMappings`.',
  ),
  bootstrapClusterCreatorAdminPermissions: field(
    flag,
    'Whether EKS makes the creator an administrator; it cannot be changed later. Default: `false`, for the action makes an access entry for the role that runs it; with `CONFIG_MAP` it is `true`, and nothing else.',
  ),
  accessEntries: field(
    list('access entries', accessEntry),
    'Who may enter, beside those of the inputs `admins` and `viewers`. What is taken out of the list goes from the cluster.',
  ),
});

export const identityMapping = mapping(
  {
    arn: field(
      text('the ARN of a role or user', access.mappedArn),
      'ARN of an IAM role or user. The path of a role is left out, for aws-auth does not compare it.',
    ),
    username: field(text('a user name', access.mappedName), 'Name by which Kubernetes knows the principal.'),
    groups: field(
      list('groups', text('a group', access.mappedName)),
      'Groups of Kubernetes, such as `system:masters` for an administrator.',
    ),
    account: field(
      text('the number of an account', values.accountId),
      'Number of an AWS account, instead: each of its principals is known by its ARN.',
    ),
    noDuplicateARNs: field(
      flag,
      'Whether to refuse where somebody else has mapped the same ARN. Default: `false`, and the mapping of the file is the last, which counts.',
    ),
  },
  {
    serviceName: 'roles and bindings of a service are not made',
    namespace: 'it goes with serviceName',
  },
);

export type IdentityMappingConfig = ValueOf<typeof identityMapping>;
export type AccessEntryConfig = ValueOf<typeof accessEntry>;
