import type { Volume } from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import type { Resource } from '../../engine/graph.ts';
import { autoModeTag } from '../../spec/auto-mode.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { fromTagList, isOurs, type Tags, tagKeys } from '../../spec/tags.ts';

/**
 * Volumes of claims that have outlived their cluster, unless they are meant to. A volume is in no VPC: what proves that it
 * is ours are the tags that the EBS CSI driver was told to give it, or Auto Mode's own.
 */
export function volumes(
  aws: Aws,
  spec: ClusterSpec,
  { plane }: { plane: Resource<unknown> },
): Resource<Volume[]> {
  async function find(): Promise<Volume[]> {
    const { paginateDescribeVolumes } = await import('@aws-sdk/client-ec2');
    const client = await aws.ec2();
    const found = new Map<string | undefined, Volume>();
    for (const key of [tagKeys.cluster, autoModeTag]) {
      const request = { Filters: [{ Name: `tag:${key}`, Values: [spec.name] }] };
      for await (const page of paginateDescribeVolumes({ client }, request)) {
        for (const volume of page.Volumes ?? []) found.set(volume.VolumeId, volume);
      }
    }
    return [...found.values()].filter(({ Tags }) => mayGo(fromTagList(Tags), spec));
  }

  return {
    name: 'volumes',
    needs: [],
    madeBy: [plane],
    read: async () => {
      const found = await find();
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      const ec2 = await aws.ec2();
      const asked = new Set<string>();
      await step.until('the volumes to go', async () => {
        const left = await find();
        for (const { VolumeId = '', State } of left) {
          if (State !== 'available' || asked.has(VolumeId)) continue;
          asked.add(VolumeId);
          step.change('deleted', VolumeId);
          await unlessAbsent(ec2.deleteVolume({ VolumeId }));
        }
        if (left.length === 0) return { done: undefined };
        return { waiting: left.map(({ VolumeId, State }) => `${VolumeId} is ${State}`).join(', ') };
      });
    },
  };
}

function mayGo(tags: Tags, spec: ClusterSpec): boolean {
  return isOfDriver(tags, spec) && tags[tagKeys.retained] === undefined;
}

/** Whether a driver of the cluster has made the volume, and not the user. */
export function isOfDriver(tags: Tags, spec: ClusterSpec): boolean {
  return isOurs(tags, spec) || tags[autoModeTag] === spec.name;
}
