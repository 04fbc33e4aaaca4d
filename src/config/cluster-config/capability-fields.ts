/** The fields of a capability. */
import { capabilityTypes } from '../../spec/capabilities.ts';
import { oneOf } from '../parsers.ts';
import { capabilityName, roleArn } from '../values.ts';
import { boundary, ownPolicy, policies, tagsOfRole } from './iam-fields.ts';
import { capabilityConfiguration } from './refused-shapes.ts';
import { field, mapping, required, text, type ValueOf } from './shapes.ts';

export const capability = mapping(
  {
    name: required(text('a name', capabilityName), 'Name of the capability.'),
    type: required(
      text('`ACK` or `KRO`', oneOf(...capabilityTypes)),
      'Whose controllers EKS runs: AWS Controllers for Kubernetes, or kro. A cluster has one of each at most.',
    ),
    roleArn: field(
      text('the ARN of a role', roleArn),
      'ARN of your own role, which `capabilities.eks.amazonaws.com` may take. Default: one is made.',
    ),
    attachPolicyARNs: field(policies, 'ARNs of policies that its role has: what it may do in AWS.'),
    attachPolicy: field(ownPolicy, 'A policy that its role has of its own.'),
    permissionsBoundary: boundary,
    deletePropagationPolicy: field(
      text('`RETAIN`', oneOf('RETAIN')),
      'What becomes of what it has made, when it goes: it stays. EKS knows nothing else.',
    ),
    tags: field(tagsOfRole, "Tags for the capability and its role, on top of the cluster's."),
  },
  {
    configuration: {
      why: 'Argo CD is not made, and the others have none',
      instead: 'Install Argo CD in a step after `up`.',
      like: capabilityConfiguration,
    },
    accessPolicies: {
      why: 'the role of a capability has the access policies that EKS gives it',
      instead: 'Associate others, or bind its user by RBAC, in a step after `up`.',
    },
  },
);

export type CapabilityConfig = ValueOf<typeof capability>;
