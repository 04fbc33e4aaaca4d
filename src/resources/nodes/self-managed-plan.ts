/** What becomes of a self-managed node group that stands: found and wanted, compared. */
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { FoundScalingGroup } from '../../aws/scaling-group.ts';
import { isRepairableStack } from '../../aws/states.ts';
import { change, type Difference } from '../../engine/difference.ts';
import type { ClusterSpec, SelfManagedGroupSpec } from '../../spec/spec.ts';
import { parameterOf, type Subnets } from '../network/network-stack.ts';
import { newSizes } from './node-group-config.ts';
import { prelaunchSurroundings } from './prelaunch.ts';
import { isPrelaunched, prelaunchTemplateOf, withoutReplacement } from './prelaunch-template.ts';
import { sizesOf } from './self-managed-stack.ts';
import {
  asMade,
  partsThatDiffer,
  type Surroundings,
  settingsThatDiffer,
  type Template,
  templateOf,
} from './self-managed-template.ts';

/** A stack that stands, and what of it is compared. */
export interface Found {
  stack: Stack;
  /** As CloudFormation has it. */
  template: unknown;
  /** Undefined where it is still to come, or somebody has deleted it. */
  group: FoundScalingGroup | undefined;
}

/** How a stack that stands is brought to what is wanted. */
export interface Plan {
  differences: readonly Difference[];
  values: Readonly<Record<string, string>>;
  /** Undefined where it stays as it is. */
  template: Template | undefined;
  /** Whether nothing that runs changes by it, and nobody waits for it. */
  isOfLater: boolean;
}

/** Which processes of the group are to be suspended, and which go on; undefined where it is as wanted, or nobody says. */
export function processesOf(
  { suspended: wanted }: Pick<SelfManagedGroupSpec, 'suspended'>,
  found: Pick<FoundScalingGroup, 'suspended'> | undefined,
): { suspend: string[]; resume: string[]; words: string } | undefined {
  if (wanted === undefined || found === undefined) return undefined;
  const suspend = wanted.filter((each) => !found.suspended.includes(each));
  const resume = found.suspended.filter((each) => !wanted.some((other) => other === each)).toSorted();
  if (suspend.length + resume.length === 0) return undefined;
  const words = [
    ...(suspend.length > 0 ? [`without ${suspend.join(', ')}`] : []),
    ...(resume.length > 0 ? [`with ${resume.join(', ')}`] : []),
  ];
  return { suspend, resume, words: `what Auto Scaling does: ${words.join(', ')}` };
}

/** Why its nodes stay as they are while they are replaced one at a time, in words. */
export const rolling = 'every node is replaced, one at a time and without being drained';

/** Of a stack that stands: what becomes of it. @param image the public parameter of EKS's newest */
export function planFor(
  spec: ClusterSpec,
  group: SelfManagedGroupSpec,
  found: Found,
  network: Subnets,
  around: Surroundings,
  image: string,
): Plan {
  const made = asMade(group, found.template);
  const wanted = templateOf(made, around);
  const isNew = isPrelaunched(found.template);
  const then = isNew ? prelaunchTemplateOf(made, prelaunchSurroundings(spec, network, around)) : wanted;
  const { stack, group: has } = found;
  const sizes = newSizes(
    has && { minSize: has.minNodes, maxSize: has.maxNodes, desiredSize: has.nodes },
    group,
  );
  const images = imagesFor(stack, group.ami, image);
  const parts = [
    ...(images.changes === undefined ? [] : [images.changes]),
    ...partsThatDiffer(found.template, then),
  ];
  const settings = settingsThatDiffer(found.template, then);
  const isFinished = isNew && parts.length === 0;
  const differences = [
    ...(isRepairableStack(stack) ? [`its stack is ${stack.StackStatus}, and is updated again`] : []),
    ...(parts.length > 0 ? [`${parts.join(', ')}: ${rolling}`] : []),
    ...settings,
    ...(isFinished ? ['further instances start as those of any group: none is replaced'] : []),
    ...(has === undefined || sizes === undefined
      ? []
      : [
          ['nodes', has.nodes, sizes.desiredSize],
          ['at least', has.minNodes, sizes.minSize],
          ['at most', has.maxNodes, sizes.maxSize],
        ].flatMap(([what, from, to]) => (from === to ? [] : `${what}: ${from} → ${to}`))),
  ].map(change);
  const nodesThen = sizes?.desiredSize ?? has?.nodes ?? group.nodes;
  const values = { ...images.values, ...sizesOf({ ...group, nodes: nodesThen }) };
  const template =
    parts.length > 0 || isRepairableStack(stack)
      ? wanted
      : isFinished || settings.length > 0
        ? withoutReplacement(wanted)
        : undefined;
  return { differences, values, template, isOfLater: isFinished && differences.length === 1 };
}

/**
 * Which image a stack is to have: that which it has, as long as the same is asked for, lest every new release of EKS's replaces all
 * nodes.
 * @param given the user's own
 * @param name the public parameter of EKS's newest
 */
function imagesFor(
  stack: Stack,
  given: string | undefined,
  name: string,
): { values: Readonly<Record<string, string>>; changes: string | undefined } {
  const hasGiven = parameterOf(stack, 'GivenImage') || undefined;
  const hasName = parameterOf(stack, 'ImageName');
  const resolved = stack.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ImageName')?.ResolvedValue;
  const kept = parameterOf(stack, 'KeptImage') || resolved || '';
  if (given !== undefined) {
    const values = { ImageName: name, KeptImage: '', GivenImage: given };
    return { values, changes: hasGiven === given ? undefined : `the image: ${hasGiven ?? kept} → ${given}` };
  }
  if (hasGiven === undefined && hasName === name)
    return { values: { ImageName: name, KeptImage: kept, GivenImage: '' }, changes: undefined };
  return {
    values: { ImageName: name, KeptImage: '', GivenImage: '' },
    changes: `the image: ${hasGiven ?? hasName} → the newest of ${name}`,
  };
}
