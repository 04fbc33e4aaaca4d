/** What keeps a role to its own clusters, seen with the roles of docs/setup.md's stack. */
import type { Row } from '../row.ts';

const scenario = 'a preview with the role of the stack';

export const fences: readonly Row[] = [
  {
    name: 'a cluster of a pull request named with one hyphen',
    file: 'src/spec/names.ts',
    text: '`--pr-$',
    replacement: '`-pr-$',
    really:
      'the policies know the clusters of a repository by its prefix and two hyphens: AWS denies all others',
    source: 'Service Authorization Reference, EKS: the ARN of a cluster ends with its name',
    scenario,
    ends: /The role is for clusters whose names begin with octo-app--pr-/,
  },
  {
    name: 'roles that a preview makes for itself',
    file: 'src/aws/identity.ts',
    text: 'roles: { cluster, node, ebsCsi }, tags };',
    replacement: 'roles: undefined, tags };',
    really: 'a trust policy can be fenced by no key of IAM, so that the role of previews may make no role',
    source: 'Service Authorization Reference, IAM: CreateRole',
    scenario,
    ends: /not authorized to perform: iam:CreateRole/,
  },
  {
    name: 'a preview that takes the cluster role for its nodes',
    file: 'src/resources/nodes/node-role.ts',
    text: "= 'node role';\n  if (spec.roles?.node !== undefined) return givenRole(aws, title, spec.roles.node)",
    replacement:
      "= 'node role';\n  if (spec.roles?.node !== undefined) return givenRole(aws, title, spec.roles.cluster ?? spec.roles.node)",
    really: 'instances cannot get a role that trusts EKS',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/1904',
    scenario,
    ends: /not found in the trust relationships|Managed Policies associated/,
  },
];
