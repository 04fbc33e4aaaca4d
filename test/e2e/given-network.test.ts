/** A cluster in a VPC that was there before it, and stays as it was. */
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { configIn, fillTheirNetwork, makeTheirNetwork, type TheirNetwork } from './given-network.ts';
import { emulatorInTest, identities, stepIn, troublesOf } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo', ttl: '8h' });
let theirs: TheirNetwork;
let before: InventoryItem[];

const told = ({ outputs }: StepResult, output: string) => JSON.parse(outputs[output] ?? '{}');

/** All that EC2 tells of it, tags included. */
async function asItIs() {
  const ec2 = new EC2(emulator.admin);
  const Filters = [{ Name: 'vpc-id', Values: [theirs.vpcId] }];
  const [{ Vpcs }, { Subnets }, { RouteTables }, { SecurityGroups }, { NetworkInterfaces }] =
    await Promise.all([
      ec2.describeVpcs({ Filters }),
      ec2.describeSubnets({ Filters }),
      ec2.describeRouteTables({ Filters }),
      ec2.describeSecurityGroups({ Filters }),
      ec2.describeNetworkInterfaces({ Filters }),
    ]);
  return { Vpcs, Subnets, RouteTables, SecurityGroups, NetworkInterfaces };
}

beforeAll(async () => {
  theirs = await makeTheirNetwork(emulator);
  await fillTheirNetwork(emulator, theirs, 'demo');
  before = await emulator.resources();
}, 120_000);

describe('a cluster in a VPC of the user', () => {
  const groups = {
    managedNodeGroups: [
      { name: 'inside', instanceType: 't3.medium', desiredCapacity: 1 },
      { name: 'one-zone', instanceType: 't3.medium', desiredCapacity: 1, subnets: ['us-east-1b'] },
      { name: 'outside', instanceType: 't3.medium', desiredCapacity: 1, privateNetworking: false },
    ],
    nodeGroups: [{ name: 'own', instanceType: 't3.medium', desiredCapacity: 1, subnets: ['us-east-1a'] }],
    fargateProfiles: [{ name: 'pods', selectors: [{ namespace: 'pods' }], subnets: ['us-east-1b'] }],
  };
  let was: Awaited<ReturnType<typeof asItIs>>;
  let created: StepResult;
  let config: string;

  beforeAll(async () => {
    was = await asItIs();
    config = configIn(theirs, groups);
    const planned = await step('plan', { config });
    expect(troublesOf(planned)).toEqual([]);
    const network = told(planned, 'plan').resources.find(({ name }: { name: string }) => name === 'network');
    expect(network.differences[0].words).toContain(`its place in ${theirs.vpcId}`);
    expect(network.hourlyCost.after).toBe(0);
    expect(await asItIs()).toEqual(was);
    created = await step('up', { config });
  }, 300_000);

  it('ends Ready, with each group in the subnets that it names', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(created.outputs.result).toBe('created');
    const eks = new EKS(emulator.admin);
    const { cluster } = await eks.describeCluster({ name: 'demo' });
    expect(cluster?.resourcesVpcConfig?.vpcId).toBe(theirs.vpcId);
    const subnetsOf = async (nodegroupName: string): Promise<string[]> =>
      (await eks.describeNodegroup({ clusterName: 'demo', nodegroupName })).nodegroup?.subnets ?? [];
    expect(await subnetsOf('inside')).toEqual(Object.values(theirs.privateSubnets));
    expect(await subnetsOf('one-zone')).toEqual([theirs.privateSubnets['us-east-1b']]);
    expect(await subnetsOf('outside')).toEqual(Object.values(theirs.publicSubnets));
    const { fargateProfile } = await eks.describeFargateProfile({
      clusterName: 'demo',
      fargateProfileName: 'pods',
    });
    expect(fargateProfile?.subnets).toEqual([theirs.privateSubnets['us-east-1b']]);
    const { Reservations = [] } = await new EC2(emulator.admin).describeInstances({
      Filters: [{ Name: 'subnet-id', Values: [theirs.privateSubnets['us-east-1a'] ?? ''] }],
    });
    const own = Reservations.flatMap(({ Instances = [] }) => Instances).filter(({ Tags = [] }) =>
      Tags.some(({ Value }) => Value === 'demo-own'),
    );
    expect(own).toHaveLength(1);
  });

  it('is as wanted the second time, whether the file is there or not', async () => {
    const again = await step('up', { config });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
    const planned = await step('plan');
    expect(planned.log).toContain(`cluster demo stays in the network ${theirs.vpcId}: it cannot move`);
  });

  it('has a profile anew in all private subnets, where its own are no longer named', async () => {
    const [{ subnets: _, ...profile } = {}] = groups.fargateProfiles;
    const planned = await step('plan', {
      config: configIn(theirs, { ...groups, fargateProfiles: [profile] }),
    });
    const [b, a] = [theirs.privateSubnets['us-east-1b'], theirs.privateSubnets['us-east-1a']];
    const all = [a, b].sort().join(', ');
    expect(planned.log).toContain(`subnets: ${b} → ${all}`);
  });

  it('has the control plane in others of its subnets, where they are named', async () => {
    const ids = Object.values(theirs.privateSubnets);
    const moved = configIn(theirs, groups, { controlPlaneSubnetIDs: ids });
    const changed = await step('up', { config: moved });
    expect(troublesOf(changed)).toEqual([]);
    expect(changed.outputs.result).toBe('updated');
    const { cluster } = await new EKS(emulator.admin).describeCluster({ name: 'demo' });
    expect(cluster?.resourcesVpcConfig?.subnetIds?.toSorted()).toEqual(ids.toSorted());
    expect((await step('plan', { config: moved })).outputs.result).toBe('no-changes');
  }, 120_000);

  it('does not move', async () => {
    const { 'us-east-1a': _, ...publicSubnets } = theirs.publicSubnets;
    const moved = await step('plan', { config: configIn({ ...theirs, publicSubnets }, groups) });
    expect(moved.outputs.result).toBe('refused');
    expect(moved.log).toContain(
      'This action does not move a cluster: ask for what it has, or remove it with',
    );
  });

  it('tells only of what is its own', async () => {
    const { resources, result } = told(await step('status'), 'status');
    expect(result).toBe('healthy');
    const ids = resources.map(({ id }: { id: string }) => id);
    expect(ids).not.toContain(theirs.vpcId);
    for (const id of Object.values(theirs.privateSubnets)) expect(ids).not.toContain(id);
  });

  it('goes, and leaves the VPC as it was', async () => {
    const removed = await step('down');
    expect(troublesOf(removed)).toEqual([]);
    expect(removed.outputs.result).toBe('deleted');
    expect(identities(await emulator.resources())).toEqual(identities(before));
    expect(await asItIs()).toEqual(was);
    const { Stacks = [] } = await new CloudFormation(emulator.admin).describeStacks();
    expect(Stacks.map(({ StackName }) => StackName)).toContain('their-network');
  }, 300_000);
});
