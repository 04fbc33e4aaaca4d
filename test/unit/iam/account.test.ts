/**
 * The tables of attacks and needs as calls, with the roles of the deployed stack, in an account that holds the clusters of
 * two other repositories and one of nobody's, with what belongs to them: what is an attack is refused, and all of it stays
 * as it was.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedCluster, seedControlPlaneRole, untilCluster } from '../../e2e/seeds.ts';
import { type Ask, attacks, boundary } from '../../iam/attacks.ts';
import {
  type Clients,
  clientsOf,
  denialOf,
  type Ground,
  groundOf,
  isCalled,
  prepared,
  type Try,
} from '../../iam/attempts.ts';
import { type DoorName, entered, isDoor, isTried } from '../../iam/doors.ts';
import { needs } from '../../iam/needs.ts';
import type { PrincipalName } from '../../iam/principals.ts';
import {
  type ClientConfiguration,
  credentialsOf,
  type EmulatorInTest,
  emulatorInTest,
} from '../emulator/emulator-in-test.ts';
import { assume, deploy, kinds, ownRoles, post, repository, reusable } from './stack-of-repository.ts';

const region = 'eu-west-1';

/** By name, whose they are. */
const clusters: Record<string, string | undefined> = {
  production: undefined,
  'octo-app-prod': undefined,
  'octo-app-web--pr-1': '999/pr-1',
  'shop--pr-7': '424242/pr-7',
  'octo-app--staging': '74061981/run',
  'octo-app--pr-1': '74061981/pr-1',
};

type Who = Exclude<PrincipalName, DoorName>;

const opened = { event: 'pull_request', action: 'opened', pull: 1 };
const ofPullRequest = { role: 'PullRequest', job: { ...opened, jobWorkflowRef: reusable('preview.yml') } };
const jobs: Record<Who, { role: string; job: object }> = {
  pr: ofPullRequest,
  minting: ofPullRequest,
  main: { role: 'Main', job: { event: 'schedule', jobWorkflowRef: reusable('preview.yml') } },
  sweep: { role: 'Sweep', job: { event: 'schedule', jobWorkflowRef: reusable('teardown.yml') } },
  deploy: { role: 'Deploy', job: opened },
};

interface Account {
  emulator: EmulatorInTest;
  as(ask: Ask): Promise<Clients>;
  tries: ReadonlyMap<Ask, Try>;
}

/** An account with all those clusters, the stack, and whatever the asks are about. */
async function accountWith(asks: readonly Ask[], parameters: Record<string, string>): Promise<Account> {
  const emulator = await emulatorInTest({ speed: 600 });
  const configuration = { ...emulator.admin, region };
  const controlPlanes = await seedControlPlaneRole(emulator);
  for (const [name, owner] of Object.entries(clusters)) {
    const whose = owner === undefined ? { tags: { team: 'shop' } } : { owner };
    await seedCluster(emulator, controlPlanes, { name, region, ...whose });
  }
  if (parameters.OwnRoles === 'true') await deploy(emulator, ownRoles.parameters, ownRoles.template);
  const { outputs } = await deploy(emulator, { ...repository, ...parameters });
  await deploy(emulator, kinds.parameters, kinds.template);
  await post(emulator, '/_emulator/github', { pulls: [{ number: 1, head: 'feature', state: 'open' }] });
  for (const name of Object.keys(clusters)) await untilCluster(emulator, { name, region }, 'ACTIVE');
  const ground: Ground = await groundOf(configuration);
  const tries = new Map<Ask, Try>();
  for (const ask of asks) {
    tries.set(ask, await prepared(ground, ask));
  }
  const { Role } =
    parameters.OwnRoles === 'true'
      ? { Role: undefined }
      : await ground.admin.iam.getRole({ RoleName: 'eks-octo-app-pr-node' });
  const ofNodes = Role?.PermissionsBoundary?.PermissionsBoundaryArn ?? '';
  const enter = entered(configuration, (door) => (door === 'node' ? ofNodes : boundary));
  for (const who of new Set(asks.map((ask) => ask.who))) if (isDoor(who)) await enter(who);
  return {
    emulator,
    tries,
    async as({ who, keys }) {
      if (isDoor(who)) return await enter(who);
      const { Credentials } = await assume(emulator, outputs[`${jobs[who].role}RoleArn`], jobs[who].job);
      const where = keys?.['aws:RequestedRegion'] ?? region;
      const asked: ClientConfiguration = { ...configuration, region: String(where) };
      return clientsOf({ ...asked, credentials: credentialsOf(Credentials) });
    },
  };
}

/** Whoever acts where clusters have roles of their own. */
const amongOwnRoles: readonly PrincipalName[] = ['minting', 'minted', 'pretender', 'nested'];

const isOfOwnRoles = ({ who }: Ask): boolean => amongOwnRoles.includes(who);

describe.each([
  ['with the roles of the stack', { OwnRoles: 'false' }, (ask: Ask) => !isOfOwnRoles(ask)],
  ['where clusters have roles of their own', { OwnRoles: 'true' }, isOfOwnRoles],
] as const)('%s, in an account that others use too,', (_, parameters, isAsked) => {
  const attacked = attacks.filter((ask) => isAsked(ask) && isCalled(ask));
  const needed = needs.filter((ask) => isTried(ask) && isAsked(ask) && isCalled(ask));
  let account: Account;
  let before: unknown;

  beforeAll(async () => {
    account = await accountWith([...attacked, ...needed], {
      ...parameters,
      Regions: 'eu-west-1,us-east-1',
      InstanceTypes: 't3.*,m7i.*',
    });
    before = await stateOf(account.emulator);
  }, 120_000);
  afterAll(() => account?.emulator.close());

  test.each(attacked)('$who cannot $what', async (ask) => {
    const denial = await attempted(account, ask);
    expect(denial).toContain(`not authorized to perform: ${ask.action}`);
    const [, kind] = /^arn:aws:(?:ec2|elasticloadbalancing):[^:]*:\d*:([\w-]+)/.exec(ask.resource) ?? [];
    if (kind !== undefined) expect(denial).toContain(`:${kind}/`);
    // What the account's parameters forbid, no other policy can allow.
    if (limited.test(ask.what)) expect(denial).toContain('with an explicit deny');
  });

  test('all of it is as it was', async () => {
    expect(await stateOf(account.emulator)).toEqual(before);
  });

  test.each(needed)('$who may $what', async (ask) => {
    expect(await attempted(account, ask)).toBeUndefined();
  });
});

const limited = /^(go to another region|launch what costs too much|ask for)/;

async function attempted(account: Account, ask: Ask): Promise<string | undefined> {
  const call = account.tries.get(ask);
  if (call === undefined) throw new Error(`There is no call for ${ask.action}.`);
  return await denialOf(call(await account.as(ask)));
}

/** All that there is, and its tags; but for those of clusters, which each ask has its own of. */
async function stateOf({ resources }: EmulatorInTest): Promise<unknown> {
  const all = await resources();
  return all.map((each) => (each.type === 'AWS::EKS::Cluster' ? { ...each, tags: {} } : each));
}
