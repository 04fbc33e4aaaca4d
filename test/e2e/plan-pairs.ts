/** Seeded pairs of wishes for a cluster: what `plan` says of the second one, and what `up` then does. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { type Addon, EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { chance } from '../emulator/chance.ts';
import type { LoggedCall } from '../emulator/core.ts';
import type { Emulator } from './emulator.ts';
import { messagesOf, stepIn, writeOperations } from './in-test.ts';
import type { StepResult } from './runner.ts';

const clusterName = 'planned';

interface Group {
  name: string;
  instanceTypes: string[];
  spot: boolean;
  desiredCapacity: number;
  minSize: number;
  maxSize: number;
  volumeSize: number;
  labels: Record<string, string>;
  taints: { key: string; value: string; effect: string }[];
}

/** What a ClusterConfig and the inputs ask for. */
export interface Wish {
  version: string;
  tags: Record<string, string>;
  logs: string[];
  cidrs: string[];
  authenticationMode: string;
  supportType: string;
  serviceCidr: string | undefined;
  nat: string;
  coreDnsReplicas: number;
  groups: Group[];
  admins: string[];
  viewers: string[];
}

const group = (name: string): Group => ({
  name,
  instanceTypes: ['t3.medium'],
  spot: false,
  desiredCapacity: 2,
  minSize: 1,
  maxSize: 3,
  volumeSize: 30,
  labels: {},
  taints: [],
});

const first: Wish = {
  version: '1.36',
  tags: {},
  logs: [],
  cidrs: ['0.0.0.0/0'],
  authenticationMode: 'API_AND_CONFIG_MAP',
  supportType: 'STANDARD',
  serviceCidr: undefined,
  nat: 'Single',
  coreDnsReplicas: 2,
  groups: [group('web')],
  admins: [],
  viewers: [],
};

const people = ['ann', 'bob', 'cleo'].map((name) => `arn:aws:iam::123456789012:user/${name}`);

/** A number below `below`, by the seed and what it is for. */
type Draw = (what: string, below: number) => number;

const pick = <Value>(draw: Draw, what: string, of: readonly Value[]): Value =>
  of[draw(what, of.length)] as Value;

/** What may change of a wish; those that EKS does not change stand once, the others several times. */
const changes: readonly ((wish: Wish, draw: Draw) => void)[] = [
  ({ groups }, draw) => {
    const [web] = groups;
    if (web === undefined) return;
    web.minSize = 1 + draw('least', 2);
    web.maxSize = web.minSize + 1 + draw('most', 2);
    web.desiredCapacity = web.minSize + draw('nodes', web.maxSize - web.minSize + 1);
  },
  ({ groups: [web] }, draw) => {
    if (web) web.labels = pick(draw, 'labels', [{}, { tier: 'web' }, { tier: 'api', of: 'shop' }]);
  },
  ({ groups: [web] }, draw) => {
    if (web) web.volumeSize = pick(draw, 'volume', [30, 40, 50]);
  },
  ({ groups: [web] }, draw) => {
    const taint = { key: 'only', value: 'soft', effect: 'PreferNoSchedule' };
    if (web) web.taints = draw('taint', 2) === 0 ? [] : [taint];
  },
  (wish, draw) => {
    wish.tags = pick(draw, 'tags', [{}, { team: 'a' }, { team: 'b', stage: 'test' }]);
  },
  (wish, draw) => {
    wish.logs = pick(draw, 'logs', [[], ['audit'], ['api', 'audit'], ['*']]);
  },
  (wish, draw) => {
    wish.cidrs = pick(draw, 'cidrs', [['0.0.0.0/0'], ['0.0.0.0/0', '203.0.113.0/24']]);
  },
  (wish, draw) => {
    wish.supportType = pick(draw, 'support', ['STANDARD', 'EXTENDED']);
  },
  (wish, draw) => {
    wish.coreDnsReplicas = 2 + draw('replicas', 2);
  },
  (wish, draw) => {
    const who = people.filter((_, index) => draw(`person ${index}`, 2) === 1);
    wish.admins = who.slice(0, 1);
    wish.viewers = who.slice(1);
  },
  (wish, draw) => {
    const [web] = wish.groups;
    if (web) wish.groups = draw('second', 2) === 0 ? [web] : [web, group('jobs')];
  },
  (wish) => {
    wish.authenticationMode = wish.authenticationMode === 'API' ? 'API_AND_CONFIG_MAP' : 'API';
  },
  (wish, draw) => {
    wish.version = pick(draw, 'version', ['1.35', '1.37', '1.99']);
  },
  ({ groups: [web] }, draw) => {
    if (web) web.instanceTypes = pick(draw, 'types', [['t3.large'], ['t3.medum'], ['m5.large', 'm7g.large']]);
  },
  ({ groups: [web] }) => {
    if (web) web.spot = true;
  },
  (wish) => {
    wish.serviceCidr = '10.96.0.0/16';
  },
  (wish) => {
    wish.nat = 'HighlyAvailable';
  },
  (wish) => {
    const others = wish.groups.filter(({ name }) => name !== 'typo');
    wish.groups = [...others, { ...group('typo'), instanceTypes: ['t3.medum'] }];
  },
  (wish) => {
    for (const each of wish.groups) each.taints = [{ key: 'only', value: 'gpu', effect: 'NoSchedule' }];
  },
];

