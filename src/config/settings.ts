import type { AccessEntrySpec, AuthenticationMode, EntryPolicy, IdentityMapping } from '../spec/access.ts';
import { type AddonSpec, type ClusterSpec, defaults, type LogType, logTypes } from '../spec/spec.ts';
import { identityOf } from './addon-identity.ts';
import type { AccessEntryConfig, IdentityMappingConfig } from './cluster-config/access-fields.ts';
import type { AddonConfig, AddonsConfig } from './cluster-config/addon-fields.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import { componentsOf } from './components.ts';
import { givenNetworkOf } from './given-network.ts';
import { present } from './present.ts';

/** What only a ClusterConfig says of a cluster. */
export type Settings = Pick<
  ClusterSpec,
  | 'network'
  | 'serviceCidr'
  | 'endpoint'
  | 'authenticationMode'
  | 'creatorIsAdmin'
  | 'accessEntries'
  | 'identityMappings'
  | 'logTypes'
  | 'supportType'
  | 'controlPlane'
  | 'clusterRoleArn'
  | 'addons'
>;

/**
 * What the file says, and the default where it is silent.
 * @param usualAddons those that are there in any case
 */
export function settingsOf(
  config: ClusterConfig,
  usualAddons: readonly string[] = defaults.addons,
): Settings {
  const { vpc, accessConfig } = config;
  const given = givenNetworkOf(config);
  const publicCidrs = vpc?.publicAccessCIDRs && present(vpc.publicAccessCIDRs).map(({ text }) => text);
  return {
    network: {
      kind: given === undefined ? defaults.network.kind : 'given',
      cidr: vpc?.cidr?.text ?? defaults.network.cidr,
      nat: vpc?.nat?.gateway ?? defaults.network.nat,
      zones: config.availabilityZones && present(config.availabilityZones),
      ...(given !== undefined && { given }),
      controlPlaneIn:
        vpc?.controlPlaneOnPrivateSubnets === undefined
          ? undefined
          : vpc.controlPlaneOnPrivateSubnets
            ? 'private subnets'
            : 'all subnets',
    },
    serviceCidr: config.kubernetesNetworkConfig?.serviceIPv4CIDR?.text,
    endpoint: {
      public: vpc?.clusterEndpoints?.publicAccess ?? defaults.endpoint.public,
      private: vpc?.clusterEndpoints?.privateAccess ?? defaults.endpoint.private,
      publicCidrs: publicCidrs ?? defaults.endpoint.publicCidrs,
    },
    authenticationMode: authenticationModeOf(config),
    creatorIsAdmin: accessConfig?.bootstrapClusterCreatorAdminPermissions,
    accessEntries: present(accessConfig?.accessEntries).flatMap(entryOf),
    identityMappings: present(config.iamIdentityMappings).flatMap(mappingOf),
    logTypes: logTypesOf(present(config.cloudWatch?.clusterLogging?.enableTypes)),
    supportType: config.upgradePolicy?.supportType ?? defaults.supportType,
    controlPlane: {
      zonalShift: config.zonalShiftConfig?.enabled ?? defaults.controlPlane.zonalShift,
      tier: config.controlPlaneScalingConfig?.tier ?? defaults.controlPlane.tier,
      isProtected: config.deletionProtection,
      secretsKey: config.secretsEncryption?.keyARN,
      logRetention: config.cloudWatch?.clusterLogging?.logRetentionInDays,
      components: componentsOf(config),
    },
    clusterRoleArn: config.iam?.serviceRoleARN,
    addons: addonsOf(present(config.addons), config.addonsConfig, usualAddons),
  };
}

/** A file that says who enters by the ConfigMap aws-auth, and nothing of a mode, asks for one that looks at it: eksctl's own. */
export const authenticationModeOf = ({
  accessConfig,
  iamIdentityMappings,
}: Pick<ClusterConfig, 'accessConfig' | 'iamIdentityMappings'>): AuthenticationMode =>
  accessConfig?.authenticationMode ??
  (present(iamIdentityMappings).length > 0 ? 'API_AND_CONFIG_MAP' : defaults.authenticationMode);

function entryOf({
  principalARN: principalArn,
  type = 'STANDARD',
  kubernetesGroups,
  kubernetesUsername: username,
  accessPolicies,
}: AccessEntryConfig): AccessEntrySpec[] {
  if (principalArn === undefined) return [];
  const policies = present(accessPolicies).flatMap(({ policyARN: policyArn, accessScope }): EntryPolicy[] => {
    const namespaces = accessScope?.type === 'namespace' ? present(accessScope.namespaces) : undefined;
    return policyArn === undefined ? [] : [{ policyArn, namespaces }];
  });
  return [{ principalArn, type, username, policies, groups: present(kubernetesGroups) }];
}

function mappingOf({
  arn,
  account,
  username,
  groups,
  noDuplicateARNs: isSole = false,
}: IdentityMappingConfig): IdentityMapping[] {
  const of = arn ?? account;
  return of === undefined ? [] : [{ of, username, isSole, groups: present(groups) }];
}

function logTypesOf(types: readonly (LogType | 'all' | '*')[]): LogType[] {
  return logTypes.filter((type) => types.some((each) => each === type || each === 'all' || each === '*'));
}

/** As eksctl does it: the default add-ons are there, as the file has them, unless it says that they are not. */
function addonsOf(
  listed: readonly AddonConfig[],
  { disableDefaultAddons = false, autoApplyPodIdentityAssociations: applies = false }: AddonsConfig = {},
  usualAddons: readonly string[] = [],
): AddonSpec[] {
  const usual = disableDefaultAddons ? [] : usualAddons;
  const named = new Map(listed.map((addon) => [addon.name ?? '', addon]));
  return [...new Set([...usual, ...named.keys()])].map((name) => {
    const addon = named.get(name) ?? { name };
    const { version, configurationValues, resolveConflicts: conflicts, tags, namespaceConfig } = addon;
    const identity = identityOf(addon, applies);
    return {
      name,
      version,
      configurationValues,
      ...(namespaceConfig?.namespace !== undefined && { namespace: namespaceConfig.namespace }),
      ...(conflicts !== undefined && { conflicts }),
      ...(tags !== undefined && { tags }),
      ...(identity !== undefined && { identity }),
    };
  });
}
