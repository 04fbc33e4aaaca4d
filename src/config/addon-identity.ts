/** How the pods of an add-on may do something in AWS, by the file. */
import { type AddonAssociation, type AddonIdentity, knownAddon } from '../spec/addons.ts';
import { ebsCsiAddon } from '../spec/spec.ts';
import type { AddonAssociationConfig, AddonConfig } from './cluster-config/addon-fields.ts';
import type { OwnRoleConfig } from './cluster-config/iam-fields.ts';
import { roleOf } from './pods.ts';
import { present } from './present.ts';

/** @param appliesRecommended whether it has what EKS recommends where it says nothing itself */
export function identityOf(addon: AddonConfig, appliesRecommended: boolean): AddonIdentity | undefined {
  const { name = '', serviceAccountRoleARN: accountRole, podIdentityAssociations: listed } = addon;
  if (accountRole !== undefined) return { accountRole, associations: [] };
  if (listed !== undefined) return byPodIdentity(present(listed).map(associationOf));
  const accounts = knownAddon(name)?.accounts ?? [];
  if (saysPolicies(addon)) {
    const role = roleOf(undefined, addon);
    return byPodIdentity(accounts.map(({ serviceAccount }) => ({ serviceAccount, role, tags: {} })));
  }
  const { useDefaultPodIdentityAssociations: uses = appliesRecommended } = addon;
  const recommended = accounts.filter((each) => each.recommended.length > 0);
  // The driver has a role in any case, for the volumes of its cluster alone.
  if (!uses || name === ebsCsiAddon || recommended.length === 0) return undefined;
  return byPodIdentity(
    recommended.map(({ serviceAccount, recommended: ofAws }) => ({
      serviceAccount,
      role: { ...roleOfNothing(addon), ofAws },
      tags: {},
    })),
  );
}

const byPodIdentity = (associations: readonly AddonAssociation[]): AddonIdentity => ({
  accountRole: undefined,
  associations,
});

const roleOfNothing = ({ permissionsBoundary: boundary }: OwnRoleConfig) => ({
  policyArns: [],
  document: undefined,
  wellKnown: [],
  ...(boundary !== undefined && { boundary }),
});

function associationOf({
  serviceAccountName: serviceAccount = '',
  roleARN,
  permissionPolicyARNs: attachPolicyARNs,
  permissionPolicy: attachPolicy,
  wellKnownPolicies,
  permissionsBoundaryARN: permissionsBoundary,
  tags = {},
}: AddonAssociationConfig): AddonAssociation {
  const policies = { attachPolicyARNs, attachPolicy, wellKnownPolicies, permissionsBoundary };
  return { serviceAccount, role: roleOf(roleARN, policies), tags };
}

/** Whether it says what a role of its own may do. */
export const saysPolicies = ({
  attachPolicyARNs,
  attachPolicy,
  wellKnownPolicies = {},
}: OwnRoleConfig): boolean =>
  present(attachPolicyARNs).length > 0 ||
  attachPolicy !== undefined ||
  Object.values(wellKnownPolicies).includes(true);
