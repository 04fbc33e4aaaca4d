/**
 * The fields of an eksctl ClusterConfig that are supported, and those that are refused.
 * Source: the schema of eksctl.io/v1alpha5, https://schema.eksctl.io.
 */
import { defaults, groupKinds } from '../../spec/spec.ts';
import { publicRange, serviceRange, vpcRange } from '../cidr.ts';
import { oneOf } from '../parsers.ts';
import * as values from '../values.ts';
import { accessConfig, identityMapping } from './access-fields.ts';
import { addon, addonsConfig } from './addon-fields.ts';
import { autoModeConfig } from './auto-mode-fields.ts';
import { capability } from './capability-fields.ts';
import { kubeAPIServerConfig, kubeControllerManagerConfig, kubeSchedulerConfig } from './component-fields.ts';
import {
  cloudWatch,
  controlPlaneScalingConfig,
  deletionProtection,
  secretsEncryption,
  zonalShiftConfig,
} from './control-plane-fields.ts';
import { fargateProfile } from './fargate-fields.ts';
import { subnetId, subnets, vpcId } from './given-network-fields.ts';
import { boundaryOfAll, podIdentityAssociation, serviceAccount } from './iam-fields.ts';
import { identityProvider } from './identity-provider-fields.ts';
import { nodeGroup, tags } from './node-group-fields.ts';
import * as refused from './refused-shapes.ts';
import { selfManagedGroup } from './self-managed-fields.ts';
import { field, flag, list, mapping, required, text, texts, type ValueOf } from './shapes.ts';

const keepsVersion = 'a cluster keeps the Kubernetes version that it was made with';

const metadata = mapping(
  {
    name: field(
      text('a name', values.clusterName),
      'Name of the cluster. The input `cluster-name` beats it; without both, the name comes from the pull request or the branch.',
    ),
    region: field(
      text('a region', values.region),
      'Region. The input `region` beats it, and it beats `AWS_REGION`.',
    ),
    version: field(
      text('a Kubernetes version', values.kubernetesVersion),
      'Kubernetes version. The input `kubernetes-version` beats it. Default: the version that EKS gives new clusters.',
    ),
    tags: field(tags, 'Tags for everything that is made. The input `tags` adds to them, and beats them.'),
    annotations: field(
      texts('a mapping of names to texts', () => {}),
      'Notes for people, of which nothing is made, as in eksctl. What is to be seen in AWS is written into `tags`.',
    ),
  },
  {
    forceUpdateVersion: { why: keepsVersion, unless: 'false' },
    rollbackConfig: { why: keepsVersion, like: refused.rollbackConfig },
  },
);

const kubernetesNetworkConfig = mapping(
  {
    serviceIPv4CIDR: field(
      text('a range of addresses', serviceRange),
      "Addresses of Services: private, from /12 to /24, apart from the VPC's. Default: EKS's choice.",
    ),
  },
  {
    ipFamily: { why: 'pods and Services have IPv4 addresses', unless: 'IPv4' },
    serviceIPv6CIDR: 'EKS alone chooses it',
  },
);

const ipv4Alone = 'the VPC has IPv4 addresses alone';

