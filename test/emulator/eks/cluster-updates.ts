/** Changes to a cluster that stands: its configuration, one kind a call, and its version, one minor at a time. */
import type {
  AuthenticationMode,
  UpdateClusterConfigCommandInput,
  UpdateClusterConfigCommandOutput,
  UpdateClusterVersionCommandInput,
  UpdateClusterVersionCommandOutput,
  UpdateParamType,
  UpdateType,
} from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { same } from '../kubernetes/objects.ts';
import { grantCreator } from './access-grants.ts';
import { endpointAccess, loggingOf } from './cluster-rules.ts';
import { showEndpoint } from './clusters.ts';
import { checkSecurityGroups, checkSubnets } from './control-plane-network.ts';
import { inUse, invalidParameter, invalidRequest } from './refusals.ts';
import { type ClusterRecord, clusterOf, type Eks, pass } from './state.ts';
import { clusterUpdateInProgress, startUpdate } from './updates.ts';
import { kubernetesVersion, minorOf } from './versions.ts';

/** Seconds that a change of the control plane takes, and one that it need not know. Assumed. */
const seconds = { controlPlane: 120, record: 10 };

/** For how long after an upgrade it can be taken back, milliseconds of AWS's time: 7 days (EKS, 2026). */
const rollbackWindow = 7 * 24 * 60 * 60 * 1000;

interface Change {
  type: UpdateType;
  params: Partial<Record<UpdateParamType, string>>;
  seconds: number;
  apply(): void;
}

type Answer<Output> = Promise<Omit<Output, '$metadata'>>;

export const clusterUpdateOperations = (eks: Eks) => ({
  UpdateClusterConfig: async (
    input: UpdateClusterConfigCommandInput,
    call: CallContext,
  ): Answer<UpdateClusterConfigCommandOutput> => {
    const record = clusterOf(eks, call.region, input.name);
    refuseUnready(record);
    const kinds = Object.values(changes).filter(({ isAsked }) => isAsked(input));
    const [kind] = kinds;
    const about = { clusterName: record.cluster.name };
    if (!kind) throw invalidParameter('No changes needed for the cluster config provided', about);
    if (kinds.length > 1) throw invalidParameter('Only one type of update can be allowed.', about);
    const change = await kind.prepare(eks, record, input, call);
    refuseUnready(record);
    return { update: structuredClone(begin(eks, record, change)) };
  },

  UpdateClusterVersion: async (
    input: UpdateClusterVersionCommandInput,
    call: CallContext,
  ): Answer<UpdateClusterVersionCommandOutput> => {
    const record = clusterOf(eks, call.region, input.name);
    refuseUnready(record);
    return { update: structuredClone(begin(eks, record, versionChange(eks, record, input.version ?? ''))) };
  },
});

/** @throws ResourceInUseException while an update is under way, InvalidRequestException before ACTIVE or after FAILED */
function refuseUnready(record: ClusterRecord): void {
  const { name, status } = record.cluster;
  const about = { clusterName: name };
  if (clusterUpdateInProgress(record)) {
    throw inUse(
      `Cannot perform the operation because cluster ${name} currently has an update in progress`,
      about,
    );
  }
  if (status !== 'ACTIVE') throw invalidRequest(`Cluster '${name}' is not in ACTIVE status`, about);
}

function begin(eks: Eks, record: ClusterRecord, change: Change) {
  record.cluster.status = 'UPDATING';
  return startUpdate(eks, record, {
    type: change.type,
    params: change.params,
    work: async () => {
      await pass(eks, record, change.seconds);
      change.apply();
      record.cluster.status = 'ACTIVE';
    },
  });
}

function versionChange(eks: Eks, record: ClusterRecord, wish: string): Change {
  const { cluster } = record;
  const about = { clusterName: cluster.name };
  const version = kubernetesVersion(wish);
  if (!version) throw invalidParameter(`unsupported Kubernetes version ${wish}`, about);
  const step = minorOf(wish) - minorOf(cluster.version);
  const back = step === -1 && isRecentlyUpgradedFrom(eks, record, wish);
  if (step !== 1 && !back) {
    throw invalidParameter(
      `Unsupported Kubernetes minor version update from ${cluster.version} to ${wish}`,
      about,
    );
  }
  const lagging = [...record.nodegroups.values()]
    .filter(({ nodegroup }) => minorOf(nodegroup.version) !== minorOf(back ? wish : cluster.version))
    .map(({ nodegroup }) => nodegroup.nodegroupName);
  if (lagging.length > 0) {
    throw invalidParameter(
      `Nodegroups ${lagging.join(', ')} must be updated to match cluster version ${back ? wish : cluster.version} ` +
        'before updating cluster version',
      about,
    );
  }
  return {
    type: back ? 'VersionRollback' : 'VersionUpdate',
    params: { Version: wish, PlatformVersion: version.platform },
    seconds: durations.controlPlaneCreate,
    apply: () => {
      if (back) delete record.upgraded;
      else record.upgraded = { from: cluster.version, at: Date.now() };
      cluster.version = wish;
      cluster.platformVersion = version.platform;
    },
  };
}

