/** The CloudFormation template of a self-managed node group whose instances start before its control plane is there. */
import type { SelfManagedGroupSpec } from '../../spec/spec.ts';
import { resourceNames, type Surroundings, type Template, templateOf } from './self-managed-template.ts';
import { type ClusterFacts, userDataOf } from './self-managed-user-data.ts';

/** Logical id of the security group that instances have until there is that of the cluster. */
export const entrance = 'Entrance';

/** What CloudFormation gives instances to become Ready nodes, the time of the control plane in it. */
const patience = 'PT45M';

/** Seconds that an instance asks for its cluster: longer than any control plane takes, and shorter than the patience. */
const mostSeconds = 2100;

export interface PrelaunchSurroundings extends Omit<Surroundings, 'cluster' | 'securityGroupIds'> {
  cluster: string;
  region: string;
  vpcId: string;
  /** Addresses of Services, as far as is known by now. */
  serviceCidr: string;
}

/** nodeadm asks before cloud-init only that they are not empty. Source: awslabs/amazon-eks-ami, nodeadm/internal/api/validation.go. */
const notYet = {
  endpoint: 'https://not-yet.invalid',
  certificateAuthorityData: Buffer.from('not yet').toString('base64'),
};

/**
 * Waits until the cluster is ACTIVE, and tells nodeadm of it: `nodeadm-run` starts once this has ended, and reads the drop-in over
 * the user data. Source: awslabs/amazon-eks-ami, nodeadm-run.service, `After=cloud-final.service`.
 */
const waitingScript = (cluster: string, region: string): string =>
  [
    '#!/bin/bash',
    `until read -r STATUS ENDPOINT CA CIDR <<< "$(aws eks describe-cluster --region ${region} --name ${cluster} --query 'cluster.[status,endpoint,certificateAuthority.data,kubernetesNetworkConfig.serviceIpv4Cidr]' --output text 2>/dev/null)" && [ "$STATUS" = ACTIVE ]; do`,
    `  if (( SECONDS > ${mostSeconds} )); then echo "Error: cluster ${cluster} has not come"; exit 1; fi`,
    // Many instances do not ask in step.
    '  sleep $((2 + RANDOM % 4))',
    'done',
    'mkdir -p /etc/eks/nodeadm.d',
    'cat > /etc/eks/nodeadm.d/cluster.yaml <<EOF',
    'apiVersion: node.eks.aws/v1alpha1',
    'kind: NodeConfig',
    'spec:',
    '  cluster:',
    '    apiServerEndpoint: $ENDPOINT',
    '    certificateAuthority: $CA',
    '    cidr: $CIDR',
    'EOF',
  ].join('\n');

/**
 * How the group is born. It rolls back where its instances do not become Ready nodes in time, so that none runs on without a
 * cluster; and it becomes as any other by an update, once they are.
 */
export function prelaunchTemplateOf(
  group: SelfManagedGroupSpec,
  { cluster: name, region, vpcId, serviceCidr, ...around }: PrelaunchSurroundings,
): Template {
  const facts: ClusterFacts = { ...notYet, name, serviceCidr };
  const template = templateOf(group, { ...around, cluster: facts, securityGroupIds: [] });
  const { [resourceNames.template]: launch, [resourceNames.group]: scaling } = template.Resources;
  return {
    ...template,
    Resources: {
      [entrance]: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: `Nodes of the EKS cluster ${name} before it has a group of its own: nobody in, everything out`,
          VpcId: vpcId,
        },
      },
      [resourceNames.template]: {
        ...launch,
        Properties: {
          LaunchTemplateData: {
            ...launch.Properties.LaunchTemplateData,
            SecurityGroupIds: [{ 'Fn::GetAtt': [entrance, 'GroupId'] }],
            UserData: Buffer.from(userDataOf(group, facts, [waitingScript(name, region)])).toString('base64'),
          },
        },
      },
      [resourceNames.group]: {
        ...scaling,
        CreationPolicy: { ResourceSignal: { Count: { Ref: 'Nodes' }, Timeout: patience } },
      },
    },
  };
}

/** Whether the stack of this template has not become as any other yet. */
export const isPrelaunched = (template: unknown): boolean => entrance in Object(Object(template).Resources);

/**
 * The template that such a stack gets, and one whose Auto Scaling group alone changes: new instances start as those of any group, and
 * those that there are stay. Without an UpdatePolicy, CloudFormation replaces none. Source: CloudFormation user guide, "UpdatePolicy attribute".
 */
export function withoutReplacement(template: Template): Template {
  const { UpdatePolicy: _, ...scaling } = template.Resources.NodeGroup;
  return { ...template, Resources: { ...template.Resources, NodeGroup: scaling } };
}
