/** The permissions boundaries that a file names for roles: there is one for all that are made. */
import type { PolicyArn, RoleArn } from '../spec/arn.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import type { LoadedConfig } from './cluster-config/load.ts';

interface Boundary {
  path: string;
  arn: PolicyArn;
  /** The role that it is for, where that is the user's own. */
  role: RoleArn | undefined;
}

export function boundariesOf({
  iam = {},
  autoModeConfig = {},
  managedNodeGroups = [],
  nodeGroups = [],
}: ClusterConfig): Boundary[] {
  const all: readonly [string, PolicyArn | undefined, RoleArn | undefined][] = [
    ['iam.serviceRolePermissionsBoundary', iam.serviceRolePermissionsBoundary, iam.serviceRoleARN],
    [
      'iam.fargatePodExecutionRolePermissionsBoundary',
      iam.fargatePodExecutionRolePermissionsBoundary,
      iam.fargatePodExecutionRoleARN,
    ],
    [
      'autoModeConfig.permissionsBoundaryARN',
      autoModeConfig.permissionsBoundaryARN,
      autoModeConfig.nodeRoleARN,
    ],
    ...Object.entries({ managedNodeGroups, nodeGroups }).flatMap(([list, groups]) =>
      groups.map((group, index): [string, PolicyArn | undefined, RoleArn | undefined] => [
        `${list}[${index}].iam.instanceRolePermissionsBoundary`,
        group?.iam?.instanceRolePermissionsBoundary,
        group?.iam?.instanceRoleARN,
      ]),
    ),
  ];
  return all.flatMap(([path, arn, role]) => (arn === undefined ? [] : [{ path, arn, role }]));
}

/** Tells of each that a role cannot have. @param given by the input, which beats none of the file's */
export function checkBoundaries({ config, label, report }: LoadedConfig, given: PolicyArn | undefined): void {
  const boundaries = boundariesOf(config);
  const [first] = boundaries;
  const whose =
    given === undefined
      ? `${label} says ${first?.arn} in ${first?.path}`
      : `the input permissions-boundary says ${given}`;
  for (const { path, arn, role } of boundaries) {
    if (role !== undefined) report(path, `${role} is given, and is never changed. Leave it out.`);
    else if (arn !== (given ?? first?.arn))
      report(
        path,
        `all roles that are made have one boundary, and ${whose}. Write that one, or leave it out.`,
      );
  }
}
