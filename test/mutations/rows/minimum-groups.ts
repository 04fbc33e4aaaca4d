/** Security groups of a cluster's own: what has to pass, and what becomes of them. */
import type { Row } from '../row.ts';

const requirements =
  'EKS user guide, "View Amazon EKS security group requirements for clusters", "Restricting cluster traffic"';
const file = 'src/templates/minimum-groups.yaml';
const stuck = /node group default: |add-on|self-managed node group/;

export const minimumGroups: readonly Row[] = [
  {
    name: 'nodes that the control plane lets in by no rule',
    file,
    text: '        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !GetAtt Members.GroupId }\n',
    replacement:
      '        - { IpProtocol: tcp, FromPort: 80, ToPort: 80, SourceSecurityGroupId: !GetAtt Members.GroupId }\n',
    really: 'kubelets do not reach the API server, and no node joins',
    source: requirements,
    scenario: 'the minimum of groups',
    ends: stuck,
  },
  {
    name: 'kubelets that the control plane does not reach',
    file,
    text: '        - { IpProtocol: tcp, FromPort: 10250, ToPort: 10251, SourceSecurityGroupId: !GetAtt ControlPlane.GroupId }\n',
    replacement: '',
    really: 'nobody sees logs nor metrics of the nodes',
    source: requirements,
    scenario: 'the minimum of groups',
    ends: stuck,
  },
  {
    name: 'nodes that reach no service of AWS',
    file,
    text: '        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }\n',
    replacement: '',
    really: 'no image is pulled, and no node joins',
    source: requirements,
    scenario: 'the minimum of groups',
    ends: stuck,
  },
  {
    name: 'managed nodes without the groups of the cluster’s own',
    file: 'src/resources/nodes/launch-template.ts',
    text: '      ...(own !== undefined && { SecurityGroupIds: [...own.nodes] }),\n',
    replacement: '      ...(own !== undefined && { SecurityGroupIds: own.nodes.slice(0, 1) }),\n',
    really: 'the other groups know the nodes by one that they do not carry',
    source: requirements,
    scenario: 'the minimum of groups',
    ends: stuck,
  },
  {
    name: 'self-managed nodes without the groups of the cluster’s own',
    file: 'src/resources/nodes/self-managed-group.ts',
    text: 'securityGroupIds: own?.nodes ?? [plane.clusterSecurityGroupId]',
    replacement: 'securityGroupIds: own?.nodes.slice(0, 1) ?? [plane.clusterSecurityGroupId]',
    really: 'the other groups know the nodes by one that they do not carry',
    source: requirements,
    scenario: 'the minimum of groups, and self-managed nodes',
    ends: stuck,
  },
  {
    name: 'a control plane without the group of the cluster’s own',
    file: 'src/resources/control-plane/control-plane.ts',
    text: '        ...(needs.groups !== undefined && { securityGroupIds: [step.need(needs.groups).controlPlane] }),\n',
    replacement: '',
    really: 'nodes that do not carry EKS’s own group reach nothing of it',
    source: requirements,
    scenario: 'the minimum of groups',
    ends: stuck,
  },
  {
    name: 'a removal that leaves the groups of the cluster’s own',
    file: 'src/resources/existing.ts',
    text: "isOfSecurityGroups(stack, aws.region)) ? 'minimum' : undefined",
    replacement: 'isOfSecurityGroups(stack, aws.region)) ? undefined : undefined',
    really: 'nobody deletes their stack, and the network does not go while they stand in it',
    source: 'EC2 API reference, error code DependencyViolation',
    scenario: 'the minimum of groups, and their end',
    ends: /AWS::CloudFormation::Stack|network: /,
  },
];
