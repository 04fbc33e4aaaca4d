import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/build.ts';
import { goTool, toolsFolder } from '../../scripts/go-tools.ts';
import { idToken } from '../../src/github/id-token.ts';
import { emulatorInTest, stepIn, troublesOf } from './in-test.ts';
import { hasKubectl, runs } from './programs.ts';
import { runAction, runStep, type StepResult } from './runner.ts';

const hasAwsCli = runs('aws', '--version');
const emulator = emulatorInTest({ speed: 400 });
let env: Record<string, string>;

beforeAll(async () => {
  const created = await stepIn(emulator)('up', { 'cluster-name': 'demo', ttl: '8h' });
  expect(troublesOf(created)).toEqual([]);
  env = { ...emulator.env, ...(await credentialsOfTheRole()) };
  // Steps of other programs ask for more than the action does.
  await new IAM(emulator.admin).putRolePolicy({
    RoleName: emulator.roleArn.split('/').at(-1),
    PolicyName: 'whatever',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    }),
  });
});

/** As an earlier step of the job would have put them into the environment. */
async function credentialsOfTheRole(): Promise<Record<string, string>> {
  const sts = new STS({ region: emulator.env.AWS_REGION ?? '', endpoint: emulator.url });
  const { Credentials } = await sts.assumeRoleWithWebIdentity({
    RoleArn: emulator.roleArn,
    RoleSessionName: 'earlier-step',
    DurationSeconds: 43_200,
    WebIdentityToken: await idToken('sts.amazonaws.com', emulator.env),
  });
  return {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
  };
}

/** What people ask of clusters, and what they expect to find in the answer. */
const questions = [
  ['eks list-clusters', 'demo'],
  ['eks describe-cluster --name demo', '"certificateAuthority"'],
  ['eks list-nodegroups --cluster-name demo', 'default'],
  ['eks describe-nodegroup --cluster-name demo --nodegroup-name default', '"autoScalingGroups"'],
  ['eks list-addons --cluster-name demo', 'coredns'],
  ['eks describe-addon --cluster-name demo --addon-name aws-ebs-csi-driver', '"podIdentityAssociations"'],
  ['eks list-access-entries --cluster-name demo', 'role/github/eks-cluster-action'],
  ['eks describe-cluster-versions', '"endOfStandardSupportDate"'],
  ['eks describe-addon-versions --addon-name vpc-cni', '"compatibilities"'],
  ['cloudformation describe-stacks --stack-name eks-demo-network', '"CREATE_COMPLETE"'],
  [
    'cloudformation describe-stack-events --stack-name eks-demo-network',
    '"ResourceStatus": "CREATE_IN_PROGRESS"',
  ],
  ['ec2 describe-vpcs --filters Name=tag:eks-cluster-action/cluster,Values=demo', 'eks-demo-network'],
  ['ec2 describe-nat-gateways', '"available"'],
  ['ec2 describe-instances --filters Name=tag:eks:cluster-name,Values=demo', '"running"'],
  ['ec2 describe-security-groups --filters Name=tag:aws:eks:cluster-name,Values=demo', 'eks-cluster-sg-demo'],
] as const;

describe('the aws CLI, on a cluster of ours in the emulator', () => {
  it('is answered whatever people ask', async (context) => {
    if (!hasAwsCli) context.skip('the aws CLI is not on PATH');
    const ask = (question: string): Promise<StepResult> =>
      runStep({ env, script: `aws --output json ${question}` });
    const answers = await Promise.all(
      questions.map(async ([question, expected]) => {
        const { code, log } = await ask(question);
        return code === 0 && log.includes(expected) ? [] : [`${question}: ${code}: ${log}`];
      }),
    );
    expect(answers.flat()).toEqual([]);
  });

  it('is answered what the page on the first run asks', async (context) => {
    if (!hasAwsCli) context.skip('the aws CLI is not on PATH');
    const page = readFileSync(join(root, 'docs/first-run.md'), 'utf8');
    const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, script = '']) => script);
    expect(commands).toHaveLength(4);
    const { code, log } = await runStep({ env, script: `set -ex\n${commands.join('')}` });
    expect(code, log).toBe(0);
    expect(log).toContain('"ACTIVE"');
    expect(log).toContain('eks-cluster-action/owner');
  });

  it('waits for what is there, and for what goes, by waiters of its own', async (context) => {
    if (!hasAwsCli) context.skip('the aws CLI is not on PATH');
    const script = `set -ex
aws eks wait cluster-active --name demo
aws eks wait nodegroup-active --cluster-name demo --nodegroup-name default
aws eks wait addon-active --cluster-name demo --addon-name coredns
aws eks create-addon --cluster-name demo --addon-name metrics-server
aws eks wait addon-active --cluster-name demo --addon-name metrics-server
aws eks delete-addon --cluster-name demo --addon-name metrics-server
aws eks wait addon-deleted --cluster-name demo --addon-name metrics-server`;
    const { code, log } = await runStep({ env, script });
    expect(log).toContain('wait addon-deleted');
    expect(code).toBe(0);
  });

  it('makes a kubeconfig of its own that kubectl can use', async (context) => {
    if (!hasAwsCli) context.skip('the aws CLI is not on PATH');
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const script =
      'aws eks update-kubeconfig --name demo --kubeconfig own && KUBECONFIG=own kubectl get nodes';
    const { log, code } = await runStep({ env, script });
    expect(log).toMatch(/ Ready /);
    expect(code).toBe(0);
  });
});

describe('a kubeconfig for other programs, with credentials in the environment', () => {
  const authenticator = goTool('aws-iam-authenticator');

  it.for([
    { auth: 'aws', missing: hasAwsCli ? undefined : 'the aws CLI is not on PATH' },
    {
      auth: 'aws-iam-authenticator',
      missing: 'missing' in authenticator ? authenticator.missing : undefined,
    },
  ])('lets kubectl in by $auth', async ({ auth, missing }, context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    if (missing !== undefined) context.skip(missing);
    const connected = await runAction({
      inputs: { command: 'connect', 'cluster-name': 'demo', 'kubeconfig-auth': auth },
      env,
    });
    expect(troublesOf(connected)).toEqual([]);
    const path = [...connected.path, toolsFolder];
    const nodes = await runStep({ env, exported: { ...connected, path }, script: 'kubectl get nodes' });
    expect(nodes.log).toMatch(/ Ready /);
    expect(nodes.code).toBe(0);
  });

  it('says so when the environment holds none', async () => {
    const refused = await runAction({
      inputs: { command: 'connect', 'cluster-name': 'demo' },
      env: { ...emulator.env, AWS_EC2_METADATA_DISABLED: 'true' },
    });
    expect(refused.code).toBe(1);
    expect(refused.annotations.map(({ message }) => message).join()).toContain(
      'There are no AWS credentials',
    );
  });
});
