/** What is done with a bundle to see whether it is sound: runs of it, in an account of its own. */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { clusterName } from '../crash/lab.ts';
import type { Emulator } from '../e2e/emulator.ts';
import {
  deleteStack,
  giveCapability,
  giveFargateProfiles,
  giveNodeGroup,
  makeRolesOfGivers,
  makeStackOfNodes,
  makeStackOfRole,
} from '../e2e/given.ts';
import { leaveClassicBalancer, letInFromBalancer, makeLeftovers, startInstances } from '../e2e/leftovers.ts';
import { balancingConfig, giveControllerItsRole } from '../e2e/workload.ts';
import { tryWithinBoundary } from '../iam/doors.ts';
import { addons } from './addons.ts';
import { autoMode } from './auto-mode.ts';
import { capabilities } from './capabilities.ts';
import { fargate } from './fargate.ts';
import { boundaryInNoVpc, givenNetwork } from './given-network.ts';
import { identityProviders } from './identity-providers.ts';
import { layouts } from './layouts.ts';
import { nodesInEc2, told, usualLife } from './looking.ts';
import { minimumGroups } from './minimum-groups.ts';
import { nodeGroups } from './node-groups.ts';
import { orders } from './orders.ts';
import { plans } from './plans.ts';
import { pods } from './pods.ts';
import {
  beyondPlaces,
  byHand,
  claimed,
  commands,
  comments,
  forgedState,
  forgotten,
  ofAnotherRepository,
  ofBot,
  preview,
  race,
} from './previews.ts';
import type { Outcome } from './row.ts';
import { selfManaged } from './self-managed.ts';
import {
  beyondLimits,
  beyondParameters,
  boundedLife,
  imagesOfPreview,
  leftOfPreview,
  listedOfPreview,
  previewOfIssuers,
  previewOfListed,
  previewOfOwnPods,
  previewOfOwnRoles,
  previewOfStack,
  strangeJobs,
  withinBoundaryOfNodes,
} from './stack.ts';
import {
  configOf,
  downs,
  failure,
  kubectl,
  left,
  life,
  type Scenario,
  type Stage,
  untilHeld,
  ups,
  use,
} from './stage.ts';
import { apply, claim, isServed, keepsVolume, pullsOurs, services, zonesOfBalancers } from './workload.ts';

