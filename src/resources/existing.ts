import type { Aws } from '../aws/clients.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { type ClusterSpec, defaults, type NodeGroupSpec } from '../config/spec.ts';
import { tagKeys } from '../config/tags.ts';

/**
 * The node groups that the cluster has, or of which a launch template is left, whatever the inputs say now: what is
 * removed is what exists.
 */
export async function existingNodeGroups(aws: Aws, spec: ClusterSpec): Promise<NodeGroupSpec[]> {
  const found = await Promise.all([groupsOfCluster(aws, spec.name), groupsOfTemplates(aws, spec.name)]);
  return [...new Set(found.flat())].map((name) => ({ ...defaults.nodeGroup, name }));
}

async function groupsOfCluster(aws: Aws, clusterName: string): Promise<string[]> {
  const { paginateListNodegroups } = await import('@aws-sdk/client-eks');
  const client = await aws.eks();
  const names: string[] = [];
  await unlessAbsent(
    (async () => {
      for await (const page of paginateListNodegroups({ client }, { clusterName })) {
        names.push(...(page.nodegroups ?? []));
      }
    })(),
  );
  return names;
}

/** Our launch templates are named `<cluster>/<node group>`. */
async function groupsOfTemplates(aws: Aws, cluster: string): Promise<string[]> {
  const { paginateDescribeLaunchTemplates } = await import('@aws-sdk/client-ec2');
  const client = await aws.ec2();
  const names: string[] = [];
  const request = { Filters: [{ Name: `tag:${tagKeys.cluster}`, Values: [cluster] }] };
  for await (const page of paginateDescribeLaunchTemplates({ client }, request)) {
    for (const { LaunchTemplateName = '' } of page.LaunchTemplates ?? []) {
      const group = LaunchTemplateName.split('/')[1];
      if (group !== undefined) names.push(group);
    }
  }
  return names;
}
