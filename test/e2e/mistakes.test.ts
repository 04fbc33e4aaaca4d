/**
 * What people write by mistake, and the words that they get: by the bundle, as a step. What is not here: quotas, capacity and
 * denied calls, which end in refusals.test.ts; nodes that do not join, in refusals-nodes.test.ts; a run that is cancelled, in
 * signals.test.ts; prices that may not be read, in cost.test.ts; missing permissions of the token, in preview.test.ts. A host that
 * answers nobody is in test/unit/aws/credentials.test.ts. Payloads of GitHub's, and every form of a value, are in test/unit/github and test/unit/config.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emulatorInTest, identities, stepIn, troublesOf, writeOperations } from './in-test.ts';
import type { StepResult } from './runner.ts';
import { seedCluster, seedControlPlaneRole, untilCluster } from './seeds.ts';

const emulator = emulatorInTest({ speed: 400 });

interface Mistake {
  /** What somebody has written. */
  inputs: Record<string, string>;
  /** `config` as a file, from line 3 on. */
  file?: string;
  /** Beside the usual variables of the step; undefined for one that is not there. */
  env?: Record<string, string | undefined>;
  /** What is told, in any order. */
  words: readonly (string | RegExp)[];
  /** What is told of nothing. */
  not?: RegExp;
}

const file = (lines: string): string => `apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n${lines}\n`;

