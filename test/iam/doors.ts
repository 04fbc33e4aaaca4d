/**
 * Roles that a cluster has of its own, in the hands of whoever has written himself into their trust and attached
 * AdministratorAccess, so that nothing but their boundary is in the way; and the stack's role of EBS CSI drivers, in
 * sessions like those that EKS gives.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type AssumeRoleCommandOutput, STS } from '@aws-sdk/client-sts';
import type { Tags } from '../emulator/permissions/questions.ts';
import { type Ask, attacks, own } from './attacks.ts';
import type { Clients, Configuration } from './attempts.ts';
import { clientsOf, denialOf, groundOf, isCalled, prepared } from './attempts.ts';
import { needs } from './needs.ts';
import { prefix, repositoryId } from './principals.ts';

interface Door {
  name: string;
  /** Whether the stack has made it: all but its trust is as it is there. */
  isOfStack?: true;
  /** Behind the repository's. */
  path: string;
  tags: Tags;
  /** What the session says of itself. */
  says?: Tags;
}

const ofCluster = (cluster: string): Tags => ({ 'eks-cluster-action-cluster': cluster });
const ofProduction = { ...ofCluster('production'), 'eks-cluster-name': 'production' };

/** As the table of principals has them. */
const doors = {
  minted: { name: 'door', path: `cluster/${own}/eu-west-1`, tags: ofCluster(own) },
  pretender: { name: 'door', path: `cluster/${own}/eu-west-1`, tags: ofCluster(own), says: ofProduction },
  nested: {
    name: 'nested-door',
    path: `cluster/${own}/production/eu-west-1`,
    tags: ofCluster(own),
    says: ofProduction,
  },
  node: {
    name: 'node-door',
    path: 'pr',
    tags: {
      'eks-cluster-action-repository': repositoryId,
      'eks-cluster-action-owners': `${repositoryId}/pr`,
      'eks-cluster-action-clusters': `${prefix}--pr-`,
    },
  },
  driver: {
    name: `eks-${prefix}-pr-ebs-csi`,
    isOfStack: true,
    path: 'pr',
    tags: {},
    says: { 'eks-cluster-name': own },
  },
} as const satisfies Record<string, Door>;

export type DoorName = keyof typeof doors;

export const isDoor = (name: string): name is DoorName => name in doors;

/**
 * Whether a need is shown by a call of its own. Those of roles of workflows are met in the end-to-end suite, but for what a
 * sweep seldom finds.
 */
export const isTried = ({ who, action }: Ask): boolean =>
  isDoor(who) || (who === 'sweep' && /^(ec2|elasticloadbalancing):/.test(action));

const listOf = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** @returns opens a session, which is its own for each call: an hour is soon over */
export function entered(
  admin: Configuration,
  boundaryOf: (door: DoorName) => string,
): (door: DoorName) => Promise<Clients> {
  const arns = new Map<string, Promise<string>>();
  return async (door) => {
    const { name, says = {} }: Door = doors[door];
    const arn = arns.get(name) ?? makeDoor(admin, doors[door], boundaryOf(door));
    arns.set(name, arn);
    return await assume(admin, await arn, says);
  };
}

async function makeDoor(admin: Configuration, door: Door, PermissionsBoundary: string): Promise<string> {
  const { iam } = clientsOf(admin);
  const trusting = { AWS: 'arn:aws:iam::123456789012:root' };
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: trusting, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
  });
  if (door.isOfStack) {
    await iam.updateAssumeRolePolicy({ RoleName: door.name, PolicyDocument: AssumeRolePolicyDocument });
    return (await iam.getRole({ RoleName: door.name })).Role?.Arn ?? '';
  }
  const { Role } = await iam.createRole({
    RoleName: door.name,
    Path: `/eks-cluster-action/${repositoryId}/${door.path}/`,
    PermissionsBoundary,
    Tags: listOf(door.tags),
    AssumeRolePolicyDocument,
  });
  const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await iam.attachRolePolicy({ RoleName: door.name, PolicyArn: administrator });
  return Role?.Arn ?? '';
}

/** A role that is new is not to be seen at once. */
async function assume(admin: Configuration, RoleArn: string, tags: Tags): Promise<Clients> {
  const request = { RoleArn, RoleSessionName: 'run', Tags: listOf(tags) };
  const end = Date.now() + 20_000;
  const ask = (): Promise<AssumeRoleCommandOutput> =>
    new STS(admin).assumeRole(request).catch(async (error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'AccessDenied' || Date.now() > end) throw error;
      await sleep(100);
      return ask();
    });
  const { Credentials } = await ask();
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return clientsOf({ ...admin, credentials });
}

/** @returns what the boundary of such roles should have been in the way of, and what it should not */
export async function tryWithinBoundary(
  admin: Configuration,
  boundaryArn: string,
  roles: readonly DoorName[],
): Promise<string[]> {
  const ground = await groundOf(admin);
  const enter = entered(admin, () => boundaryArn);
  const problems: string[] = [];
  const attempt = async (
    asks: readonly Ask[],
    says: string,
    isWrong: (call: Promise<unknown>) => Promise<boolean>,
  ) => {
    for (const ask of asks) {
      // There need be no clusters.
      if (!isDoor(ask.who) || !roles.includes(ask.who)) continue;
      if (ask.action.startsWith('eks:') || !isCalled(ask)) continue;
      const call = await prepared(ground, ask);
      if (await isWrong(call(await enter(ask.who)))) problems.push(`${says}: ${ask.what}`);
    }
  };
  // Whatever else the service may answer, it has let the call through.
  await attempt(
    attacks,
    'allowed',
    async (call) => (await denialOf(call).catch(() => undefined)) === undefined,
  );
  await attempt(needs, 'denied', async (call) => (await denialOf(call)) !== undefined);
  return problems;
}
