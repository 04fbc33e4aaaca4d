import {
  type Capability,
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeAccessEntryCommand,
  DescribeAddonCommand,
  DescribeCapabilityCommand,
  DescribeClusterCommand,
  DescribeFargateProfileCommand,
  DescribeIdentityProviderConfigCommand,
  DescribeNodegroupCommand,
  ListAssociatedAccessPoliciesCommand,
  ListFargateProfilesCommand,
  ListNodegroupsCommand,
  ListPodIdentityAssociationsCommand,
} from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

/** In the shape that eksctl gives its cluster stack: a network, a role, the cluster, and exports for the other stacks. */
const clusterStack = `
Mappings:
  Principals: { aws: { EKS: eks.amazonaws.com } }
Resources:
  VPC: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 192.168.0.0/16, EnableDnsHostnames: true, EnableDnsSupport: true } }
  InternetGateway: { Type: AWS::EC2::InternetGateway }
  VPCGatewayAttachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: { VpcId: !Ref VPC, InternetGatewayId: !Ref InternetGateway }
  PublicRouteTable: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref VPC } }
  PublicSubnetRoute:
    Type: AWS::EC2::Route
    DependsOn: [VPCGatewayAttachment]
    Properties:
      RouteTableId: !Ref PublicRouteTable
      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref InternetGateway
${['A', 'B']
  .map(
    (zone, index) => `
  SubnetPublic${zone}:
    Type: AWS::EC2::Subnet
    Properties:
      AvailabilityZone: !Select [${index}, !GetAZs '']
      CidrBlock: 192.168.${32 * index}.0/19
      MapPublicIpOnLaunch: true
      VpcId: !Ref VPC
      Tags: [{ Key: kubernetes.io/role/elb, Value: '1' }]
  RouteTableAssociationPublic${zone}:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: { RouteTableId: !Ref PublicRouteTable, SubnetId: !Ref SubnetPublic${zone} }`,
  )
  .join('')}
  ControlPlaneSecurityGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Communication between the control plane and worker nodegroups
      VpcId: !Ref VPC
  ClusterSharedNodeSecurityGroup:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: Communication between all nodes in the cluster, VpcId: !Ref VPC }
  IngressNodeToDefaultClusterSG:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      Description: Allow unmanaged nodes to communicate with control plane (all ports)
      FromPort: 0
      ToPort: 65535
      GroupId: !GetAtt ControlPlane.ClusterSecurityGroupId
      IpProtocol: '-1'
      SourceSecurityGroupId: !Ref ClusterSharedNodeSecurityGroup
  ServiceRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Action: [sts:AssumeRole, sts:TagSession]
            Effect: Allow
            Principal: { Service: [!FindInMap [Principals, !Ref AWS::Partition, EKS]] }
      ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/AmazonEKSClusterPolicy']
  PolicyMetrics:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: !Sub '\${AWS::StackName}-PolicyMetrics'
      Roles: [!Ref ServiceRole]
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Action: ['cloudwatch:PutMetricData'], Effect: Allow, Resource: '*' }]
  ControlPlane:
    Type: AWS::EKS::Cluster
    Properties:
      Name: demo
      Version: '1.36'
      RoleArn: !GetAtt ServiceRole.Arn
      BootstrapSelfManagedAddons: false
      AccessConfig:
        AuthenticationMode: API_AND_CONFIG_MAP
        BootstrapClusterCreatorAdminPermissions: true
      KubernetesNetworkConfig: { IpFamily: ipv4 }
      ResourcesVpcConfig:
        EndpointPrivateAccess: false
        EndpointPublicAccess: true
        SecurityGroupIds: [!Ref ControlPlaneSecurityGroup]
        SubnetIds: [!Ref SubnetPublicA, !Ref SubnetPublicB]
      Tags: [{ Key: Name, Value: !Sub '\${AWS::StackName}/ControlPlane' }]
Outputs:
  ARN: { Value: !GetAtt ControlPlane.Arn, Export: { Name: !Sub '\${AWS::StackName}::ARN' } }
  CertificateAuthorityData: { Value: !GetAtt ControlPlane.CertificateAuthorityData }
  Endpoint: { Value: !GetAtt ControlPlane.Endpoint, Export: { Name: !Sub '\${AWS::StackName}::Endpoint' } }
  Issuer: { Value: !GetAtt ControlPlane.OpenIdConnectIssuerUrl }
  ClusterSecurityGroupId:
    Value: !GetAtt ControlPlane.ClusterSecurityGroupId
    Export: { Name: !Sub '\${AWS::StackName}::ClusterSecurityGroupId' }
  VPC: { Value: !Ref VPC, Export: { Name: !Sub '\${AWS::StackName}::VPC' } }
  SubnetsPublic:
    Value: !Join [',', [!Ref SubnetPublicA, !Ref SubnetPublicB]]
    Export: { Name: !Sub '\${AWS::StackName}::SubnetsPublic' }
`;

