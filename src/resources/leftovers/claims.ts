import type { Aws } from '../../aws/clients.ts';
import { everyPage } from '../../aws/pages.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { sideBySide } from '../../engine/side-by-side.ts';
import type { Step } from '../../engine/step.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../kubernetes/types.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { fromTagList, tagKeys } from '../../spec/tags.ts';
import { atOnce, type Inside, someOf, titleOf } from './inside.ts';
import { isOfDriver } from './volumes.ts';

export interface ClaimsNeeds {
  inside: Inside;
  /** What the driver of the volumes runs on. */
  pools: Need<unknown>;
  /** They make again what is taken away. */
  capabilities: Resource<unknown>;
}

/** The drivers of EBS: the add-on's, and Auto Mode's own. */
const drivers = ['ebs.csi.aws.com', 'ebs.csi.eks.amazonaws.com'];

/** Seconds that a pod is given to end when it holds a claim that is to go. */
const gracePeriodSeconds = 10;

/**
 * PersistentVolumeClaims: once one has gone, with the pods that hold it, the driver deletes its volume. A volume whose
 * reclaim policy is Retain is meant to outlive its claim: it is marked as retained, and stays.
 */
export function claims(
  aws: Aws,
  spec: ClusterSpec,
  { inside, pools, capabilities }: ClaimsNeeds,
): Resource<PersistentVolumeClaim[]> {
  return {
    name: 'volume claims',
    needs: [pools],
    madeBy: [capabilities],
    read: () => inside.read(async (client) => (await client.list('PersistentVolumeClaim')).items),
    remove: (step) =>
      inside.remove(step, async (client) => {
        const { claims, volumes } = await find(client);
        await retain(aws, spec, volumes.filter(isRetained));
        await deleteClaims(client, step, claims);
        const left = [...claims, ...volumes.filter((volume) => !isRetained(volume))];
        return left.length === 0 ? undefined : someOf(left.map(titleOf));
      }),
  };
}

async function find(
  client: KubernetesClient,
): Promise<{ claims: PersistentVolumeClaim[]; volumes: PersistentVolume[] }> {
  const [claims, volumes] = await Promise.all([
    client.list('PersistentVolumeClaim'),
    client.list('PersistentVolume'),
  ]);
  return {
    claims: claims.items,
    volumes: volumes.items.filter(({ spec }) => drivers.includes(spec.csi?.driver ?? '')),
  };
}

function isRetained({ spec }: PersistentVolume): boolean {
  return spec.persistentVolumeReclaimPolicy === 'Retain';
}

/** Marks the volumes behind these, so that nothing deletes them later. One that the user brought needs no mark. */
async function retain(aws: Aws, spec: ClusterSpec, volumes: readonly PersistentVolume[]): Promise<void> {
  const handles = volumes.flatMap((volume) => volume.spec.csi?.volumeHandle ?? []);
  if (handles.length === 0) return;
  const ec2 = await aws.ec2();
  const Filters = [{ Name: 'volume-id', Values: handles }];
  const found = await everyPage(
    (NextToken) => ec2.describeVolumes({ Filters, NextToken }),
    (page) => page.Volumes,
  );
  const ours = found.filter(({ Tags }) => isOfDriver(fromTagList(Tags), spec));
  const unmarked = ours.filter(({ Tags }) => !(tagKeys.retained in fromTagList(Tags)));
  if (unmarked.length === 0) return;
  const Resources = unmarked.flatMap(({ VolumeId }) => VolumeId ?? []);
  await ec2.createTags({ Resources, Tags: [{ Key: tagKeys.retained, Value: 'true' }] });
}

async function deleteClaims(
  client: KubernetesClient,
  step: Step,
  claims: readonly PersistentVolumeClaim[],
): Promise<void> {
  if (claims.length === 0) return;
  const [sets, pods] = await Promise.all([client.list('StatefulSet'), client.list('Pod')]);
  // A StatefulSet makes the claims of its templates again.
  for (const set of sets.items.filter(({ spec }) => spec.volumeClaimTemplates?.length)) {
    await client.delete('StatefulSet', set.metadata);
  }
  for (const claim of claims.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
    step.change('deleted', titleOf(claim));
    await client.delete('PersistentVolumeClaim', claim.metadata);
  }
  // A claim waits for its pods; those that take their place are not scheduled, since the claim is on its way out.
  const holding = pods.items.filter(
    (pod) => pod.metadata.deletionTimestamp === undefined && claims.some((claim) => holds(pod, claim)),
  );
  await sideBySide(holding, atOnce, ({ metadata }) => client.delete('Pod', metadata, { gracePeriodSeconds }));
}

function holds({ metadata, spec }: Pod, claim: PersistentVolumeClaim): boolean {
  return (
    spec.nodeName !== undefined &&
    metadata.namespace === claim.metadata.namespace &&
    (spec.volumes ?? []).some((each) => each.persistentVolumeClaim?.claimName === claim.metadata.name)
  );
}
