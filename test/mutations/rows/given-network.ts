/** What a network of the user's is kept from. */
import type { Row } from '../row.ts';

export const givenNetwork: readonly Row[] = [
  {
    name: 'what strangers have marked in a VPC of the user’s',
    file: 'src/aws/vpc.ts',
    text: 'vpc?.isGiven ? isMadeForAmongStrangers(tags, cluster) : isMadeFor(tags, cluster)',
    replacement: 'isMadeFor(tags, cluster)',
    really:
      'whoever runs a cluster in a VPC marks groups and subnets by a key that controllers read, and keeps them',
    source: 'EKS user guide, "Route internet traffic with Application Load Balancers", subnet tags',
    scenario: 'a cluster in a VPC of somebody’s, and its end',
    ends: /DeleteSecurityGroup: DependencyViolation/,
  },
];
