/** Clusters of EKS. */
import {
  type AuthenticationMode,
  type Cluster,
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClusterCommand,
  type IpFamily,
  type LogSetup,
  type LogType,
  type ProvisionedControlPlaneTier,
  type SupportType,
  UpdateClusterConfigCommand,
  type UpdateClusterConfigCommandInput,
  UpdateClusterVersionCommand,
} from '@aws-sdk/client-eks';
import { flag, listOf, type Members, optional, shape, tagList, text, texts, word } from '../../properties.ts';
import { generatedName, present, type ResourceContext, resourceType } from '../../resource-type.ts';
import type { Json } from '../../template.ts';
import {
  awaitUpdate,
  eksTags,
  failure,
  isChanged,
  lowered,
  retag,
  unlessNotFound,
  until,
  untilGone,
} from './eks.ts';

const networks = listOf(shape({ Cidrs: texts }));

const clusterProperties = {
  AccessConfig: optional(
    shape({
      AuthenticationMode: optional(word<AuthenticationMode>()),
      BootstrapClusterCreatorAdminPermissions: optional(flag),
    }),
  ),
  BootstrapSelfManagedAddons: optional(flag),
  ComputeConfig: optional(
    shape({ Enabled: optional(flag), NodePools: optional(texts), NodeRoleArn: optional(text) }),
  ),
  ControlPlaneScalingConfig: optional(shape({ Tier: optional(word<ProvisionedControlPlaneTier>()) })),
  DeletionProtection: optional(flag),
  EncryptionConfig: optional(
    listOf(shape({ Provider: optional(shape({ KeyArn: optional(text) })), Resources: optional(texts) })),
  ),
  Force: optional(flag),
  KubernetesNetworkConfig: optional(
    shape({
      ElasticLoadBalancing: optional(shape({ Enabled: optional(flag) })),
      IpFamily: optional(word<IpFamily>()),
      ServiceIpv4Cidr: optional(text),
    }),
  ),
  Logging: optional(
    shape({
      ClusterLogging: optional(
        shape({ EnabledTypes: optional(listOf(shape({ Type: optional(word<LogType>()) }))) }),
      ),
    }),
  ),
  Name: optional(text),
  RemoteNetworkConfig: optional(
    shape({ RemoteNodeNetworks: networks, RemotePodNetworks: optional(networks) }),
  ),
  ResourcesVpcConfig: shape({
    EndpointPrivateAccess: optional(flag),
    EndpointPublicAccess: optional(flag),
    PublicAccessCidrs: optional(texts),
    SecurityGroupIds: optional(texts),
    SubnetIds: texts,
  }),
  RoleArn: text,
  StorageConfig: optional(shape({ BlockStorage: optional(shape({ Enabled: optional(flag) })) })),
  Tags: optional(tagList),
  UpgradePolicy: optional(shape({ SupportType: optional(word<SupportType>()) })),
  Version: optional(text),
  ZonalShiftConfig: optional(shape({ Enabled: optional(flag) })),
};

type ClusterProperties = Members<typeof clusterProperties>;

/** Names of the log types that a template enables; those that it leaves out again are to be disabled. */
const logTypes = ({ Logging }: ClusterProperties): LogType[] =>
  (Logging?.ClusterLogging?.EnabledTypes ?? []).flatMap(({ Type }) => Type ?? []);

const logging = (types: LogType[], enabled: boolean): LogSetup[] =>
  types.length === 0 ? [] : [{ types, enabled }];

const describe = async ({ clients: { eks } }: ResourceContext, name: string): Promise<Cluster> =>
  present((await eks.send(new DescribeClusterCommand({ name }))).cluster, 'cluster');

/** What Fn::GetAtt tells of a cluster that is there. */
const attributesOf = (cluster: Cluster): Record<string, Json> => ({
  Arn: cluster.arn ?? '',
  CertificateAuthorityData: cluster.certificateAuthority?.data ?? '',
  ClusterSecurityGroupId: cluster.resourcesVpcConfig?.clusterSecurityGroupId ?? '',
  EncryptionConfigKeyArn: cluster.encryptionConfig?.[0]?.provider?.keyArn ?? '',
  Endpoint: cluster.endpoint ?? '',
  Id: cluster.id ?? '',
  'KubernetesNetworkConfig.ServiceIpv6Cidr': cluster.kubernetesNetworkConfig?.serviceIpv6Cidr ?? '',
  OpenIdConnectIssuerUrl: cluster.identity?.oidc?.issuer ?? '',
});

