/**
 * What is in fields that are refused: a name that eksctl does not know is told there, too.
 * Source: the schema of eksctl.io/v1alpha5, https://schema.eksctl.io.
 */
import { field, list, mapping, type Shape } from './shapes.ts';

const anything: Shape<unknown> = { holds: 'anything', read: () => undefined };

/** A mapping with fields of these names. */
function known(...names: readonly string[]): Shape<unknown> {
  return knowing(Object.fromEntries(names.map((name) => [name, anything])));
}

function knowing(shapes: Readonly<Record<string, Shape<unknown>>>): Shape<unknown> {
  return mapping(Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, field(shape)])));
}

export const gitops = knowing({ flux: known('flags', 'gitProvider') });

export const karpenter = known(
  'createServiceAccount',
  'defaultInstanceProfile',
  'version',
  'withSpotInterruptionQueue',
);

const place = known('groupName', 'spreadLevel');

export const outpost = knowing({
  controlPlaneInstanceType: anything,
  controlPlaneOutpostARN: anything,
  controlPlanePlacement: place,
  etcdInstanceType: anything,
  etcdPlacement: place,
});

export const privateCluster = known('additionalEndpointServices', 'enabled', 'skipEndpointCreation');

const remoteNetworks = list('networks', known('cidrs'));

export const remoteNetworkConfig = knowing({
  iam: known('caBundleCert', 'provider', 'roleARN'),
  remoteNodeNetworks: remoteNetworks,
  remotePodNetworks: remoteNetworks,
  vpcGatewayID: anything,
});

export const rollbackConfig = known('timeoutMinutes');

export const capabilityConfiguration = knowing({
  argocd: knowing({
    awsIdc: known('idcInstanceArn', 'idcRegion'),
    namespace: anything,
    networkAccess: known('vpceIds'),
    rbacRoleMappings: list(
      'mappings',
      knowing({ identities: list('identities', known('id', 'type')), role: anything }),
    ),
  }),
});

export const connectionTracking = known('tcpEstablishedTimeout', 'udpStreamTimeout', 'udpTimeout');

export const metricsCollection = list('metrics', known('granularity', 'metrics'));

export const updateConfig = known('maxUnavailable', 'maxUnavailablePercentage');
