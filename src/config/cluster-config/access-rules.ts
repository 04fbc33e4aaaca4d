/** What the fields that say who may enter must be to one another. */

import type { AuthenticationMode } from '../../spec/access.ts';
import { present } from '../present.ts';
import { authenticationModeOf } from '../settings.ts';
import type { AccessEntryConfig, IdentityMappingConfig } from './access-fields.ts';
import type { ClusterConfig } from './fields.ts';
import type { Report } from './read.ts';
import { checkUnique } from './unique.ts';

/** What EKS gives nodes of Auto Mode. Source: EKS user guide, "Create a Node Class for Amazon EKS". */
const policyOfAutoNodes = /\/AmazonEKSAutoNodePolicy$/;

export function checkAccess({ accessConfig, iamIdentityMappings }: ClusterConfig, report: Report): void {
  const mode = authenticationModeOf({ accessConfig, iamIdentityMappings });
  const entries = accessConfig?.accessEntries;
  if (mode === 'CONFIG_MAP' && accessConfig?.bootstrapClusterCreatorAdminPermissions === false) {
    report(
      'accessConfig.bootstrapClusterCreatorAdminPermissions',
      'it is false, and with CONFIG_MAP nobody but the creator could enter the cluster at first: EKS makes none so. Leave it out.',
    );
  }
  if (mode === 'CONFIG_MAP' && present(entries).length > 0) {
    report(
      'accessConfig.accessEntries',
      'authenticationMode is CONFIG_MAP, in which EKS knows no access entries. Write iamIdentityMappings, or API_AND_CONFIG_MAP for the mode.',
    );
  }
  checkUnique(
    'accessConfig.accessEntries',
    entries,
    ({ principalARN }) => principalARN,
    report,
    '.principalARN',
  );
  entries?.forEach((entry, index) => {
    if (entry !== undefined) checkEntry(entry, `accessConfig.accessEntries[${index}]`, report);
  });
  checkMappings(iamIdentityMappings, mode, report);
}

function checkEntry(entry: AccessEntryConfig, path: string, report: Report): void {
  const { principalARN, type = 'STANDARD', kubernetesGroups, kubernetesUsername, accessPolicies } = entry;
  const policies = present(accessPolicies);
  const isOfNodes = type !== 'STANDARD';
  if (isOfNodes && principalARN?.includes(':user/')) {
    report(
      `${path}.principalARN`,
      `it is a user's, and ${type} is for roles of nodes. Write the ARN of their role.`,
    );
  }
  for (const [name, value] of Object.entries({ kubernetesGroups, kubernetesUsername })) {
    if (isOfNodes && value !== undefined && value.length > 0)
      report(`${path}.${name}`, `EKS chooses it itself for entries of type ${type}. Leave it out.`);
  }
  const isTaken = type === 'EC2' ? ({ policyARN = '' }) => policyOfAutoNodes.test(policyARN) : () => false;
  if (isOfNodes && !policies.every(isTaken)) {
    report(
      `${path}.accessPolicies`,
      type === 'EC2'
        ? 'entries of type EC2 have no access policy but AmazonEKSAutoNodePolicy. Write that one, or leave the list out.'
        : `entries of type ${type} have no access policies. Leave the list out.`,
    );
  }
  checkUnique(`${path}.accessPolicies`, accessPolicies, ({ policyARN }) => policyARN, report, '.policyARN');
  accessPolicies?.forEach((policy, index) => {
    const { type: scope, namespaces = [] } = policy?.accessScope ?? {};
    const at = `${path}.accessPolicies[${index}].accessScope`;
    if (scope === 'cluster' && namespaces.length > 0)
      report(
        `${at}.namespaces`,
        'type is cluster, which is every namespace. Leave them out, or write namespace.',
      );
    if (scope === 'namespace' && namespaces.length === 0)
      report(at, 'type is namespace, and none is named. Write namespaces, or cluster for all of them.');
  });
}

/** The names by which Kubernetes authorizes kubelets. Source: Kubernetes, "Using Node Authorization". */
const nodeUsername = /^system:node:\{\{(EC2PrivateDNSName|SessionName)\}\}$/;

function checkMappings(
  mappings: ClusterConfig['iamIdentityMappings'],
  mode: AuthenticationMode,
  report: Report,
): void {
  if (mode === 'API' && present(mappings).length > 0) {
    report(
      'iamIdentityMappings',
      'authenticationMode is API, in which EKS does not look at the ConfigMap aws-auth. Write accessConfig.accessEntries, or API_AND_CONFIG_MAP for the mode.',
    );
  }
  checkUnique('iamIdentityMappings', mappings, ({ arn }) => arn, report, '.arn');
  checkUnique('iamIdentityMappings', mappings, ({ account }) => account, report, '.account');
  mappings?.forEach((mapping, index) => {
    if (mapping !== undefined) checkMapping(mapping, `iamIdentityMappings[${index}]`, report);
  });
}

function checkMapping(mapping: IdentityMappingConfig, path: string, report: Report): void {
  const { arn, account, username, groups } = mapping;
  const names = present(groups);
  if (account !== undefined) {
    for (const [name, value] of Object.entries({ arn, username, groups })) {
      if (value !== undefined)
        report(
          `${path}.${name}`,
          'account is given, which maps every principal of it by its ARN. Keep one of the two.',
        );
    }
    return;
  }
  if (arn === undefined) {
    if (!('arn' in mapping)) report(path, 'it names nobody. Write an arn, or an account.');
    return;
  }
  if (username === undefined && names.length === 0)
    report(
      path,
      'neither username nor groups is given, and Kubernetes would know nobody by it. Write one of them.',
    );
  if (names.includes('system:nodes') && !nodeUsername.test(username ?? ''))
    report(
      `${path}.username`,
      'groups has system:nodes, and a kubelet may do nothing under another name than that of its Node. Write system:node:{{EC2PrivateDNSName}}.',
    );
}