const isRecentlyUpgradedFrom = (eks: Eks, { upgraded }: ClusterRecord, version: string): boolean =>
  upgraded?.from === version && Date.now() - upgraded.at < rollbackWindow / eks.world.clock.speed;

interface Kind {
  isAsked(input: UpdateClusterConfigCommandInput): boolean;
  /** @throws InvalidParameterException when the change is none, or not allowed */
  prepare(
    eks: Eks,
    record: ClusterRecord,
    input: UpdateClusterConfigCommandInput,
    call: CallContext,
  ): Change | Promise<Change>;
}

const changes: Record<string, Kind> = {
  endpointAccess: {
    isAsked: ({ resourcesVpcConfig: network = {} }) =>
      [network.endpointPublicAccess, network.endpointPrivateAccess, network.publicAccessCidrs].some(
        (wish) => wish !== undefined,
      ),
    prepare: (_eks, record, input) => prepareEndpointAccess(record, input),
  },
  network: {
    isAsked: ({ resourcesVpcConfig: network = {} }) =>
      network.subnetIds !== undefined || network.securityGroupIds !== undefined,
    prepare: prepareNetwork,
  },
  logging: {
    isAsked: ({ logging }) => logging !== undefined,
    prepare: (_eks, { cluster }, input) => {
      const logging = loggingOf(input.logging, cluster.logging);
      if (same(logging, cluster.logging)) {
        throw invalidParameter('No changes needed for the logging config provided', {
          clusterName: cluster.name,
        });
      }
      return {
        type: 'LoggingUpdate',
        params: { ClusterLogging: JSON.stringify(logging) },
        seconds: seconds.controlPlane,
        apply: () => {
          cluster.logging = logging;
        },
      };
    },
  },
  access: {
    isAsked: ({ accessConfig }) => accessConfig !== undefined,
    prepare: prepareAccess,
  },
  upgradePolicy: {
    isAsked: ({ upgradePolicy }) => upgradePolicy !== undefined,
    prepare: (_eks, record, { upgradePolicy }) =>
      replace(record, 'upgradePolicy', upgradePolicy, {
        type: 'UpgradePolicyUpdate',
        param: 'UpgradePolicy',
        seconds: seconds.record,
      }),
  },
  zonalShift: {
    isAsked: ({ zonalShiftConfig }) => zonalShiftConfig !== undefined,
    prepare: (_eks, record, { zonalShiftConfig }) =>
      replace(record, 'zonalShiftConfig', zonalShiftConfig, {
        type: 'ZonalShiftConfigUpdate',
        param: 'ZonalShiftConfig',
        seconds: seconds.controlPlane,
      }),
  },
  remoteNetwork: {
    isAsked: ({ remoteNetworkConfig }) => remoteNetworkConfig !== undefined,
    prepare: (_eks, record, { remoteNetworkConfig }) =>
      replace(record, 'remoteNetworkConfig', remoteNetworkConfig, {
        type: 'RemoteNetworkConfigUpdate',
        param: 'RemoteNetworkConfig',
        seconds: seconds.controlPlane,
      }),
  },
  deletionProtection: {
    isAsked: ({ deletionProtection }) => deletionProtection !== undefined,
    prepare: (_eks, record, { deletionProtection }) =>
      replace(record, 'deletionProtection', deletionProtection, {
        type: 'DeletionProtectionUpdate',
        param: 'DeletionProtection',
        seconds: seconds.record,
      }),
  },
  scaling: {
    isAsked: ({ controlPlaneScalingConfig }) => controlPlaneScalingConfig !== undefined,
    prepare: (_eks, record, { controlPlaneScalingConfig }) =>
      replace(record, 'controlPlaneScalingConfig', controlPlaneScalingConfig, {
        type: 'ControlPlaneScalingConfigUpdate',
        param: 'UpdatedTier',
        seconds: seconds.controlPlane,
      }),
  },
};

