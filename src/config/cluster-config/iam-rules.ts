/** What the fields that say what pods may do must be to one another. */
import { present } from '../present.ts';
import { mostTags } from '../tags-and-labels.ts';
import type { ClusterConfig } from './fields.ts';
import type { Report } from './read.ts';
import { checkUnique } from './unique.ts';

/** Of an association, what says what its role may do, and the most that it may. */
export const fieldsOfAssociation = {
  permissions: ['permissionPolicyARNs', 'permissionPolicy', 'wellKnownPolicies'],
  boundary: 'permissionsBoundaryARN',
} as const;

export const hasAgent = ({ addons, addonsConfig }: Pick<ClusterConfig, 'addons' | 'addonsConfig'>): boolean =>
  !addonsConfig?.disableDefaultAddons ||
  present(addons).some(({ name }) => name === 'eks-pod-identity-agent');

export function checkPods({ iam, metadata, addons, addonsConfig }: ClusterConfig, report: Report): void {
  const { serviceAccounts, podIdentityAssociations, withOIDC = false } = iam ?? {};
  if (present(serviceAccounts).length > 0 && !withOIDC) {
    report(
      'iam.serviceAccounts',
      'withOIDC is not true, and without a provider in IAM no role trusts a service account. Write withOIDC: true, or podIdentityAssociations.',
    );
  }
  if (present(podIdentityAssociations).length > 0 && !hasAgent({ addons, addonsConfig })) {
    report(
      'iam.podIdentityAssociations',
      'addons has no eks-pod-identity-agent, by which pods get their roles. Write it into addons.',
    );
  }
  const accounts = serviceAccounts?.map((each) => nameOf(each?.metadata?.namespace, each?.metadata?.name));
  checkUnique('iam.serviceAccounts', accounts, (name) => name, report);
  const associated = podIdentityAssociations?.map((each) =>
    nameOf(each?.namespace, each?.serviceAccountName),
  );
  checkUnique('iam.podIdentityAssociations', associated, (name) => name, report);
  associated?.forEach((name, index) => {
    if (name !== undefined && accounts?.includes(name))
      report(
        `iam.podIdentityAssociations[${index}]`,
        'it is given its role by iam.serviceAccounts, too. Keep one.',
      );
  });
  serviceAccounts?.forEach((each, index) => {
    const path = `iam.serviceAccounts[${index}]`;
    checkRole(
      path,
      'attachRoleARN',
      {
        permissions: ['attachPolicyARNs', 'attachPolicy', 'wellKnownPolicies'],
        boundary: 'permissionsBoundary',
      },
      each,
      report,
    );
    checkTags(path, { ...metadata?.tags, ...each?.tags }, report);
    if (each?.attachRoleARN !== undefined && each.roleOnly) {
      report(`${path}.roleOnly`, 'attachRoleARN is given too, and nothing would be made. Leave it out.');
    }
  });
  podIdentityAssociations?.forEach((each, index) => {
    const path = `iam.podIdentityAssociations[${index}]`;
    checkRole(path, 'roleARN', fieldsOfAssociation, each, report);
    checkTags(path, { ...metadata?.tags, ...each?.tags }, report);
  });
}

const nameOf = (namespace = 'default', name: string | undefined): string | undefined =>
  name === undefined ? undefined : `${namespace}/${name}`;

export function checkRole(
  path: string,
  role: string,
  { permissions, boundary }: { permissions: readonly string[]; boundary: string },
  item: Readonly<Record<string, unknown>> | undefined,
  report: Report,
): void {
  if (item === undefined) return;
  const given = permissions.filter((name) => name in item && !namesNone(item[name]));
  const [own] = [...given, ...(boundary in item ? [boundary] : [])];
  if (role in item && own !== undefined) {
    report(`${path}.${own}`, `${role} is given too, which is never changed. Keep one of the two.`);
  }
  if (!(role in item) && given.length === 0) {
    report(path, `it says nothing of what pods may do. Write ${[role, ...permissions].join(', or ')}.`);
  }
}

/** Whether it names programs, and every one with `false`. */
const namesNone = (policies: unknown): boolean =>
  typeof policies === 'object' &&
  policies !== null &&
  !Array.isArray(policies) &&
  !Object.values(policies).includes(true);

function checkTags(path: string, tags: object, report: Report): void {
  const count = Object.keys(tags).length;
  if (count > mostTags)
    report(`${path}.tags`, `with those of metadata.tags they are ${count}. Keep ${mostTags} at most.`);
}