const table = {
  up: { run: async (stage) => (await ups(stage)).problems },
  'GitHub is slow to answer STS': {
    run: async (stage) => {
      const operation = 'AssumeRoleWithWebIdentity';
      await stage.lab.emulator.faults(
        ['keys', 'idp'].map((effect) => ({ service: 'sts', operation, times: 1, effect })),
      );
      return (await ups(stage)).problems;
    },
  },
  'a stack that has to be repaired': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      await emulator.faults([{ service: 'ec2', operation: 'CreateNatGateway', times: 1, effect: 'deny' }]);
      const { code } = await stage.step('up');
      if (code === 0) return ['a denied NAT gateway was made'];
      // The events of the stack tell of the first failure for ever.
      return failure('up again', await stage.step('up'));
    },
  },
  'up, and again': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      return problems.length > 0 ? problems : unchanged(stage);
    },
  },
  'up and down': { run: (stage) => life(stage) },
  'authentication modes, from the first to the last': { run: modes },
  'nodes in public subnets': {
    run: async (stage) =>
      (await ups(stage, { config: configOf({ privateNetworking: false, desiredCapacity: 4 }, fourZones) }))
        .problems,
  },
  'a NAT gateway in each zone': {
    run: async (stage) => {
      return (await ups(stage, { config: inEachZone })).problems;
    },
  },
  'an internet gateway that is slow to attach': { run: slowly },
  'a long name with underscores': {
    run: (stage) => life(stage, { 'cluster-name': `${'long_name_'.repeat(9)}of_a_hundr` }),
  },
  'a preview with the role of the stack': { run: previewOfStack },
  'jobs that are not to have the roles of the stack': { run: strangeJobs },
  'a preview whose life the stack bounds': { run: boundedLife },
  'a preview whose cluster has roles of its own': { run: previewOfOwnRoles },
  'a preview that names what is listed': { run: previewOfListed },
  'a preview that takes the ID tokens of an issuer': { run: previewOfIssuers },
  'a preview whose pods have roles of its cluster’s own': { run: previewOfOwnPods },
  'what controllers have left of a preview': { run: leftOfPreview },
  'a preview with images of the account': { asksKubectl: true, run: imagesOfPreview },
  'images of the account': {
    asksKubectl: true,
    run: async (stage) => {
      const { up, problems } = await ups(stage);
      return problems.length > 0 ? problems : failure('kubectl', await kubectl(stage, up, pullsOurs));
    },
  },
  'a node role of the stack in strange hands': { run: withinBoundaryOfNodes },
  'whom a pull request’s file lets in': { run: listedOfPreview },
  'a pull request that asks for more than the stack allows': { run: beyondParameters },
  'a pull request that asks for more than its role allows': { run: beyondLimits },
  'a shared network': {
    run: async (stage) => [
      ...(await life(stage, { network: 'shared' }, false)),
      ...failure('sweep', await stage.step('sweep', { inputs: { 'remove-shared-network': 'true' } })),
      ...(await left(stage)),
    ],
  },
  "a shared network, and another's things that are tagged as ours": { run: claimed },
  'a sweep of what has expired': {
    run: async (stage) => {
      const { problems } = await ups(stage, { ttl: '1s' });
      if (problems.length > 0) return problems;
      const swept = await stage.step('sweep');
      const isTold = swept.annotations.some(({ message }) => message.includes('is of octo-org/octo-app'));
      return [
        ...failure('sweep', swept),
        ...(isTold ? [] : ['not told that it was of octo-org/octo-app']),
        ...(await left(stage)),
      ];
    },
  },
  'a sweep of what has been given an end': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const again = await stage.step('up', { inputs: { ttl: '1s' } });
      const swept = await stage.step('sweep');
      return [...failure('up again', again), ...failure('sweep', swept), ...(await left(stage))];
    },
  },
  'what status and list tell': { run: told },
  'previews of which nobody says when they go': { run: usualLife },
  'a sweep of what is half-made': {
    run: async (stage) => {
      await halfMade(stage);
      const inputs = { 'abandoned-after': '1s' };
      return [...failure('sweep', await stage.step('sweep', { inputs })), ...(await left(stage))];
    },
  },
  'a sweep beside a run that goes on with what is half-made': { run: goesOn },
  'somebody who is listed no more': {
    run: async (stage) => {
      const { admin, sweepRoleArn } = stage.lab.emulator;
      const { problems } = await ups(stage, { admins: sweepRoleArn });
      if (problems.length > 0) return problems;
      const again = await stage.step('up');
      const { accessEntries = [] } = await new EKS(admin).listAccessEntries({ clusterName });
      const stays = accessEntries.filter((arn) => arn === sweepRoleArn);
      return [
        ...failure('up again', again),
        ...stays.map((arn) => `an access entry of somebody who is not listed: ${arn}`),
      ];
    },
  },
  'a preview beyond as many as there may be': { run: beyondPlaces },
  'a sweep by the role of sweeps': {
    run: async (stage) => {
      const logged = configOf({}, "cloudWatch: { clusterLogging: { enableTypes: ['api'] } }");
      const { problems } = await ups(stage, { ttl: '1s', config: logged });
      if (problems.length > 0) return problems;
      return sweepsAs(stage, stage.lab.emulator.sweepRoleArn);
    },
  },
  'a boundary that is not there': {
    run: async ({ lab, step }) => {
      const arn = 'arn:aws:iam::123456789012:policy/nowhere';
      const up = await step('up', { inputs: { 'permissions-boundary': arn } });
      const { made } = await lab.look();
      const isTold = up.log.includes(`The permissions boundary ${arn} does not exist. Nothing was made.`);
      return [
        ...(isTold ? [] : [`not told of the boundary: ${failure('up', up).join()}`]),
        ...made.map((name) => `made before the boundary was looked at: ${name}`),
      ];
    },
  },
  'a sweep that finds nothing due': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const swept = await stage.step('sweep', { inputs: { 'abandoned-after': '1s' } });
      const { made } = await stage.lab.look();
      const isThere = made.includes(`AWS::EKS::Cluster ${clusterName}`);
      return [
        ...failure('sweep', swept),
        ...(isThere ? [] : [`after the sweep, there is no cluster ${clusterName}`]),
      ];
    },
  },
  'a pull request': { run: preview },
  'a pull request that a bot has opened': { run: ofBot },
  'comments on pull requests': { run: comments },
  "a down by hand of a pull request's cluster": { run: byHand },
  "a down by hand of another repository's cluster": { run: ofAnotherRepository },
  'a pull request beside previews that outlive their time': { run: forgotten },
  "a pull request's ClusterConfig that holds commands": { run: commands },
  'a state that names another cluster': { run: forgedState },
  'another administrator': {
    run: async (stage) => (await ups(stage, { admins: stage.lab.emulator.sweepRoleArn })).problems,
  },
  'a role whose boundary has gone': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const RoleName = `${clusterName}-us-east-1-node`;
      await new IAM(stage.lab.emulator.admin).deleteRolePermissionsBoundary({ RoleName });
      return (await ups(stage)).problems;
    },
  },
  'a cluster role of the user’s own': {
    run: async (stage) => (await ups(stage, { config: balancingConfig })).problems,
  },
  'a node group whose volume has changed': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: configOf({ volumeSize: 30 }) });
      if (problems.length > 0) return problems;
      const changed = { config: configOf({ volumeSize: 40 }) };
      const later = await ups(stage, changed);
      return later.problems.length > 0 ? later.problems : unchanged(stage, changed);
    },
  },
  'nodes, as EC2 tells of them': { run: nodesInEc2 },
  'a role of a cluster’s own in strange hands': {
    run: async ({ lab: { emulator } }) =>
      tryWithinBoundary(emulator.admin, await boundaryInNoVpc(emulator.admin), [
        'minted',
        'pretender',
        'nested',
      ]),
  },
  'two previews at once, and room for one': { run: race },
  'interfaces that nodes leave': {
    run: async (stage) => {
      const body = JSON.stringify({ leaks: true });
      await fetch(`${stage.lab.emulator.url}/_emulator/cni`, { method: 'POST', body });
      return life(stage);
    },
  },
  'a cluster that somebody has protected': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const eks = new EKS(stage.lab.emulator.admin);
      await eks.updateClusterConfig({ name: clusterName, deletionProtection: true });
      while (!(await eks.describeCluster({ name: clusterName })).cluster?.deletionProtection) await sleep(50);
      const before = await stage.lab.look();
      const { code } = await stage.step('down');
      const after = await stage.lab.look();
      const gone = before.made.filter((name) => !after.made.includes(name));
      return [...(code === 0 ? ['down ended well'] : []), ...gone.map((name) => `gone: ${name}`)];
    },
  },
  'a cluster that EKS does not let go': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      await stage.lab.emulator.faults([
        { service: 'eks', operation: 'DeleteCluster', rate: 1, effect: 'deny' },
      ]);
      const { code } = await stage.step('down');
      await stage.lab.emulator.faults([]);
      const { NatGateways = [] } = await new EC2(stage.lab.emulator.admin).describeNatGateways({});
      return [
        ...(code === 0 ? ['down ended well'] : []),
        ...NatGateways.filter(({ State }) => State !== 'available').map(
          ({ State }) => `the NAT gateway is ${State}, and the cluster stands`,
        ),
        ...failure('down', await stage.step('down')),
      ];
    },
  },
  'a network that has lost its NAT gateway': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const ec2 = new EC2(stage.lab.emulator.admin);
      const { NatGateways = [] } = await ec2.describeNatGateways({});
      for (const { NatGatewayId } of NatGateways) await ec2.deleteNatGateway({ NatGatewayId });
      const again = await stage.step('up');
      return again.code === 0
        ? ['up ended well without a way out']
        : failure('down', await stage.step('down'));
    },
  },
  'logs that are to be kept': {
    run: async (stage) => {
      const audited = 'cloudWatch: { clusterLogging: { enableTypes: [audit] } }';
      const { problems } = await ups(stage, { config: configOf({}, audited) });
      if (problems.length > 0) return problems;
      const down = await stage.step('down', { inputs: { 'keep-logs': 'true' } });
      const there = await left(stage);
      const isLog = (what: string): boolean => what.startsWith('left: AWS::Logs::LogGroup');
      return [
        ...failure('down', down),
        ...(there.some(isLog) ? [] : ['the logs have gone']),
        ...there.filter((what) => !isLog(what)),
      ];
    },
  },
  'an interface that is left late': {
    run: async (stage) => {
      const body = JSON.stringify({ leaks: true, late: true });
      await fetch(`${stage.lab.emulator.url}/_emulator/cni`, { method: 'POST', body });
      return life(stage);
    },
  },
  'a load balancer that the cloud controller left': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      await leaveClassicBalancer(stage.lab.emulator, clusterName);
      return downs(stage);
    },
  },
  'an instance profile that a node group left': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const iam = new IAM(stage.lab.emulator.admin);
      const profile = { InstanceProfileName: `eks-${randomUUID()}` };
      await iam.createInstanceProfile(profile);
      await iam.addRoleToInstanceProfile({ ...profile, RoleName: `${clusterName}-us-east-1-node` });
      return downs(stage);
    },
  },
  'a volume that is to outlive its cluster': {
    asksKubectl: true,
    run: (stage) => outliving(stage, () => downs(stage)),
  },
  'a volume that is to outlive a sweep': {
    asksKubectl: true,
    run: (stage) => outliving(stage, () => sweepsAs(stage, stage.lab.emulator.sweepRoleArn), { ttl: '1s' }),
  },
  'a rule for load balancers in a group that EKS could not delete': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const body = JSON.stringify({ leaks: true, late: true });
      await fetch(`${emulator.url}/_emulator/cni`, { method: 'POST', body });
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      await makeLeftovers(emulator, clusterName);
      await letInFromBalancer(emulator, clusterName);
      return downs(stage);
    },
  },
  'what others have given the cluster': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      await makeRolesOfGivers(emulator);
      await giveNodeGroup(emulator, clusterName, 'by-hand');
      await giveFargateProfiles(emulator, clusterName, 'theirs');
      await giveCapability(emulator, clusterName);
      return failure('down', await stage.step('down'));
    },
  },
  'nodes that another tool’s stack holds': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const stack = await makeStackOfNodes(emulator, clusterName, {});
      const before = await stage.lab.look();
      const { code } = await stage.step('down');
      const after = await stage.lab.look();
      const gone = before.made.filter((name) => !after.made.includes(name));
      await deleteStack(emulator, stack);
      return [...(code === 0 ? ['down ended well'] : []), ...gone.map((name) => `gone: ${name}`)];
    },
  },
  'a stack of another tool’s that is left': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const stack = await makeStackOfRole(emulator, clusterName);
      const down = await stage.step('down');
      const isTold = down.log.includes(`what other tools have made for it is left: ${stack}`);
      return [...failure('down', down), ...(isTold ? [] : [`not told of ${stack}`])];
    },
  },
  'instances that name their cluster by a key alone': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      await startInstances(stage.lab.emulator, clusterName, { isNamedByValue: false });
      return downs(stage);
    },
  },
  'nodes that the account may not have': {
    run: async (stage) => {
      const { problems } = await ups(stage, { nodes: '1' });
      if (problems.length > 0) return problems;
      const { url } = stage.lab.emulator;
      const body = JSON.stringify({ 'On-Demand Standard': 4 });
      await fetch(`${url}/_emulator/vcpus`, { method: 'POST', body });
      const { code } = await stage.step('up', { inputs: { nodes: '4', timeout: '2m' } });
      const right = await stage.step('up', { inputs: { nodes: '2', timeout: '2m' } });
      return [...(code === 0 ? ['up ended well'] : []), ...failure('up with fewer', right)];
    },
  },
  'instances that others started': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      await startInstances(stage.lab.emulator, clusterName);
      return downs(stage);
    },
  },
  kubectl: {
    asksKubectl: true,
    run: async (stage) => {
      const { problems, up } = await ups(stage);
      if (problems.length > 0) return problems;
      const mode = (statSync(up.outputs['kubeconfig-path'] ?? '').mode & 0o777).toString(8);
      if (mode !== '600') return [`the kubeconfig is readable for others: ${mode}`];
      const script =
        'for try in 1 2 3; do kubectl get nodes >shown 2>&1 && grep -qw Ready shown && exit 0; done; cat shown; exit 1';
      return failure('kubectl', await kubectl(stage, up, script));
    },
  },
  'a claim': { asksKubectl: true, run: (stage) => use(stage, claim) },
  'load balancers': {
    asksKubectl: true,
    run: (stage) =>
      use(stage, services, {
        inputs: { config: `${balancingConfig}${fourZones}\n` },
        prepare: () => giveControllerItsRole(stage.lab.emulator, clusterName),
        look: zonesOfBalancers,
      }),
  },
  'what controllers have left': { run: (stage) => leftBehind(stage) },
  'what controllers have left, in pages': {
    run: (stage) => leftBehind(stage, () => stage.lab.emulator.pages(2)),
  },
  'roles that IAM is slow to spread': {
    run: async (stage) => {
      const body = JSON.stringify({ seconds: 6000 });
      await fetch(`${stage.lab.emulator.url}/_emulator/iam`, { method: 'POST', body });
      return (await ups(stage)).problems;
    },
  },
  'a role that somebody has deleted, and IAM is slow to spread anew': { run: madeAnew },
  'answers of a while ago': {
    // The half minute for which an answer may be old is long enough, for any machine, to make something in.
    speed: 40,
    run: async (stage) => {
      await stage.lab.emulator.faults([{ service: '*', operation: '*', rate: 1, effect: 'stale' }]);
      // In AWS's time that is 8 s; by default it is 5 s.
      return life(stage, { 'poll-interval': '200ms' }, false);
    },
  },
  ...addons,
  ...autoMode,
  ...fargate,
  ...capabilities,
  ...givenNetwork,
  ...layouts,
  ...minimumGroups,
  ...nodeGroups,
  ...orders,
  ...plans,
  ...selfManaged,
  ...identityProviders,
  ...pods,
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof table;

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = table;