/** A change that puts the wish in the place of what is there. */
function replace<Member extends keyof ClusterRecord['cluster']>(
  { cluster }: ClusterRecord,
  member: Member,
  wish: ClusterRecord['cluster'][Member],
  change: { type: UpdateType; param: UpdateParamType; seconds: number },
): Change {
  if (same(cluster[member], wish)) {
    throw invalidParameter(
      `Cluster is already at the desired configuration with ${member}: ${JSON.stringify(wish)}`,
      {
        clusterName: cluster.name,
      },
    );
  }
  return {
    type: change.type,
    params: { [change.param]: JSON.stringify(wish) },
    seconds: change.seconds,
    apply: () => {
      cluster[member] = wish;
    },
  };
}

function prepareEndpointAccess(
  record: ClusterRecord,
  { resourcesVpcConfig: wish = {} }: UpdateClusterConfigCommandInput,
): Change {
  const { cluster } = record;
  const { resourcesVpcConfig: network } = cluster;
  const now = {
    endpointPublicAccess: network.endpointPublicAccess,
    endpointPrivateAccess: network.endpointPrivateAccess,
    publicAccessCidrs: network.publicAccessCidrs,
  };
  const isPublic = wish.endpointPublicAccess ?? now.endpointPublicAccess;
  const next = endpointAccess(
    { ...now, ...(!isPublic && { publicAccessCidrs: undefined }), ...wish },
    cluster.name,
  );
  if (same(next, now)) {
    throw invalidParameter(
      `Cluster is already at the desired configuration with endpointPrivateAccess: ${next.endpointPrivateAccess} , ` +
        `endpointPublicAccess: ${next.endpointPublicAccess}, and Public Endpoint Restrictions: ` +
        `[${next.publicAccessCidrs.join(', ')}]`,
      { clusterName: cluster.name },
    );
  }
  return {
    type: 'EndpointAccessUpdate',
    params: {
      EndpointPublicAccess: String(next.endpointPublicAccess),
      EndpointPrivateAccess: String(next.endpointPrivateAccess),
      PublicAccessCidrs: JSON.stringify(next.publicAccessCidrs),
    },
    seconds: seconds.controlPlane,
    apply: () => {
      Object.assign(network, next);
      showEndpoint(record);
    },
  };
}

async function prepareNetwork(
  eks: Eks,
  { cluster }: ClusterRecord,
  { resourcesVpcConfig: wish = {} }: UpdateClusterConfigCommandInput,
  { principal, region, via }: CallContext,
): Promise<Change> {
  const { resourcesVpcConfig: network } = cluster;
  const about = { clusterName: cluster.name };
  const next = {
    subnetIds: wish.subnetIds ?? network.subnetIds,
    securityGroupIds: wish.securityGroupIds ?? network.securityGroupIds,
  };
  if (same(next, { subnetIds: network.subnetIds, securityGroupIds: network.securityGroupIds })) {
    throw invalidParameter('No changes needed for the vpc config provided', about);
  }
  const { ec2 } = eks.world.clients({ principal, region, via: via ?? 'eks.amazonaws.com' });
  const vpcId = await checkSubnets(ec2, next.subnetIds, cluster.name);
  if (vpcId !== network.vpcId) throw invalidParameter("Subnets are not in the cluster's VPC", about);
  await checkSecurityGroups(ec2, next.securityGroupIds, vpcId, cluster.name);
  return {
    type: 'VpcConfigUpdate',
    params: {
      Subnets: JSON.stringify(next.subnetIds),
      SecurityGroups: JSON.stringify(next.securityGroupIds),
    },
    seconds: seconds.controlPlane,
    apply: () => {
      Object.assign(network, next);
    },
  };
}

/** Authentication modes go from left to right, and never back. */
const modes: readonly (AuthenticationMode | undefined)[] = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'];

function prepareAccess(
  eks: Eks,
  record: ClusterRecord,
  { accessConfig = {} }: UpdateClusterConfigCommandInput,
): Change {
  const { cluster } = record;
  const from = modes.indexOf(cluster.accessConfig.authenticationMode);
  const to = modes.indexOf(accessConfig.authenticationMode);
  if (to !== from + 1) {
    throw invalidParameter(
      `Unsupported authentication mode update from ${modes[from]} to ${accessConfig.authenticationMode}`,
      { clusterName: cluster.name },
    );
  }
  const mode = modes[to];
  return {
    type: 'AccessConfigUpdate',
    params: { AuthenticationMode: JSON.stringify(mode) },
    seconds: seconds.controlPlane,
    apply: () => {
      cluster.accessConfig.authenticationMode = mode;
      grantCreator(eks, record);
    },
  };
}
