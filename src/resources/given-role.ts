import type { Aws } from '../aws/clients.ts';
import { unlessAbsent } from '../aws/errors.ts';
import type { Difference } from '../engine/difference.ts';
import type { Resource } from '../engine/graph.ts';
import type { RoleArn } from '../spec/arn.ts';
import type { Role } from './role.ts';

/** A role that somebody else has made: it must exist, and is never changed. */
export function givenRole(aws: Aws, title: string, arn: RoleArn): Resource<Role> {
  const name = arn.slice(arn.lastIndexOf('/') + 1);

  async function read(): Promise<Role> {
    const iam = await aws.iam();
    await iam.getRole({ RoleName: name });
    return { arn, name };
  }

  async function diff(): Promise<Difference[]> {
    const iam = await aws.iam();
    if ((await unlessAbsent(iam.getRole({ RoleName: name }))) !== undefined) return [];
    return [{ verdict: 'refuse', words: `IAM has no role ${arn}. Make it, or name another one.` }];
  }

  return { name: title, needs: [], read, diff, ensure: read };
}

/** Those of some, each once. @param what they are for, such as `pod execution role` */
export const givenRoles = (
  aws: Aws,
  what: string,
  arns: readonly RoleArn[],
): ReadonlyMap<RoleArn, Resource<Role>> =>
  new Map(arns.map((arn) => [arn, givenRole(aws, `${what} ${arn.slice(arn.lastIndexOf('/') + 1)}`, arn)]));
