import { type AddonSpec, type ClusterSpec, defaults, type LogType, logTypes } from '../spec/spec.ts';
import type { AddonConfig, ClusterConfig } from './cluster-config/fields.ts';

/** What only a ClusterConfig says of a cluster. */
export type Settings = Pick<
  ClusterSpec,
  | 'network'
  | 'serviceCidr'
  | 'endpoint'
  | 'authenticationMode'
  | 'creatorIsAdmin'
  | 'logTypes'
  | 'supportType'
  | 'clusterRoleArn'
  | 'addons'
>;

/** What the file says, and the default where it is silent. */
export function settingsOf(config: ClusterConfig): Settings {
  const { vpc, accessConfig } = config;
  const publicCidrs = vpc?.publicAccessCIDRs && present(vpc.publicAccessCIDRs).map(({ text }) => text);
  return {
    network: {
      kind: defaults.network.kind,
      cidr: vpc?.cidr?.text ?? defaults.network.cidr,
      nat: vpc?.nat?.gateway ?? defaults.network.nat,
      zones: config.availabilityZones && present(config.availabilityZones),
    },
    serviceCidr: config.kubernetesNetworkConfig?.serviceIPv4CIDR?.text,
    endpoint: {
      public: vpc?.clusterEndpoints?.publicAccess ?? defaults.endpoint.public,
      private: vpc?.clusterEndpoints?.privateAccess ?? defaults.endpoint.private,
      publicCidrs: publicCidrs ?? defaults.endpoint.publicCidrs,
    },
    authenticationMode: accessConfig?.authenticationMode ?? defaults.authenticationMode,
    creatorIsAdmin: accessConfig?.bootstrapClusterCreatorAdminPermissions ?? defaults.creatorIsAdmin,
    logTypes: logTypesOf(present(config.cloudWatch?.clusterLogging?.enableTypes)),
    supportType: config.upgradePolicy?.supportType ?? defaults.supportType,
    clusterRoleArn: config.iam?.serviceRoleARN,
    addons: addonsOf(present(config.addons)),
  };
}

/** The items of a list that could be read. */
export function present<Item>(list: readonly (Item | undefined)[] = []): Item[] {
  return list.filter((item) => item !== undefined);
}

function logTypesOf(types: readonly (LogType | 'all' | '*')[]): LogType[] {
  return logTypes.filter((type) => types.some((each) => each === type || each === 'all' || each === '*'));
}

/** As eksctl does it: the default add-ons are always there, in the version and the configuration that the file gives. */
function addonsOf(listed: readonly AddonConfig[]): AddonSpec[] {
  const named = new Map(listed.map((addon) => [addon.name ?? '', addon]));
  return [...new Set([...defaults.addons, ...named.keys()])].map((name) => ({
    name,
    version: named.get(name)?.version,
    configurationValues: named.get(name)?.configurationValues,
  }));
}
