import type { Inputs } from '../inputs.ts';
import { autoModeOf } from '../spec/auto-mode.ts';
import { profilesOf } from '../spec/fargate.ts';
import { everyGroupOf } from '../spec/self-managed.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import type { LoadedConfig } from './cluster-config/load.ts';

/** What was understood in a way that the user may not expect, and what is likely to go wrong: sentences for the log. */
export function notesOn(spec: ClusterSpec, inputs: Inputs, file: LoadedConfig | undefined): string[] {
  return [...(file === undefined ? [] : overridden(spec, inputs, file)), ...risks(spec)];
}

function overridden(spec: ClusterSpec, inputs: Inputs, { label, config }: LoadedConfig): string[] {
  const { metadata = {} } = config;
  const pairs = [
    { input: 'cluster-name', given: inputs['cluster-name'], field: 'name', there: metadata.name },
    { input: 'region', given: inputs.region, field: 'region', there: metadata.region },
    {
      input: 'kubernetes-version',
      given: inputs['kubernetes-version'],
      field: 'version',
      there: metadata.version,
    },
    ...Object.entries(inputs.tags ?? {}).map(([key, given]) => ({
      input: 'tags',
      given,
      field: `tags.${key}`,
      there: metadata.tags?.[key],
    })),
  ];
  const notes = pairs
    .filter(({ given, there }) => given !== undefined && there !== undefined && given !== there)
    .filter(({ field }) => field !== 'name' || inputs.command !== 'auto')
    .map(
      ({ input, given, field, there }) =>
        `The input ${input} (${given}) beats metadata.${field} (${there}) of ${label}.`,
    );
  if (inputs.command === 'auto' && metadata.name !== undefined) {
    notes.push(
      `metadata.name (${metadata.name}) of ${label} is left aside: \`auto\` makes a cluster for each pull request or branch, and this one is ${spec.name}.`,
    );
  }
  const [group] = everyGroupOf(spec);
  if (!config.managedNodeGroups?.length && !config.nodeGroups?.length && group !== undefined) {
    notes.push(
      `${label} has no managedNodeGroups: the cluster gets one, ${group.name}, of ${group.nodes} × ${group.instanceTypes.join(' or ')}.`,
    );
  }
  return notes;
}

function risks({ endpoint, ...spec }: ClusterSpec): string[] {
  const nodeGroups = everyGroupOf(spec);
  const notes: string[] = [];
  if (!endpoint.public) {
    notes.push(
      'The endpoint is private: only a runner within the VPC, or connected to it, can reach the cluster. A runner of GitHub cannot.',
    );
  }
  for (const { name, spot, orOnDemand, instanceTypes } of nodeGroups) {
    if (spot && !orOnDemand && instanceTypes.length === 1) {
      notes.push(
        `Node group ${name} asks for spot instances of one type: where ${instanceTypes[0]} is short, it gets none. Give several types.`,
      );
    }
  }
  if (nodeGroups.length === 0 && profilesOf(spec).length === 0 && autoModeOf(spec) === undefined) {
    notes.push(
      'The cluster has no nodes: every pod waits until it has some, and those of coredns and the EBS CSI driver come with its first node group.',
    );
  }
  const isRepelling = ({ effect }: { effect: string }): boolean => effect !== 'PreferNoSchedule';
  if (nodeGroups.length > 0 && nodeGroups.every(({ taints }) => taints.some(isRepelling))) {
    notes.push(
      'Every node group is tainted: coredns and other add-ons become ready only if their configurationValues tolerate that.',
    );
  }
  return notes;
}
