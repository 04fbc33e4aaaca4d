import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ec2Api from '@aws-sdk/client-ec2';
import * as eks from '@aws-sdk/client-eks';
import * as iamApi from '@aws-sdk/client-iam';
import * as pricing from '@aws-sdk/client-pricing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let ec2: ec2Api.EC2Client;
let iam: iamApi.IAMClient;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  ec2 = new ec2Api.EC2Client(emulator.admin);
  iam = new iamApi.IAMClient(emulator.admin);
});
afterAll(() => emulator.close());

const pagesOf = (size: number) =>
  fetch(`${emulator.url}/_emulator/pages`, { method: 'POST', body: JSON.stringify({ size }) });

/** How many items each page of a list has. */
async function sizes<Page>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => unknown[] | undefined,
): Promise<number[]> {
  const found: number[] = [];
  for await (const page of pages) found.push(itemsOf(page)?.length ?? 0);
  return found;
}

describe('a list is cut where the service cuts it', () => {
  test('where instance types are offered: a hundred a page', async () => {
    const { InstanceTypeOfferings, NextToken } = await ec2.send(
      new ec2Api.DescribeInstanceTypeOfferingsCommand({ LocationType: 'availability-zone' }),
    );
    expect(InstanceTypeOfferings).toHaveLength(100);
    expect(NextToken).toBeDefined();
  });

  test('policies: a hundred a page', async () => {
    const { Policies, IsTruncated, Marker } = await iam.send(new iamApi.ListPoliciesCommand({}));
    expect(Policies).toHaveLength(100);
    expect(IsTruncated).toBe(true);
    expect(Marker).toBeDefined();
  });
});

describe('a list is cut where the request says', () => {
  test('subnets', async () => {
    expect(
      await sizes(ec2Api.paginateDescribeSubnets({ client: ec2, pageSize: 5 }, {}), ({ Subnets }) => Subnets),
    ).toEqual([5, 1]);
  });

  test('roles, each once', async () => {
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    for (const name of ['a', 'b', 'c']) {
      await iam.send(
        new iamApi.CreateRoleCommand({
          RoleName: name,
          Path: '/paged/',
          AssumeRolePolicyDocument: JSON.stringify(trust),
        }),
      );
    }
    const names: (string | undefined)[] = [];
    const pages = iamApi.paginateListRoles({ client: iam, pageSize: 1 }, { PathPrefix: '/paged/' });
    for await (const { Roles = [] } of pages) names.push(...Roles.map(({ RoleName }) => RoleName));
    expect(names.toSorted()).toEqual(['a', 'b', 'c']);
  });
});

describe('every page is as small as one says', () => {
  beforeAll(async () => {
    await pagesOf(2);
  });

  test('in the query protocol, in EC2’s and in JSON, of moto’s services and of others', async () => {
    const subnets = await sizes(
      ec2Api.paginateDescribeSubnets({ client: ec2 }, {}),
      ({ Subnets }) => Subnets,
    );
    expect(subnets).toEqual([2, 2, 2]);

    const cloudWatch = new logs.CloudWatchLogsClient(emulator.admin);
    for (const logGroupName of ['a', 'b', 'c']) {
      await cloudWatch.send(new logs.CreateLogGroupCommand({ logGroupName }));
    }
    const groups = await sizes(
      logs.paginateDescribeLogGroups({ client: cloudWatch }, {}),
      ({ logGroups }) => logGroups,
    );
    expect(groups).toEqual([2, 1]);
    const part = await cloudWatch.send(new logs.DescribeLogGroupsCommand({ logGroupNamePattern: 'b' }));
    // Source: CloudWatch Logs API reference, DescribeLogGroups: no more is told by a pattern.
    expect(part.logGroups?.map((group) => Object.keys(group).sort())).toEqual([
      ['arn', 'creationTime', 'logGroupName'],
    ]);
    await expect(
      cloudWatch.send(
        new logs.DescribeLogGroupsCommand({ logGroupNamePattern: 'b', logGroupNamePrefix: 'b' }),
      ),
    ).rejects.toThrow('mutually exclusive');

    const versions = await sizes(
      eks.paginateDescribeClusterVersions({ client: new eks.EKSClient(emulator.admin) }, {}),
      ({ clusterVersions }) => clusterVersions,
    );
    expect(versions.length).toBeGreaterThan(1);
    expect(new Set(versions.slice(0, -1))).toEqual(new Set([2]));

    const { PriceList } = await new pricing.PricingClient(emulator.admin).send(
      new pricing.GetProductsCommand({ ServiceCode: 'AmazonEC2' }),
    );
    expect(PriceList).toHaveLength(2);

    const { Policies, IsTruncated } = await iam.send(new iamApi.ListPoliciesCommand({}));
    expect(Policies).toHaveLength(2);
    expect(IsTruncated).toBe(true);
  });

  test('but what is asked for by name comes at once', async () => {
    const { Subnets = [] } = await ec2.send(new ec2Api.DescribeSubnetsCommand({ MaxResults: 5 }));
    expect(Subnets).toHaveLength(2);
    const { NextToken, InstanceTypes } = await ec2.send(
      new ec2Api.DescribeInstanceTypesCommand({ InstanceTypes: ['t3.small', 't3.medium', 't3.large'] }),
    );
    expect(InstanceTypes).toHaveLength(3);
    expect(NextToken).toBeUndefined();
  });

  test('and a token is good for its own list', async () => {
    const { NextToken } = await ec2.send(new ec2Api.DescribeSubnetsCommand({}));
    expect(await refusal(ec2.send(new ec2Api.DescribeVolumesCommand({ NextToken })))).toMatchObject({
      name: 'InvalidNextToken',
      status: 400,
    });
  });
});
