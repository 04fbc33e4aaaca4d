/** Managed node groups of files that say much of them. */
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { clusterName } from '../crash/lab.ts';
import { letAutoScalingUse, makeKey } from '../e2e/keys.ts';
import { inOrder } from './orders.ts';
import type { Outcome } from './row.ts';
import { previewWithLaunches, previewWithNodeRole } from './stack.ts';
import { configOf, downs, kubectl, life, type Scenario, type Stage, ups } from './stage.ts';

const zones = 'availabilityZones: [us-east-1a, us-east-1b]';

async function zonesOf({ lab }: Stage): Promise<(string | undefined)[]> {
  const { Reservations = [] } = await new EC2(lab.emulator.admin).describeInstances({
    Filters: [{ Name: 'tag:eks:cluster-name', Values: [clusterName] }],
  });
  return Reservations.flatMap(({ Instances = [] }) => Instances).map(
    ({ Placement }) => Placement?.AvailabilityZone,
  );
}

async function releaseOf({ lab }: Stage): Promise<string> {
  const { nodegroup } = await new EKS(lab.emulator.admin).describeNodegroup({
    clusterName,
    nodegroupName: 'default',
  });
  return nodegroup?.releaseVersion ?? '';
}

/** Of what each node offers, by kubectl. */
async function offered(
  stage: Stage,
  up: Awaited<ReturnType<typeof ups>>['up'],
  what: string,
): Promise<string> {
  const jsonpath = `{.items[*].status.allocatable.${what}}`;
  return (await kubectl(stage, up, `kubectl get nodes -o jsonpath='${jsonpath}'`)).stdout;
}

const withRole = configOf({
  iam: { attachPolicyARNs: ['arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy'] },
});

const withGpus = configOf({
  instanceType: 'g5.xlarge',
  desiredCapacity: 1,
  taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }],
}).replace(']\n', ', { name: plain, instanceType: t3.medium, desiredCapacity: 1 }]\n');