async function unchanged(stage: Stage, inputs: Record<string, string> = {}): Promise<Outcome> {
  const again = await stage.step('up', { inputs });
  const { result } = again.outputs;
  return again.code === 0 && result !== 'unchanged'
    ? [`up again: ${result}, and not unchanged`]
    : failure('up again', again);
}

/** A cluster without nodes, whose `up` has failed. */
async function halfMade({ lab, step }: Stage): Promise<void> {
  await lab.emulator.faults([{ service: 'eks', operation: 'CreateNodegroup', rate: 1, effect: 'deny' }]);
  await step('up');
  await lab.emulator.faults([]);
}

/** Longer than AWS's time needs from the first mark of a run to its node groups, on a busy machine; seconds. */
const abandoned = 20;

async function goesOn(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  await halfMade(stage);
  await sleep((abandoned + 2) * 1000);
  await emulator.faults([{ service: 'eks', operation: 'CreateNodegroup', times: 1, effect: 'pause' }]);
  const running = ups(stage);
  await untilHeld(emulator, 1);
  const swept = await stage.step('sweep', { inputs: { 'abandoned-after': `${abandoned}s` } });
  const { made } = await stage.lab.look();
  await emulator.release();
  const isThere = made.includes(`AWS::EKS::Cluster ${clusterName}`);
  return [
    ...failure('sweep', swept),
    ...(isThere ? [] : ['the sweep has removed it']),
    ...(await running).problems,
  ];
}

