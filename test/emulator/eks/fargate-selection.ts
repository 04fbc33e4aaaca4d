/** Which pods Fargate profiles select. */
import { textAt } from '../kubernetes/objects.ts';
import type { Manifest } from '../kubernetes/types.ts';
import type { ClusterRecord, FargateProfileRecord } from './state.ts';

export const profileLabel = 'eks.amazonaws.com/fargate-profile';

export const computeType = 'eks.amazonaws.com/compute-type';

/**
 * Of several, the one that a label of the pod names, or else the first by name (user guide, "Define which Pods use AWS Fargate
 * when launched"). The pods of DaemonSets are for the nodes that they name, and Fargate has none of them ("AWS Fargate
 * considerations"): assumed to be passed over, for aws-node runs on instances beside a profile for kube-system.
 */
export function profileFor(
  { fargateProfiles }: ClusterRecord,
  pod: Pick<Manifest, 'metadata'> & { spec?: unknown },
): FargateProfileRecord | undefined {
  if (textAt(pod, 'spec', 'nodeName') !== '') return undefined;
  const { labels = {}, annotations = {}, ownerReferences = [] } = pod.metadata;
  if (annotations[computeType] === 'ec2' || ownerReferences.some(({ kind }) => kind === 'DaemonSet')) {
    return undefined;
  }
  const named = labels[profileLabel];
  return [...fargateProfiles.values()]
    .filter(({ profile }) => named === undefined || profile.fargateProfileName === named)
    .toSorted((left, right) =>
      left.profile.fargateProfileName.localeCompare(right.profile.fargateProfileName),
    )
    .find(
      ({ profile: { status, selectors = [] } }) =>
        status === 'ACTIVE' &&
        selectors.some(
          (selector) =>
            matches(selector.namespace ?? '', pod.metadata.namespace ?? '') &&
            Object.entries(selector.labels ?? {}).every(
              ([name, value]) => labels[name] !== undefined && matches(value, labels[name]),
            ),
        ),
    );
}

/** Selectors may have wildcards: `*` for any text, `?` for a character. */
const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(text);