export const cluster = resourceType(clusterProperties, {
  attributes: [
    'Arn',
    'CertificateAuthorityData',
    'ClusterSecurityGroupId',
    'EncryptionConfigKeyArn',
    'Endpoint',
    'Id',
    'KubernetesNetworkConfig.ServiceIpv6Cidr',
    'OpenIdConnectIssuerUrl',
  ],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: [
    'AccessConfig/BootstrapClusterCreatorAdminPermissions',
    'BootstrapSelfManagedAddons',
    'EncryptionConfig',
    'KubernetesNetworkConfig/IpFamily',
    'KubernetesNetworkConfig/ServiceIpv4Cidr',
    'Name',
    'RoleArn',
  ],
  // EKS says itself how far it is.
  takes: { create: 0, delete: 0 },
  create: async (context, properties) => {
    const { Logging: _, Force: __, Tags, Name, ...given } = properties;
    const id = Name ?? generatedName(context, 100);
    const types = logTypes(properties);
    const { cluster: made } = await context.clients.eks.send(
      new CreateClusterCommand({
        ...lowered(given),
        name: id,
        tags: eksTags(context, Tags),
        ...(types.length > 0 && { logging: { clusterLogging: logging(types, true) } }),
      }),
    );
    return { id, attributes: { Arn: present(made?.arn, 'cluster') } };
  },
  stabilise: async (context, made) => {
    const ended = await until(context, async () => {
      const now = await describe(context, made.id);
      return now.status === 'CREATING' ? undefined : now;
    });
    if (ended.status === 'FAILED') throw failure(ended.health?.issues ?? []);
    Object.assign(made.attributes, attributesOf(ended));
  },
  update: async (context, { id, attributes }, properties, previous) => {
    if (isChanged(properties.Version, previous.Version)) {
      const { update } = await context.clients.eks.send(
        new UpdateClusterVersionCommand({
          name: id,
          version: properties.Version,
          ...(properties.Force === undefined ? {} : { force: properties.Force }),
        }),
      );
      await awaitUpdate(context, update, { name: id });
    }
    // EKS takes one kind of change a call, and one call at a time.
    for (const change of configurationChanges(properties, previous)) {
      const { update } = await context.clients.eks.send(
        new UpdateClusterConfigCommand({ ...change, name: id }),
      );
      await awaitUpdate(context, update, { name: id });
    }
    await retag(context, String(attributes.Arn), properties.Tags, previous.Tags);
    return attributesOf(await describe(context, id));
  },
  delete: async ({ clients: { eks } }, { id }) => {
    await eks.send(new DeleteClusterCommand({ name: id }));
  },
  vanish: async (context, { id }) => {
    const { eks } = context.clients;
    await untilGone(context, async () => {
      const found = await unlessNotFound(eks.send(new DescribeClusterCommand({ name: id })));
      if (found?.cluster?.status === 'FAILED') throw failure(found.cluster.health?.issues ?? []);
      return await eks.send(new DescribeClusterCommand({ name: id }));
    });
  },
});

type Change = Omit<UpdateClusterConfigCommandInput, 'name'>;

type Vpc = ClusterProperties['ResourcesVpcConfig'];

const networkOf = ({ SecurityGroupIds, SubnetIds }: Vpc) => ({ SecurityGroupIds, SubnetIds });

const endpointOf = ({ EndpointPrivateAccess, EndpointPublicAccess, PublicAccessCidrs }: Vpc) => ({
  EndpointPrivateAccess,
  EndpointPublicAccess,
  PublicAccessCidrs,
});

function configurationChanges(now: ClusterProperties, before: ClusterProperties): Change[] {
  const [network, endpoint] = [networkOf(now.ResourcesVpcConfig), endpointOf(now.ResourcesVpcConfig)];
  const [types, earlier] = [logTypes(now), logTypes(before)];
  const disabled = earlier.filter((type) => !types.includes(type));
  const isAutoModeChanged =
    isChanged(now.ComputeConfig, before.ComputeConfig) ||
    isChanged(now.StorageConfig, before.StorageConfig) ||
    isChanged(
      now.KubernetesNetworkConfig?.ElasticLoadBalancing,
      before.KubernetesNetworkConfig?.ElasticLoadBalancing,
    );
  const mode = now.AccessConfig?.AuthenticationMode;
  const candidates: [isWanted: boolean, change: Change][] = [
    [isChanged(network, networkOf(before.ResourcesVpcConfig)), { resourcesVpcConfig: lowered(network) }],
    [isChanged(endpoint, endpointOf(before.ResourcesVpcConfig)), { resourcesVpcConfig: lowered(endpoint) }],
    [
      isChanged(types, earlier),
      { logging: { clusterLogging: [...logging(types, true), ...logging(disabled, false)] } },
    ],
    [
      isChanged(mode, before.AccessConfig?.AuthenticationMode),
      { accessConfig: mode === undefined ? {} : { authenticationMode: mode } },
    ],
    [isChanged(now.UpgradePolicy, before.UpgradePolicy), { upgradePolicy: lowered(now.UpgradePolicy) }],
    [
      isChanged(now.ZonalShiftConfig, before.ZonalShiftConfig),
      { zonalShiftConfig: lowered(now.ZonalShiftConfig) },
    ],
    [
      isAutoModeChanged,
      {
        computeConfig: lowered(now.ComputeConfig),
        storageConfig: lowered(now.StorageConfig),
        kubernetesNetworkConfig: lowered({
          ElasticLoadBalancing: now.KubernetesNetworkConfig?.ElasticLoadBalancing,
        }),
      },
    ],
    [
      isChanged(now.RemoteNetworkConfig, before.RemoteNetworkConfig),
      { remoteNetworkConfig: lowered(now.RemoteNetworkConfig) },
    ],
    [
      isChanged(now.DeletionProtection, before.DeletionProtection),
      { deletionProtection: now.DeletionProtection },
    ],
    [
      isChanged(now.ControlPlaneScalingConfig, before.ControlPlaneScalingConfig),
      { controlPlaneScalingConfig: lowered(now.ControlPlaneScalingConfig) },
    ],
  ];
  return candidates.filter(([isWanted]) => isWanted).map(([, change]) => change);
}
