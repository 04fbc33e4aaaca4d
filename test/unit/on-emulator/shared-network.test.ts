import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudFormation, Stack } from '@aws-sdk/client-cloudformation';
import type { EC2 } from '@aws-sdk/client-ec2';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Aws, createAws } from '../../../src/aws/clients.ts';
import { isPassing } from '../../../src/aws/errors.ts';
import { createStep, type Step } from '../../../src/engine/step.ts';
import { network } from '../../../src/resources/network/network.ts';
import type { Subnets } from '../../../src/resources/network/network-stack.ts';
import { sharedNetworkRemoval } from '../../../src/resources/network/shared-network.ts';
import { type ClusterSpec, defaults, type NodeGroupSpec } from '../../../src/spec/spec.ts';
import type { LoggedCall } from '../../emulator/core.ts';
import { type Emulator, startEmulator } from '../../emulator/emulator.ts';
import { showAtOnce } from '../emulator/emulator-in-test.ts';
import { testRun } from '../engine/support.ts';

// Each test makes stacks and takes them away.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const netName = 'eks-network-4711';
const owner = '4711/pr-1';

let emulator: Emulator;
let dir: string;
let aws: Aws;
let cloudFormation: CloudFormation;
let ec2: EC2;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'shared-network-'));
  emulator = await startEmulator({ port: 0, speed: 1000, dir });
  await showAtOnce(emulator.url);
  const credentials = {
    accessKeyId: emulator.env.EMULATOR_ADMIN_ACCESS_KEY_ID ?? '',
    secretAccessKey: emulator.env.EMULATOR_ADMIN_SECRET_ACCESS_KEY ?? '',
  };
  vi.stubEnv('AWS_ENDPOINT_URL', emulator.url);
  aws = createAws(
    'us-east-1',
    async () => credentials,
    () => undefined,
  );
  cloudFormation = await aws.cloudFormation();
  ec2 = await aws.ec2();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await emulator.close();
  await rm(dir, { recursive: true });
});

