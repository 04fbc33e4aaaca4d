/** The parsers of what says who may enter a cluster. */

import type { PrincipalArn } from '../spec/arn.ts';
import { matching, type Parser, Problem, quote } from './parsers.ts';
import { roleOrUserArn, sessionArn } from './values.ts';

/** EKS, AssociateAccessPolicy: policyArn. */
export const accessPolicyArn = matching(
  /^arn:aws[a-z-]*:eks::aws:cluster-access-policy\/[A-Za-z]+$/,
  'the ARN of an access policy of EKS',
  'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
);

/** Of an access policy's scope. EKS user guide, "Associate access policies with access entries". */
export const namespacePattern = matching(
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?|[a-z0-9][a-z0-9-]{0,61}\*|\*)$/,
  'the name of a namespace, which may end in a star',
  'team-a',
);

/** EKS keeps these to itself. Source: EKS user guide, "Create access entries". */
const reservedName = /^(system|eks|aws|amazon|iam):/;

const unreserved =
  (what: string): Parser<string> =>
  (text) => {
    const [reserved] = reservedName.exec(text) ?? [];
    if (text.trim() === '') throw new Problem(`it is empty. Write ${what}, or leave it out.`);
    if (reserved === undefined) return text;
    throw new Problem(
      `${quote(text)} begins with ${reserved}, which access entries are not given. Write ${what} of your own; for an administrator, the access policy AmazonEKSClusterAdminPolicy.`,
    );
  };

/**
 * Of somebody whom the ConfigMap aws-auth maps: a role without its path, which the authenticator leaves out of what it
 * compares. Source: https://github.com/kubernetes-sigs/aws-iam-authenticator, "Known issues".
 */
export const mappedArn: Parser<PrincipalArn> = (text) => {
  const [, start, name] = /^(arn:[a-z-]+:iam::\d{12}:)instance-profile\/(?:.*\/)?([^/]+)$/.exec(text) ?? [];
  if (start !== undefined) {
    throw new Problem(
      `${quote(text)} is an instance profile, and instances are known by the role in it. Write the ARN of the role, such as ${start}role/${name}.`,
    );
  }
  const [, partition, account, role] = sessionArn.exec(text) ?? [];
  if (role !== undefined) {
    throw new Problem(
      `${quote(text)} is a session, and aws-auth maps the role behind it. Write arn:${partition}:iam::${account}:role/${role}.`,
    );
  }
  const [, begin, last] =
    /^(arn:[a-z-]+:iam::\d{12}:role\/)(?:.*\/)?([^/]+)$/.exec(roleOrUserArn(text)) ?? [];
  return begin === undefined ? roleOrUserArn(text) : (`${begin}${last}` as PrincipalArn);
};

/** A user's or a group's name, which the ConfigMap aws-auth takes as it is. */
export const mappedName: Parser<string> = (text) => {
  if (text.trim() === '') throw new Problem('it is empty. Write a name, or leave it out.');
  return text;
};

export const entryGroup = unreserved('a group');
export const entryUsername = unreserved('a user name');
