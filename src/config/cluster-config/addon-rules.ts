/** What the fields of add-ons must be to one another. */
import { knownAddon } from '../../spec/addons.ts';
import { saysPolicies } from '../addon-identity.ts';
import { present } from '../present.ts';
import { mostTags } from '../tags-and-labels.ts';
import type { AddonConfig } from './addon-fields.ts';
import type { ClusterConfig } from './fields.ts';
import { checkRole, fieldsOfAssociation, hasAgent } from './iam-rules.ts';
import type { Report } from './read.ts';
import { checkUnique } from './unique.ts';

export function checkAddons(config: ClusterConfig, report: Report): void {
  const { addons, addonsConfig, metadata } = config;
  checkUnique('addons', addons, ({ name }) => name, report, '.name');
  if (addonsConfig?.disableDefaultAddons && !present(addons).some(({ name }) => name === 'vpc-cni')) {
    report(
      'addonsConfig.disableDefaultAddons',
      'it is true, and addons has no vpc-cni: nodes do not become Ready without a network for pods, and `up` waits for them. Write vpc-cni into addons.',
    );
  }
  addons?.forEach((addon, index) => {
    if (addon !== undefined) checkIdentity(config, addon, `addons[${index}]`, report);
    if (addon !== undefined) checkNamespace(addon, `addons[${index}]`, report);
    const tags = Object.keys({ ...metadata?.tags, ...addon?.tags });
    if (addon?.tags !== undefined && tags.length > mostTags) {
      report(
        `addons[${index}].tags`,
        `with those of metadata.tags they are ${tags.length}. Keep ${mostTags} at most.`,
      );
    }
  });
}

/** Where everybody looks for them: for the DaemonSet aws-node, the Service kube-dns. */
const ofTheSystem: readonly string[] = ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent'];

function checkNamespace({ name = '', namespaceConfig }: AddonConfig, path: string, report: Report): void {
  const { namespace } = namespaceConfig ?? {};
  if (namespace === undefined || namespace === 'kube-system' || !ofTheSystem.includes(name)) return;
  report(
    `${path}.namespaceConfig.namespace`,
    `${name} has to be in kube-system, where nodes and pods count on it. Leave it out.`,
  );
}

/** How its pods may do something in AWS: in one way, and in one that there is. */
function checkIdentity(config: ClusterConfig, addon: AddonConfig, path: string, report: Report): void {
  const { name = '', podIdentityAssociations: associations } = addon;
  const uses = addon.useDefaultPodIdentityAssociations ?? false;
  const says = saysPolicies(addon);
  const ways = [
    ...(says ? ['policies of its own'] : []),
    ...(addon.serviceAccountRoleARN === undefined ? [] : ['serviceAccountRoleARN']),
    ...(associations === undefined ? [] : ['podIdentityAssociations']),
    ...(uses ? ['useDefaultPodIdentityAssociations'] : []),
  ];
  if (ways.length > 1) report(path, `its pods get their role in ${ways.join(' and ')}. Keep one of them.`);
  if (addon.permissionsBoundary !== undefined && !says && !uses) {
    report(`${path}.permissionsBoundary`, 'no role of its own is made for it. Leave it out.');
  }
  const accounts = knownAddon(name)?.accounts ?? [];
  if (
    (says && accounts.length === 0) ||
    (uses && !accounts.some(({ recommended }) => recommended.length > 0))
  ) {
    report(
      path,
      'which of its service accounts call AWS, or what EKS recommends for them, is not known. Write podIdentityAssociations, with their names.',
    );
  }
  if (addon.serviceAccountRoleARN !== undefined && !config.iam?.withOIDC) {
    report(
      `${path}.serviceAccountRoleARN`,
      'iam.withOIDC is not true, and without a provider in IAM no role trusts a service account. Write it, or podIdentityAssociations.',
    );
  }
  if ((says || uses || present(associations).length > 0) && !hasAgent(config)) {
    report(
      path,
      'addons has no eks-pod-identity-agent, by which its pods get their role. Write it into addons.',
    );
  }
  checkUnique(
    `${path}.podIdentityAssociations`,
    associations,
    (each) => each.serviceAccountName,
    report,
    '.serviceAccountName',
  );
  associations?.forEach((each, index) => {
    const at = `${path}.podIdentityAssociations[${index}]`;
    checkRole(at, 'roleARN', fieldsOfAssociation, each, report);
    const namespace = addon.namespaceConfig?.namespace ?? knownAddon(name)?.namespace;
    if (each?.namespace !== undefined && namespace !== undefined && each.namespace !== namespace) {
      report(`${at}.namespace`, `${name} is in ${namespace}. Leave it out.`);
    }
  });
}