/** In the shape of eksctl's stack of a managed node group, with what it makes in stacks of its own beside it. */
const nodegroupStack = ({ desired = 1, groups = ['viewers'] } = {}) => `
Resources:
  LaunchTemplate:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateName: !Sub '\${AWS::StackName}'
      LaunchTemplateData:
        BlockDeviceMappings:
          - DeviceName: /dev/xvda
            Ebs: { Iops: 3000, Throughput: 125, VolumeSize: 80, VolumeType: gp3 }
        MetadataOptions: { HttpPutResponseHopLimit: 2, HttpTokens: required }
        SecurityGroupIds: [!ImportValue eksctl-demo-cluster::ClusterSecurityGroupId]
        TagSpecifications:
          - { ResourceType: instance, Tags: [{ Key: Name, Value: demo-one-Node }] }
          - { ResourceType: volume, Tags: [{ Key: Name, Value: demo-one-Node }] }
          - { ResourceType: network-interface, Tags: [{ Key: Name, Value: demo-one-Node }] }
  ManagedNodeGroup:
    Type: AWS::EKS::Nodegroup
    Properties:
      AmiType: AL2023_x86_64_STANDARD
      ClusterName: demo
      NodegroupName: one
      InstanceTypes: [m5.large]
      Labels: { alpha.eksctl.io/cluster-name: demo, alpha.eksctl.io/nodegroup-name: one }
      LaunchTemplate: { Id: !Ref LaunchTemplate }
      NodeRole: !GetAtt NodeInstanceRole.Arn
      ScalingConfig: { DesiredSize: ${desired}, MaxSize: 2, MinSize: 1 }
      Subnets: !Split [',', !ImportValue eksctl-demo-cluster::SubnetsPublic]
      Tags: { alpha.eksctl.io/nodegroup-name: one }
  Vpccni:
    Type: AWS::EKS::Addon
    Properties: { AddonName: vpc-cni, ClusterName: demo, ResolveConflicts: OVERWRITE }
  NodeInstanceRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Action: ['sts:AssumeRole'], Effect: Allow, Principal: { Service: [ec2.amazonaws.com] } }]
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly
        - arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy
        - arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy
      Path: /
  Viewers:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Action: 'sts:AssumeRole', Effect: Allow, Principal: { AWS: !Ref AWS::AccountId } }
          - Action: ['sts:AssumeRole', 'sts:TagSession']
            Effect: Allow
            Principal: { Service: pods.eks.amazonaws.com }
  Entry:
    Type: AWS::EKS::AccessEntry
    Properties:
      ClusterName: demo
      PrincipalArn: !GetAtt Viewers.Arn
      KubernetesGroups: [${groups.join(', ')}]
      AccessPolicies:
        - PolicyArn: arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy
          AccessScope: { Type: namespace, Namespaces: [default] }
  Association:
    Type: AWS::EKS::PodIdentityAssociation
    Properties: { ClusterName: demo, Namespace: default, ServiceAccount: app, RoleArn: !GetAtt Viewers.Arn }
`;

/** People who come with an ID token of their own provider. */
const peopleStack = (team: string) => `
Resources:
  People:
    Type: AWS::EKS::IdentityProviderConfig
    Properties:
      ClusterName: demo
      Type: oidc
      IdentityProviderConfigName: people
      Oidc:
        ClientId: kubernetes
        IssuerUrl: https://people.example.com
        UsernameClaim: email
        RequiredClaims: [{ Key: Department, Value: Platform }]
      Tags: [{ Key: team, Value: ${team} }]
Outputs: { Arn: { Value: !GetAtt People.IdentityProviderConfigArn } }
`;