function nextWish(wish: Wish, draw: Draw): Wish {
  const next = structuredClone(wish);
  const count = draw('count', 3);
  for (let index = 0; index <= count; index += 1) {
    const change = pick(draw, `change ${index}`, changes);
    change(next, (what, below) => draw(`${index} ${what}`, below));
  }
  return next;
}

function inputsOf(wish: Wish, dir: string): Record<string, string> {
  const config = {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: clusterName, version: wish.version, tags: wish.tags },
    ...(wish.serviceCidr && { kubernetesNetworkConfig: { serviceIPv4CIDR: wish.serviceCidr } }),
    vpc: { nat: { gateway: wish.nat }, publicAccessCIDRs: wish.cidrs },
    accessConfig: { authenticationMode: wish.authenticationMode },
    upgradePolicy: { supportType: wish.supportType },
    cloudWatch: { clusterLogging: { enableTypes: wish.logs } },
    addons: [
      { name: 'vpc-cni' },
      { name: 'kube-proxy' },
      { name: 'coredns', configurationValues: JSON.stringify({ replicaCount: wish.coreDnsReplicas }) },
      { name: 'eks-pod-identity-agent' },
      { name: 'aws-ebs-csi-driver' },
    ],
    managedNodeGroups: wish.groups,
  };
  writeFileSync(join(dir, 'wish.json'), JSON.stringify(config));
  return { config: 'wish.json', admins: wish.admins.join(), viewers: wish.viewers.join() };
}

/** How the log calls the roles, by the end of their names. */
const roleTitles: Readonly<Record<string, string>> = {
  cluster: 'cluster role',
  node: 'node role',
  'ebs-csi': 'EBS CSI role',
};

/** The resource that a write is of, as the log calls it. @param templates names of launch templates, by id */
function resourceOf(
  { operation, request }: LoggedCall,
  { templates, roleArn }: { templates: ReadonlyMap<string, string>; roleArn: string },
): string | undefined {
  const of = request as Record<string, unknown>;
  if (of.nodegroupName !== undefined) return `node group ${of.nodegroupName}`;
  if (of.addonName !== undefined) return `add-on ${of.addonName}`;
  if (/LaunchTemplate/.test(operation)) {
    const name = of.LaunchTemplateName ?? templates.get(String(of.LaunchTemplateId));
    return `launch template ${String(name).split('/')[1]}`;
  }
  if (of.RoleName !== undefined) return roleTitles[String(of.RoleName).replace(/^.*-us-east-1-/, '')];
  if (/AccessEntry|AccessPolicy/.test(operation)) {
    if (of.principalArn === roleArn) return 'access entry';
    return people.includes(String(of.principalArn)) ? 'people' : undefined;
  }
  if (operation === 'UpdateClusterConfig' || operation === 'CreateCluster') return 'control plane';
  if (/Stack$/.test(operation)) return 'network';
  return undefined;
}

/** What is written to Kubernetes alone, where no call of AWS's shows it. */
const inKubernetes = ['default StorageClass'];

interface PlanOutput {
  result: string;
  refusals: string[];
  hourlyCost: { before: number; after: number };
  resources: { name: string; verdict: string; differences: { verdict: string; words: string }[] }[];
}

/** What has come of the pairs: which verdicts there were, on which kinds of resources, and where plan and up did not agree. */
export interface Outcome {
  verdicts: ReadonlySet<string>;
  /** Of those that were to be made, changed or replaced, or were refused, such as `node group`. */
  kinds: ReadonlySet<string>;
  problems: string[];
}

/** Such as `node group`, of `node group web`. */
const kindOf = (name: string): string =>
  name.replace(/^(node group|launch template|add-on) .*/, (_, kind: string) => kind);

/** Every so many pairs, something has failed half-way before plan looks. */
const failsEvery = 4;

