/** What a node group with a launch template of the user's own must be: what the template says, the group does not. */
import type { NodeGroupConfig } from './node-group-fields.ts';
import type { Report } from './read.ts';

/**
 * Fields of which a launch template has its own.
 * Source: EKS user guide, "Customize managed nodes with launch templates"; eksctl user guide, "Launch Template support for Managed
 * Nodegroups".
 */
const ofTemplate = [
  'additionalVolumes',
  'ami',
  'bottlerocket',
  'capacityReservation',
  'disablePodIMDS',
  'ebsOptimized',
  'enableDetailedMonitoring',
  'instanceMarketOptions',
  'instanceName',
  'instancePrefix',
  'maxPodsPerNode',
  'overrideBootstrapCommand',
  'placement',
  'preBootstrapCommands',
  'securityGroups',
  'ssh',
  'volumeIOPS',
  'volumeKmsKeyID',
  'volumeSize',
  'volumeThroughput',
  'volumeType',
] as const satisfies readonly (keyof NodeGroupConfig)[];

export function checkTemplate(group: NodeGroupConfig, path: string, report: Report): void {
  if (group.launchTemplate === undefined) return;
  for (const field of ofTemplate) {
    if (group[field] === undefined) continue;
    report(
      `${path}.${field}`,
      'the launch template of the group says it, and nothing else does. Leave it out, or launchTemplate.',
    );
  }
  if ((group.instanceType ?? group.instanceTypes ?? group.instanceSelector) === undefined) {
    report(
      `${path}.launchTemplate`,
      'the group has to say of which instance types its nodes are, and the template not. Write instanceTypes.',
    );
  }
}