async function sweepsAs(stage: Stage, role: string): Promise<string[]> {
  const swept = await stage.step('sweep', { inputs: { 'role-to-assume': role } });
  return [...failure('sweep', swept), ...(await left(stage))];
}

async function leftBehind(stage: Stage, then = async (): Promise<void> => {}): Promise<Outcome> {
  const { problems } = await ups(stage);
  if (problems.length > 0) return problems;
  await makeLeftovers(stage.lab.emulator, clusterName);
  await then();
  return downs(stage);
}

/** Its claim goes with the cluster. */
async function outliving(
  stage: Stage,
  remove: () => Promise<string[]>,
  inputs: Record<string, string> = {},
): Promise<Outcome> {
  const { up, problems } = await ups(stage, inputs);
  if (problems.length > 0) return problems;
  for (const script of [apply(claim), isServed, keepsVolume]) {
    const done = await kubectl(stage, up, script);
    if (done.code !== 0) return failure('kubectl', done);
  }
  const removed = await remove();
  const isVolume = (what: string): boolean => what.startsWith('left: AWS::EC2::Volume');
  return [
    ...(removed.some(isVolume) ? [] : ['the volume has gone']),
    ...removed.filter((what) => !isVolume(what)),
  ];
}

const fourZones = 'availabilityZones: [us-east-1a, us-east-1b, us-east-1c, us-east-1d]';
const inEachZone = configOf(
  { desiredCapacity: 4 },
  `vpc: { nat: { gateway: HighlyAvailable } }\n${fourZones}`,
);

