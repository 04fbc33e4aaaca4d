/** Who may enter a cluster, by a ClusterConfig: authentication modes, access entries, and the ConfigMap aws-auth. */
import {
  DescribeAccessEntryCommand,
  DescribeClusterCommand,
  EKSClient,
  ListAccessEntriesCommand,
  ListAssociatedAccessPoliciesCommand,
} from '@aws-sdk/client-eks';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { deploy, kinds, repository, reusable } from '../unit/iam/stack-of-repository.ts';
import { emulatorInTest, stepIn } from './in-test.ts';
import { listIdentity, makeRolesOfPeople } from './listed.ts';
import { hasKubectl } from './programs.ts';
import { runAction, runStep, type StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 600 });
const clusterName = 'doors';
const step = stepIn(emulator, { 'cluster-name': clusterName });
let eks: EKSClient;

const role = (name: string): string => `arn:aws:iam::123456789012:role/people/${name}`;
const accessPolicy = (name: string): string => `arn:aws:eks::aws:cluster-access-policy/${name}`;

/** What the role of the steps is let write, as an administrator does it by hand. */
const lists = {
  PRINCIPALS: [role('*')],
  ACCESS_POLICIES: [accessPolicy('AmazonEKSEditPolicy'), accessPolicy('AmazonEKSViewPolicy')],
  GROUPS: ['team-*'],
};

beforeAll(async () => {
  eks = new EKSClient(emulator.admin);
  await makeRolesOfPeople(emulator, '/people/', 'ada', 'vera', 'otto');
  await listIdentity(emulator, lists);
});

const config = (more: object): string =>
  stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', ...more });

const modeOf = async (): Promise<string | undefined> => {
  const { cluster } = await eks.send(new DescribeClusterCommand({ name: clusterName }));
  return cluster?.accessConfig?.authenticationMode;
};

async function entryOf(principalArn: string) {
  const request = { clusterName, principalArn };
  const [{ accessEntry }, { associatedAccessPolicies = [] }] = await Promise.all([
    eks.send(new DescribeAccessEntryCommand(request)),
    eks.send(new ListAssociatedAccessPoliciesCommand(request)),
  ]);
  return {
    type: accessEntry?.type,
    groups: accessEntry?.kubernetesGroups,
    tag: accessEntry?.tags?.['eks-cluster-action/access'],
    policies: associatedAccessPolicies.map(({ policyArn = '', accessScope }) =>
      [policyArn.split('/').at(-1), ...(accessScope?.namespaces ?? [])].join(' '),
    ),
  };
}

const principals = async (): Promise<string[]> =>
  (await eks.send(new ListAccessEntriesCommand({ clusterName }))).accessEntries ?? [];

