/** Routes, gateways and subnets of the network's template: a row for each that there is. */
import { type Defect, type Fact, rowsOf } from '../generated.ts';
import type { Row, Sources } from '../row.ts';
import { contentOf, resourcesOf, type Written } from '../sources.ts';

const file = 'src/templates/network.yaml';

/** Rows of a network that leaves some of its nodes without a way out. */
export function network(sources: Sources): Row[] {
  const template = resourcesOf(contentOf(sources, file));
  const rowsFor = (
    kind: string,
    of: (resource: Written) => { old: string; replacement: string } | undefined,
    facts: Readonly<Record<string, Fact>>,
  ): Row[] => {
    const defects = template.flatMap((resource): Defect[] => {
      const change = of(resource);
      if (change === undefined) return [];
      const replacement = resource.block.replace(change.old, change.replacement);
      return [
        { key: resource.name, name: `${kind}: ${resource.name}`, file, text: resource.block, replacement },
      ];
    });
    return rowsOf(kind, defects, facts);
  };
  return [
    ...rowsFor('a route that leads elsewhere', routeElsewhere, routes),
    ...rowsFor("a subnet with the other kind's routes", otherTable, associations),
    ...rowsFor('a NAT gateway in a private subnet', privateNat, nats),
    ...rowsFor('without an address', withoutAddress, unaddressedNats),
    ...rowsFor("with the first one's address", takenAddress, takenAddresses),
    ...rowsFor('without its DependsOn', withoutDependsOn, orders),
    ...rowsFor('no public addresses for nodes', withoutAddresses, addresses),
    ...rowsFor('without its role tag', withoutRoleTag, roleTags),
  ];
}

const unhealthy = /Node group default is CREATE_FAILED\. .*NodeCreationFailure: /;

const unaddressed =
  /Ec2SubnetInvalidConfiguration: One or more Amazon EC2 Subnets .* does not automatically assign public IP/;

const nowhere = {
  really: 'nodes behind it reach neither EKS nor a registry: NodeCreationFailure, instances failed to join',
  source: 'https://github.com/HHS/simpler-grants-gov/issues/1062',
  ends: unhealthy,
} as const;
const up: Fact = { ...nowhere, scenario: 'up' };
const inEachZone: Fact = { ...nowhere, scenario: 'a NAT gateway in each zone' };

/** A range for documentation, that nobody has. */
const routeElsewhere = ({ type, block }: Written) =>
  type === 'AWS::EC2::Route' && block.includes('0.0.0.0/0')
    ? { old: '0.0.0.0/0', replacement: '198.51.100.0/24' }
    : undefined;
const routes = {
  PublicRoute: up,
  PrivateRoute1: up,
  PrivateRoute2: inEachZone,
  PrivateRoute3: inEachZone,
  PrivateRoute4: inEachZone,
};

function otherTable({ name, type, block }: Written) {
  const [old] = /RouteTableId: .*?(?=(?: \})?\n)/.exec(block) ?? [];
  if (type !== 'AWS::EC2::SubnetRouteTableAssociation' || old === undefined) return undefined;
  const table = name.startsWith('Public') ? 'PrivateRouteTable1' : 'PublicRouteTable';
  return { old, replacement: `RouteTableId: !Ref ${table}` };
}
const unfit: Fact = {
  really:
    "Kubernetes' cloud provider takes no subnet that does not lead out by itself: nobody in its zone is served",
  source:
    'https://github.com/kubernetes/cloud-provider-aws/blob/master/pkg/providers/v1/aws.go (isSubnetPublic)',
  scenario: 'load balancers',
  ends: /the classic load balancer stands in 3 zones of 4/,
};
/** A private subnet with a route to the internet gateway is a public one. */
const exposed: Fact = {
  really: 'its nodes have no public address, and EKS makes no group in a public subnet that gives none',
  source: 'https://github.com/sassoftware/viya4-iac-aws/issues/271',
  scenario: 'up',
  ends: unaddressed,
};
const associations = {
  PublicSubnet1Routes: up,
  PublicSubnet2Routes: unfit,
  PublicSubnet3Routes: unfit,
  PublicSubnet4Routes: unfit,
  PrivateSubnet1Routes: exposed,
  PrivateSubnet2Routes: exposed,
  PrivateSubnet3Routes: { ...exposed, scenario: 'a NAT gateway in each zone' },
  PrivateSubnet4Routes: { ...exposed, scenario: 'a NAT gateway in each zone' },
} satisfies Record<string, Fact>;

const privateNat = ({ type }: Written) =>
  type === 'AWS::EC2::NatGateway'
    ? { old: '!Ref PublicSubnet', replacement: '!Ref PrivateSubnet' }
    : undefined;