export const nodeGroups = {
  'a node group in one zone': {
    run: async (stage) => {
      const { problems } = await ups(stage, {
        config: configOf({ availabilityZones: ['us-east-1b'] }, zones),
      });
      const elsewhere = (await zonesOf(stage)).filter((zone) => zone !== 'us-east-1b');
      return [...problems, ...elsewhere.map((zone) => `a node in ${zone}`)];
    },
  },
  'a node group whose types a selector chooses': {
    run: async (stage) => {
      for (const allow of ['^t3', '^(t3|m6|c6)']) {
        const instanceSelector = { vCPUs: 2, memory: 4, allow };
        const { problems } = await ups(stage, {
          config: configOf({ instanceType: undefined, instanceSelector }),
        });
        if (problems.length > 0) return problems;
      }
      return [];
    },
  },
  'a node group whose types a selector chooses, of which a zone lacks some': {
    run: async (stage) =>
      (
        await ups(stage, {
          config: configOf(
            {
              instanceType: undefined,
              instanceSelector: { vCPUs: 2, memory: 4, allow: '^c8i[bn]?\\.' },
              desiredCapacity: 1,
            },
            'availabilityZones: [us-east-1b, us-east-1f]',
          ),
        })
      ).problems,
  },
  'a node group of an earlier release, with another template': {
    run: async (stage) => {
      const first = await ups(stage, { config: configOf({}) });
      if (first.problems.length > 0) return first.problems;
      const releaseVersion = (await releaseOf(stage)).replace(/\d+$/, '20261103');
      for (const maxPodsPerNode of [20, 21]) {
        const { problems } = await ups(stage, { config: configOf({ releaseVersion, maxPodsPerNode }) });
        if (problems.length > 0) return problems;
        const now = await releaseOf(stage);
        if (now !== releaseVersion) return [`the nodes are of ${now}`];
      }
      return [];
    },
  },
  'a node group whose nodes take few pods': {
    asksKubectl: true,
    run: async (stage): Promise<Outcome> => {
      const { up, problems } = await ups(stage, { config: configOf({ maxPodsPerNode: 12 }) });
      if (problems.length > 0) return problems;
      const pods = await offered(stage, up, 'pods');
      return pods === '12 12' ? [] : [`nodes take ${pods} pods`];
    },
  },
  'managed nodes that run commands': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: configOf({ preBootstrapCommands: ['date'] }) });
      if (problems.length > 0) return problems;
      const { LaunchTemplates = [] } = await new EC2(stage.lab.emulator.admin).describeLaunchTemplates({});
      const isSaid = LaunchTemplates.some(({ Tags = [] }) =>
        Tags.some(({ Key }) => Key === 'eks-cluster-action/commands'),
      );
      return isSaid ? [] : ['the launch template does not say what its nodes run'];
    },
  },
  'a node group whose volumes have a key of the account’s': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const volumeKmsKeyID = await makeKey(emulator);
      await letAutoScalingUse(emulator, volumeKmsKeyID);
      const { problems } = await ups(stage, { config: configOf({ volumeKmsKeyID }) });
      if (problems.length > 0) return problems;
      const Filters = [{ Name: 'tag:eks:cluster-name', Values: [clusterName] }];
      const { Volumes = [] } = await new EC2(emulator.admin).describeVolumes({ Filters });
      return Volumes.filter(({ KmsKeyId }) => KmsKeyId !== volumeKmsKeyID).map(
        ({ KmsKeyId }) => `volumes are encrypted with ${KmsKeyId}`,
      );
    },
  },
  'managed nodes of an image of the user’s': {
    run: async (stage) => {
      const { Images = [] } = await new EC2(stage.lab.emulator.admin).describeImages({
        Filters: [{ Name: 'name', Values: ['hardened-al2023-1.36'] }],
      });
      const config = configOf({ ami: Images[0]?.ImageId });
      const { problems } = await ups(stage, { config, 'kubernetes-version': '1.36' });
      if (problems.length > 0) return problems;
      const { outputs } = await stage.step('status', { inputs: {} });
      const { nodes = [] }: { nodes?: { nodeGroup?: string }[] } = JSON.parse(outputs.status ?? '{}');
      return nodes.every(({ nodeGroup }) => nodeGroup === 'default')
        ? []
        : ['the status does not say of which group the nodes are'];
    },
  },
  'a node group with GPUs': {
    asksKubectl: true,
    run: async (stage): Promise<Outcome> => {
      const body = JSON.stringify({ 'On-Demand G and VT': 32, 'On-Demand Standard': 32 });
      await fetch(`${stage.lab.emulator.url}/_emulator/vcpus`, { method: 'POST', body });
      const { up, problems } = await ups(stage, { config: withGpus });
      if (problems.length > 0) return problems;
      const gpus = await offered(stage, up, 'nvidia\\.com/gpu');
      return gpus.trim() === '1' ? [] : [`nodes offer ${gpus || 'no'} GPUs`];
    },
  },
  'spot instances that are preferred, and not to be had': {
    run: async (stage) => {
      const request = { InstanceMarketOptions: { MarketType: 'spot' } };
      await stage.lab.emulator.faults([
        { service: 'ec2', operation: 'RunInstances', rate: 1, effect: 'capacity', request },
      ]);
      for (let time = 0; time < 2; time += 1) {
        const { problems } = await ups(stage, { spot: 'preferred' });
        if (problems.length > 0) return problems;
      }
      return [];
    },
  },
  'a node group with a role of its own, and its end': {
    run: (stage) => life(stage, { config: withRole }),
  },
  'a role of a node group that goes slowly': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: withRole });
      if (problems.length > 0) return problems;
      return inOrder(
        stage,
        { service: 'iam', operation: 'DeleteRole' },
        [{ operation: 'DeleteLaunchTemplate' }],
        () => downs(stage),
      );
    },
  },
  'a node group with a security group of its file': {
    run: async (stage) => {
      const first = await ups(stage, { config: configOf({}) });
      if (first.problems.length > 0) return first.problems;
      const { cluster } = await new EKS(stage.lab.emulator.admin).describeCluster({ name: clusterName });
      const { GroupId = '' } = await new EC2(stage.lab.emulator.admin).createSecurityGroup({
        GroupName: 'of-somebody',
        Description: 'Of somebody',
        VpcId: cluster?.resourcesVpcConfig?.vpcId,
      });
      const config = configOf({ securityGroups: { attachIDs: [GroupId] } });
      return (await ups(stage, { config })).problems;
    },
  },
  'a preview whose nodes have a role of somebody’s': { run: previewWithNodeRole },
  'a preview whose nodes have a key of somebody’s': { run: previewWithLaunches },
} satisfies Record<string, Scenario>;
