/** In which networks of somebody's a cluster may stand, by the list in a policy of the role's own, which src/aws/own-policies.ts reads. */
import { isListed, type Listing, ownPolicyName } from '../spec/listing.ts';

/** The statement of docs/iam/vpcs.json whose resources they are. */
const statement = 'MakeGroupsInListedNetworks';

/**
 * @param vpcIds of the VPC that is named, and of every subnet
 * @returns a sentence for each that the list does not hold
 */
export function networksNotListed(
  vpcIds: readonly string[],
  listing: Listing,
  { partition, region, account }: { partition: string; region: string; account: string },
): string[] {
  const listed = listing.patterns(statement, 'Resource').filter((pattern) => pattern !== '');
  const has = listed.length === 0 ? 'lists none' : `lists ${listed.join(', ')}`;
  return [...new Set(vpcIds)]
    .map((id) => `arn:${partition}:ec2:${region}:${account}:vpc/${id}`)
    .filter((arn) => !isListed(arn, listed))
    .map(
      (arn) =>
        `vpc.subnets: a cluster may not stand in ${arn} by this role: its policy ${ownPolicyName('vpcs')} ${has}. ` +
        'Leave it out, or have an administrator list it in the parameter Vpcs of docs/iam/kinds.yaml.',
    );
}