const vpc = mapping(
  {
    id: field(
      vpcId,
      'Your own VPC, in which the cluster is to stand. Default: that of `subnets`, or one is made.',
    ),
    subnets: field(subnets),
    cidr: field(
      text('a range of addresses', vpcRange),
      'Addresses of the VPC: private, from /16 to /24. Default: `192.168.0.0/16`.',
    ),
    nat: field(
      mapping({
        gateway: field(
          text('`Single`, `HighlyAvailable` or `Disable`', oneOf('Single', 'HighlyAvailable', 'Disable')),
          'One NAT gateway, one in each zone, or none. Default: `Single`.',
        ),
      }),
    ),
    clusterEndpoints: field(
      mapping({
        publicAccess: field(flag, 'From the internet. Default: `true`.'),
        privateAccess: field(flag, 'From within the VPC. Default: `true`.'),
      }),
    ),
    publicAccessCIDRs: field(
      list('ranges of addresses', text('a range of addresses', publicRange)),
      'Who may use the public endpoint, at most 40 ranges. Default: everybody.',
    ),
    controlPlaneOnPrivateSubnets: field(
      flag,
      'Whether the control plane has its network interfaces in the private subnets alone. EKS changes it in a cluster that runs. Default: `false`.',
    ),
    controlPlaneSubnetIDs: field(
      list('subnets', subnetId),
      'Subnets of your own VPC in which the control plane has its network interfaces, whether they are in `subnets` or not. EKS changes it in a cluster that runs. Default: all of `subnets`.',
    ),
    securityGroups: field(
      text('`minimum` or `recommended`', oneOf(...groupKinds)),
      'What passes between the control plane and the nodes, as by the input `security-groups`. eksctl has no such field. Default: `recommended`.',
    ),
  },
  {
    securityGroup: 'EKS makes the group of the control plane',
    sharedNodeSecurityGroup: {
      why: "nodes have the cluster's own group",
      instead: 'Write securityGroups.attachIDs of the node groups.',
    },
    manageSharedNodeSecurityGroupRules: {
      why: "nodes have the cluster's own group, which lets them reach each other and the control plane",
      unless: 'true',
    },
    controlPlaneEgressMode: {
      why: 'EKS never takes CUSTOMER_ROUTED back, and nothing here makes the routes that it wants',
      unless: 'AWS_MANAGED',
    },
    controlPlaneSecurityGroupIDs: 'EKS makes the group of the control plane',
    extraCIDRs: { why: 'the VPC has one range of addresses', instead: 'Write a wider one into cidr.' },
    extraIPv6CIDRs: ipv4Alone,
    ipv6Cidr: ipv4Alone,
    ipv6Pool: ipv4Alone,
    autoAllocateIPv6: { why: ipv4Alone, unless: 'false' },
    hostnameType: { why: 'instances are named by their addresses', unless: 'ip-name' },
  },
);

const ofFlux = {
  why: 'Flux is put into a cluster by its own command',
  instead: 'Run `flux bootstrap` in a step after `up`.',
};

