import type { Capability } from '@aws-sdk/client-eks';
import { partitionOf } from '../../aws/partition.ts';
import { isInTheWay } from '../../aws/states.ts';
import { change, type Difference, madeAnew, make, refuse } from '../../engine/difference.ts';
import type { CapabilitySpec } from '../../spec/capabilities.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs, lastingTags } from '../../spec/tags.ts';

/** What of the cluster's a capability has to do with. */
export interface Found {
  /** The one of its type. */
  now: Capability | undefined;
  /** Somebody else's, of another type, that has its name. */
  namesake: Capability | undefined;
}

/** What of all that a cluster has is to be looked at for the capability. */
export const foundFor = (
  spec: ClusterSpec,
  { name, type }: CapabilitySpec,
  all: readonly Capability[],
): Found => ({
  now: all.find((each) => each.type === type),
  namesake: all.find(
    (each) => each.type !== type && each.capabilityName === name && !isOurs(each.tags ?? {}, spec),
  ),
});

/** @param roleArn undefined where the role is still to be made */
export function capabilityDifferences(
  spec: ClusterSpec,
  wanted: CapabilitySpec,
  { now, namesake }: Found,
  roleArn: string | undefined,
): Difference[] {
  const { name, type } = wanted;
  const others = now !== undefined && !isOurs(now.tags ?? {}, spec) ? now : namesake;
  if (others !== undefined) {
    return [
      refuse(
        `Cluster ${spec.name} has the capability ${others.capabilityName}, of type ${others.type}, already, which somebody else has made: ` +
          `EKS takes one of each type and name. Take it away, or leave ${name} out of capabilities.`,
      ),
    ];
  }
  if (now === undefined) {
    // Source: EKS user guide, "EKS Capabilities".
    if (partitionOf(spec.region).id === 'aws') return [make(type)];
    return [
      refuse(
        `EKS has no capabilities in ${spec.region}: they are in its commercial regions. Leave capabilities out.`,
      ),
    ];
  }
  if (isInTheWay(now.status)) return [madeAnew(now.status)];
  if (now.capabilityName !== name)
    return [{ verdict: 'replace', words: `name: ${now.capabilityName} → ${name}` }];
  return [
    ...(roleArn === undefined || now.roleArn === roleArn
      ? []
      : [change(`role: ${now.roleArn} → ${roleArn}`)]),
    ...Object.entries(missingTags(spec, wanted, now)).map(([key, value]) => change(`tag ${key}: ${value}`)),
  ];
}

/** Those that are to be put on it. */
export function missingTags(
  spec: ClusterSpec,
  wanted: CapabilitySpec,
  { tags: has = {} }: Capability,
): Record<string, string> {
  const tags = { ...lastingTags({ ...spec.tags, ...wanted.tags }), ...wanted.tags };
  return Object.fromEntries(Object.entries(tags).filter(([key, value]) => has[key] !== value));
}
