/** What CreateCluster accepts, and what it makes of it. */
import type { AccessConfigResponse, CreateClusterCommandInput, Logging, LogType } from '@aws-sdk/client-eks';
import type { CallContext } from '../core.ts';
import { contains, parseCidr, privateRanges } from '../network/cidr.ts';
import { mergedComponents, usualComponents } from './components.ts';
import { checkSecurityGroups, checkSubnets, serviceCidr } from './control-plane-network.ts';
import { checkEncryption } from './encryption-rules.ts';
import { checkTags } from './input.ts';
import { invalidParameter, limitExceeded } from './refusals.ts';
import { checkAutoNodeRole, checkClusterRole } from './roles.ts';
import { type ClusterRecord, clustersOf, type Eks, onBehalfOf, type With } from './state.ts';
import { offeredVersion } from './versions.ts';

/** The default quota of an account in a region. */
const clustersPerRegion = 100;

type Checked = Omit<
  ClusterRecord['cluster'],
  'arn' | 'createdAt' | 'status' | 'certificateAuthority' | 'logging' | 'tags' | 'health'
>;

/**
 * @returns the cluster with every default in its place
 * @throws InvalidParameterException, UnsupportedAvailabilityZoneException, ResourceLimitExceededException
 */
export async function checkCluster(
  eks: Eks,
  input: CreateClusterCommandInput,
  call: CallContext,
): Promise<Checked> {
  const { name = '', roleArn = '', resourcesVpcConfig: network = {} } = input;
  const about = { clusterName: name };
  checkTags(input.tags, call);
  const version = offeredVersion(input.version, eks.world.clock.date(), about);
  const autoMode = checkAutoMode(input);
  if (autoMode && input.bootstrapSelfManagedAddons !== false) {
    throw invalidParameter(
      'When EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false',
      about,
    );
  }
  const accessConfig = checkAccess(input, autoMode);
  const access = endpointAccess(network, name);
  if (clustersOf(eks, call.region).length >= clustersPerRegion) {
    throw limitExceeded('Cluster limit exceeded for account', about);
  }
  await checkClusterRole(eks.world, roleArn, name, { autoMode });
  await checkAutoNodeRole(eks.world, input.computeConfig?.nodeRoleArn, name);
  const { ec2 } = onBehalfOf(eks, call);
  const { subnetIds = [], securityGroupIds = [] } = network;
  const vpcId = await checkSubnets(ec2, subnetIds, name);
  await checkSecurityGroups(ec2, securityGroupIds, vpcId, name);
  const wished = input.kubernetesNetworkConfig?.serviceIpv4Cidr;
  return {
    name,
    version: version.version,
    platformVersion: version.platform,
    roleArn,
    resourcesVpcConfig: { subnetIds, securityGroupIds, vpcId, ...access },
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: await serviceCidr(ec2, vpcId, wished, name),
      ipFamily: 'ipv4',
      elasticLoadBalancing: { enabled: autoMode },
    },
    accessConfig,
    upgradePolicy: { supportType: input.upgradePolicy?.supportType ?? 'EXTENDED' },
    deletionProtection: input.deletionProtection ?? false,
    controlPlaneScalingConfig: { tier: input.controlPlaneScalingConfig?.tier ?? 'standard' },
    zonalShiftConfig: { enabled: input.zonalShiftConfig?.enabled ?? false },
    ...mergedComponents(usualComponents, input, input.controlPlaneScalingConfig?.tier, name),
    encryptionConfig: await checkEncryption(eks, input.encryptionConfig, name, call),
    clientRequestToken: input.clientRequestToken,
    ...(input.computeConfig && {
      computeConfig: { enabled: autoMode, nodePools: [], ...input.computeConfig },
      storageConfig: { blockStorage: { enabled: autoMode } },
    }),
  };
}

