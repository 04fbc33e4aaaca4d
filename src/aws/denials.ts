/** AWS said no for want of a permission: what was denied, why, and what to do. */

/**
 * How AWS says no for want of a permission, in whatever code: EKS answers what EC2 denies it in the caller's name with
 * InvalidRequestException. Sources: scylladb/scylla-cluster-tests issue 12172; EKS user guide, "IAM troubleshooting".
 */
export const denialWords =
  /\b(AccessDenied(Exception)?|UnauthorizedOperation|UnauthorizedTaggingOperation)\b|not authorized to (perform|launch|use)|Encoded authorization failure message|Cross-account pass role is not allowed/;

/** What is denied, where AWS says it in other words than the permission's name. */
const inOtherWords: readonly [says: RegExp, permission: string][] = [
  [/not authorized to launch instances/, 'ec2:RunInstances'],
  [/not authorized to use launch template/i, 'ec2:RunInstances'],
  [/Cross-account pass role/, 'iam:PassRole'],
];

/**
 * Which kind of policy stood in the way, as the end of AWS's sentence tells; the first that fits.
 * Source: IAM user guide, "Troubleshoot access denied error messages".
 */
const obstacles: readonly [says: RegExp, next: (permission: string, principal: string) => string][] = [
  [
    /(service|resource) control policy/,
    () =>
      'A policy of the AWS organization stands in the way, and no policy of the account can lift it. Ask whoever administers the organization, or use a region or an account where it does not apply.',
  ],
  [
    /Cross-account pass role/,
    () =>
      'The role belongs to another account, and AWS passes none across accounts: name one of this account.',
  ],
  [
    /(no|in a) permissions boundary/,
    (permission, principal) =>
      `The permissions boundary of ${principal} stands in the way, whatever its other policies allow: allow ${permission} in the boundary too.`,
  ],
  [
    /session policy/,
    (permission) =>
      `The policy that the session was made with stands in the way: allow ${permission} in it too, where the role is assumed.`,
  ],
  [
    /VPC endpoint policy/,
    (permission) =>
      `The policy of the VPC endpoint, through which this runner reaches AWS, stands in the way: allow ${permission} in it too.`,
  ],
  [
    /explicit deny/,
    (permission, principal) =>
      `A policy denies ${permission} to ${principal}, which outweighs every other that allows it: narrow that one. (When the sessions of a role have been revoked, it is a policy named AWSRevokeOlderSessions: run the job again.)`,
  ],
  [
    /without a permissions boundary/,
    (permission, principal) =>
      'A policy such as docs/iam/roles.json lets roles be made within a boundary alone: write its ARN in `permissions-boundary`, or have an ' +
      `administrator write it in the tag eks-cluster-action-boundary of ${principal}. Where there is no such policy, allow ${permission}.`,
  ],
];

/** Permissions that are given with a condition, lest they open more than is needed. */
const conditions: Readonly<Record<string, string>> = {
  'iam:PassRole': ', with the condition `iam:PassedToService` naming the service that gets the role',
  'iam:CreateServiceLinkedRole':
    ', with the condition `iam:AWSServiceName`; or let an administrator make the service-linked role, once for the account',
};

/** @param words AWS's own, after `EKS refused CreateCluster:` or the like where they are an answer to a call. */
export function adviceOnDenial(words: string): string {
  const action = actionIn(words);
  const resource = /on resource: "?((?:(?:role|user|policy|instance profile) )?[^\s"]*[^\s".,;)])/.exec(
    words,
  )?.[1];
  const permission = resource === undefined ? action : `${action} on ${resource}`;
  const role = /:assumed-role\/([^/\s]+)\//.exec(words)?.[1];
  const principal = role === undefined ? 'the principal that runs the action' : `the role ${role}`;
  const next =
    obstacles.find(([says]) => says.test(words))?.[1](permission, principal) ??
    `Allow ${permission} in a policy of ${principal}${conditions[action] ?? ''}.`;
  return words.includes('Encoded authorization failure message')
    ? `${next} The encoded part tells more: \`aws sts decode-authorization-message --encoded-message …\`.`
    : next;
}

/** What was denied, such as `ec2:CreateVpc`: some answers of EC2 leave it to be known from the call. */
function actionIn(words: string): string {
  const named =
    /(?:not authorized to perform:?|\bAPI:) ([\w-]+:\w+)/.exec(words)?.[1] ??
    inOtherWords.find(([says]) => says.test(words))?.[1];
  const [, service, operation] = /\b(\w+) refused (\w+):/.exec(words) ?? [];
  return named ?? (service === undefined ? 'the action' : `${service.toLowerCase()}:${operation}`);
}
