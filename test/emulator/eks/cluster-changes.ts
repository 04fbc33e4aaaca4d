/** The kinds of change that UpdateClusterConfig makes. */
import { DescribeSubnetsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type {
  AuthenticationMode,
  UpdateClusterConfigCommandInput,
  UpdateParamType,
  UpdateType,
} from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { same } from '../kubernetes/objects.ts';
import { grantAutoNodes, grantCreator } from './access-grants.ts';
import { arrangePools, endAutoNodes } from './auto-mode.ts';
import { noticeHealth } from './cluster-health.ts';
import { checkAutoMode, endpointAccess, loggingOf } from './cluster-rules.ts';
import { mergedComponents, paramsOfComponents } from './components.ts';
import { writeLogs } from './control-plane-logs.ts';
import {
  checkSecurityGroups,
  checkSubnets,
  createInterfaces,
  deleteInterfaces,
  describeSubnets,
} from './control-plane-network.ts';
import { invalidParameter } from './refusals.ts';
import { checkAutoNodeRole, checkClusterRole } from './roles.ts';
import { actingAs, type ClusterRecord, type Eks, onBehalfOf } from './state.ts';
import { supportOf } from './versions.ts';

/** Seconds that a change of the control plane takes, and one that it need not know. Assumed. */
const seconds = { controlPlane: 120, record: 10, tier: 300 };

export interface Change {
  type: UpdateType;
  params: Partial<Record<UpdateParamType, string>>;
  seconds: number;
  apply(): void | Promise<void>;
}

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

export const changes: Record<string, Kind> = {
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
    prepare: (eks, record, input) => {
      const { cluster } = record;
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
        apply: async () => {
          cluster.logging = logging;
          await writeLogs(eks, record, 'logging changed');
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
    prepare: ({ world }, record, { upgradePolicy }) => {
      const { name, version } = record.cluster;
      // EKS user guide, "Prevent increased cluster costs by disabling EKS extended support"; the words are assumed.
      if (supportOf(version, world.clock.date()) !== 'standard-support') {
        throw invalidParameter(
          `The upgrade policy of cluster ${name} cannot be changed: Kubernetes version ${version} is in extended support`,
          { clusterName: name },
        );
      }
      return replace(record, 'upgradePolicy', upgradePolicy, {
        type: 'UpgradePolicyUpdate',
        param: 'UpgradePolicy',
        seconds: seconds.record,
      });
    },
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
  zonalShift: {
    isAsked: ({ zonalShiftConfig }) => zonalShiftConfig !== undefined,
    prepare: (_eks, record, { zonalShiftConfig }) =>
      replace(record, 'zonalShiftConfig', zonalShiftConfig, {
        type: 'ZonalShiftConfigUpdate',
        param: 'ZonalShiftConfig',
        seconds: seconds.record,
      }),
  },
  tier: {
    isAsked: ({ controlPlaneScalingConfig }) => controlPlaneScalingConfig !== undefined,
    prepare: (_eks, record, { controlPlaneScalingConfig }) => ({
      ...replace(record, 'controlPlaneScalingConfig', controlPlaneScalingConfig, {
        type: 'ControlPlaneScalingConfigUpdate',
        param: 'UpdatedTier',
        // EKS user guide, "Amazon EKS Provisioned Control Plane getting started": "several minutes".
        seconds: seconds.tier,
      }),
      params: {
        PreviousTier: String(record.cluster.controlPlaneScalingConfig?.tier),
        UpdatedTier: String(controlPlaneScalingConfig?.tier),
      },
    }),
  },
  components: {
    isAsked: ({ kubeApiServerConfig, kubeSchedulerConfig, kubeControllerManagerConfig }) =>
      [kubeApiServerConfig, kubeSchedulerConfig, kubeControllerManagerConfig].some(
        (wish) => wish !== undefined,
      ),
    prepare: (_eks, { cluster }, input) => {
      const { name, controlPlaneScalingConfig } = cluster;
      const next = mergedComponents(cluster, input, controlPlaneScalingConfig?.tier, name);
      const { kubeApiServerConfig, kubeSchedulerConfig, kubeControllerManagerConfig } = cluster;
      // Assumed, as of other settings.
      if (same(next, { kubeApiServerConfig, kubeSchedulerConfig, kubeControllerManagerConfig })) {
        throw invalidParameter('Cluster is already at the desired configuration', { clusterName: name });
      }
      return {
        type: 'ControlPlaneComponentConfigUpdate',
        params: paramsOfComponents(input),
        // EKS user guide, "Configure advanced Kubernetes control plane parameters": "several minutes".
        seconds: seconds.tier,
        apply: () => {
          Object.assign(cluster, next);
        },
      };
    },
  },
  autoMode: {
    isAsked: ({ computeConfig, kubernetesNetworkConfig, storageConfig }) =>
      [computeConfig, kubernetesNetworkConfig, storageConfig].some((wish) => wish !== undefined),
    prepare: prepareAutoMode,
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
      record.endpoint?.refresh();
    },
  };
}

async function prepareNetwork(
  eks: Eks,
  record: ClusterRecord,
  { resourcesVpcConfig: wish = {} }: UpdateClusterConfigCommandInput,
  call: CallContext,
): Promise<Change> {
  const { cluster } = record;
  const { resourcesVpcConfig: network } = cluster;
  const about = { clusterName: cluster.name };
  const next = {
    subnetIds: wish.subnetIds ?? network.subnetIds,
    securityGroupIds: wish.securityGroupIds ?? network.securityGroupIds,
  };
  if (same(next, { subnetIds: network.subnetIds, securityGroupIds: network.securityGroupIds })) {
    throw invalidParameter('No changes needed for the vpc config provided', about);
  }
  const { ec2 } = onBehalfOf(eks, call);
  const vpcId = await checkSubnets(ec2, next.subnetIds, cluster.name);
  if (vpcId !== network.vpcId) throw invalidParameter("Subnets are not in the cluster's VPC", about);
  await checkZones(ec2, next.subnetIds, record);
  await checkSecurityGroups(ec2, next.securityGroupIds, vpcId, cluster.name);
  return {
    type: 'VpcConfigUpdate',
    params: {
      Subnets: JSON.stringify(next.subnetIds),
      SecurityGroups: JSON.stringify(next.securityGroupIds),
    },
    seconds: seconds.controlPlane,
    apply: async () => {
      Object.assign(network, next);
      const own = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKS').ec2;
      const groups = [network.clusterSecurityGroupId ?? [], next.securityGroupIds].flat();
      await deleteInterfaces(own, record.interfaces.splice(0));
      await createInterfaces(own, cluster.name, next.subnetIds, groups, record.interfaces);
      noticeHealth(eks, record);
    },
  };
}

/**
 * A control plane keeps to the zones that it was made in.
 * Source: aws/containers-roadmap issue 2330; the words are assumed.
 */
async function checkZones(
  ec2: EC2Client,
  subnetIds: string[],
  { cluster, request }: ClusterRecord,
): Promise<void> {
  const about = { clusterName: cluster.name };
  const first = request.resourcesVpcConfig?.subnetIds ?? [];
  const Filters = [{ Name: 'subnet-id', Values: first }];
  const { Subnets: left = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
  // Of what somebody has deleted meanwhile, nobody tells the zone any more.
  if (left.length < first.length) return;
  const zones = left.map(({ AvailabilityZone }) => AvailabilityZone);
  const strange = (await describeSubnets(ec2, subnetIds, about))
    .map(({ AvailabilityZone = '' }) => AvailabilityZone)
    .filter((zone) => !zones.includes(zone));
  if (strange.length > 0) {
    throw invalidParameter(
      `Provided subnets belong to the AZs '${strange.join(',')}', and not to those in which the cluster was created`,
      about,
    );
  }
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

async function prepareAutoMode(
  eks: Eks,
  record: ClusterRecord,
  input: UpdateClusterConfigCommandInput,
): Promise<Change> {
  const { cluster } = record;
  const enabled = checkAutoMode(input);
  if (enabled && cluster.accessConfig.authenticationMode === 'CONFIG_MAP') {
    throw invalidParameter('EKS Auto Mode requires an authentication mode of API or API_AND_CONFIG_MAP', {
      clusterName: cluster.name,
    });
  }
  const { nodeRoleArn = '', nodePools = [] } = cluster.computeConfig ?? {};
  const wish = input.computeConfig ?? {};
  const about = { clusterName: cluster.name };
  // SDK, ComputeConfigRequest: nodeRoleArn.
  if (cluster.computeConfig?.enabled && nodeRoleArn && wish.nodeRoleArn && wish.nodeRoleArn !== nodeRoleArn) {
    throw invalidParameter('The nodeRoleArn cannot be changed once Compute Config is enabled.', about);
  }
  if (enabled === (cluster.computeConfig?.enabled ?? false) && same(wish.nodePools ?? [], nodePools)) {
    throw invalidParameter('No changes needed for the Auto Mode config provided', about);
  }
  await checkClusterRole(eks.world, cluster.roleArn, cluster.name, { autoMode: enabled });
  await checkAutoNodeRole(eks.world, wish.nodeRoleArn, cluster.name);
  return {
    type: 'AutoModeUpdate',
    params: {
      ComputeConfig: JSON.stringify(input.computeConfig ?? {}),
      KubernetesNetworkConfig: JSON.stringify(input.kubernetesNetworkConfig ?? {}),
      StorageConfig: JSON.stringify(input.storageConfig ?? {}),
    },
    seconds: seconds.controlPlane,
    apply: async () => {
      // The role stays known.
      cluster.computeConfig = { nodePools: [], ...(nodeRoleArn && { nodeRoleArn }), ...wish, enabled };
      cluster.storageConfig = { blockStorage: { enabled } };
      cluster.kubernetesNetworkConfig = {
        ...cluster.kubernetesNetworkConfig,
        elasticLoadBalancing: { ...input.kubernetesNetworkConfig?.elasticLoadBalancing, enabled },
      };
      await grantAutoNodes(eks, record);
      if (!enabled) await endAutoNodes(eks, record);
      arrangePools(eks, record);
    },
  };
}
