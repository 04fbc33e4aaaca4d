/** Binds claims to the volumes that were made for them, and lets go of those nobody uses. */
import { claimProtection } from '../admission.ts';
import { fieldsAt, textAt, textsAt } from '../objects.ts';
import { isPodDone } from '../pods.ts';
import type { StoredObject } from '../types.ts';
import type { Client } from './client.ts';
import { claimNames } from './scheduling/claims.ts';

const bindCompleted = 'pv.kubernetes.io/bind-completed';
const boundByController = 'pv.kubernetes.io/bound-by-controller';

const claimOf = (client: Client, volume: StoredObject): StoredObject | undefined =>
  client.get(
    'v1',
    'PersistentVolumeClaim',
    textAt(volume, 'spec', 'claimRef', 'namespace'),
    textAt(volume, 'spec', 'claimRef', 'name'),
  );

const bind = (client: Client, volume: StoredObject, claim: StoredObject): void => {
  const spec = fieldsAt(claim, 'spec');
  const { annotations } = claim.metadata;
  if (annotations?.[bindCompleted] !== 'yes') {
    const isByController = !textAt(spec, 'volumeName');
    client.update(claim, {
      ...claim,
      metadata: {
        ...claim.metadata,
        annotations: {
          ...annotations,
          [bindCompleted]: 'yes',
          ...(isByController && { [boundByController]: 'yes' }),
        },
      },
      spec: { ...spec, volumeName: volume.metadata.name },
    });
  }
  // From now on it is this claim's, whatever another of its name may want.
  const claimRef = fieldsAt(volume, 'spec', 'claimRef');
  if (claimRef.uid !== claim.metadata.uid) {
    client.update(volume, {
      ...volume,
      spec: { ...fieldsAt(volume, 'spec'), claimRef: { ...claimRef, uid: claim.metadata.uid } },
    });
  }
  client.setStatus(claim, {
    ...fieldsAt(claim, 'status'),
    phase: 'Bound',
    accessModes: textsAt(volume, 'spec', 'accessModes'),
    capacity: fieldsAt(volume, 'spec', 'capacity'),
  });
  client.setStatus(volume, { ...fieldsAt(volume, 'status'), phase: 'Bound' });
};

/** A pod without a node uses nothing yet; one on its way out still does. */
const unprotect = (client: Client, claim: StoredObject): void => {
  const isUsed = client
    .list('v1', 'Pod', claim.metadata.namespace)
    .some(
      (pod) =>
        !isPodDone(pod) &&
        textAt(pod, 'spec', 'nodeName') !== '' &&
        claimNames(pod).includes(claim.metadata.name),
    );
  const finalizers = claim.metadata.finalizers ?? [];
  if (isUsed || !finalizers.includes(claimProtection)) return;
  client.update(claim, {
    ...claim,
    metadata: {
      ...claim.metadata,
      finalizers: finalizers.filter((finalizer) => finalizer !== claimProtection),
    },
  });
};

export function reconcileVolumes(client: Client): void {
  for (const claim of client.list('v1', 'PersistentVolumeClaim')) {
    if (claim.metadata.deletionTimestamp) unprotect(client, claim);
  }
  for (const volume of client.list('v1', 'PersistentVolume')) {
    if (!textAt(volume, 'spec', 'claimRef', 'name')) continue;
    const claim = claimOf(client, volume);
    const uid = textAt(volume, 'spec', 'claimRef', 'uid');
    if (claim && (!uid || uid === claim.metadata.uid)) bind(client, volume, claim);
    else if (uid) client.setStatus(volume, { ...fieldsAt(volume, 'status'), phase: 'Released' });
  }
}