/** The call that attaches it is not heard until there is a NAT gateway that does not wait for it, or for some seconds. */
async function slowly(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  const ec2 = new EC2(emulator.admin);
  const count = async (): Promise<number> => (await ec2.describeNatGateways({})).NatGateways?.length ?? 0;
  const before = await count();
  await emulator.faults([{ service: 'ec2', operation: 'AttachInternetGateway', times: 1, effect: 'pause' }]);
  const running = ups(stage, { config: inEachZone });
  await untilHeld(emulator, 1);
  const end = Date.now() + 8000;
  while ((await count()) === before && Date.now() < end) await sleep(200);
  await emulator.release();
  return (await running).problems;
}

/** The node group and the driver are made anew, with new roles, beside a cluster that has its own. */
async function madeAnew(stage: Stage): Promise<Outcome> {
  const { problems } = await ups(stage);
  if (problems.length > 0) return problems;
  const { admin, url } = stage.lab.emulator;
  const eks = new EKS(admin);
  await eks.deleteNodegroup({ clusterName, nodegroupName: 'default' });
  await eks.deleteAddon({ clusterName, addonName: 'aws-ebs-csi-driver' });
  const isThere = async (): Promise<boolean> => {
    const { nodegroups = [] } = await eks.listNodegroups({ clusterName });
    const { addons = [] } = await eks.listAddons({ clusterName });
    return nodegroups.length > 0 || addons.includes('aws-ebs-csi-driver');
  };
  while (await isThere()) await sleep(100);
  for (const role of ['node', 'ebs-csi']) await deleteRole(admin, `${clusterName}-us-east-1-${role}`);
  await fetch(`${url}/_emulator/iam`, { method: 'POST', body: JSON.stringify({ seconds: 1200 }) });
  return (await ups(stage)).problems;
}

async function deleteRole(admin: Emulator['admin'], RoleName: string): Promise<void> {
  const iam = new IAM(admin);
  const { AttachedPolicies = [] } = await iam.listAttachedRolePolicies({ RoleName });
  for (const { PolicyArn } of AttachedPolicies) await iam.detachRolePolicy({ RoleName, PolicyArn });
  await iam.deleteRole({ RoleName });
}

const withMode = (authenticationMode: string, nodes: number): string =>
  configOf({ desiredCapacity: nodes }, `accessConfig: { authenticationMode: ${authenticationMode} }`);

/** With nodes that come when access entries alone let them in. */
async function modes(stage: Stage): Promise<Outcome> {
  const { problems } = await ups(stage, { config: withMode('CONFIG_MAP', 1) });
  if (problems.length > 0) return problems;
  return failure('up again', await stage.step('up', { inputs: { config: withMode('API', 2) } }));
}
