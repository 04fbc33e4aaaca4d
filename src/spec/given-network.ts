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
}

export const subnetsGiven = ({ publicSubnets, privateSubnets }: GivenNetwork): GivenSubnet[] => [
  ...publicSubnets,
  ...privateSubnets,
];
