/** How a managed node group stands, and what EKS says of it. */
import type { Issue, NodegroupIssueCode } from '@aws-sdk/client-eks';
import { codeOf } from './service-errors.ts';
import type { NodegroupRecord, NodeInstance } from './state.ts';

/** What another service refuses, EKS tells as an issue of the group. */
const issueCodes: Readonly<Record<string, NodegroupIssueCode>> = {
  AccessDenied: 'AccessDenied',
  InvalidGroup: 'Ec2SecurityGroupNotFound',
  InvalidSubnetID: 'Ec2SubnetNotFound',
  NoSuchEntity: 'IamNodeRoleNotFound',
  NoSuchEntityException: 'IamNodeRoleNotFound',
  UnauthorizedOperation: 'AccessDenied',
};

export function fail(
  group: NodegroupRecord,
  status: 'CREATE_FAILED' | 'DELETE_FAILED' | 'DEGRADED',
  error: Error,
): void {
  const code = issueCodes[codeOf(error).split('.')[0] ?? ''] ?? 'InternalFailure';
  group.nodegroup.status = status;
  group.nodegroup.health.issues = [{ code, message: error.message, resourceIds: [] }];
}

export const isWhole = ({ nodegroup, instances }: NodegroupRecord): boolean =>
  [...instances.values()].filter(({ ready }) => ready).length >= nodegroup.scalingConfig.desiredSize;

/** In EKS's own words where a subnet is full (falcosecurity/test-infra issue 1164), or else in Auto Scaling's. */
const launchIssue = (launchFailure: string, autoScalingGroup: string): Issue =>
  launchFailure.includes('InsufficientFreeAddressesInSubnet')
    ? {
        code: 'InsufficientFreeAddresses',
        message:
          'Amazon AutoScaling was unable to launch instances because there are not enough free addresses in the subnet ' +
          'associated with your AutoScaling group(s).',
        resourceIds: [autoScalingGroup],
      }
    : { code: 'AsgInstanceLaunchFailures', message: launchFailure, resourceIds: [autoScalingGroup] };

/** Why a group did not become whole: launches that EC2 refused, instances that did not join, nodes that are not Ready. */
export function failures({
  instances,
  fleet,
  launchFailure,
}: NodegroupRecord): NodegroupRecord['nodegroup']['health']['issues'] {
  const ids = (wanted: (instance: NodeInstance) => boolean): string[] =>
    [...instances.values()].filter(wanted).map(({ id }) => id);
  const outside = ids(({ node }) => node === undefined);
  const unhealthy = ids(({ node, ready }) => node !== undefined && !ready);
  return [
    ...(launchFailure === undefined ? [] : [launchIssue(launchFailure, fleet.autoScalingGroup)]),
    ...(outside.length === 0
      ? []
      : [
          {
            code: 'NodeCreationFailure' as const,
            message: 'Instances failed to join the kubernetes cluster',
            resourceIds: outside,
          },
        ]),
    ...(unhealthy.length === 0
      ? []
      : [
          {
            code: 'NodeCreationFailure' as const,
            message: 'Unhealthy nodes in the kubernetes cluster',
            resourceIds: unhealthy,
          },
        ]),
  ];
}