/** A group whose nodes may not call for the CNI. */
const unreadyStack = `
Resources:
  Group:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: demo
      NodeRole: !GetAtt Role.Arn
      ScalingConfig: { DesiredSize: 1, MaxSize: 1, MinSize: 1 }
      Subnets: !Split [',', !ImportValue eksctl-demo-cluster::SubnetsPublic]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Action: 'sts:AssumeRole', Effect: Allow, Principal: { Service: ec2.amazonaws.com } }]
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly
        - arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy
`;

/** A capability under one of two roles. */
const controllerStack = (role: 'One' | 'Two') => `
Resources:
${['One', 'Two']
  .map(
    (name) => `
  ${name}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Action: [sts:AssumeRole, sts:TagSession]
            Effect: Allow
            Principal: { Service: capabilities.eks.amazonaws.com }`,
  )
  .join('')}
  Capability:
    Type: AWS::EKS::Capability
    Properties:
      CapabilityName: kro
      ClusterName: demo
      DeletePropagationPolicy: RETAIN
      RoleArn: !GetAtt ${role}.Arn
      Tags: [{ Key: role, Value: ${role} }]
      Type: KRO
Outputs: { Arn: { Value: !Ref Capability }, Status: { Value: !GetAtt Capability.Status } }
`;

/** Pods of one namespace on Fargate, in a subnet that leads nowhere. */
const fargateStack = (namespace: string, team = 'a') => `
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !ImportValue 'eksctl-demo-cluster::VPC', CidrBlock: 192.168.128.0/24 }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Action: 'sts:AssumeRole', Effect: Allow, Principal: { Service: eks-fargate-pods.amazonaws.com } }
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy']
  Profile:
    Type: AWS::EKS::FargateProfile
    Properties:
      ClusterName: demo
      PodExecutionRoleArn: !GetAtt Role.Arn
      Selectors: [{ Namespace: ${namespace}, Labels: [{ Key: tier, Value: web }] }]
      Subnets: [!Ref Subnet]
      Tags: [{ Key: team, Value: ${team} }]
Outputs: { Profile: { Value: !Ref Profile }, Arn: { Value: !GetAtt Profile.Arn } }
`;

const capabilities: { Capabilities: Capability[] } = { Capabilities: ['CAPABILITY_IAM'] };

let region: Region;
beforeAll(async () => {
  region = await startRegion();
}, 60_000);
afterAll(() => region.close());

const outputs = (stack: Awaited<ReturnType<Region['settled']>>) =>
  Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));

