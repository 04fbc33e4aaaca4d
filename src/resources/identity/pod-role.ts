import type { Aws } from '../../aws/clients.ts';
import { partitionOf } from '../../aws/partition.ts';
import { rolesUnder } from '../../aws/roles.ts';
import { change } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { digest, namesOf, rolePathOf } from '../../spec/names.ts';
import { isNodeProgram } from '../../spec/node-group.ts';
import {
  type AccountName,
  accountInWords,
  isGiven,
  isPodRoleName,
  type Permissions,
  type PodIdentitySpec,
  podRoleSuffix,
  type ServiceAccountSpec,
} from '../../spec/pods.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs } from '../../spec/tags.ts';
import { arnOfWellKnown } from '../../spec/well-known.ts';
import { givenRole } from '../given-role.ts';
import { policyOfProgram } from '../nodes/node-programs.ts';
import { type Role, type RoleOptions, serviceRole } from '../role.ts';

/** The name of the role that we make for a service account. */
export const podRoleName = ({ name, region }: ClusterSpec, account: AccountName): string =>
  namesOf(name, region).podRole(podRoleSuffix(account));

/**
 * The role of the pods of a service account: the user's own, or one that may do what the file says.
 * @param trust who may take it; EKS Pod Identity unless told
 */
export function podRole(
  aws: Aws,
  spec: ClusterSpec,
  { account, role, tags }: Pick<PodIdentitySpec | ServiceAccountSpec, 'account' | 'role' | 'tags'>,
  trust?: Pick<RoleOptions, 'needs' | 'trust'>,
): Resource<Role> {
  const title = `role of pods of ${accountInWords(account)}`;
  if (isGiven(role)) return givenRole(aws, title, role);
  return serviceRole(aws, spec, {
    title,
    name: podRoleName(spec, account),
    description: `Pods of the service account ${accountInWords(account)} of the EKS cluster ${spec.name}`,
    service: 'pods.eks.amazonaws.com',
    sessionActions: ['sts:TagSession'],
    policies: [],
    ...policiesOf(spec, role),
    isExact: true,
    tags,
    ...trust,
  });
}

/** What it has of AWS and of the account, and of its own. */
export function policiesOf(
  { name, region }: ClusterSpec,
  { policyArns, ofAws = [], document, wellKnown, boundary }: Permissions,
): Pick<RoleOptions, 'boundary' | 'more' | 'inline'> {
  const { id: partition } = partitionOf(region);
  const own = [
    { title: 'permissions', text: document },
    ...wellKnown.map((each) => ({
      title: each,
      text: isNodeProgram(each) ? policyOfProgram(each, partition, name) : undefined,
    })),
  ];
  return {
    boundary,
    more: [...policyArns, ...ofAws, ...wellKnown.flatMap((each) => arnOfWellKnown(each, partition) ?? [])],
    // By the name it is told whether it is the one.
    inline: Object.fromEntries(
      own.flatMap(({ title, text }) =>
        text === undefined ? [] : [[`${title}-${digest(text).slice(0, 12)}`, text]],
      ),
    ),
  };
}

/** Our roles of pods that the file does not ask for any more. They go once nobody is given them. @param after what gives them */
export function formerPodRoles(
  aws: Aws,
  spec: ClusterSpec,
  wanted: readonly string[],
  after: readonly Need<unknown>[],
): Resource<string[]> {
  const find = async (): Promise<string[]> =>
    (await podRolesOf(aws, spec)).filter((name) => !wanted.includes(name));
  return {
    name: 'former roles of pods',
    needs: after,
    read: find,
    diff: async () => (await find()).map((name) => change(`${name} is deleted: the file asks for none such`)),
    ensure: async (step) => {
      for (const name of await find()) await existingRole(aws, spec, name).remove?.(step);
      return [];
    },
  };
}

/** All of them, which go after the cluster: controllers that are pods take away by them what they have made. */
export function podRoles(
  aws: Aws,
  spec: ClusterSpec,
  { plane }: { plane: Resource<unknown> },
): Resource<string[]> {
  return {
    name: 'roles of pods',
    needs: [],
    madeBy: [plane],
    read: async () => {
      const found = await podRolesOf(aws, spec);
      return found.length === 0 ? undefined : found;
    },
    remove: async (step) => {
      for (const name of await podRolesOf(aws, spec)) await existingRole(aws, spec, name).remove?.(step);
    },
  };
}

async function podRolesOf(aws: Aws, spec: ClusterSpec): Promise<string[]> {
  const all = await rolesUnder(aws, rolePathOf(spec, spec.region));
  return all.filter(({ name, tags }) => isPodRoleName(name) && isOurs(tags, spec)).map(({ name }) => name);
}

const existingRole = (aws: Aws, spec: ClusterSpec, name: string): Resource<Role> =>
  serviceRole(aws, spec, { title: name, name, description: '', service: '', policies: [] });