/** Goes from wish to wish with one cluster, beginning with what is left of a network that could not be made. */
export async function runPairs(
  emulator: Emulator & { dir: string },
  seed: string,
  count: number,
): Promise<Outcome> {
  const iam = new IAM(emulator.admin);
  const ec2 = new EC2(emulator.admin);
  for (const arn of people) await iam.createUser({ UserName: arn.split('/')[1] });
  const env = { ...emulator.env, GITHUB_WORKSPACE: emulator.dir };
  const step = (command: string, inputs: Record<string, string>): Promise<StepResult> =>
    stepIn(emulator)(command, inputs, { env });
  const verdicts = new Set<string>();
  const kinds = new Set<string>();
  const problems: string[] = [];

  /** What plan says of the wish, and what up then does. @returns whether there is a sound cluster of this wish now */
  async function compare(title: string, next: Wish, done: string): Promise<boolean> {
    const inputs = inputsOf(next, emulator.dir);
    const complain = (words: string): void => {
      problems.push(`${title} of seed ${seed}: ${words}\n${JSON.stringify(next)}`);
    };
    const begun = (await emulator.calls()).length;
    const planned = await step('plan', inputs);
    const looked = (await emulator.calls()).length;
    const wrote = writeOperations((await emulator.calls()).slice(begun, looked));
    if (wrote.length > 0) complain(`plan made the calls ${wrote.join(', ')}`);
    if (planned.code !== 0) {
      complain(`plan failed: ${messagesOf(planned)}`);
      return false;
    }
    const plan: PlanOutput = JSON.parse(planned.outputs.plan ?? '{}');
    for (const { name, verdict } of plan.resources) {
      verdicts.add(verdict);
      if (verdict !== 'none') kinds.add(kindOf(name));
    }

    const up = await step('up', inputs);
    const writes = (await emulator.calls())
      .slice(looked)
      .filter((call) => call.via === undefined && writeOperations([call]).length > 0);
    if (plan.result === 'refused') {
      if (up.code === 0) complain(`plan refuses (${plan.refusals.join(' ')}), and up does it`);
      if (writes.length > 0)
        complain(`plan refuses, and up makes ${writes.map(({ operation }) => operation).join(', ')}`);
      for (const refusal of plan.refusals)
        if (!messagesOf(up).includes(refusal)) complain(`up does not say: ${refusal}\n${messagesOf(up)}`);
      return false;
    }
    if (up.code !== 0) {
      complain(`plan says ${plan.result}, and up fails: ${messagesOf(up)}`);
      return false;
    }
    const expected = plan.result === 'no-changes' ? 'unchanged' : done;
    if (up.outputs.result !== expected) complain(`plan says ${plan.result}, and up ${up.outputs.result}`);
    const { LaunchTemplates = [] } = await ec2.describeLaunchTemplates({});
    const templates = new Map(
      LaunchTemplates.map(({ LaunchTemplateId = '', LaunchTemplateName = '' }) => [
        LaunchTemplateId,
        LaunchTemplateName,
      ]),
    );
    const known = { templates, roleArn: emulator.roleArn };
    const touched = new Set(writes.flatMap((call) => resourceOf(call, known) ?? []));
    const told = plan.resources.filter(({ verdict }) => verdict !== 'none').map(({ name }) => name);
    for (const name of touched)
      if (!told.includes(name)) complain(`up has written to ${name}, of which plan says nothing`);
    for (const name of told.filter((each) => !inKubernetes.includes(each))) {
      const isTagged =
        name === 'control plane' && writes.some(({ operation }) => operation === 'TagResource');
      if (!touched.has(name) && !isTagged) complain(`plan tells of ${name}, to which up has not written`);
    }
    const again: PlanOutput = JSON.parse((await step('plan', inputs)).outputs.plan ?? '{}');
    if (again.result !== 'no-changes')
      complain(
        `after up, plan still says ${JSON.stringify(again.resources.filter(({ verdict }) => verdict !== 'none'))}`,
      );
    const { before, after } = again.hourlyCost;
    if (Math.abs(before - after) > 0.0005)
      complain(
        `after up, plan says that nothing changes, and that ${before} dollars an hour become ${after}`,
      );
    for (const words of await differencesInAws(emulator, next)) complain(words);
    return true;
  }

  await failStack(emulator);
  let wish = first;
  if (!(await compare('the first wish', wish, 'created'))) return { verdicts, kinds, problems };
  for (let index = 0; index < count; index += 1) {
    const draw: Draw = (what, below) => Math.floor(chance(seed, index, what) * below);
    if (index % failsEvery === failsEvery - 1) {
      const fail = pick((_, below) => Math.floor(index / failsEvery) % below, 'failure', [
        failAddon,
        failGroup,
      ]);
      await fail(emulator, wish, step, (next, what) => compare(`pair ${index}, ${what}`, next, 'updated'));
    } else {
      const next = nextWish(wish, draw);
      if (await compare(`pair ${index}`, next, 'updated')) wish = next;
    }
  }
  return { verdicts, kinds, problems };
}

