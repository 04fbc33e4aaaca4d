/** What nodes need to join, and the pods on them to run. */
import type { Row } from '../row.ts';

const unhealthy = /Node group default is CREATE_FAILED\. .*NodeCreationFailure: /;

export const nodes: readonly Row[] = [
  {
    name: 'a node role without AmazonEKS_CNI_Policy',
    file: 'src/resources/node-role.ts',
    text: "'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'],",
    replacement: "'AmazonEC2ContainerRegistryPullOnly'],",
    really:
      'aws-node cannot give pods addresses, and no node becomes Ready: NodeCreationFailure, Unhealthy nodes',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/1910',
    scenario: 'up',
    ends: unhealthy,
  },
  {
    name: 'public subnets without a way out',
    file: 'src/templates/network.yaml',
    text: `      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref InternetGateway`,
    replacement: `      DestinationCidrBlock: 198.51.100.0/24
      GatewayId: !Ref InternetGateway`,
    really: 'the NAT gateway leads nowhere, nodes reach neither EKS nor a registry, and never join',
    source: 'https://github.com/HHS/simpler-grants-gov/issues/1062',
    scenario: 'up',
    ends: unhealthy,
  },
  {
    name: 'a NAT gateway in a private subnet',
    file: 'src/templates/network.yaml',
    text: `      AllocationId: !GetAtt NatGateway1Address.AllocationId
      SubnetId: !Ref PublicSubnet1`,
    replacement: `      AllocationId: !GetAtt NatGateway1Address.AllocationId
      SubnetId: !Ref PrivateSubnet1`,
    really: 'its own subnet leads back to it: nodes have no way out, and never join',
    source: 'https://github.com/hashicorp/terraform/issues/9625',
    scenario: 'up',
    ends: unhealthy,
  },
];
