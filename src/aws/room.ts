/** Whether the account has room for what is about to be made, as far as that can be told before. */
import type { Aws } from './clients.ts';
import { everyPage } from './pages.ts';
import { adviceOnQuota } from './quotas.ts';

/** What a new account may have in a region: the first quotas that it runs into. Source: the defaults of Service Quotas. */
const usual = { vpcs: 5, addresses: 5 } as const;

/** @returns in sentences what will not do, unless the quota has been raised: which only Service Quotas knows */
export async function shortOf(aws: Aws, needed: { vpcs: number; addresses: number }): Promise<string[]> {
  const ec2 = await aws.ec2();
  const [vpcs, { Addresses = [] }] = await Promise.all([
    everyPage(
      (NextToken) => ec2.describeVpcs({ NextToken }),
      (page) => page.Vpcs,
    ),
    ec2.describeAddresses({}),
  ]);
  return [
    tell('VPCs', vpcs.length, needed.vpcs, usual.vpcs, adviceOnQuota('VpcLimitExceeded', aws.region)),
    tell(
      'elastic IPs',
      Addresses.length,
      needed.addresses,
      usual.addresses,
      adviceOnQuota('AddressLimitExceeded', aws.region),
    ),
  ].filter((words) => words !== '');
}

function tell(what: string, used: number, needed: number, quota: number, advice: string): string {
  if (needed === 0 || used + needed <= quota) return '';
  return (
    `the account has ${used} ${what} in the region, and the cluster needs ${needed} more: the quota is ${quota}, ` +
    `unless somebody has raised it. If what follows fails by it: ${advice}`
  );
}
