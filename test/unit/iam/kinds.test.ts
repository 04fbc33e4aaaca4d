/** docs/iam/kinds.yaml, deployed: what it writes into which roles. */
import {
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { policy } from '../../iam/policies.ts';
import { listed, policiesOfKinds } from '../../iam/principals.ts';
import { type EmulatorInTest, emulatorInTest } from '../emulator/emulator-in-test.ts';
import { deploy, kinds, repository, takeDown, template } from './stack-of-repository.ts';

let emulator: EmulatorInTest;
let iam: IAMClient;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 600 });
  iam = new IAMClient(emulator.admin);
  await deploy(emulator, repository, template);
});
afterAll(() => emulator.close());

async function deployed(parameters: Record<string, string>): Promise<void> {
  const { name } = await deploy(emulator, { ...kinds.parameters, ...parameters }, kinds.template);
  onTestFinished(() => takeDown(emulator, name));
}

const policiesOf = async (RoleName: string): Promise<string[]> =>
  (await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames ?? [];

interface Statement {
  Sid: string;
}

const statementsIn = (document = '{}'): Statement[] => JSON.parse(decodeURIComponent(document)).Statement;

/** Those of the managed policies of the stack; none where they are not there. */
async function commonOf(RoleName: string): Promise<Statement[]> {
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  const found = AttachedPolicies.filter(({ PolicyName = '' }) => /-Kinds(OfNodes)?Policy-/.test(PolicyName));
  const documents = found.map(async ({ PolicyArn }) => {
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
    return statementsIn(PolicyVersion?.Document);
  });
  return (await Promise.all(documents)).flat();
}

/** What the role may do by a kind: by the policy of its own, and by what is the same whatever is listed. */
async function givenTo(
  RoleName: string,
  name: string,
  shippedStatements: readonly Statement[],
): Promise<Statement[]> {
  const PolicyName = `eks-cluster-action-${name}`;
  const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  const own = statementsIn(PolicyDocument);
  const common = (await commonOf(RoleName)).filter(
    ({ Sid }) => !own.some((each) => each.Sid === Sid) && shippedStatements.some((each) => each.Sid === Sid),
  );
  return [...own, ...common];
}

const bySid = (one: Statement, other: Statement): number => one.Sid.localeCompare(other.Sid);

/** As people read it, with what the parameters list in place of their names. */
function shipped(name: (typeof policiesOfKinds)[number]): Statement[] {
  const text = JSON.stringify(policy(name));
  return JSON.parse(
    text.replaceAll(/"([A-Z_]+)"/g, (name, key) => JSON.stringify(Object(listed)[key]) ?? name),
  ).Statement;
}

test('writes the policy of a kind into the roles that are named, with what is listed', async () => {
  await deployed({
    Roles: 'eks-octo-app-pr,eks-octo-app-main',
    RolesThatRemoveNodes: 'eks-octo-app-pr,eks-octo-app-main,eks-octo-app-sweep',
  });
  for (const RoleName of ['eks-octo-app-pr', 'eks-octo-app-main']) {
    const names = policiesOfKinds.map((kind) => `eks-cluster-action-${kind}`);
    expect((await policiesOf(RoleName)).toSorted()).toEqual(names.toSorted());
    for (const name of policiesOfKinds) {
      const wanted = shipped(name);
      expect((await givenTo(RoleName, name, wanted)).toSorted(bySid)).toEqual(wanted.toSorted(bySid));
    }
  }
  expect(await policiesOf('eks-octo-app-sweep')).toEqual(['eks-cluster-action-self-managed-removal']);
});

test('writes none where nobody is listed', async () => {
  await deployed({
    Principals: '',
    PodExecutionRoles: '',
    CapabilityRoles: '',
    NodeRoles: '',
    LaunchResources: '',
    Vpcs: '',
    Keys: '',
    LogGroups: '',
    AutoModeClusterRoles: '',
    NodeCommands: '',
    RolesThatRemoveNodes: '',
    Issuers: '',
    PodRoles: '',
    PodPolicies: '',
    MinimumGroups: '',
  });
  expect(await policiesOf('eks-octo-app-pr')).toEqual([]);
  expect(await commonOf('eks-octo-app-pr')).toEqual([]);
});

test('gives what is the same whatever is listed for those kinds alone of which something is', async () => {
  const { name } = await deploy(
    emulator,
    { Roles: 'eks-octo-app-pr', Keys: listed.KEYS.join() },
    kinds.template,
  );
  onTestFinished(() => takeDown(emulator, name));
  const sids = (await commonOf('eks-octo-app-pr')).map(({ Sid }) => Sid);
  expect(sids).toEqual(['ReadLists', 'GiveOurClustersAKey']);
});
