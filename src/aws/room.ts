/** Whether the account has room for what is about to be made, as far as that can be told before. */
import type { Instance } from '@aws-sdk/client-ec2';
import type { Take } from '../engine/difference.ts';
import { fromTagList, type Ownership, tagKeys } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { isDenied, unlessAbsent } from './errors.ts';
import { instanceTypes } from './instance-types.ts';
import { everyPage } from './pages.ts';
import { adviceOnQuota, excess, isVcpuQuota, type QuotaName, quotaOf, vcpuQuotaOf } from './quotas.ts';

export interface Room {
  /** In sentences, what will not do. */
  objections: string[];
  /** What will not do unless a quota has been raised, which cannot be asked. */
  hints: string[];
}

/** What fills a quota. */
interface Used {
  count: number;
  /** How many of them are of clusters of this action's. */
  ours: number;
  /** Names of those clusters. */
  clusters: readonly string[];
}

const ofNobody = { ours: 0, clusters: [] };

type Tagged = { Tags?: Parameters<typeof fromTagList>[0] | undefined };

/** How much of a quota is used, by its code. @param where of those that are counted for each place */
const counters: Readonly<
  Record<string, (aws: Aws, cluster: Ownership, where: string | undefined) => Promise<Used>>
> = {
  'L-F678F1CE': async (aws) => {
    const ec2 = await aws.ec2();
    return usedBy(
      await everyPage(
        (NextToken) => ec2.describeVpcs({ NextToken }),
        (page) => page.Vpcs,
      ),
    );
  },
  'L-A4707A72': async (aws) => {
    const ec2 = await aws.ec2();
    return usedBy(
      await everyPage(
        (NextToken) => ec2.describeInternetGateways({ NextToken }),
        (page) => page.InternetGateways,
      ),
    );
  },
  'L-0263D0A3': async (aws) => {
    const { Addresses = [] } = await (await aws.ec2()).describeAddresses({});
    return usedBy(Addresses);
  },
  'L-FE5A380F': async (aws, _, zone) => {
    const ec2 = await aws.ec2();
    const Filter = [{ Name: 'state', Values: ['pending', 'available', 'deleting'] }];
    const [gateways, subnets] = await Promise.all([
      everyPage(
        (NextToken) => ec2.describeNatGateways({ Filter, NextToken }),
        (page) => page.NatGateways,
      ),
      everyPage(
        (NextToken) => ec2.describeSubnets({ NextToken }),
        (page) => page.Subnets,
      ),
    ]);
    const there = subnets.filter(({ AvailabilityZone }) => AvailabilityZone === zone);
    return usedBy(gateways.filter(({ SubnetId }) => there.some((subnet) => subnet.SubnetId === SubnetId)));
  },
  'L-1194D53C': async (aws) => {
    const eks = await aws.eks();
    const clusters = await everyPage(
      (nextToken) => eks.listClusters({ nextToken }),
      (page) => page.clusters,
    );
    return { ...ofNobody, count: clusters.length };
  },
  'L-6D54EA21': async (aws, { name: clusterName }) => {
    const eks = await aws.eks();
    const groups = await everyPage(
      (nextToken) => unlessAbsent(eks.listNodegroups({ clusterName, nextToken })),
      (page) => page.nodegroups,
    );
    return { ...ofNobody, count: groups.length };
  },
};

function usedBy(things: readonly Tagged[]): Used {
  const clusters = things.flatMap(({ Tags }) => fromTagList(Tags)[tagKeys.cluster] ?? []);
  return { count: things.length, ours: clusters.length, clusters: [...new Set(clusters)].sort() };
}

