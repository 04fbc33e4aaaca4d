import { statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { outputNames } from '../../src/outputs.ts';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { emulatorInTest, identities, stepIn, writeOperations } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { runStep, type StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
/** What existed before, and what each step did, in the order of the life of a cluster. */
let before: InventoryItem[];
let created: StepResult;
let made: InventoryItem[];
let again: StepResult;
let callsAgain: LoggedCall[];
let removed: StepResult;
let after: InventoryItem[];
let absent: StepResult;
let planned: StepResult;
let callsOfPlan: LoggedCall[];
let connected: StepResult;
let callsOfConnect: LoggedCall[];
let callsOfCreation: LoggedCall[];

const step = stepIn(emulator, { 'cluster-name': 'demo' });

/** Outputs that are the same as long as the cluster is: the result differs, and what it has cost grows. */
const lasting = ({ outputs }: StepResult): Record<string, string> => ({
  ...outputs,
  result: '',
  'cost-so-far': '',
});

/** The questions that were asked more than once; who runs is asked with the job's credentials. */
function askedAgain(calls: readonly LoggedCall[]): string[] {
  const own = calls.filter(({ via, service }) => via === undefined && service !== 'sts');
  const questions = own.map(({ service, operation, request }) =>
    operation === 'DescribeInstanceTypes'
      ? `${service} ${operation}`
      : `${service} ${operation} ${JSON.stringify(request)}`,
  );
  return questions.filter((question, index) => questions.indexOf(question) !== index);
}

/** What a resource that is about to be made looks at once more: somebody may have made it since. */
const isOfMakers = (question: string): boolean =>
  /^(cloudformation DescribeStacks|iam GetRole|eks DescribeCluster|ec2 DescribeLaunchTemplates) /.test(
    question,
  );

beforeAll(async () => {
  before = await emulator.resources();
  planned = await step('plan');
  callsOfPlan = await emulator.calls();
  created = await step('up');
  callsOfCreation = await emulator.calls();
  made = await emulator.resources();
});

describe('plan', () => {
  it('shows what would be made, with an hour’s price where it is known', () => {
    expect(planned.code).toBe(0);
    expect(planned.summary).toContain('| control plane | to be made |');
    expect(planned.jobOutputs.result).toBe('changes');
    expect(JSON.parse(planned.jobOutputs.plan ?? '')).toMatchObject({
      cluster: 'demo',
      result: 'changes',
      refusals: [],
      hourlyCost: { before: 0 },
    });
    expect(planned.summary).toMatch(/\| network \| to be made \| VPC 192\.168\.0\.0\/16.* \| \$0\.050 \|/);
  });

  it('makes no write call', () => {
    expect(writeOperations(callsOfPlan)).toEqual([]);
    expect(callsOfPlan.length).toBeGreaterThan(5);
  });

  it('asks nothing twice, nor does up before its first write', () => {
    expect(askedAgain(callsOfPlan)).toEqual([]);
    const ofUp = callsOfCreation.slice(callsOfPlan.length);
    const first = ofUp.findIndex((call) => writeOperations([call]).length > 0);
    expect(askedAgain(ofUp.slice(0, first)).filter((question) => !isOfMakers(question))).toEqual([]);
  });
});

describe('the first up', () => {
  it('makes a cluster', () => {
    expect(created.log).toContain('Cluster demo is ready');
    expect(created.code).toBe(0);
    expect(created.outputs.result).toBe('created');
  });

  it('gives every output, none of them lost to the filter of secrets', () => {
    const ofOthers = ['report', 'plan', 'command', 'status', 'clusters'];
    expect(Object.keys(created.jobOutputs).sort()).toEqual(
      outputNames.filter((name) => !ofOthers.includes(name)).sort(),
    );
    expect(Object.values(created.jobOutputs)).not.toContain('');
  });

  it('writes the identifying outputs before the first long wait', () => {
    const createCluster = callsOfCreation.findIndex(({ operation }) => operation === 'CreateCluster');
    expect(createCluster).toBeGreaterThan(0);
    expect(created.outputs['cluster-arn']).toMatch(/^arn:aws:eks:[a-z0-9-]+:\d{12}:cluster\/demo$/);
  });

  it('starts the control plane while the NAT gateway is still pending', () => {
    const plane = created.log.indexOf('control plane: creating');
    expect(plane).toBeGreaterThan(0);
    expect(plane).toBeLessThan(created.log.indexOf('network: ready'));
  });

  it('tags everything that can be tagged with the cluster and its owner', () => {
    const known = new Set(identities(before));
    const fresh = made.filter((item) => !known.has(identities([item])[0] ?? ''));
    // What EKS and EC2 make by themselves for what we asked: it carries their tags, or none.
    const byAws =
      /(SecurityGroup|NetworkInterface|LaunchTemplate|AutoScalingGroup|RouteTable|NetworkAcl|AccessEntry|PodIdentityAssociation|InstanceProfile)$/;
    const untagged = fresh.filter(({ tags }) => tags['eks-cluster-action/cluster'] !== 'demo');
    expect(untagged.filter(({ type }) => !byAws.test(type))).toEqual([]);
    expect(fresh.length).toBeGreaterThan(20);
  });

  it('writes a kubeconfig that only the job can read, and holds no secret', () => {
    const path = created.outputs['kubeconfig-path'] ?? '';
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(created.exportedEnv.KUBECONFIG).toBe(path);
    for (const mask of created.masks) expect(created.outputs.kubeconfig).not.toContain(mask);
  });

  it('tells in the summary what it waited for, who may enter, and what AWS shows of it', () => {
    expect(created.summary).toMatch(/What it waited for, one after the other: .*control plane → /);
    expect(created.summary).toContain('nobody yet but the role of this run');
    expect(created.summary).toContain('console.aws.amazon.com/eks/clusters/demo?region=');
    expect(created.summary).toMatch(/<details><summary>\d nodes?<\/summary>\n\n\| Name \| Zone \|/);
  });

  it('ends its log with what is worth knowing, as a notice', () => {
    const notices = created.annotations.filter(({ level }) => level === 'notice');
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Cluster demo is ready in \S+ \(created\) in \d+:\d\d: https:\S+, \d nodes?, about \$\S+ an hour \(.* a day, .* a month\), (never expires|expires .*)\.$/,
      ),
    ]);
    expect(created.log.trimEnd().split('\n').at(-1)).toContain('Cluster demo is ready');
  });

  it('leaves the cluster with one default StorageClass, encrypted', async (context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const script = 'kubectl get storageclass -o json';
    const { stdout } = await runStep({ env: emulator.env, exported: created, script });
    const {
      items,
    }: { items: { metadata: { name: string; annotations?: Record<string, string> }; parameters: object }[] } =
      JSON.parse(stdout);
    const defaults = items.filter(
      ({ metadata }) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true',
    );
    expect(defaults).toMatchObject([
      { metadata: { name: 'gp3' }, parameters: { type: 'gp3', encrypted: 'true' } },
    ]);
  });

  it('hands over a cluster that the next step can use, by kubectl and nothing else', async (context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const nodes = await runStep({ env: emulator.env, exported: created, script: 'kubectl get nodes' });
    expect(nodes.stdout.match(/ Ready /g)).toHaveLength(2);
    expect(nodes.code).toBe(0);
  });
});