export const clusterConfig = mapping(
  {
    apiVersion: required(
      text('`eksctl.io/v1alpha5`', oneOf('eksctl.io/v1alpha5')),
      'Always `eksctl.io/v1alpha5`.',
    ),
    kind: required(text('`ClusterConfig`', oneOf('ClusterConfig')), 'Always `ClusterConfig`.'),
    metadata: field(metadata),
    availabilityZones: field(
      list('zones', text('a zone', values.zone)),
      'Two to four zones of the region. Default: the first two or three that will do.',
    ),
    kubernetesNetworkConfig: field(kubernetesNetworkConfig),
    vpc: field(vpc),
    accessConfig: field(accessConfig),
    iam: field(
      mapping(
        {
          serviceRoleARN: field(
            text('the ARN of a role', values.roleArn),
            'ARN of your own cluster role. Default: one is made.',
          ),
          fargatePodExecutionRoleARN: field(
            text('the ARN of a role', values.roleArn),
            'ARN of your own pod execution role, for Fargate profiles that name none. Default: one is made.',
          ),
          fargatePodExecutionRolePermissionsBoundary: boundaryOfAll,
          serviceRolePermissionsBoundary: boundaryOfAll,
          withOIDC: field(
            flag,
            'Whether IAM knows the issuer of the tokens of service accounts, as serviceAccounts need it. Default: `false`.',
          ),
          serviceAccounts: field(
            list('service accounts', serviceAccount),
            'Service accounts whose pods have a role by the tokens of the cluster (IRSA). What is taken out of the list goes.',
          ),
          podIdentityAssociations: field(
            list('associations', podIdentityAssociation),
            'Service accounts whose pods have a role by EKS Pod Identity. What is taken out of the list goes.',
          ),
        },
        {
          vpcResourceControllerPolicy: {
            why: 'the cluster role has no policy for security groups of pods',
            unless: 'false',
          },
        },
      ),
    ),
    addons: field(
      list('add-ons', addon),
      `EKS add-ons, beside the default ones, which are there unless addonsConfig says otherwise: ${defaults.addons.join(', ')}. An item of the same name gives a default one its version and configuration.`,
    ),
    addonsConfig: field(addonsConfig),
    managedNodeGroups: field(
      list('node groups', nodeGroup),
      'Managed node groups. Default: the one that the inputs describe.',
    ),
    nodeGroups: field(
      list('node groups', selfManagedGroup),
      'Self-managed node groups: each an Auto Scaling group, in a CloudFormation stack of its own, of which EKS knows nothing.',
    ),
    autoModeConfig: field(autoModeConfig),
    fargateProfiles: field(
      list('Fargate profiles', fargateProfile),
      'Which pods run on Fargate. A file that has profiles and no node groups makes a cluster without nodes, on Fargate alone: a profile has to take coredns, and there are no volumes of EBS. One that is taken out of the file is deleted.',
    ),
    capabilities: field(
      list('capabilities', capability),
      'Controllers that EKS runs beside the control plane, each charged by the hour and by what it manages. One that is taken out of the file is deleted; what it has made stays.',
    ),
    iamIdentityMappings: field(
      list('mappings', identityMapping),
      'Who may enter by the ConfigMap aws-auth, which the authentication mode has to look at. What others have written there stays.',
    ),
    identityProviders: field(
      list('identity providers', identityProvider),
      'Whose ID tokens the cluster takes beside those of IAM: one provider, which EKS takes a quarter of an hour to associate, and as long to take away. An empty list takes away the one that was made for the cluster.',
    ),
    cloudWatch: field(cloudWatch),
    secretsEncryption: field(secretsEncryption),
    zonalShiftConfig: field(zonalShiftConfig),
    controlPlaneScalingConfig: field(controlPlaneScalingConfig),
    kubeAPIServerConfig: field(kubeAPIServerConfig),
    kubeSchedulerConfig: field(kubeSchedulerConfig),
    kubeControllerManagerConfig: field(kubeControllerManagerConfig),
    deletionProtection,
    upgradePolicy: field(
      mapping({
        supportType: field(
          text('`STANDARD` or `EXTENDED`', oneOf('STANDARD', 'EXTENDED')),
          'What happens when a version leaves standard support: an upgrade, or a sixfold price. Default: `STANDARD`.',
        ),
      }),
    ),
  },
  {
    git: ofFlux,
    gitops: { ...ofFlux, like: refused.gitops },
    karpenter: {
      why: 'its roles, its queue and its chart are not made',
      instead:
        'Write autoModeConfig, by which EKS itself runs Karpenter, or install it in a step after `up`: `down` ends the instances that it has started.',
      like: refused.karpenter,
    },
    localZones: { why: 'subnets are in zones of the region itself', instead: 'Write availabilityZones.' },
    outpost: { why: 'the control plane is in the region, and not on an Outpost', like: refused.outpost },
    privateCluster: {
      why: 'there are no VPC endpoints, and nodes reach AWS through a NAT gateway',
      instead:
        'Write privateAccess: true and publicAccess: false into vpc.clusterEndpoints, and run the job on a runner in the VPC.',
      unless: { enabled: 'false' },
      like: refused.privateCluster,
    },
    remoteNetworkConfig: {
      why: 'nodes that are not in AWS (hybrid nodes) are not let in',
      like: refused.remoteNetworkConfig,
    },
    status: 'it is what eksctl writes of a cluster, and asks for nothing',
  },
);

/** A ClusterConfig, as far as it says something. */
export type ClusterConfig = ValueOf<typeof clusterConfig>;

export type VpcConfig = ValueOf<typeof vpc>;
