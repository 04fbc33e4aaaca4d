import { expect, test } from 'vitest';
import { shortOf } from '../../../src/aws/room.ts';
import { region } from '../support/region.ts';

const items = (set: string, count: number): string =>
  `<${set}>${'<item><vpcId>vpc-1</vpcId><allocationId>eipalloc-1</allocationId></item>'.repeat(count)}</${set}>`;

const having = (vpcs: number, addresses: number) =>
  region({ DescribeVpcs: items('vpcSet', vpcs), DescribeAddresses: items('addressesSet', addresses) });

test('there is room while the usual quotas are not used up', async () => {
  const { aws } = await having(4, 4);
  expect(await shortOf(aws, { vpcs: 1, addresses: 1 })).toEqual([]);
});

test('what a new account runs into is told with what is used, what is needed and how to have more', async () => {
  const { aws } = await having(5, 3);
  expect(await shortOf(aws, { vpcs: 1, addresses: 3 })).toEqual([
    expect.stringMatching(
      /^the account has 5 VPCs in the region, and the cluster needs 1 more: .*--quota-code L-F678F1CE/,
    ),
    expect.stringMatching(/^the account has 3 elastic IPs .* needs 3 more: .*--quota-code L-0263D0A3/),
  ]);
});

test('of what is not needed nothing is told', async () => {
  const { aws } = await having(1, 5);
  expect(await shortOf(aws, { vpcs: 1, addresses: 0 })).toEqual([]);
});