/** vCPUs of the instances that run, by the code of their quota: as many as their types have by default. */
async function vcpusInUse(aws: Aws): Promise<ReadonlyMap<string, Used>> {
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'instance-state-name', Values: ['pending', 'running'] }];
  const reservations = await everyPage(
    (NextToken) => ec2.describeInstances({ Filters, NextToken }),
    (page) => page.Reservations,
  );
  const running = reservations.flatMap(({ Instances = [] }) => Instances);
  const types = await instanceTypes(
    aws,
    running.flatMap(({ InstanceType }) => InstanceType ?? []),
  );
  const used = new Map<string, { count: number; instances: Instance[] }>();
  for (const instance of running) {
    const { InstanceType: type = '', InstanceLifecycle } = instance;
    const code = vcpuQuotaOf(type, InstanceLifecycle === 'spot')?.code;
    if (code === undefined) continue;
    const { count, instances } = used.get(code) ?? { count: 0, instances: [] };
    const vcpus = types.get(type)?.VCpuInfo?.DefaultVCpus ?? 0;
    used.set(code, { count: count + vcpus, instances: [...instances, instance] });
  }
  return new Map([...used].map(([code, { count, instances }]) => [code, { ...usedBy(instances), count }]));
}

/**
 * The quota as it applies to the account; undefined where nobody may ask, and where Service Quotas has none: of what was
 * never raised, it tells some and not others. Source: hashicorp/terraform-provider-aws#19745.
 */
async function limitOf(aws: Aws, { service, code }: QuotaName): Promise<number | undefined> {
  const client = await aws.serviceQuotas();
  return client.getServiceQuota({ ServiceCode: service, QuotaCode: code }).then(
    ({ Quota }) => Quota?.Value,
    () => undefined,
  );
}

/** @param takes by everything that is to be made, for the cluster */
export async function roomFor(aws: Aws, cluster: Ownership, takes: readonly Take[]): Promise<Room> {
  const judged = await Promise.all(summed(takes).map((take) => judge(aws, cluster, take)));
  return {
    objections: judged.flatMap(({ objection }) => objection ?? []),
    hints: judged.flatMap(({ hint }) => hint ?? []),
  };
}

/** Of one quota, and of one place, together. */
function summed(takes: readonly Take[]): Take[] {
  const sums = new Map<string, Take>();
  for (const take of takes) {
    const key = `${take.quota} ${take.where ?? ''}`;
    sums.set(key, { ...take, count: take.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}

async function judge(
  aws: Aws,
  cluster: Ownership,
  { quota: code, count, where }: Take,
): Promise<{ objection?: string; hint?: string }> {
  const quota = quotaOf(code);
  const [limit, used] = await Promise.all([
    limitOf(aws, quota),
    usedOf(aws, cluster, code, where).catch((error: unknown) => {
      if (!isDenied(error)) throw error;
      return undefined;
    }),
  ]);
  if (used === undefined) return {};
  const place = where ?? aws.region;
  if (limit !== undefined) {
    if (used.count + count <= limit) return {};
    return { objection: [excess(quota, place, limit, used.count, count), ...whose(code, used)].join(' ') };
  }
  const { usually } = quota;
  if (usually === undefined || used.count + count <= usually) return {};
  return {
    hint:
      `of "${quota.name}", the account has ${used.count} in ${place}, and the cluster needs ${count} more: the quota is ` +
      `${usually}, unless somebody has raised it. If what follows fails by it: ${adviceOnQuota(excess(quota, place, usually, used.count, count), aws.region)}`,
  };
}

async function usedOf(
  aws: Aws,
  cluster: Ownership,
  code: string,
  where: string | undefined,
): Promise<Used | undefined> {
  if (isVcpuQuota(code)) return (await vcpusInUse(aws)).get(code) ?? { ...ofNobody, count: 0 };
  return counters[code]?.(aws, cluster, where);
}

/** Those of this action's clusters that take a part of it: what is left of one that failed, too. */
function whose(code: string, { count, ours, clusters }: Used): string[] {
  if (clusters.length === 0) return [];
  const one = isVcpuQuota(code) ? "This action's have nodes" : `${ours} of the ${count} are this action's`;
  return [
    `${one}: ${clusters.join(', ')}. Remove what nobody needs with \`down\` or a sweep` +
      (code === 'L-F678F1CE' ? ', or have clusters share a network with `network: shared`.' : '.'),
  ];
}