const failures = async (id: string) =>
  (await region.events(id))
    .filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'))
    .map(({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`);

describe('a cluster in a stack, its nodes and what may use it in another', () => {
  let clusterId: string;
  let nodesId: string;

  test('is made with the role and the subnets of the stack, and tells what others need of it', async () => {
    const stack = await region.created('eksctl-demo-cluster', clusterStack, {
      ...capabilities,
      Tags: [{ Key: 'alpha.eksctl.io/cluster-name', Value: 'demo' }],
    });
    clusterId = stack.StackId ?? '';
    expect(await failures(clusterId)).toEqual([]);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');

    const { cluster } = await region.eks.send(new DescribeClusterCommand({ name: 'demo' }));
    expect(cluster).toMatchObject({ status: 'ACTIVE', version: '1.36' });
    expect(cluster?.tags).toEqual({
      Name: 'eksctl-demo-cluster/ControlPlane',
      'alpha.eksctl.io/cluster-name': 'demo',
      'aws:cloudformation:logical-id': 'ControlPlane',
      'aws:cloudformation:stack-id': clusterId,
      'aws:cloudformation:stack-name': 'eksctl-demo-cluster',
    });
    expect(outputs(stack)).toMatchObject({
      ARN: cluster?.arn,
      Endpoint: cluster?.endpoint,
      CertificateAuthorityData: cluster?.certificateAuthority?.data,
      ClusterSecurityGroupId: cluster?.resourcesVpcConfig?.clusterSecurityGroupId,
      Issuer: cluster?.identity?.oidc?.issuer,
    });
  }, 120_000);

  test('gets nodes, an add-on, an access entry and an association from a stack that imports it', async () => {
    const stack = await region.created('eksctl-demo-nodegroup-one', nodegroupStack(), capabilities);
    nodesId = stack.StackId ?? '';
    expect(await failures(nodesId)).toEqual([]);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');

    const { StackResources = [] } = await region.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: nodesId }),
    );
    const ids = Object.fromEntries(
      StackResources.map(({ LogicalResourceId, PhysicalResourceId }) => [
        LogicalResourceId,
        PhysicalResourceId,
      ]),
    );
    expect(ids).toMatchObject({ ManagedNodeGroup: 'demo/one', Vpccni: 'demo|vpc-cni' });
    const group = { clusterName: 'demo', nodegroupName: 'one' };
    const { nodegroup } = await region.eks.send(new DescribeNodegroupCommand(group));
    expect(nodegroup).toMatchObject({
      status: 'ACTIVE',
      launchTemplate: { id: ids.LaunchTemplate },
      labels: { 'alpha.eksctl.io/nodegroup-name': 'one' },
    });
    const addon = { clusterName: 'demo', addonName: 'vpc-cni' };
    expect((await region.eks.send(new DescribeAddonCommand(addon))).addon?.status).toBe('ACTIVE');
    const principalArn = ids.Entry?.split('|')[0];
    const policies = await region.eks.send(
      new ListAssociatedAccessPoliciesCommand({ clusterName: 'demo', principalArn }),
    );
    expect(policies.associatedAccessPolicies).toMatchObject([
      { accessScope: { type: 'namespace', namespaces: ['default'] } },
    ]);
    const { associations } = await region.eks.send(
      new ListPodIdentityAssociationsCommand({ clusterName: 'demo' }),
    );
    expect(associations).toMatchObject([{ associationArn: ids.Association, serviceAccount: 'app' }]);
  }, 120_000);

  test('changes in place what EKS changes in place', async () => {
    await region.cloudFormation.send(
      new UpdateStackCommand({
        StackName: nodesId,
        TemplateBody: nodegroupStack({ desired: 2, groups: ['viewers', 'auditors'] }),
        ...capabilities,
      }),
    );
    const stack = await region.settled(nodesId);
    expect(await failures(nodesId)).toEqual([]);
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    const { nodegroup } = await region.eks.send(
      new DescribeNodegroupCommand({ clusterName: 'demo', nodegroupName: 'one' }),
    );
    expect(nodegroup?.scalingConfig?.desiredSize).toBe(2);
    const { StackResources: [entry] = [] } = await region.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: nodesId, LogicalResourceId: 'Entry' }),
    );
    const principalArn = entry?.PhysicalResourceId?.split('|')[0];
    const { accessEntry } = await region.eks.send(
      new DescribeAccessEntryCommand({ clusterName: 'demo', principalArn }),
    );
    expect(accessEntry?.kubernetesGroups).toEqual(['viewers', 'auditors']);
  }, 120_000);

  test('has people of an identity provider from a stack, until that goes', async () => {
    const stack = await region.created('people', peopleStack('a'));
    const id = stack.StackId ?? '';
    expect(await failures(id)).toEqual([]);
    const described = async () =>
      (
        await region.eks.send(
          new DescribeIdentityProviderConfigCommand({
            clusterName: 'demo',
            identityProviderConfig: { type: 'oidc', name: 'people' },
          }),
        )
      ).identityProviderConfig?.oidc;
    expect(await described()).toMatchObject({
      identityProviderConfigArn: outputs(stack).Arn,
      status: 'ACTIVE',
      usernameClaim: 'email',
      requiredClaims: { Department: 'Platform' },
      tags: { team: 'a', 'aws:cloudformation:stack-name': 'people' },
    });
    await region.cloudFormation.send(
      new UpdateStackCommand({ StackName: id, TemplateBody: peopleStack('b') }),
    );
    expect((await region.settled(id)).StackStatus).toBe('UPDATE_COMPLETE');
    expect((await described())?.tags).toMatchObject({ team: 'b' });
    expect((await region.deleted(id)).StackStatus).toBe('DELETE_COMPLETE');
    await expect(described()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  }, 120_000);

  test('has a capability from a stack, under one role and then another, until that goes', async () => {
    const stack = await region.created('controllers', controllerStack('One'), capabilities);
    const id = stack.StackId ?? '';
    expect(await failures(id)).toEqual([]);
    const described = async () =>
      (await region.eks.send(new DescribeCapabilityCommand({ clusterName: 'demo', capabilityName: 'kro' })))
        .capability;
    expect(outputs(stack)).toEqual({ Arn: (await described())?.arn, Status: 'ACTIVE' });
    await region.cloudFormation.send(
      new UpdateStackCommand({ StackName: id, TemplateBody: controllerStack('Two'), ...capabilities }),
    );
    expect((await region.settled(id)).StackStatus).toBe('UPDATE_COMPLETE');
    expect(await described()).toMatchObject({
      arn: outputs(stack).Arn,
      roleArn: expect.stringContaining('controllers-Two-'),
      tags: { role: 'Two' },
    });
    expect((await region.deleted(id)).StackStatus).toBe('DELETE_COMPLETE');
    await expect(described()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  }, 120_000);

  test('has a Fargate profile from a stack: tagged anew, replaced for other pods, until it goes', async () => {
    const stack = await region.created('serverless', fargateStack('shop'), capabilities);
    const id = stack.StackId ?? '';
    expect(await failures(id)).toEqual([]);
    const profiles = async () => {
      const clusterName = 'demo';
      const { fargateProfileNames = [] } = await region.eks.send(
        new ListFargateProfilesCommand({ clusterName }),
      );
      return await Promise.all(
        fargateProfileNames.map(
          async (fargateProfileName) =>
            (await region.eks.send(new DescribeFargateProfileCommand({ clusterName, fargateProfileName })))
              .fargateProfile,
        ),
      );
    };
    const [first] = await profiles();
    expect(first).toMatchObject({
      status: 'ACTIVE',
      podExecutionRoleArn: expect.stringContaining(':role/serverless-Role-'),
      selectors: [{ namespace: 'shop', labels: { tier: 'web' } }],
      tags: { team: 'a', 'aws:cloudformation:stack-name': 'serverless' },
    });
    expect(outputs(stack)).toEqual({
      Profile: `demo|${first?.fargateProfileName}`,
      Arn: first?.fargateProfileArn,
    });
    const update = async (...template: Parameters<typeof fargateStack>) => {
      const TemplateBody = fargateStack(...template);
      await region.cloudFormation.send(
        new UpdateStackCommand({ StackName: id, TemplateBody, ...capabilities }),
      );
      expect((await region.settled(id)).StackStatus).toBe('UPDATE_COMPLETE');
    };
    await update('shop', 'b');
    expect(await profiles()).toEqual([{ ...first, tags: { ...first?.tags, team: 'b' } }]);
    await update('stall', 'b');
    expect(await profiles()).toMatchObject([{ selectors: [{ namespace: 'stall' }] }]);
    expect((await profiles())[0]?.fargateProfileArn).not.toBe(first?.fargateProfileArn);
    expect((await region.deleted(id)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await profiles()).toEqual([]);
  }, 120_000);

  test('tells EKS’s reason when a group cannot be made, and takes it away again', async () => {
    const stack = await region.created('unready', unreadyStack, capabilities);
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await failures(stack.StackId ?? '')).toEqual([
      expect.stringMatching(
        /^Group: Resource handler returned message: "\[Issue\(Code=NodeCreationFailure, Message=.*HandlerErrorCode: GeneralServiceException\)$/,
      ),
    ]);
    const { nodegroups } = await region.eks.send(new ListNodegroupsCommand({ clusterName: 'demo' }));
    expect(nodegroups).toEqual(['one']);
    await region.deleted(stack.StackId ?? '');
  }, 120_000);

  test('goes away stack by stack, and leaves nothing behind', async () => {
    await expect(region.deleted(clusterId)).rejects.toMatchObject({
      message: expect.stringContaining('cannot be deleted as it is in use by eksctl-demo-nodegroup-one'),
    });
    expect((await region.deleted(nodesId)).StackStatus).toBe('DELETE_COMPLETE');
    expect((await region.deleted(clusterId)).StackStatus).toBe('DELETE_COMPLETE');
    expect((await region.resources()).filter((resource) => !resource.startsWith('AWS::IAM::'))).toEqual([]);
  }, 120_000);
});
