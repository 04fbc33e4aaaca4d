/** docs/iam/kinds.yaml, deployed: what it writes into which roles. */
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
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

/** As people read it, with what the parameters list in place of their names. */
function shipped(name: (typeof policiesOfKinds)[number]): unknown {
  const text = JSON.stringify(policy(name));
  return JSON.parse(
    text.replaceAll(/"([A-Z_]+)"/g, (name, key) => JSON.stringify(Object(listed)[key]) ?? name),
  );
}

test('writes the policy of a kind into the roles that are named, with what is listed', async () => {
  await deployed({ Roles: 'eks-octo-app-pr,eks-octo-app-main' });
  for (const RoleName of ['eks-octo-app-pr', 'eks-octo-app-main']) {
    const names = policiesOfKinds.map((kind) => `eks-cluster-action-${kind}`);
    expect((await policiesOf(RoleName)).toSorted()).toEqual(names.toSorted());
    for (const name of policiesOfKinds) {
      const PolicyName = `eks-cluster-action-${name}`;
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      expect(JSON.parse(decodeURIComponent(PolicyDocument))).toEqual(shipped(name));
    }
  }
  expect(await policiesOf('eks-octo-app-sweep')).toEqual([]);
});

test('writes none where nobody is listed', async () => {
  await deployed({
    Principals: '',
    PodExecutionRoles: '',
    NodeRoles: '',
    Keys: '',
    LogGroups: '',
    AutoModeClusterRoles: '',
  });
  expect(await policiesOf('eks-octo-app-pr')).toEqual([]);
});
