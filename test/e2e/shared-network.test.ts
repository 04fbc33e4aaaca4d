import { join } from 'node:path';
import { EC2 } from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { emulatorInTest, identities, writeOperations } from './in-test.ts';
import { runAction, runStep, type StepResult } from './runner.ts';
import { balancingConfig, makeBalancingRoles } from './workload.ts';

const emulator = emulatorInTest({ speed: 600 });
let before: InventoryItem[];

beforeAll(async () => {
  await makeBalancingRoles(emulator);
  before = await emulator.resources();
  const pulls = [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number, head: `feature/${number}` }));
  await emulator.github.change({ pulls });
});

/** A step of a job for this pull request. */
async function step(command: string, pull: number, inputs: Record<string, string> = {}): Promise<StepResult> {
  return runAction({
    inputs: {
      command,
      'role-to-assume': emulator.roleArn,
      'poll-interval': '50ms',
      comment: 'false',
      deployment: 'false',
      // These jobs have one folder for temporary files.
      'kubeconfig-path': join(emulator.dir, `kubeconfig-${pull}`),
      ...inputs,
    },
    env: await emulator.github.job({ event: 'pull_request', action: 'opened', pull }),
  });
}

const up = (pullRequest: number, inputs: Record<string, string> = {}): Promise<StepResult> =>
  step('up', pullRequest, { network: 'shared', config: balancingConfig, ...inputs });

const all = (
  numbers: readonly number[],
  act: (number: number) => Promise<StepResult>,
): Promise<StepResult[]> =>
  Promise.all(numbers.map(act)).then((results) => {
    for (const { code, log } of results) expect(code, log).toBe(0);
    return results;
  });

const kubectl = async (of: StepResult, script: string): Promise<string> => {
  const { code, log } = await runStep({ env: emulator.env, exported: of, script });
  expect(code, log).toBe(0);
  return log;
};

/** A Service of type LoadBalancer, once it has one. */
const expose = `kubectl create service loadbalancer web --tcp=80
for try in $(seq 200); do
  kubectl get service web -o jsonpath='{.status.loadBalancer.ingress[0].hostname}' | grep -q amazonaws && exit 0
  sleep 0.1
done
exit 1`;

const networkStack = (): string => `eks-network-${emulator.env.GITHUB_REPOSITORY_ID}`;

const stacksMade = (calls: readonly LoggedCall[]): string[] =>
  calls
    .filter(({ operation, error }) => operation === 'CreateStack' && error === undefined)
    .map(({ request }) => String(Object(request).StackName));

const count = (items: readonly InventoryItem[], type: string): number =>
  items.filter((item) => item.type === type).length;

/** What carries a tag that names the cluster. */
const namedAfter = (items: readonly InventoryItem[], cluster: string): string[] =>
  identities(
    items.filter(({ tags }) =>
      Object.entries(tags).some(([key, value]) => value === cluster || key.endsWith(`/${cluster}`)),
    ),
  );

interface Racer {
  number: number;
  result: StepResult;
}

/** Two that are about to make something when they both have looked how many there are. @returns who stays, and who does not */
async function race(...numbers: readonly number[]): Promise<[Racer, Racer]> {
  await emulator.faults(
    numbers.map((number) => ({
      service: 'cloudformation',
      operation: 'CreateStack',
      request: { StackName: `eks-octo-app--pr-${number}-network` },
      times: 1,
      effect: 'pause',
    })),
  );
  const both = Promise.all(
    numbers.map(async (number) => ({ number, result: await up(number, { 'max-previews': '6' }) })),
  );
  await vi.waitUntil(async () => (await emulator.held()).length === 2, { timeout: 60_000, interval: 50 });
  await emulator.release();
  const [first, second] = (await both).sort((one, other) => one.result.code - other.result.code);
  if (first === undefined || second === undefined) throw new Error('two were to be raced');
  return [first, second];
}

interface Report {
  left: { id: string }[];
  unclaimed?: { type: string; id: string }[];
}