describe('a cluster that lets in by aws-auth at first', () => {
  beforeEach((context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
  });

  let up: StepResult;
  const ofAda = { arn: role('ada'), username: 'ada', groups: ['team-a'] };
  const byConfigMap = (mappings: object[]): string =>
    config({ accessConfig: { authenticationMode: 'CONFIG_MAP' }, iamIdentityMappings: mappings });
  const kubectl = async (script: string): Promise<string> => {
    const result = await runStep({ env: emulator.env, exported: up, script });
    expect(result.code, result.log).toBe(0);
    return result.stdout;
  };
  const data = async (): Promise<Record<string, unknown>> => {
    const map = JSON.parse(await kubectl('kubectl -n kube-system get configmap aws-auth -o json'));
    return Object.fromEntries(Object.entries(map.data).map(([name, text]) => [name, parse(String(text))]));
  };
  const patched = async (change: object): Promise<void> => {
    await kubectl(
      `kubectl -n kube-system patch configmap aws-auth --type merge -p '${JSON.stringify({ data: change })}'`,
    );
  };

  beforeAll(async () => {
    up = await step('up', { config: byConfigMap([ofAda, { account: '444455556666' }]) });
  });

  it('is made, with its nodes, and with those whom the file maps, without their paths', async () => {
    expect(up.code, up.log).toBe(0);
    expect(await modeOf()).toBe('CONFIG_MAP');
    expect(up.log).toContain('aws-auth: creating: arn:aws:iam::123456789012:role/ada: as ada in team-a');
    expect(await data()).toEqual({
      mapRoles: expect.arrayContaining([
        expect.objectContaining({ username: 'system:node:{{EC2PrivateDNSName}}' }),
        { rolearn: 'arn:aws:iam::123456789012:role/ada', username: 'ada', groups: ['team-a'] },
      ]),
      mapAccounts: ['444455556666'],
    });
  });

  it('is unchanged by a second up', async () => {
    const again = await step('up', { config: byConfigMap([ofAda, { account: '444455556666' }]) });
    expect(again.outputs.result, again.log).toBe('unchanged');
  });

  it('changes and takes out what is the file’s, and nothing that others wrote', async () => {
    const theirs = '# of another tool\n- userarn: arn:aws:iam::123456789012:user/otto\n  username: otto\n';
    await patched({ mapUsers: theirs });
    const file = byConfigMap([{ ...ofAda, groups: ['team-b'] }]);
    const planned = await step('plan', { config: file });
    expect(planned.log).toContain(
      'arn:aws:iam::123456789012:role/ada: as ada in team-a → as ada in team-b; 444455556666: no longer',
    );
    const changed = await step('up', { config: file });
    expect(changed.outputs.result, changed.log).toBe('updated');
    const now = await data();
    expect(now.mapRoles).toContainEqual({
      rolearn: 'arn:aws:iam::123456789012:role/ada',
      username: 'ada',
      groups: ['team-b'],
    });
    expect(now.mapAccounts).toEqual([]);
    expect(
      await kubectl("kubectl -n kube-system get configmap aws-auth -o jsonpath='{.data.mapUsers}'"),
    ).toBe(theirs);
  });

  it('refuses to map once more whom others map, where that is asked for', async () => {
    const arn = 'arn:aws:iam::123456789012:user/otto';
    const planned = await step('plan', {
      config: byConfigMap([
        { ...ofAda, groups: ['team-b'] },
        { arn, groups: ['team-o'], noDuplicateARNs: true },
      ]),
    });
    expect(planned.outputs.result).toBe('refused');
    expect(planned.annotations.map(({ message }) => message).join('\n')).toContain(
      `The ConfigMap aws-auth maps ${arn} already, to as otto, and noDuplicateARNs is true.`,
    );
  });

  it('leaves alone what is broken', async () => {
    const broken = '- rolearn: [\n';
    await patched({ mapUsers: broken });
    const failed = await step('up', { config: byConfigMap([{ ...ofAda, groups: ['team-c'] }]) });
    expect(failed.code).toBe(1);
    expect(failed.annotations.map(({ message }) => message).join('\n')).toContain(
      'The ConfigMap aws-auth holds under mapUsers what is no list in YAML.',
    );
    expect(
      await kubectl("kubectl -n kube-system get configmap aws-auth -o jsonpath='{.data.mapUsers}'"),
    ).toBe(broken);
    await patched({ mapUsers: null });
  });

  const both = (accessEntries: object[], mode = 'API_AND_CONFIG_MAP'): string =>
    config({ accessConfig: { authenticationMode: mode, accessEntries } });
  const vera = {
    principalARN: role('vera'),
    kubernetesGroups: ['team-a', 'team-b'],
    accessPolicies: [
      {
        policyARN: accessPolicy('AmazonEKSEditPolicy'),
        accessScope: { type: 'namespace', namespaces: ['dev'] },
      },
    ],
  };

  it('goes on to access entries beside it, and makes those of the file', async () => {
    const forward = await step('up', { config: both([vera, { principalARN: role('otto') }]) });
    expect(forward.code, forward.log).toBe(0);
    expect(await modeOf()).toBe('API_AND_CONFIG_MAP');
    expect(forward.log).toContain('updating: authentication mode: CONFIG_MAP → API_AND_CONFIG_MAP');
    expect(forward.log).toContain(
      `people: creating: ${role('vera')}: groups team-a, team-b, AmazonEKSEditPolicy in dev`,
    );
    expect(await entryOf(role('vera'))).toEqual({
      type: 'STANDARD',
      groups: ['team-a', 'team-b'],
      tag: 'entry',
      policies: ['AmazonEKSEditPolicy dev'],
    });
    const again = await step('up', { config: both([vera, { principalARN: role('otto') }]) });
    expect(again.outputs.result, again.log).toBe('unchanged');
  });

  it('changes its entries, and takes away what is no longer in the file', async () => {
    const other = {
      ...vera,
      kubernetesGroups: ['team-b'],
      accessPolicies: [{ policyARN: accessPolicy('AmazonEKSViewPolicy'), accessScope: { type: 'cluster' } }],
    };
    const words = `${role('vera')}: groups team-a, team-b → team-b, policies AmazonEKSEditPolicy in dev → AmazonEKSViewPolicy`;
    const planned = await step('plan', { config: both([other]) });
    expect(planned.log).toContain(words);
    const changed = await step('up', { config: both([other]) });
    expect(changed.log).toContain(`people: updating: ${words}`);
    expect(changed.log).toContain(`people: deleting: ${role('otto')}`);
    expect(await entryOf(role('vera'))).toMatchObject({
      groups: ['team-b'],
      policies: ['AmazonEKSViewPolicy'],
    });
    expect(await principals()).not.toContain(role('otto'));
  });

  it('goes on to access entries alone, with its nodes, and never back', async () => {
    const forward = await step('up', { config: both([], 'API') });
    expect(forward.code, forward.log).toBe(0);
    expect(await modeOf()).toBe('API');
    expect(forward.log).toMatch(
      /control plane: creating: access entry of \S+, the role of node group default/,
    );
    expect(await principals()).toContainEqual(expect.stringContaining('eks-cluster-action/'));
    expect(await principals()).not.toContain(role('vera'));
    const back = 'authentication mode: API → CONFIG_MAP: access entries alone let people in';
    for (const command of ['plan', 'up']) {
      const refused = await step(command, { config: byConfigMap([]) });
      expect(refused.annotations.map(({ message }) => message).join('\n')).toContain(back);
    }
    expect(await modeOf()).toBe('API');
  });

  it('keeps what it was made with, as EKS does', async () => {
    const accessConfig = { bootstrapClusterCreatorAdminPermissions: false };
    const refused = await step('plan', { config: config({ accessConfig }) });
    expect(refused.annotations.map(({ message }) => message).join('\n')).toContain(
      'was made with bootstrapClusterCreatorAdminPermissions: true, and false is asked for. EKS cannot change it',
    );
  });

  it('goes as a whole', async () => {
    const removed = await step('down');
    expect(removed.outputs.result, removed.log).toBe('deleted');
  });
});