async function control(route: string, body: unknown = {}): Promise<unknown> {
  const [method = '', path] = route.split(' ');
  const answer = await fetch(`${emulator.url}/_emulator/${path}`, {
    method,
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

async function reset(): Promise<void> {
  await control('POST reset');
  await showAtOnce(emulator.url);
}

/** Withholds the answer to a call once it has been applied, and resolves when that is so. */
async function held(rule: object): Promise<{ reached(): Promise<void> }> {
  await control('POST faults', [{ service: 'cloudformation', times: 1, effect: 'hold', ...rule }]);
  return {
    reached: () =>
      vi
        .waitUntil(
          async () => {
            const answer = (await control('GET faults')) as { held: LoggedCall[] };
            return answer.held.length > 0;
          },
          { timeout: 20_000, interval: 20 },
        )
        .then(() => undefined),
  };
}

const release = async (): Promise<void> => {
  await control('POST faults', []);
  await control('POST release');
};

/** A cluster of a pull request, in a network that is small and soon made. */
function preview(number: number, nodeGroup: Partial<NodeGroupSpec> = {}): ClusterSpec {
  const name = `app-pr-${number}`;
  const ofCluster = `4711/pr-${number}`;
  return {
    ...defaults,
    name,
    region: 'us-east-1',
    owner: ofCluster,
    tags: { 'eks-cluster-action/cluster': name, 'eks-cluster-action/owner': ofCluster },
    kubernetesVersion: undefined,
    network: { ...defaults.network, kind: 'shared', nat: 'Disable', zones: ['us-east-1a', 'us-east-1b'] },
    serviceCidr: undefined,
    logTypes: [],
    clusterRoleArn: undefined,
    permissionsBoundary: undefined,
    addons: [],
    admins: [],
    viewers: [],
    nodeGroups: [{ ...defaults.nodeGroup, ...nodeGroup }],
    expiresAt: undefined,
  };
}

function newStep(): { step: Step; lines: string[] } {
  const run = testRun({ timeout: 60_000, pollInterval: 20, passing: isPassing });
  const offered = new Map();
  return { step: createStep(run, 'network', [], offered), lines: run.lines };
}

/** Has the network of this cluster made, as `up` does. */
async function ensure(spec: ClusterSpec): Promise<{ subnets: Subnets; log: string }> {
  const { step, lines } = newStep();
  const subnets = await network(aws, spec, { liftsProtection: false }).ensure?.(step);
  if (subnets === undefined) throw new Error('the network has no ensure');
  return { subnets, log: lines.join('\n') };
}

const removeOf = async (spec: ClusterSpec): Promise<void> =>
  network(aws, spec, { liftsProtection: false }).remove?.(newStep().step);

const removeShared = (): Promise<string | undefined> =>
  sharedNetworkRemoval(aws, owner).remove(newStep().step);

async function sharedStack(): Promise<Stack | undefined> {
  const { Stacks = [] } = await cloudFormation.describeStacks({});
  return Stacks.find(
    ({ StackName, StackStatus }) => StackName === netName && StackStatus !== 'DELETE_COMPLETE',
  );
}

async function applied(operation: string): Promise<LoggedCall[]> {
  const calls = (await control('GET calls')) as LoggedCall[];
  return calls.filter((call) => call.operation === operation && call.error === undefined);
}

const stackNames = (calls: readonly LoggedCall[]): string[] =>
  calls.map(({ request }) => String(Object(request).StackName));

const eventually = (isSo: () => Promise<boolean>): Promise<boolean> =>
  vi.waitUntil(isSo, { timeout: 20_000, interval: 50 });

/** A control plane of this name, that stands in these subnets. */
async function makeControlPlane(name: string, subnetIds: string[]): Promise<void> {
  const iam = await aws.iam();
  const trust = { Effect: 'Allow', Principal: { Service: 'eks.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const { Role } = await iam.createRole({
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
  });
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy';
  await iam.attachRolePolicy({ RoleName: name, PolicyArn });
  const eks = await aws.eks();
  const request = { name, roleArn: Role?.Arn, resourcesVpcConfig: { subnetIds } };
  // IAM takes its time to spread a role.
  await vi.waitFor(() => eks.createCluster(request), { timeout: 20_000, interval: 50 });
  await eventually(async () => (await eks.describeCluster({ name })).cluster?.status === 'ACTIVE');
}

/** What somebody does who deletes the network by hand. */
async function deleteByHand(): Promise<void> {
  await cloudFormation.updateTerminationProtection({
    StackName: netName,
    EnableTerminationProtection: false,
  });
  await cloudFormation.deleteStack({ StackName: netName });
}

describe('a network that clusters share', () => {
  let one: Subnets;
  let two: Subnets;

  beforeAll(async () => {
    const made = await Promise.all([ensure(preview(1)), ensure(preview(2))]);
    [one, two] = made.map(({ subnets }) => subnets) as [Subnets, Subnets];
  });

  afterAll(reset);

  it('is made once by two that need it at the same moment, each with a place of its own', async () => {
    const made = stackNames(await applied('CreateStack')).sort();
    expect(made).toEqual(['eks-app-pr-1-network', 'eks-app-pr-2-network', netName]);
    expect(one.vpcId).toBe(two.vpcId);
    expect(one.privateSubnetIds).toHaveLength(2);
    expect((await sharedStack())?.EnableTerminationProtection).toBe(true);
  });

  it('has nothing in EC2 that is of one of them', async () => {
    const { Tags = [] } = await ec2.describeTags({
      Filters: [{ Name: 'key', Values: ['eks-cluster-action/cluster'] }],
    });
    expect(Tags).toEqual([]);
  });

  it('carries the owner of all, and no cluster’s name', async () => {
    const { Vpcs = [] } = await ec2.describeVpcs({ VpcIds: [one.vpcId] });
    const tags = Object.fromEntries(Vpcs[0]?.Tags?.map(({ Key, Value }) => [Key, Value]) ?? []);
    expect(tags['eks-cluster-action/owner']).toBe('4711/network');
    expect(tags).not.toHaveProperty('eks-cluster-action/cluster');
    expect(Object.keys(tags).filter((key) => key.startsWith('kubernetes.io/cluster/'))).toEqual([]);
  });

  it('refuses nodes whose types none of its zones has, before anything is made for them', async () => {
    const rare = preview(3, { name: 'rare', instanceTypes: ['t3.medium', 'zz9.large'] });
    await expect(ensure(rare)).rejects.toThrow('Node group rare asks for t3.medium, zz9.large');
    expect(stackNames(await applied('CreateStack'))).not.toContain('eks-app-pr-3-network');
  });

  it('says what it is not, where a later cluster asks for another', async () => {
    const { kind, zones } = preview(1).network;
    const { log } = await ensure({
      ...preview(3),
      network: { kind, zones, cidr: '10.1.0.0/16', nat: 'Disable' },
    });
    expect(log).toContain('the shared network was made with VpcCidr 192.168.0.0/16, and not 10.1.0.0/16');
    await removeOf(preview(3));
  });

  it('is kept by a cluster that is told to have a network of its own', async () => {
    const { subnets, log } = await ensure({ ...preview(1), network: defaults.network });
    expect(log).toContain('cluster app-pr-1 stays in the shared network: it cannot move');
    expect(subnets).toEqual(one);
  });

  it('is not removed while clusters stand in it', async () => {
    // They were made at the same moment: AWS lists the newest first, whichever that is.
    expect(await removeShared()).toMatch(/^clusters stand in it: app-pr-(1, app-pr-2|2, app-pr-1)$/);
    expect((await sharedStack())?.EnableTerminationProtection).toBe(true);
  });
});

describe('a stack of the name of the shared network', () => {
  afterEach(reset);

  it('is repaired once by two that find it failed', async () => {
    const withNat = (spec: ClusterSpec): ClusterSpec => ({
      ...spec,
      network: { ...spec.network, nat: 'Single' },
    });
    await control('POST faults', [
      { service: 'ec2', operation: 'AllocateAddress', times: 1, effect: 'quota' },
    ]);
    await expect(ensure(withNat(preview(1)))).rejects.toThrow('NatGateway1Address (AWS::EC2::EIP)');
    await Promise.all([ensure(withNat(preview(1))), ensure(withNat(preview(2)))]);
    expect(stackNames(await applied('UpdateStack'))).toEqual([netName]);
    expect((await sharedStack())?.StackStatus).toBe('UPDATE_COMPLETE');
  });

  it('is left alone when it is somebody else’s', async () => {
    await cloudFormation.createStack({
      StackName: netName,
      TemplateBody: 'Resources: { Gateway: { Type: AWS::EC2::InternetGateway } }',
    });
    await expect(ensure(preview(1))).rejects.toThrow(
      `Stack ${netName} exists but is not ours: it does not carry the tag eks-cluster-action/owner=4711/network`,
    );
  });
});

describe('the removal of a shared network', () => {
  afterEach(reset);

  it('takes it away once its last cluster has gone, with GuardDuty’s endpoint', async () => {
    const { subnets } = await ensure(preview(1));
    const { GroupId = '' } = await ec2.createSecurityGroup({
      GroupName: `GuardDutyManagedSecurityGroup-${subnets.vpcId}`,
      Description: 'Associated with VPC',
      VpcId: subnets.vpcId,
    });
    await ec2.createVpcEndpoint({
      VpcId: subnets.vpcId,
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.us-east-1.guardduty-data',
      SubnetIds: subnets.privateSubnetIds,
      SecurityGroupIds: [GroupId],
    });
    await removeOf(preview(1));
    expect((await sharedStack())?.StackStatus).toBe('CREATE_COMPLETE');
    expect(await removeShared()).toBeUndefined();
    expect(await sharedStack()).toBeUndefined();
  });

  it('does not begin where anything else stands in it', async () => {
    const { subnets } = await ensure(preview(1));
    await removeOf(preview(1));
    const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId: subnets.privateSubnetIds[0] });
    expect(await removeShared()).toBe(
      `network interfaces stand in it: ${NetworkInterface?.NetworkInterfaceId}`,
    );
    expect(await applied('DeleteStack')).toHaveLength(1);
    expect((await sharedStack())?.EnableTerminationProtection).toBe(true);
  });

  it('gives way to a cluster that comes before it has looked', async () => {
    await ensure(preview(1));
    await removeOf(preview(1));
    const lifted = await held({ operation: 'UpdateTerminationProtection' });
    const removal = removeShared();
    await lifted.reached();
    await ensure(preview(2));
    await release();
    expect(await removal).toBe('clusters stand in it: app-pr-2');
    expect((await sharedStack())?.EnableTerminationProtection).toBe(true);
  });

  it('is refused by CloudFormation when a cluster comes after it has looked', async () => {
    await ensure(preview(1));
    await removeOf(preview(1));
    const looked = await held({ service: 'ec2', operation: 'DescribeSecurityGroups' });
    const removal = removeShared();
    await looked.reached();
    await ensure(preview(2));
    await release();
    expect(await removal).toBe('a cluster has begun to use it');
    expect((await sharedStack())?.StackStatus).toBe('CREATE_COMPLETE');
  });
});

describe('a cluster that needs the shared network while it is deleted', () => {
  afterEach(reset);

  it('waits until it has gone, and has it made anew', async () => {
    const { subnets } = await ensure(preview(1));
    await removeOf(preview(1));
    await deleteByHand();
    const { subnets: anew } = await ensure(preview(2));
    expect(anew.vpcId).not.toBe(subnets.vpcId);
    expect((await sharedStack())?.EnableTerminationProtection).toBe(true);
  });

  it('gives its place back, and has the network made anew, when the deletion began a moment ago', async () => {
    const { subnets } = await ensure(preview(1));
    await removeOf(preview(1));
    const placed = await held({ operation: 'CreateStack', request: { StackName: 'eks-app-pr-2-network' } });
    const coming = ensure(preview(2));
    await placed.reached();
    await deleteByHand();
    await release();
    const { subnets: anew, log } = await coming;
    expect(log).toContain('somebody is removing the shared network');
    expect(anew.vpcId).not.toBe(subnets.vpcId);
    expect((await sharedStack())?.StackStatus).toBe('CREATE_COMPLETE');
  });

  it('goes no further where the deletion has failed under clusters that still stand in it, itself too', async () => {
    const { subnets } = await ensure(preview(1));
    const eks = await aws.eks();
    const { name } = preview(1);
    await makeControlPlane(name, subnets.privateSubnetIds);
    await deleteByHand();
    await eventually(async () => (await sharedStack())?.StackStatus === 'DELETE_FAILED');
    const broken = `The shared network, stack ${netName}, is DELETE_FAILED, and clusters still stand in it: ${name}.`;
    await expect(ensure(preview(2))).rejects.toThrow(broken);
    await expect(ensure(preview(1))).rejects.toThrow(broken);
    await eks.deleteCluster({ name });
    await eventually(async () => (await eks.listClusters({})).clusters?.length === 0);
    await removeOf(preview(1));
    await ensure(preview(2));
    expect((await sharedStack())?.StackStatus).toBe('CREATE_COMPLETE');
  });

  it('has it made anew by the one that comes, where places alone had been taken in it', async () => {
    const { subnets } = await ensure(preview(1));
    const { NetworkInterface } = await ec2.createNetworkInterface({ SubnetId: subnets.privateSubnetIds[0] });
    await deleteByHand();
    await eventually(async () => (await sharedStack())?.StackStatus === 'DELETE_FAILED');
    await ec2.deleteNetworkInterface({ NetworkInterfaceId: NetworkInterface?.NetworkInterfaceId });
    const { subnets: anew } = await ensure(preview(1));
    expect(anew.vpcId).not.toBe(subnets.vpcId);
    expect(await removeShared()).toBe('clusters stand in it: app-pr-1');
  });
});