/** The network's stack of our cluster, as somebody's attempt with a rollback has left it. */
async function failStack({ admin, env }: Emulator): Promise<void> {
  const cloudFormation = new CloudFormation(admin);
  const StackName = `eks-${clusterName}-network`;
  const template = { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/4' } } } };
  await cloudFormation.createStack({
    StackName,
    TemplateBody: JSON.stringify(template),
    Tags: [
      { Key: 'eks-cluster-action/cluster', Value: clusterName },
      { Key: 'eks-cluster-action/owner', Value: `${env.GITHUB_REPOSITORY_ID}/run` },
    ],
  });
  await until(
    async () =>
      (await cloudFormation.describeStacks({ StackName })).Stacks?.[0]?.StackStatus === 'ROLLBACK_COMPLETE',
  );
}

type Fail = (
  emulator: Emulator & { dir: string },
  wish: Wish,
  step: (command: string, inputs: Record<string, string>) => Promise<StepResult>,
  compare: (next: Wish, what: string) => Promise<boolean>,
) => Promise<void>;

/** An add-on whose pods somebody has kept, and that EKS could not install over them. */
const failAddon: Fail = async ({ admin }, wish, _, compare) => {
  const eks = new EKS(admin);
  const addonName = 'eks-pod-identity-agent';
  const find = async (): Promise<Addon | undefined> =>
    (await eks.describeAddon({ clusterName, addonName }).catch(() => undefined))?.addon;
  const tags = (await find())?.tags;
  await eks.deleteAddon({ clusterName, addonName, preserve: true });
  await until(async () => (await find()) === undefined);
  await eks.createAddon({ clusterName, addonName, resolveConflicts: 'NONE', tags });
  await until(async () => (await find())?.status === 'CREATE_FAILED');
  await compare(wish, 'an add-on that has failed');
};

/** A node group for which AWS had no instances, while an `up` was making it. */
const failGroup: Fail = async (emulator, wish, step, compare) => {
  const name = 'short';
  const short = { ...group(name), desiredCapacity: 1, minSize: 1, maxSize: 1 };
  const next = { ...wish, groups: [...wish.groups, short] };
  await emulator.faults([{ service: 'ec2', operation: 'RunInstances', rate: 1, effect: 'capacity' }]);
  await step('up', inputsOf(next, emulator.dir));
  await emulator.faults([]);
  await compare(next, 'a node group that has failed');
  const eks = new EKS(emulator.admin);
  const doomed = { clusterName, nodegroupName: name };
  await eks.deleteNodegroup(doomed);
  await until(async () => (await eks.describeNodegroup(doomed).catch(() => undefined)) === undefined);
};

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('what was to fail for plan has not failed in two minutes');
    await sleep(100);
  }
}

/** What the aws CLI reads otherwise than it was wished. */
async function differencesInAws(emulator: Emulator, wish: Wish): Promise<string[]> {
  const { accessKeyId, secretAccessKey } = emulator.admin.credentials;
  const env = {
    ...process.env,
    ...emulator.env,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: emulator.admin.region,
  };
  const read = (...args: string[]): Record<string, Record<string, unknown>> =>
    JSON.parse(execFileSync('aws', ['eks', ...args, '--output', 'json'], { env, encoding: 'utf8' }));
  const cluster = read('describe-cluster', '--name', clusterName).cluster ?? {};
  const found: Record<string, unknown> = {
    version: cluster.version,
    support: (cluster.upgradePolicy as { supportType: string }).supportType,
    mode: (cluster.accessConfig as { authenticationMode: string }).authenticationMode,
    cidrs: [...(cluster.resourcesVpcConfig as { publicAccessCidrs: string[] }).publicAccessCidrs]
      .sort()
      .join(),
  };
  const wanted: Record<string, unknown> = {
    version: wish.version,
    support: wish.supportType,
    mode: wish.authenticationMode,
    cidrs: [...wish.cidrs].sort().join(),
  };
  for (const { name, minSize, maxSize, labels, instanceTypes } of wish.groups) {
    const { scalingConfig, ...group } =
      read('describe-nodegroup', '--cluster-name', clusterName, '--nodegroup-name', name).nodegroup ?? {};
    const { minSize: least, maxSize: most } = scalingConfig as { minSize: number; maxSize: number };
    Object.assign(found, { [name]: JSON.stringify([least, most, group.labels ?? {}, group.instanceTypes]) });
    Object.assign(wanted, { [name]: JSON.stringify([minSize, maxSize, labels, instanceTypes]) });
  }
  return Object.keys(wanted)
    .filter((key) => found[key] !== wanted[key])
    .map((key) => `AWS has ${key} ${found[key]}, and ${wanted[key]} was wished`);
}