describe('the second up', () => {
  beforeAll(async () => {
    const earlier = (await emulator.calls()).length;
    again = await step('up');
    callsAgain = (await emulator.calls()).slice(earlier);
  });

  it('finds the cluster as it should be', () => {
    expect(again.outputs.result).toBe('unchanged');
    expect(again.code).toBe(0);
    expect(again.log).toMatch(/cluster: \d+ resources as wanted, nothing to change\n/);
    expect(again.log).not.toMatch(/: (ready|usable)$/m);
  });

  it('makes no write call', () => {
    expect(writeOperations(callsAgain)).toEqual([]);
    expect(callsAgain.length).toBeGreaterThan(5);
  });

  it('gives the same outputs as the first', () => {
    expect(lasting(again)).toEqual(lasting(created));
  });
});

describe('an expiry', () => {
  const tagged = async (): Promise<string | undefined> => {
    const cluster = (await emulator.resources()).find(({ type }) => type === 'AWS::EKS::Cluster');
    return cluster?.tags['eks-cluster-action/expires-at'];
  };

  it('is given, moved on, kept when nothing is said of it, and taken back', async () => {
    expect(created.outputs['expires-at']).toBe('never');

    const began = Date.now();
    const given = await step('up', { ttl: '8h' });
    expect(given.outputs.result).toBe('unchanged');
    const first = Date.parse(given.outputs['expires-at'] ?? '');
    expect(first - began).toBeGreaterThan(8 * 3_600_000 - 2_000);
    expect(await tagged()).toBe(given.outputs['expires-at']);

    const extended = await step('up', { ttl: '3d' });
    expect(Date.parse(extended.outputs['expires-at'] ?? '')).toBeGreaterThan(first);
    expect(await tagged()).toBe(extended.outputs['expires-at']);

    const silent = await step('up');
    expect(silent.outputs['expires-at']).toBe(extended.outputs['expires-at']);

    const forEver = await step('up', { ttl: '0' });
    expect(forEver.outputs['expires-at']).toBe('never');
    expect(await tagged()).toBe('never');
  });
});

describe('connect', () => {
  beforeAll(async () => {
    const earlier = (await emulator.calls()).length;
    connected = await step('connect');
    callsOfConnect = (await emulator.calls()).slice(earlier);
  });

  it('gives the outputs that up gives', () => {
    expect(lasting(connected)).toEqual(lasting(created));
    expect(connected.code).toBe(0);
  });

  it('makes no write call', () => {
    expect(writeOperations(callsOfConnect)).toEqual([]);
    expect(callsOfConnect.length).toBeGreaterThan(1);
  });

  it('says what to do when there is no such cluster', async () => {
    const nothing = await step('connect', { 'cluster-name': 'another' });
    expect(nothing.code).toBe(1);
    expect(nothing.annotations.map(({ message }) => message).join()).toContain(
      'There is no cluster another in us-east-1',
    );
  });
});

describe('down', () => {
  beforeAll(async () => {
    removed = await step('down');
    after = await emulator.resources();
    absent = await step('down');
  });

  it('takes the cluster away', () => {
    expect(removed.log).toContain('Cluster demo is gone');
    expect(removed.code).toBe(0);
    expect(removed.outputs.result).toBe('deleted');
    expect(removed.summary).toMatch(
      /What it waited for, one after the other: .*node group default → control plane → /,
    );
  });

  it('leaves the account as it was before', () => {
    expect(identities(after)).toEqual(identities(before));
  });

  it('says absent, and succeeds, when there is nothing to remove', () => {
    expect(absent.outputs.result).toBe('absent');
    expect(absent.code).toBe(0);
  });
});