const leadsBack = {
  really: 'its own subnet leads back to it: nodes have no way out, and never join',
  source: 'https://github.com/hashicorp/terraform/issues/9625',
};
const nats = {
  NatGateway1: { ...up, ...leadsBack },
  NatGateway2: { ...inEachZone, ...leadsBack },
  NatGateway3: { ...inEachZone, ...leadsBack },
  NatGateway4: { ...inEachZone, ...leadsBack },
};

function withoutAddress({ type, block }: Written) {
  const [old] = /^ {6}AllocationId: .*\n/m.exec(block) ?? [];
  return type === 'AWS::EC2::NatGateway' && old !== undefined ? { old, replacement: '' } : undefined;
}
const noAllocation = {
  really: 'a public NAT gateway has an Elastic IP address, or is not made',
  source: 'EC2 API reference, CreateNatGateway, AllocationId',
  ends: /AWS::EC2::NatGateway\): .*(AllocationId|allocation-id)/i,
};
const unaddressedNats = {
  NatGateway1: { ...up, ...noAllocation },
  NatGateway2: { ...inEachZone, ...noAllocation },
  NatGateway3: { ...inEachZone, ...noAllocation },
  NatGateway4: { ...inEachZone, ...noAllocation },
};

const takenAddress = ({ name, type }: Written) =>
  type === 'AWS::EC2::NatGateway' && name !== 'NatGateway1'
    ? { old: `!GetAtt ${name}Address.`, replacement: '!GetAtt NatGateway1Address.' }
    : undefined;
const taken: Fact = {
  ...inEachZone,
  really: 'one Elastic IP address serves one NAT gateway: the other fails',
  source: 'https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/1752',
  ends: /AWS::EC2::NatGateway\): .*already (associated|in use)/i,
};
const takenAddresses = { NatGateway2: taken, NatGateway3: taken, NatGateway4: taken };

function withoutDependsOn({ block }: Written) {
  const [old] = /^ {4}DependsOn: .*\n/m.exec(block) ?? [];
  return old === undefined ? undefined : { old, replacement: '' };
}
const early = {
  really: 'CloudFormation makes it before the gateway is attached, and EC2 refuses',
  scenario: 'an internet gateway that is slow to attach',
} as const;
const unattached: Fact = {
  ...early,
  source: 'https://github.com/giantswarm/aws-operator/issues/1234',
  ends: /\(AWS::EC2::NatGateway\): .*has no Internet gateway attached/,
};
const orders = {
  PublicRoute: {
    ...early,
    source: 'https://github.com/giantswarm/aws-operator/issues/632',
    ends: /PublicRoute \(AWS::EC2::Route\): .*belong to different networks/,
  },
  NatGateway1: unattached,
  NatGateway2: unattached,
  NatGateway3: unattached,
  NatGateway4: unattached,
} satisfies Record<string, Fact>;

const withoutAddresses = ({ block }: Written) =>
  block.includes('MapPublicIpOnLaunch: true')
    ? { old: 'MapPublicIpOnLaunch: true', replacement: 'MapPublicIpOnLaunch: false' }
    : undefined;
const noAddress: Fact = {
  really: 'EKS finds subnets for the nodes that give them no public address',
  source: 'https://github.com/eksctl-io/eksctl/issues/2834',
  scenario: 'nodes in public subnets',
  ends: unaddressed,
};
const addresses = {
  PublicSubnet1: noAddress,
  PublicSubnet2: noAddress,
  PublicSubnet3: noAddress,
  PublicSubnet4: noAddress,
};

function withoutRoleTag({ block }: Written) {
  const [old] = /^ {8}- \{ Key: kubernetes\.io\/role\/.*\n/m.exec(block) ?? [];
  return old === undefined ? undefined : { old, replacement: '' };
}
const undiscovered = (scheme: string): Fact => ({
  really: `no ${scheme} load balancer stands in its zone, and pods there get nothing from any: their target is unused`,
  source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/',
  scenario: 'load balancers',
  ends: new RegExp(`the ${scheme} load balancer stands in 3 zones of 4`),
});
const roleTags = {
  PublicSubnet1: undiscovered('internet-facing'),
  PublicSubnet2: undiscovered('internet-facing'),
  PublicSubnet3: undiscovered('internet-facing'),
  PublicSubnet4: undiscovered('internet-facing'),
  PrivateSubnet1: undiscovered('internal'),
  PrivateSubnet2: undiscovered('internal'),
  PrivateSubnet3: undiscovered('internal'),
  PrivateSubnet4: undiscovered('internal'),
};
