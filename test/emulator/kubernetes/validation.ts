/** Whether an object keeps the rules of Kubernetes. */
import { forbiddenField, required } from './causes.ts';
import { changeCauses, finalizerCauses } from './change-rules.ts';
import { choiceCauses } from './choices.ts';
import { type Cause, invalid, refused } from './errors.ts';
import { kindCauses } from './kind-rules.ts';
import type { ResourceKind } from './kinds.ts';
import { metadataCauses } from './metadata-rules.ts';
import { itemsAt, textAt } from './objects.ts';
import { schemaCauses } from './schema/validate.ts';
import type { StoredObject } from './types.ts';

const nodeCauses = (kind: ResourceKind, object: StoredObject, previous?: StoredObject): Cause[] => {
  if (kind.kind !== 'Node' || kind.group) return [];
  const [before, now] = [textAt(previous, 'spec', 'providerID'), textAt(object, 'spec', 'providerID')];
  return [
    ...itemsAt(object, 'spec', 'taints').flatMap((taint, index) =>
      textAt(taint, 'effect') ? [] : [required(`metadata.taints[${index}].effect`)],
    ),
    ...(before && before !== now
      ? [forbiddenField('spec.providerID', 'node updates may not change providerID except from "" to valid')]
      : []),
  ];
};

/**
 * Throws 422 with every rule that an object breaks.
 * @param previous the object before an update
 * @param isInternal for what EKS itself changes: of a pod that runs on Fargate, a webhook of its own does so before it is made
 */
export function validate(
  kind: ResourceKind,
  object: StoredObject,
  previous?: StoredObject,
  isInternal = false,
): void {
  const causes = [
    ...metadataCauses(kind, object),
    ...(kind.schema ? schemaCauses(kind.schema, object) : kindCauses(kind.kind, object)),
    ...(kind.schema ? [] : choiceCauses(kind.kind, object)),
    ...nodeCauses(kind, object, previous),
    ...(previous ? finalizerCauses(object, previous) : []),
    ...(previous && !kind.schema ? changeCauses(kind, object, previous, isInternal) : []),
  ];
  if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
}

const undeletable = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Throws 403 for the namespaces that Kubernetes keeps. */
export function mayDelete(kind: ResourceKind, name: string): void {
  if (kind.kind === 'Namespace' && undeletable.has(name)) {
    throw refused(kind, name, 'this namespace may not be deleted');
  }
}