/** @returns whether the cluster is one of EKS Auto Mode: its three parts are switched on together or not at all. */
export function checkAutoMode(
  input: Pick<
    CreateClusterCommandInput,
    'name' | 'computeConfig' | 'kubernetesNetworkConfig' | 'storageConfig'
  >,
): boolean {
  const parts = [
    input.computeConfig?.enabled ?? false,
    input.kubernetesNetworkConfig?.elasticLoadBalancing?.enabled ?? false,
    input.storageConfig?.blockStorage?.enabled ?? false,
  ];
  const about = { clusterName: input.name };
  if (new Set(parts).size > 1) {
    throw invalidParameter(
      'For EKS Auto Mode, please ensure that all required configs, including computeConfig, ' +
        'kubernetesNetworkConfig, and blockStorage are all either fully enabled or fully disabled.',
      about,
    );
  }
  const { nodePools = [], nodeRoleArn } = input.computeConfig ?? {};
  const unknown = nodePools.filter((pool) => !['general-purpose', 'system'].includes(pool));
  if (unknown.length > 0) throw invalidParameter(`Invalid node pools: ${unknown.join(', ')}`, about);
  if (nodePools.length > 0 && !nodeRoleArn) {
    throw invalidParameter(
      'When Compute Config nodePools are specified, nodeRoleArn must be specified.',
      about,
    );
  }
  if (nodeRoleArn && nodePools.length === 0) {
    throw invalidParameter(
      'When Compute Config nodeRoleArn is specified, nodePools must be specified.',
      about,
    );
  }
  // Source: terraform-aws-modules/terraform-aws-eks pull request 3513.
  if (parts[0] !== true && nodePools.length > 0) {
    throw invalidParameter('nodePools must be empty when Compute Config is disabled.', about);
  }
  return parts[0] === true;
}

function checkAccess(
  { name, accessConfig = {} }: CreateClusterCommandInput,
  autoMode: boolean,
): AccessConfigResponse & { authenticationMode: string } {
  const { authenticationMode = 'CONFIG_MAP', bootstrapClusterCreatorAdminPermissions = true } = accessConfig;
  const about = { clusterName: name };
  if (autoMode && authenticationMode === 'CONFIG_MAP') {
    throw invalidParameter(
      'EKS Auto Mode requires an authentication mode of API or API_AND_CONFIG_MAP',
      about,
    );
  }
  if (authenticationMode === 'CONFIG_MAP' && !bootstrapClusterCreatorAdminPermissions) {
    throw invalidParameter(
      'bootstrapClusterCreatorAdminPermissions must be true if cluster authentication mode is set to CONFIG_MAP',
      about,
    );
  }
  return { authenticationMode, bootstrapClusterCreatorAdminPermissions };
}

/** The default quota of ranges that may reach the public endpoint. */
const publicAccessRanges = 40;

/**
 * Who may reach the API server: everybody through the public endpoint, unless told otherwise.
 * @throws InvalidParameterException when nobody could, or a range is no public one
 */
export function endpointAccess(
  network: NonNullable<CreateClusterCommandInput['resourcesVpcConfig']>,
  clusterName: string,
): Required<
  With<
    Pick<typeof network, 'endpointPublicAccess' | 'endpointPrivateAccess' | 'publicAccessCidrs'>,
    'endpointPublicAccess' | 'endpointPrivateAccess' | 'publicAccessCidrs'
  >
> {
  const { endpointPublicAccess = true, endpointPrivateAccess = false } = network;
  const about = { clusterName };
  if (!endpointPublicAccess && !endpointPrivateAccess) {
    throw invalidParameter('Private and public endpoint access cannot both be false', about);
  }
  const given = network.publicAccessCidrs ?? [];
  if (!endpointPublicAccess) {
    if (given.length > 0) {
      throw invalidParameter(
        'publicAccessCidrs cannot be specified when endpoint public access is disabled',
        about,
      );
    }
    return { endpointPublicAccess, endpointPrivateAccess, publicAccessCidrs: [] };
  }
  if (given.length > publicAccessRanges) {
    throw invalidParameter(`At most ${publicAccessRanges} publicAccessCidrs can be specified`, about);
  }
  const malformed = given.filter((text) => !parseCidr(text));
  if (malformed.length > 0) {
    throw invalidParameter(
      `The following CIDRs are invalid in publicAccessCidrs: [${malformed.join(', ')}]`,
      about,
    );
  }
  const reserved = given.filter((text) => {
    const range = parseCidr(text);
    return range && privateRanges.some((outer) => contains(outer, range));
  });
  if (reserved.length > 0) {
    throw invalidParameter(
      `The following CIDRs are not allowed in publicAccessCidrs: [${reserved.join(', ')}]`,
      about,
    );
  }
  return {
    endpointPublicAccess,
    endpointPrivateAccess,
    publicAccessCidrs: given.length > 0 ? given : ['0.0.0.0/0'],
  };
}

const logTypes: LogType[] = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** Which logs are written when the wish is laid over what is so now; all are off at first. */
export function loggingOf(wish: Logging | undefined, now?: Logging): Logging {
  const setups = [...(now?.clusterLogging ?? []), ...(wish?.clusterLogging ?? [])];
  const isOn = (type: LogType): boolean =>
    setups.findLast(({ types = [] }) => types.includes(type))?.enabled ?? false;
  return {
    clusterLogging: [
      { types: logTypes.filter(isOn), enabled: true },
      { types: logTypes.filter((type) => !isOn(type)), enabled: false },
    ].filter(({ types }) => types.length > 0),
  };
}
