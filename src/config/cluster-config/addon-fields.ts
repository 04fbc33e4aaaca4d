/** The fields of an EKS add-on. */
import { parse as parseYaml } from 'yaml';
import { messageOf } from '../../message-of.ts';
import { conflictWishes } from '../../spec/addons.ts';
import { Problem } from '../parsers.ts';
import * as values from '../values.ts';
import { permissionsOfPods, tags } from './node-group-fields.ts';
import { field, flag, json, mapping, mappingOr, required, text, type ValueOf } from './shapes.ts';

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
  },
  {
    attachPolicy: { instead: permissionsOfPods },
    attachPolicyARNs: { instead: permissionsOfPods },
    namespaceConfig: '',
    owners: '',
    permissionsBoundary: '',
    podIdentityAssociations: { instead: permissionsOfPods },
    publishers: '',
    serviceAccountRoleARN: { instead: permissionsOfPods },
    types: '',
    useDefaultPodIdentityAssociations: { unless: 'false' },
    wellKnownPolicies: { instead: permissionsOfPods },
  },
);

export const addonsConfig = mapping(
  {
    disableDefaultAddons: field(
      flag,
      'Whether there are those of the list alone. One that is there stays. Default: `false`.',
    ),
  },
  { autoApplyPodIdentityAssociations: { unless: 'false' } },
);

export type AddonConfig = ValueOf<typeof addon>;
