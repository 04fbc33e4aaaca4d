/** The fields of an EKS add-on. */
import { parse as parseYaml } from 'yaml';
import { messageOf } from '../../message-of.ts';
import { conflictWishes } from '../../spec/addons.ts';
import { Problem } from '../parsers.ts';
import * as values from '../values.ts';
import {
  boundary,
  nameOfRole,
  ofAssociations,
  ownPolicy,
  policies,
  policiesOfRole,
  tagsOfRole,
} from './iam-fields.ts';
import { tags } from './node-group-fields.ts';
import { field, flag, json, list, mapping, mappingOr, required, text, type ValueOf } from './shapes.ts';

/** Add-ons check their configuration themselves; that it is a mapping is all that can be known of it here. */
const configuration = text('the text of a mapping, in JSON or YAML', (given) => {
  const write = 'Write JSON or YAML, such as \'{"replicaCount": 2}\'.';
  let content: unknown;
  try {
    content = parseYaml(given, { logLevel: 'error', prettyErrors: false });
  } catch (error) {
    throw new Problem(`it is not good YAML: ${messageOf(error)}. ${write}`);
  }
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return given;
  throw new Problem(`it is not the text of a mapping. ${write}`);
});

/** As eksctl compares them, in small or in capital letters. */
const conflicts = text(conflictWishes.map((each) => `\`${each.toLowerCase()}\``).join(', '), (given) => {
  const found = conflictWishes.find((each) => each === given.toUpperCase());
  if (found !== undefined) return found;
  throw new Problem(`it is not known. Write one of: ${conflictWishes.join(', ').toLowerCase()}.`);
});

const onlyAccountAndRole = { why: 'EKS associates a service account of an add-on with a role, and no more' };

const addonAssociation = mapping(
  {
    serviceAccountName: required(text('a name', values.serviceAccountName), 'Name of the service account.'),
    namespace: field(text('a namespace', values.namespaceName), "Its namespace, which is the add-on's."),
    roleARN: field(text('the ARN of a role', values.roleArn), 'ARN of your own role, instead of policies.'),
    permissionPolicyARNs: field(policies, 'ARNs of policies that its role has.'),
    permissionPolicy: field(ownPolicy, 'A policy that its role has of its own.'),
    wellKnownPolicies: policiesOfRole.wellKnownPolicies,
    permissionsBoundaryARN: boundary,
    tags: field(tagsOfRole, "Tags for its role, on top of the cluster's."),
  },
  {
    createServiceAccount: { why: 'the add-on makes it', unless: 'false' },
    disableSessionTags: { ...onlyAccountAndRole, unless: 'false' },
    roleName: nameOfRole,
    ...ofAssociations,
    targetRoleARN: onlyAccountAndRole,
  },
);

const ofListing = 'it chooses what eksctl lists, and nothing of what is made';

export const addon = mapping(
  {
    name: required(text('a name', values.addonName), 'Name of the EKS add-on.'),
    version: field(
      text('a version', values.addonVersion),
      "Version, in full or its first parts, of which the newest is taken; or `latest`. Default, and `default`: that of the cluster's Kubernetes.",
    ),
    configurationValues: field(
      mappingOr(json('the mapping itself'), configuration),
      "Configuration, by the add-on's own schema.",
    ),
    resolveConflicts: field(
      conflicts,
      'What becomes of what somebody else has set. Default: `overwrite` when the add-on is made, `preserve` when it is changed.',
    ),
    tags: field(tags, "Tags for the add-on, on top of the cluster's."),
    namespaceConfig: field(
      mapping({
        namespace: required(
          text('a namespace', values.namespaceName),
          'Namespace that the add-on is made in, for good: EKS moves none. Not of those that nodes need. Default: its usual one.',
        ),
      }),
    ),
    ...policiesOfRole,
    serviceAccountRoleARN: field(
      text('the ARN of a role', values.roleArn),
      'ARN of your own role, which its service account takes by the tokens of the cluster (IRSA). EKS takes back none that it has been told.',
    ),
    podIdentityAssociations: field(
      list('associations', addonAssociation),
      'Service accounts of the add-on whose pods have a role by EKS Pod Identity. What is taken out of the list goes.',
    ),
    useDefaultPodIdentityAssociations: field(
      flag,
      'Whether its pods have the role that EKS recommends, by Pod Identity. Default: `false`.',
    ),
  },
  {
    owners: ofListing,
    publishers: ofListing,
    types: ofListing,
  },
);

export const addonsConfig = mapping({
  disableDefaultAddons: field(
    flag,
    'Whether there are those of the list alone. One that is there stays. Default: `false`.',
  ),
  autoApplyPodIdentityAssociations: field(
    flag,
    'Whether pods of add-ons have the roles that EKS recommends, by Pod Identity, where the add-on says nothing. Default: `false`.',
  ),
});

export type AddonsConfig = ValueOf<typeof addonsConfig>;
export type AddonAssociationConfig = ValueOf<typeof addonAssociation>;
export type AddonConfig = ValueOf<typeof addon>;