async function make({ inputs, file: lines, env: variables = {} }: Mistake): Promise<StepResult> {
  const workspace = join(emulator.dir, 'repository');
  if (lines !== undefined) {
    mkdirSync(workspace, { recursive: true });
    writeFileSync(join(workspace, 'cluster.yaml'), lines.startsWith('!') ? lines.slice(1) : file(lines));
  }
  const env = Object.fromEntries(
    Object.entries({ ...emulator.env, GITHUB_WORKSPACE: workspace, ...variables }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  const { command = 'up', ...rest } = inputs;
  return stepIn(emulator)(
    command,
    { ...(lines !== undefined && { config: 'cluster.yaml' }), ...rest },
    { env },
  );
}

/** Titles and messages of the errors. */
const told = ({ annotations }: StepResult): string =>
  annotations
    .filter(({ level }) => level === 'error')
    .map(({ message, properties }) => `${properties.title}\n${message}`)
    .join('\n');

function expectWords(result: StepResult, { words, not }: Mistake): void {
  expect(result.code, result.log).toBe(1);
  const text = told(result);
  for (const each of words) {
    if (typeof each === 'string') expect(text).toContain(each);
    else expect(text).toMatch(each);
  }
  if (not !== undefined) expect(text).not.toMatch(not);
  expect(result.log).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
}

const notATime = /"\S.*" is not a time from .* Write a number and its unit, such as/;
const sso = 'AWSReservedSSO_Developer_0123456789abcdef';

/** Each is refused before AWS is asked anything. */
const ofInputs: Record<string, Mistake> = {
  'a command with a slip': {
    inputs: { command: 'pln' },
    words: ['Input command: "pln" is not known. Did you mean plan? Write one of: up, down, plan,'],
  },
  'a command with a capital': { inputs: { command: 'Up' }, words: ['"Up" is not known. Did you mean up?'] },
  'no command': { inputs: { command: '' }, words: ['Input command: it is missing. Write one of: up, down,'] },
  'no region': {
    inputs: {},
    env: { AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined },
    words: ['Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.'],
  },
  'a zone as a region': {
    inputs: { region: 'us-east-1a' },
    words: ['Input region: "us-east-1a" is not a region of AWS. Did you mean us-east-1?'],
  },
  'a region with two letters swapped': {
    inputs: { region: 'eu-wset-1' },
    words: ['"eu-wset-1" is not a region of AWS. Did you mean eu-west-1?'],
  },
  'times as people say them': {
    inputs: { ttl: '1 day', timeout: '45', 'poll-interval': '8S' },
    words: [
      /Input ttl: "1 day" is not/,
      /Input timeout: "45" is not/,
      /Input poll-interval: "8S" is not/,
      notATime,
    ],
  },
  'a time in weeks, and one below nothing': {
    inputs: { ttl: '1w', timeout: '-1h' },
    words: [
      /Input ttl: "1w" is not a time from 1s to 365d\./,
      /Input timeout: "-1h" is not a time from 1s to 6h\./,
    ],
  },
  'yes and no': {
    inputs: { spot: 'yes', comment: 'no' },
    words: [
      'Input spot: "yes" is neither true, false nor preferred. Write one of the three.',
      'Input comment: "no" is neither true nor false.',
    ],
  },
  'numbers of nodes that are none': {
    inputs: { nodes: 'two', 'nodes-min': '-1', 'nodes-max': '0' },
    words: [
      'Input nodes: "two" is not a whole number from 1 to 450. Write one, such as 3.',
      'Input nodes-min: "-1" is not a whole number from 0 to 450.',
      'Input nodes-max: "0" is not a whole number from 1 to 450.',
    ],
  },
  'fewer nodes than the fewest': {
    inputs: { nodes: '1', 'nodes-min': '2' },
    words: ['Input nodes: 1 is less than nodes-min, which is 2. Write 2 or more, or lower nodes-min.'],
  },
  'a price with its sign': {
    inputs: { 'max-hourly-cost': '$0.5' },
    words: ['Input max-hourly-cost: "$0.5" is not a number of US dollars. Write 0.5.'],
  },
  'a price with a comma': {
    inputs: { 'max-hourly-cost': '1,5' },
    words: ['"1,5" is not a number of US dollars. Write 1.5.'],
  },
  'tags in other forms, each of them told': {
    inputs: { tags: 'team: orders\n{"team": "orders"}\naws:x=y\nteam=orders' },
    words: [
      'Input tags: "team: orders" is not a tag. Write key=value, a line each.',
      'Input tags: "{\\"team\\": \\"orders\\"}" is not a tag.',
      'Input tags: "aws:x" is a key that says whose a thing is to AWS.',
    ],
  },
  'a role by its name': {
    inputs: { 'role-to-assume': 'deploy' },
    words: [
      'Input role-to-assume: "deploy" is not the ARN of an IAM role. Write it in full, such as arn:aws:iam::',
    ],
  },
  'a role with a slip': {
    inputs: { 'role-to-assume': 'arn:aws:iam:123456789012:role/deploy' },
    words: ['is not the ARN of an IAM role'],
  },
  'a user as a role': {
    inputs: { 'role-to-assume': 'arn:aws:iam::123456789012:user/robin' },
    words: ['is not the ARN of an IAM role'],
  },
  'a boundary by its name': {
    inputs: { 'permissions-boundary': 'boundary' },
    words: ['Input permissions-boundary: "boundary" is not the ARN of an IAM managed policy.'],
  },
  'an account without its first zero': {
    inputs: { 'allowed-account-ids': '12345678901' },
    words: [
      'Input allowed-account-ids: "12345678901" is not the id of an AWS account, which has twelve digits.',
    ],
  },
  'a name with a dot': {
    inputs: { 'cluster-name': 'my.app' },
    words: [
      'Input cluster-name: "my.app" is not a name for a cluster (a letter or digit, then at most 99 letters,',
    ],
  },
  'a name of 101 letters': {
    inputs: { 'cluster-name': 'a'.repeat(101) },
    words: [/Input cluster-name: "a+…" is not a name for a cluster/],
  },
  ...Object.fromEntries(
    ['1.3', 'v1.36', 'latest'].map((version) => [
      `the version ${version}`,
      {
        inputs: { 'kubernetes-version': version },
        words: [
          `Input kubernetes-version: "${version}" is not a minor version of Kubernetes. Write it in full, such as '1.36'`,
        ],
      },
    ]),
  ),
  'an instance type with a hyphen': {
    inputs: { 'instance-types': 't3-medium' },
    words: [
      'Input instance-types: "t3-medium" is not an EC2 instance type. Write it in full, such as m7g.large.',
    ],
  },
  'a sweep of what is not there to be swept': {
    inputs: { command: 'sweep', regions: 'everywhere', rules: 'expired, old', scope: 'organization' },
    words: [
      'Input regions: "everywhere" is not a region of AWS.',
      'Input rules: "old" is not known. Write one of: expired, closed, failed, orphaned.',
      'Input scope: "organization" is not known. Write one of: repository, account.',
    ],
  },
  'ten mistakes at once': {
    inputs: {
      region: 'eu',
      nodes: '0',
      spot: 'on',
      ttl: '1',
      tags: 'a',
      timeout: '9',
      admins: 'robin',
      'role-to-assume': 'x',
      'kubernetes-version': '1',
      'instance-types': 'big',
    },
    words: [
      ...['region', 'nodes', 'spot', 'ttl', 'tags', 'timeout', 'admins'],
      ...['role-to-assume', 'kubernetes-version', 'instance-types'],
    ].map((name) => `Input ${name}: "`),
  },
  'the session of somebody who signed in by IAM Identity Center': {
    inputs: { admins: `arn:aws:sts::123456789012:assumed-role/${sso}/robin` },
    words: [
      `EKS admits the role behind it. Write arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/${sso}, with a region's name`,
    ],
  },
  'a dry run of up': {
    inputs: { 'dry-run': 'true' },
    words: ['and the command is `up`. Write `command: plan`, which shows what `up` would do.'],
  },
  'inputs that are spelt otherwise': {
    inputs: { dryrun: 'true', dry_run: 'true', node: '2', 'instance-type': 't3.medium' },
    words: [
      'Input dryrun: there is no such input. Did you mean dry-run?',
      'Input dry_run: there is no such input. Did you mean dry-run?',
      'Input node: there is no such input. Did you mean nodes?',
      'Input instance-type: there is no such input. Did you mean instance-types?',
    ],
  },
  'inputs by the names of other actions': {
    inputs: {
      command: 'down',
      name: 'nothing',
      'max-cost': '1',
      'aws-region': 'us-east-1',
      'role-arn': 'arn:aws:iam::123456789012:role/x',
    },
    words: [
      'Input name: there is no such input. Did you mean cluster-name?',
      'Input max-cost: there is no such input. Did you mean max-hourly-cost?',
      'Input aws-region: there is no such input. Did you mean region?',
      'Input role-arn: there is no such input. Did you mean role-to-assume?',
    ],
  },
  'an input that is near one that is given, too': {
    inputs: { command: 'down', region: 'us-east-1', regon: 'eu-west-1' },
    words: ['Input regon: there is no such input.'],
  },
  'inputs of auto, without it': {
    inputs: { label: 'preview', drafts: 'exclude' },
    words: [
      'Input label: it is for `auto`, and the command is `up`. Leave it out.',
      'Input drafts: it is for `auto`, and the command is `up`. Leave it out.',
    ],
  },
  'auto of a workflow that is started by hand': {
    inputs: { command: 'auto' },
    env: { GITHUB_EVENT_NAME: 'workflow_dispatch' },
    words: ['Input command: `auto` cannot know what a workflow that is started by hand is to do'],
  },
};

/** Likewise. */
const ofFiles: Record<string, Mistake> = {
  'indented by tabs': {
    inputs: {},
    file: 'metadata:\n\tname: a',
    words: ['cluster.yaml:4:1: it is not good YAML: Tabs are not allowed as indentation. Write spaces.'],
  },
  'indented too little': {
    inputs: {},
    file: 'managedNodeGroups:\n  - name: workers\ndesiredCapacity: 2',
    words: [
      'cluster.yaml:5:1 desiredCapacity: it belongs into managedNodeGroups[] or nodeGroups[]. Indent it, or move it there.',
    ],
  },
  'with a field that is nearly right, and what is wrong beneath it': {
    inputs: {},
    file: 'managedNodeGroup:\n  - name: workers\n    instanceTypee: t3.medium\n    desiredCapacity: three',
    words: [
      'cluster.yaml:3:1 managedNodeGroup: it is not a known field. Did you mean "managedNodeGroups"?',
      'cluster.yaml:5:5 managedNodeGroup[0].instanceTypee: it is not a known field. Did you mean "instanceType"?',
      'cluster.yaml:6:5 managedNodeGroup[0].desiredCapacity: "three" is not a whole number',
    ],
  },
  'of eksctl, with what is not supported': {
    inputs: {},
    file: [
      'iam: { vpcResourceControllerPolicy: true, serviceAccounts: [{ metadata: { name: a } }] }',
      'vpc: { id: vpc-0123456789abcdef0, nat: { gateway: Single } }',
      'karpenter: { version: 1 }',
      'nodeGroups:',
      '  - name: workers',
      '    ssh: { allow: true }',
      '    ami: ami-1',
    ].join('\n'),
    words: [
      'iam.vpcResourceControllerPolicy: it is not supported: the cluster role has no policy for security groups of pods. Leave it out.',
      'iam.serviceAccounts[0]: it says nothing of what pods may do. Write attachRoleARN, or attachPolicyARNs, or',
      'vpc.id: a VPC is named, and none of its subnets. Write vpc.subnets, of two zones at least.',
      'vpc.nat.gateway: in a network that is there, none is made. Leave it out.',
      'karpenter: it is not supported: its roles, its queue and its chart are not made. Write autoModeConfig, by which EKS itself runs Karpenter, or install it in a step after `up`: `down` ends the instances that it has started.',
      'nodeGroups[0].ssh: it names no key, and nodes have none without. Write publicKeyName, or leave it out:',
      'nodeGroups[0].ami: "ami-1" is not the id of an image',
    ],
    not: /not a known field/,
  },
  'that is not there': {
    inputs: { config: 'deploy/cluster.yml' },
    words: [
      /Input config: deploy\/cluster\.yml cannot be read in .*: there is no such file\..*run actions\/checkout before/,
    ],
  },
  'with node groups, beside inputs of nodes': {
    inputs: { nodes: '2' },
    file: 'managedNodeGroups: [{ name: workers }]',
    words: [
      'Input nodes: cluster.yaml has node groups of its own. Say it there, in managedNodeGroups, or leave the input',
    ],
  },
  'that is no ClusterConfig': {
    inputs: {},
    file: '!apiVersion: v1\nkind: Pod\nspec: {}\n',
    words: [
      'cluster.yaml:1:1 apiVersion: "v1" is not known. Write one of: eksctl.io/v1alpha5.',
      'cluster.yaml:2:1 kind: "Pod" is not known. Write one of: ClusterConfig.',
    ],
  },
  'of an older eksctl': {
    inputs: {},
    file: '!apiVersion: eksctl.io/v1alpha4\nkind: ClusterConfig\n',
    words: ['"eksctl.io/v1alpha4" is not known. Did you mean eksctl.io/v1alpha5?'],
  },
  'of a private endpoint, on a runner of GitHub’s': {
    inputs: {},
    env: { RUNNER_ENVIRONMENT: 'github-hosted' },
    file: 'vpc: { clusterEndpoints: { publicAccess: false, privateAccess: true } }',
    words: [
      "vpc.clusterEndpoints.publicAccess: it is false, and this job's runner is GitHub's own, outside of the VPC",
    ],
  },
};

/** Each is refused by what AWS answers, and before anything is made. */
const ofAws: Record<string, Mistake> = {
  'a region that there is not': {
    inputs: { region: 'eu-west-9' },
    words: [
      'There is no such region',
      'Did you mean eu-west-1? Check that eu-west-9 is the name of a region',
    ],
    not: /ID token offered|resolves names/,
  },
  'a role that is not there, or does not trust the job': {
    inputs: { 'role-to-assume': 'arn:aws:iam::123456789012:role/not-mine' },
    words: [
      'The role cannot be assumed',
      'This job could not assume arn:aws:iam::123456789012:role/not-mine',
      'Its ID token offered the sub "repo:octo-org/octo-app:ref:refs/heads/main"',
      "With the stack of docs/setup.md: add the workflow's file to its `PreviewWorkflows`,",
    ],
  },
  'a role of another account': {
    inputs: { 'role-to-assume': 'arn:aws:iam::999999999999:role/deploy' },
    words: [
      'This job could not assume arn:aws:iam::999999999999:role/deploy',
      'With the stack of docs/setup.md',
    ],
  },
  'another audience': {
    inputs: { audience: 'https://github.com/octo-org' },
    words: [/could not assume .* the aud "https:\/\/github\.com\/octo-org"/],
  },
  'keys that are none': {
    inputs: { 'role-to-assume': '' },
    env: {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    },
    words: ['AWS does not know the credentials', 'the access key is wrong, deleted or inactive'],
  },
  'an account that is not allowed': {
    inputs: { 'allowed-account-ids': '999999999999' },
    words: ['The credentials are of account 123456789012', '`allowed-account-ids` names only 999999999999.'],
  },
  'a boundary that there is not': {
    inputs: { 'permissions-boundary': 'arn:aws:iam::123456789012:policy/role-boundary' },
    words: [
      'There is no such permissions boundary',
      'The permissions boundary arn:aws:iam::123456789012:policy/role-boundary does not exist. Nothing was made.',
      'in the input permissions-boundary',
    ],
    not: /A role cannot be used by EKS|EKS saw it so/,
  },
  'an instance type with a slip': {
    inputs: { 'instance-types': 't3.medum' },
    words: ['there is no instance type t3.medum in us-east-1. Did you mean t3.medium?'],
    not: /network: own|t3\.medum.*\n.*t3\.medum/,
  },
  'types of two architectures': {
    inputs: { 'instance-types': 'm5.large, m7g.large' },
    words: [
      'Node group default: m5.large is x86 and m7g.large is Arm, and the nodes of a group share an image.',
    ],
    not: /please report it/,
  },
  'a version that EKS has not': {
    inputs: { 'kubernetes-version': '1.99' },
    words: [
      'EKS does not have this Kubernetes version',
      'EKS makes no clusters of Kubernetes 1.99 in us-east-1. It has ',
    ],
  },
  'node groups that no add-on’s pod may enter': {
    inputs: {},
    file: 'managedNodeGroups: [{ name: gpu, instanceType: t3.medium, taints: [{ key: gpu, effect: NoSchedule }] }]',
    words: ['No node takes the pods of coredns and aws-ebs-csi-driver: every node group is tainted.'],
  },
  'a price that the cluster is above': {
    inputs: { 'max-hourly-cost': '0.1' },
    words: [/would cost|costs/, '`max-hourly-cost`'],
  },
};

describe('a mistake in the inputs is refused before AWS is asked', () => {
  let before = 0;
  beforeAll(async () => {
    before = (await emulator.calls()).length;
  });
  afterAll(async () => {
    expect(await emulator.calls(before)).toEqual([]);
  });

  it.each(Object.entries(ofInputs))('%s', async (_, mistake) => {
    expectWords(await make(mistake), mistake);
  });

  it.each(Object.entries(ofFiles))('a file %s', async (_, mistake) => {
    expectWords(await make(mistake), mistake);
  });

  it('no ID token, and no keys', async () => {
    const missing = { ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined };
    const withRole = {
      inputs: {},
      env: missing,
      words: ['GitHub offers this job no ID token', '`permissions: id-token: write`'],
    };
    expectWords(await make(withRole), withRole);
    const noKeys = {
      AWS_ACCESS_KEY_ID: undefined,
      AWS_PROFILE: undefined,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const without = {
      inputs: { 'role-to-assume': '' },
      env: { ...missing, ...noKeys },
      words: [
        /There are no AWS credentials \(.*\)\. Set `role-to-assume` to a role that trusts GitHub's OIDC provider/,
      ],
    };
    expectWords(await make(without), without);
  });

  it('a step that no workflow runs', async () => {
    const mistake = {
      inputs: {},
      env: { GITHUB_REPOSITORY: undefined, GITHUB_REPOSITORY_ID: undefined, GITHUB_EVENT_NAME: undefined },
      words: ['Bad input', 'Run the action as a step (`uses:`) of a workflow.'],
    };
    expectWords(await make(mistake), mistake);
  });
});

describe('a mistake that AWS tells of is refused before anything is made', () => {
  it.each(Object.entries(ofAws))('%s', async (_, mistake) => {
    const before = (await emulator.calls()).length;
    expectWords(await make(mistake), mistake);
    expect(writeOperations(await emulator.calls(before))).toEqual([]);
  });

  it('a role that may be made within a boundary alone', async () => {
    const iam = new IAM(emulator.admin);
    const RoleName = emulator.roleArn.split('/').at(-1);
    await iam.untagRole({ RoleName, TagKeys: ['eks-cluster-action-boundary'] });
    const mistake = {
      inputs: { 'cluster-name': 'unbounded' },
      words: [
        'Access denied',
        'The role was to be made without a permissions boundary.',
        'write its ARN in `permissions-boundary`',
      ],
      not: /Allow iam:CreateRole on/,
    };
    expectWords(await make(mistake), mistake);
    await emulator.reset();
  });

  it('a timeout that is too short is named, and of add-ons nothing is said that wait for nodes', async () => {
    const mistake = {
      inputs: { 'cluster-name': 'hasty', timeout: '1s' },
      words: ['`timeout`', 'What was made so far is kept: run `up` again'],
      not: /add-on .*DEGRADED/,
    };
    expectWords(await make(mistake), mistake);
    await emulator.reset();
  });
});

describe('no mistake', () => {
  it('is a file that asks for what is so in any case, or for nothing', async () => {
    const result = await make({
      inputs: { command: 'plan' },
      file: [
        'availabilityZones: [us-east-1a, us-east-1b]',
        'iam: { withOIDC: false }',
        'autoModeConfig: { enabled: false }',
        'privateCluster: { enabled: false }',
        'kubernetesNetworkConfig: { ipFamily: IPv4 }',
        'vpc: { autoAllocateIPv6: false }',
        'addons: [{ name: coredns, resolveConflicts: overwrite }]',
        'nodeGroups: []',
        'managedNodeGroups:',
        '  - name: workers',
        '    availabilityZones: [us-east-1a, us-east-1b]',
        '    volumeEncrypted: true',
        '    disableIMDSv1: true',
        '    efaEnabled: false',
        '    ssh: { allow: false }',
        '---',
      ].join('\n'),
      words: [],
    });
    expect(result.code, result.log).toBe(0);
    expect(told(result)).toBe('');
  });

  it('is a file that has gone, or says too much, to a down that knows name and region', async () => {
    const result = await make({
      inputs: { command: 'down', 'cluster-name': 'gone', 'max-hourly-cost': '1,5', tags: 'x' },
      file: 'nodeGroups: [{ name: a }]\nmetadata: [',
      words: [],
    });
    expect(result.code, result.log).toBe(0);
    expect(result.outputs.result).toBe('absent');
    expect(result.annotations.map(({ properties }) => properties.title)).toContain('Done without');
  });
});

describe('beside clusters that there are', () => {
  const ours = { name: 'octo-app--pr-12', region: 'us-east-1', owner: '74061981/pr-12' };
  const theirs = {
    name: 'shop',
    region: 'us-east-1',
    owner: '555/run',
    tags: { 'eks-cluster-action/repository': 'octo-org/other' },
  };
  const newer = { name: 'newer', region: 'us-east-1', owner: '74061981/run' };
  const seeds = [ours, theirs, newer];
  beforeAll(async () => {
    await emulator.reset();
    const role = await seedControlPlaneRole(emulator);
    for (const seed of seeds) await seedCluster(emulator, role, seed);
    for (const seed of seeds) await untilCluster(emulator, seed, 'ACTIVE');
  });

  it('one that there is not is told of with those of the repository', async () => {
    const result = await stepIn(emulator)('connect', { 'cluster-name': 'octo-app--pr-21' });
    expectWords(result, {
      inputs: {},
      words: [
        'There is no cluster octo-app--pr-21 in us-east-1 that could be used yet. There are: newer, octo-app--pr-12. Check `cluster-name`',
      ],
      not: /shop/,
    });
    const removed = await stepIn(emulator)('down', { 'cluster-name': 'octo-app--pr-21' });
    expect(removed.code).toBe(0);
    expect(removed.outputs.result).toBe('absent');
    expect(removed.log).toContain(
      'There is no cluster octo-app--pr-21 in us-east-1: nothing to remove. There are: newer, octo-app--pr-12.',
    );
  });

  it.each(['up', 'down', 'plan'])(
    'one of another repository is left alone by %s, which says whose it is, once',
    async (command) => {
      const before = identities(await emulator.resources());
      const result = await stepIn(emulator)(command, { 'cluster-name': 'shop' });
      expectWords(result, {
        inputs: {},
        words: [
          'Cluster shop exists but is not ours: its owner is octo-org/other (555/run), not repository 74061981 (74061981/run). It was left untouched.',
        ],
      });
      expect(result.annotations).toHaveLength(1);
      expect(identities(await emulator.resources())).toEqual(before);
    },
  );

  it('one of another repository can be used, and is told as such, and that its kubeconfig replaces another', async () => {
    const first = await stepIn(emulator)('connect', { 'cluster-name': 'newer' });
    expect(first.code, first.log).toBe(0);
    expect(troublesOf(first)).toEqual([]);
    const result = await stepIn(emulator)('connect', { 'cluster-name': 'shop' });
    expect(result.code, result.log).toBe(0);
    expect(result.annotations).toContainEqual(
      expect.objectContaining({
        level: 'notice',
        message: 'Cluster shop is of the repository octo-org/other: what is changed there is theirs.',
      }),
    );
    expect(troublesOf(result)).toEqual([
      expect.stringMatching(/was that of \S+newer until now, and is that of .*`kubeconfig-path` of its own/),
    ]);
  });

  it('one of a newer version does not go back, and nothing is made beside it', async () => {
    const before = identities(await emulator.resources());
    const result = await stepIn(emulator)('up', { 'cluster-name': 'newer', 'kubernetes-version': '1.34' });
    expectWords(result, { inputs: {}, words: [/1\.\d\d → 1\.34|runs Kubernetes 1\.\d\d/] });
    expect(identities(await emulator.resources())).toEqual(before);
  });
});
