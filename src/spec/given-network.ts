/** A network that the user has, and a cluster is to stand in. */
export interface GivenSubnet {
  /** What the file calls it: its zone, or any name. */
  name: string;
  id: string;
  /** Where it is, as the file has it; undefined where that says nothing. */
  zone: string | undefined;
  cidr: string | undefined;
}

export interface GivenNetwork {
  /** Undefined where the subnets alone are named: then it is theirs. */
  vpcId: string | undefined;
  /** Of the VPC, as the file has it; undefined where that says nothing. */
  cidr: string | undefined;
  publicSubnets: readonly GivenSubnet[];
  privateSubnets: readonly GivenSubnet[];
  /** In which the control plane has its interfaces, be they among those or not; undefined where nobody says. */
  controlPlaneSubnetIds?: readonly string[] | undefined;
}

/** Those that nodes may be in. */
export const subnetsOfNodes = ({ publicSubnets, privateSubnets }: GivenNetwork): GivenSubnet[] => [
  ...publicSubnets,
  ...privateSubnets,
];

/** All that are named, each once. */
export function subnetsGiven(given: GivenNetwork): GivenSubnet[] {
  const ofNodes = subnetsOfNodes(given);
  const others = (given.controlPlaneSubnetIds ?? []).filter((id) => !ofNodes.some((each) => each.id === id));
  return [...ofNodes, ...others.map((id) => ({ name: id, id, zone: undefined, cidr: undefined }))];
}
