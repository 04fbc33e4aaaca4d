/** AWS's partitions: sets of regions that share nothing, each with DNS names of its own. */

export interface Partition {
  /** Second field of every ARN, such as `aws-cn`. */
  id: string;
  /** What the names of its endpoints end in, such as `amazonaws.com.cn`. */
  dnsSuffix: string;
}

/** Those whose regions have a prefix of their own; as in `partitions.json` of botocore. */
const partitions: readonly (Partition & { prefix: string })[] = [
  { prefix: 'cn-', id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
  { prefix: 'eusc-', id: 'aws-eusc', dnsSuffix: 'amazonaws.eu' },
  { prefix: 'us-gov-', id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' },
  { prefix: 'us-iso-', id: 'aws-iso', dnsSuffix: 'c2s.ic.gov' },
  { prefix: 'us-isob-', id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' },
  { prefix: 'eu-isoe-', id: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk' },
  { prefix: 'us-isof-', id: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov' },
];

/** The partition of a region; `aws` for every region that no other partition claims. */
export function partitionOf(region: string): Partition {
  const { id, dnsSuffix } = partitions.find(({ prefix }) => region.startsWith(prefix)) ?? {
    id: 'aws',
    dnsSuffix: 'amazonaws.com',
  };
  return { id, dnsSuffix };
}

/**
 * EC2 in the trust policy of a role for instances: in China it has a name of its own.
 * Source: amazon-eks-nodegroup-role.yaml, the node role of the EKS user guide.
 */
export function ec2Principal(region: string): string {
  return partitionOf(region).id === 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com';
}

/** Where the Price List API has endpoints; it knows every region's prices. Source: AWS General Reference, its endpoints. */
const pricingEndpoints = { eu: 'eu-central-1', ap: 'ap-south-1', others: 'us-east-1' } as const;

/** The region in which the prices of `region` are asked for: one that a policy against foreign continents may allow. */
export function pricingRegion(region: string): string {
  const continent = region.split('-')[0];
  return continent === 'eu' || continent === 'ap' ? pricingEndpoints[continent] : pricingEndpoints.others;
}
