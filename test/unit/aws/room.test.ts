import { describe, expect, it } from 'vitest';
import type { Aws } from '../../../src/aws/clients.ts';
import { roomFor } from '../../../src/aws/room.ts';

const cluster = { name: 'orders', owner: '1/run' };

interface Account {
  /** By the code of the quota; of others, Service Quotas says nothing. */
  limits?: Record<string, number>;
  /** Names of clusters, one for each VPC; undefined for one of nobody's here. */
  vpcs?: (string | undefined)[];
  addresses?: number;
  /** By zone. */
  natGateways?: Record<string, number>;
  clusters?: number;
  groups?: number;
  instances?: { type: string; isSpot?: boolean; cluster?: string }[];
}

const tagged = (name: string | undefined) => ({
  Tags: name === undefined ? [] : [{ Key: 'eks-cluster-action/cluster', Value: name }],
});
const times = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);
const vcpus: Record<string, number> = { 't3.medium': 2, 'm5.large': 2, 'c5.9xlarge': 36 };

function account({
  limits = {},
  vpcs = [],
  addresses = 0,
  natGateways = {},
  clusters = 0,
  groups = 0,
  instances = [],
}: Account): Aws {
  const zones = Object.keys(natGateways);
  const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
  return {
    region: 'eu-west-1',
    serviceQuotas: async () => ({
      getServiceQuota: async ({ QuotaCode }: { QuotaCode: string }) => {
        if (limits[QuotaCode] === undefined) throw denied;
        return { Quota: { Value: limits[QuotaCode] } };
      },
    }),
    eks: async () => ({
      listClusters: async () => ({ clusters: times(clusters) }),
      listNodegroups: async () => ({ nodegroups: times(groups) }),
    }),
    ec2: async () => ({
      describeVpcs: async () => ({ Vpcs: vpcs.map(tagged) }),
      describeInternetGateways: async () => ({ InternetGateways: vpcs.map(tagged) }),
      describeAddresses: async () => ({ Addresses: times(addresses).map(() => tagged(undefined)) }),
      describeSubnets: async () => ({
        Subnets: zones.map((zone) => ({ SubnetId: `subnet-${zone}`, AvailabilityZone: zone })),
      }),
      describeNatGateways: async () => ({
        NatGateways: zones.flatMap((zone) =>
          times(natGateways[zone] ?? 0).map(() => ({ SubnetId: `subnet-${zone}` })),
        ),
      }),
      describeInstances: async () => ({
        Reservations: [
          {
            Instances: instances.map(({ type, isSpot, cluster: of }) => ({
              InstanceType: type,
              ...(isSpot && { InstanceLifecycle: 'spot' }),
              ...tagged(of),
            })),
          },
        ],
      }),
      describeInstanceTypes: async ({ Filters: [filter] }: { Filters: { Values: string[] }[] }) => ({
        InstanceTypes: (filter?.Values ?? []).map((type) => ({
          InstanceType: type,
          VCpuInfo: { DefaultVCpus: vcpus[type] },
        })),
      }),
    }),
  } as unknown as Aws;
}

const vpc = { quota: 'L-F678F1CE', count: 1 };

describe('what is about to be made', () => {
  it('has room while it stays within the quotas', async () => {
    const aws = account({ limits: { 'L-F678F1CE': 5 }, vpcs: times(4) });
    expect(await roomFor(aws, cluster, [vpc])).toEqual({ objections: [], hints: [] });
  });

  it('asks nothing where it takes nothing', async () => {
    expect(await roomFor({} as Aws, cluster, [{ ...vpc, count: 0 }])).toEqual({ objections: [], hints: [] });
  });

  it('is told whose VPCs fill the account, of this action’s clusters by name', async () => {
    const aws = account({ limits: { 'L-F678F1CE': 5 }, vpcs: ['b', undefined, 'a', 'c', undefined] });
    expect((await roomFor(aws, cluster, [vpc])).objections).toEqual([
      'The account\'s quota "VPCs per Region" will not do: of the limit of 5 in eu-west-1, 5 are taken, and 1 more is needed. ' +
        "3 of the 5 are this action's: a, b, c. Remove what nobody needs with `down` or a sweep, " +
        'or have clusters share a network with `network: shared`.',
    ]);
  });

  it.each([
    ['L-A4707A72', 'Internet gateways per Region', { vpcs: times(2) }, 2, undefined],
    ['L-0263D0A3', 'EC2-VPC Elastic IPs', { addresses: 4 }, 4, undefined],
    ['L-FE5A380F', 'NAT gateways per Availability Zone', { natGateways: { a: 3, b: 1 } }, 3, 'a'],
    ['L-1194D53C', 'Clusters', { clusters: 7 }, 7, undefined],
    ['L-6D54EA21', 'Managed node groups per cluster', { groups: 2 }, 2, undefined],
  ])('takes of %s, "%s"', async (quota, name, having, limit, where) => {
    const take = { quota, count: 1, ...(where !== undefined && { where }) };
    const within = account({ limits: { [quota]: limit + 1 }, ...having });
    expect(await roomFor(within, cluster, [take])).toEqual({ objections: [], hints: [] });
    const full = account({ limits: { [quota]: limit }, ...having });
    expect((await roomFor(full, cluster, [take])).objections).toEqual([
      expect.stringContaining(
        `The account's quota "${name}" will not do: of the limit of ${limit} in ${where ?? 'eu-west-1'}, ${limit} are taken`,
      ),
    ]);
  });

  it('takes vCPUs beside those of the instances that run, of its own kind, and of all groups together', async () => {
    const instances = [
      { type: 't3.medium', cluster: 'web' },
      { type: 'c5.9xlarge' },
      { type: 'm5.large', isSpot: true },
    ];
    const aws = account({ limits: { 'L-1216C47A': 40, 'L-34B43A08': 40 }, instances });
    const onDemand = { quota: 'L-1216C47A', count: 1 };
    expect((await roomFor(aws, cluster, [onDemand, onDemand])).objections).toEqual([]);
    expect((await roomFor(aws, cluster, [onDemand, onDemand, onDemand])).objections).toEqual([
      'The account\'s quota "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances" will not do: of the limit of 40 in ' +
        "eu-west-1, 38 are taken, and 3 more are needed. This action's have nodes: web. Remove what nobody needs with `down` or a sweep.",
    ]);
    expect((await roomFor(aws, cluster, [{ quota: 'L-34B43A08', count: 38 }])).objections).toEqual([]);
  });

  it('is only told of a quota that cannot be asked', async () => {
    const aws = account({ vpcs: times(5) });
    expect(await roomFor(aws, cluster, [vpc])).toEqual({
      objections: [],
      hints: [
        expect.stringMatching(
          /^of "VPCs per Region", the account has 5 in eu-west-1, and the cluster needs 1 more: the quota is 5, unless somebody has raised it\..*--quota-code L-F678F1CE/,
        ),
      ],
    });
  });
});