describe('the clusters of pull requests that share a network', () => {
  let created: StepResult[];
  let made: InventoryItem[];
  let callsOfLater: LoggedCall[];
  /** Of the two that began at the same moment, where there was room for one. */
  let last: Racer;
  let late: Racer;
  let afterRace: InventoryItem[];
  let refused: StepResult;
  let callsOfRefusal: LoggedCall[];
  let removed: StepResult;
  let afterOne: InventoryItem[];
  let stranger: string;

  beforeAll(async () => {
    created = await all([1, 2], up);
    let earlier = (await emulator.calls()).length;
    created.push(...(await all([3], up)));
    callsOfLater = (await emulator.calls()).slice(earlier);
    created.push(...(await all([4, 5], up)));
    [last, late] = await race(6, 7);
    created.push(last.result);
    afterRace = await emulator.resources();
    earlier = (await emulator.calls()).length;
    refused = await up(late.number, { 'max-previews': '6' });
    callsOfRefusal = (await emulator.calls()).slice(earlier);

    const [one, two] = created as [StepResult, StepResult];
    await Promise.all([kubectl(one, expose), kubectl(two, expose)]);
    const ec2 = new EC2(emulator.admin);
    const { GroupId = '' } = await ec2.createSecurityGroup({
      GroupName: 'by-hand',
      Description: 'Of nobody',
      VpcId: one.outputs['vpc-id'],
    });
    stranger = GroupId;
    made = await emulator.resources();
    await fetch(`${emulator.url}/_emulator/cni`, { method: 'POST', body: JSON.stringify({ leaks: true }) });
    removed = await step('down', 1);
    afterOne = await emulator.resources();
  }, 300_000);

  it('have one, which the two that came at the same moment did not make twice', () => {
    const [first, ...others] = created.map(({ outputs }) => outputs['vpc-id']);
    expect(new Set(others)).toEqual(new Set([first]));
    expect(count(made, 'AWS::EC2::NatGateway')).toBe(1);
  });

  it('are six where an account has room for five VPCs', () => {
    expect(count(made, 'AWS::EKS::Cluster')).toBe(6);
    expect(count(made, 'AWS::EC2::VPC') - count(before, 'AWS::EC2::VPC')).toBe(1);
  });

  it('find it ready when they come later: only a place is taken', () => {
    expect(stacksMade(callsOfLater)).toEqual(['eks-octo-app--pr-3-network']);
  });

  it('are no more than max-previews allows: one more is refused before anything is made', () => {
    expect(refused.code).toBe(1);
    expect(writeOperations(callsOfRefusal)).toEqual([]);
    const [annotation] = refused.annotations;
    expect(annotation?.message).toContain(
      'The repository has 6 previews in us-east-1, and `max-previews` allows 6',
    );
    expect(annotation?.message).toMatch(
      /- octo-app--pr-4, (less than a minute|\d+ min) old: https:\/\/github\.com\/octo-org\/octo-app\/pull\/4/,
    );
  });

  it('are no more when two begin at the same moment: the later gives way, and leaves nothing', () => {
    expect([last, late].map(({ result }) => result.code)).toEqual([0, 1]);
    const [annotation] = late.result.annotations;
    expect(annotation?.message).toContain('They came first, while this one was being made');
    expect(annotation?.message).toContain(`- octo-app--pr-${last.number}, `);
    expect(namedAfter(afterRace, `octo-app--pr-${late.number}`)).toEqual([]);
    expect(count(afterRace, 'AWS::EKS::Cluster')).toBe(6);
  });

  it('lose nothing when one of them goes', async () => {
    expect(removed.code, removed.log).toBe(0);
    const two = 'octo-app--pr-2';
    expect(namedAfter(afterOne, two)).toEqual(namedAfter(made, two));
    expect(count(afterOne, 'AWS::ElasticLoadBalancing::LoadBalancer')).toBe(
      count(made, 'AWS::ElasticLoadBalancing::LoadBalancer') - 1,
    );
    const of = created[1] as StepResult;
    expect(await kubectl(of, 'kubectl get nodes')).toContain('Ready');
    expect(await kubectl(of, 'kubectl get service web')).toContain('amazonaws.com');
  });

  it('leave nothing of themselves, and nothing that is nobody’s is touched or a failure', () => {
    expect(namedAfter(afterOne, 'octo-app--pr-1')).toEqual([]);
    const report: Report = JSON.parse(removed.outputs.report ?? '{}');
    expect(report.left).toEqual([]);
    expect(report.unclaimed).toEqual([
      expect.objectContaining({ type: 'AWS::EC2::SecurityGroup', id: stranger }),
    ]);
    expect(removed.log).toContain(`nothing tells whose this is`);
  });

  it("take nothing that our tags say is another's, whatever a controller's tag says", async () => {
    const ofThree = async (): Promise<InventoryItem[]> =>
      (await emulator.resources()).filter(
        ({ tags, type }) =>
          tags['eks-cluster-action/cluster'] === 'octo-app--pr-3' &&
          ['AWS::EC2::Instance', 'AWS::EC2::SecurityGroup', 'AWS::EC2::Volume'].includes(type),
      );
    const theirs = await ofThree();
    expect(count(theirs, 'AWS::EC2::Instance')).toBeGreaterThan(0);
    const earlier = (await emulator.calls()).length;
    await new EC2(emulator.admin).createTags({
      Resources: theirs.map(({ id }) => id),
      Tags: [
        { Key: 'elbv2.k8s.aws/cluster', Value: 'octo-app--pr-2' },
        { Key: 'kubernetes.io/cluster/octo-app--pr-2', Value: 'owned' },
      ],
    });
    const { code, log } = await step('down', 2);
    expect(code, log).toBe(0);
    expect(identities(await ofThree())).toEqual(identities(theirs));
    const touched = (await emulator.calls())
      .slice(earlier)
      .filter(({ operation }) => /^(Delete|Revoke|Terminate|Detach)/.test(operation))
      .flatMap(({ resources }) => resources.map(({ arn }) => arn.split('/').at(-1) ?? ''));
    expect(theirs.filter(({ id }) => touched.includes(id))).toEqual([]);
  }, 120_000);

  it('leave the network to those that come after the last of them', async () => {
    await all([3, 4, 5, last.number], (number) => step('down', number));
    const left = await emulator.resources();
    expect(count(left, 'AWS::EKS::Cluster')).toBe(0);
    const known = new Set([...identities(before), `AWS::EC2::SecurityGroup us-east-1 ${stranger}`]);
    const owners = left
      .filter((item) => !known.has(identities([item])[0] ?? ''))
      .flatMap(({ tags }) => tags['eks-cluster-action/owner'] ?? []);
    // What EC2 itself makes with a VPC and with a NAT gateway has no tags.
    expect(new Set(owners)).toEqual(new Set([`${emulator.env.GITHUB_REPOSITORY_ID}/network`]));
    expect(left.map(({ id }) => id)).toContain(networkStack());
  }, 300_000);

  it('lose it to a sweep that is told to take it, and to no other', async () => {
    await new EC2(emulator.admin).deleteSecurityGroup({ GroupId: stranger });
    const sweep = (inputs: Record<string, string> = {}): Promise<StepResult> =>
      runAction({
        inputs: {
          command: 'sweep',
          'role-to-assume': emulator.roleArn,
          'poll-interval': '50ms',
          ...inputs,
        },
        env: emulator.env,
      });
    expect((await sweep()).outputs.result).toBe('unchanged');
    const swept = await sweep({ 'remove-shared-network': 'true' });
    expect(swept.code, swept.log).toBe(0);
    expect(swept.outputs.result).toBe('deleted');
    expect(JSON.parse(swept.outputs.report ?? '{}').networks).toEqual([
      {
        region: 'us-east-1',
        name: networkStack(),
        owner: '74061981/network',
        hourlyCost: 0.05,
        fate: 'removed',
      },
    ]);
    expect(identities(await emulator.resources())).toEqual(identities(before));
  }, 120_000);
});
