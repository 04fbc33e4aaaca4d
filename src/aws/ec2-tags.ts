import { type Tags, tagKeys } from '../spec/tags.ts';
import type { Aws } from './clients.ts';

/**
 * The tags that the filters let through, by the id of what carries them. EC2 lists those of all its kinds together, and goes
 * on for an hour after a thing has gone.
 * @param filters of DescribeTags: names, and the values that each may have
 */
export async function tagsInEc2(
  aws: Aws,
  filters: Readonly<Record<string, readonly string[]>>,
): Promise<ReadonlyMap<string, Tags>> {
  const { paginateDescribeTags } = await import('@aws-sdk/client-ec2');
  const Filters = Object.entries(filters).map(([Name, values]) => ({ Name, Values: [...values] }));
  const found = new Map<string, Tags>();
  for await (const page of paginateDescribeTags({ client: await aws.ec2() }, { Filters })) {
    for (const { ResourceId = '', Key = '', Value = '' } of page.Tags ?? []) {
      found.set(ResourceId, { ...found.get(ResourceId), [Key]: Value });
    }
  }
  return found;
}

/** Tags of EKS's own, whose value is a cluster's name: unique in a region. */
export const keysOfEks = ['eks:cluster-name', 'eks:eks-cluster-name'] as const;

/** Tags of eksctl, whose value is a cluster's name. Source: eksctl, pkg/apis/eksctl.io/v1alpha5/types.go. */
export const keysOfEksctl = [
  'alpha.eksctl.io/cluster-name',
  'eksctl.cluster.k8s.io/v1alpha1/cluster-name',
] as const;

/** Tags of Karpenter, whose value is a cluster's name. Source: Karpenter's documentation, "NodeClasses". */
export const keysOfKarpenter = ['karpenter.sh/discovery', 'karpenter.k8s.aws/cluster'] as const;

/** What carries the cluster's name in one of these tags, with those of them that name it: one question for whoever's they are. */
export async function named(
  aws: Aws,
  cluster: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Tags>> {
  const all = await tagsInEc2(aws, {
    key: [tagKeys.cluster, ...keysOfEks, ...keysOfEksctl, ...keysOfKarpenter],
    value: [cluster],
  });
  return new Map([...all].filter(([, tags]) => keys.some((key) => key in tags)));
}