describe('a file of a pull request', () => {
  const opened = {
    event: 'pull_request',
    action: 'opened',
    pull: 7,
    jobWorkflowRef: reusable('preview.yml'),
  };
  let roleArn: string;
  const plan = async (file: string): Promise<StepResult> =>
    runAction({
      inputs: { command: 'plan', 'role-to-assume': roleArn, config: file },
      env: await emulator.github.job(opened),
    });

  beforeAll(async () => {
    const { outputs } = await deploy(emulator, repository);
    roleArn = outputs.PullRequestRoleArn ?? '';
    await emulator.github.change({ pulls: [{ number: 7, head: 'feature' }] });
  });

  const entry = (principalARN: string, more: object = {}): string =>
    config({ accessConfig: { accessEntries: [{ principalARN, ...more }] } });
  const mapping = (arn: string, group: string): string =>
    config({
      accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
      iamIdentityMappings: [{ arn, groups: [group] }],
    });
  const dev = 'arn:aws:iam::123456789012:role/Dev';
  const foreigner = 'arn:aws:iam::666666666666:role/evil';

  it.each([
    ['an access entry', entry(dev), `accessConfig.accessEntries: ${dev} may not be named by this role`],
    ['a mapping', mapping(foreigner, 'system:masters'), `iamIdentityMappings: ${foreigner} may not be named`],
  ])('lets nobody in who is not listed, by %s', async (_, file, words) => {
    const refused = await plan(file);
    expect(refused.code).toBe(1);
    expect(refused.annotations.map(({ message }) => message).join('\n')).toContain(words);
  });

  it('names whom an administrator has listed, and nothing beyond', async () => {
    await deploy(emulator, kinds.parameters, kinds.template);
    const listed = await plan(entry(dev, { kubernetesGroups: ['team-a'] }));
    expect(listed.code, listed.log).toBe(0);
    for (const [file, words] of [
      [entry(dev, { kubernetesGroups: ['ops'] }), 'the group ops may not be named by this role'],
      [mapping(foreigner, 'team-a'), `${foreigner} may not be named by this role`],
      [mapping(dev, 'system:masters'), 'the group system:masters may not be named by this role'],
    ] as const) {
      const refused = await plan(file);
      expect(refused.code).toBe(1);
      expect(refused.annotations.map(({ message }) => message).join('\n')).toContain(words);
    }
  });
});
