/** Node groups that EKS does not manage. */
import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { clusterName } from '../crash/lab.ts';
import { inOrder } from './orders.ts';
import { previewWithNodes } from './stack.ts';
import { downs, failure, left, life, type Scenario, ups } from './stage.ts';

/** @param fields of the group, beside those that it needs */
const configOf = (fields: object = {}): string => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: ${clusterName}, region: us-east-1 }
nodeGroups: [${JSON.stringify({ name: 'workers', instanceType: 't3.medium', desiredCapacity: 2, ...fields })}]
`;

/** Those that start before their control plane have scenarios of their own. */
const config = configOf({ prelaunch: false });

export const selfManaged = {
  'self-managed nodes': { run: async (stage) => (await ups(stage, { config })).problems },
  'self-managed nodes that start before': {
    run: async (stage) => {
      const { up, problems } = await ups(stage, { config: configOf() });
      const calls = await stage.lab.emulator.calls();
      return [
        ...problems,
        ...(/is made anew/.test(up.log) ? ['they were made anew'] : []),
        ...(calls.some(({ operation }) => operation.startsWith('TerminateInstance'))
          ? ['they were replaced']
          : []),
      ];
    },
  },
  'self-managed nodes, and their end': { run: (stage) => life(stage, { config }) },
  'self-managed nodes with a role of their own, and their end': {
    run: (stage) =>
      life(stage, { config: configOf({ prelaunch: false, iam: { withAddonPolicies: { xRay: true } } }) }),
  },
  'self-managed nodes, again': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config });
      if (problems.length > 0) return problems;
      const { up, problems: more } = await ups(stage, { config });
      return [
        ...more,
        ...(up.outputs.result === 'unchanged' ? [] : [`the second up was ${up.outputs.result}`]),
      ];
    },
  },
  'self-managed nodes with other labels': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config });
      if (problems.length > 0) return problems;
      return (await ups(stage, { config: configOf({ prelaunch: false, labels: { tier: 'web' } }) })).problems;
    },
  },
  'self-managed nodes with other labels, and without some of Auto Scaling': {
    run: async (stage) => {
      for (const tier of ['web', 'db']) {
        const fields = { prelaunch: false, labels: { tier }, asgSuspendProcesses: ['AZRebalance'] };
        const { problems } = await ups(stage, { config: configOf(fields) });
        if (problems.length > 0) return problems;
      }
      const groups = await new AutoScaling(stage.lab.emulator.admin).describeAutoScalingGroups({});
      const suspended = groups.AutoScalingGroups?.flatMap(
        ({ SuspendedProcesses = [] }) => SuspendedProcesses,
      );
      const names = suspended?.map(({ ProcessName }) => ProcessName).join(', ');
      return names === 'AZRebalance' ? [] : [`Auto Scaling does without ${names || 'nothing'}`];
    },
  },
  'self-managed nodes of an image of the user’s': {
    run: async (stage) => {
      const { Images = [] } = await new EC2(stage.lab.emulator.admin).describeImages({
        Filters: [{ Name: 'name', Values: ['hardened-al2023-1.36'] }],
      });
      const own = configOf({ ami: Images[0]?.ImageId });
      return (await ups(stage, { config: own, 'kubernetes-version': '1.36' })).problems;
    },
  },
  'self-managed nodes that run commands': {
    run: async (stage) => {
      const { problems } = await ups(stage, {
        config: configOf({ prelaunch: false, preBootstrapCommands: ['date'] }),
      });
      if (problems.length > 0) return problems;
      const { Stacks = [] } = await new CloudFormation(stage.lab.emulator.admin).describeStacks({});
      const isSaid = Stacks.some(({ Tags = [] }) =>
        Tags.some(({ Key }) => Key === 'eks-cluster-action/commands'),
      );
      const { outputs } = await stage.step('status', { inputs: {} });
      const { nodes = [] }: { nodes?: { nodeGroup?: string }[] } = JSON.parse(outputs.status ?? '{}');
      return [
        ...(isSaid ? [] : ['the stack does not say what its nodes run']),
        ...(nodes.every(({ nodeGroup }) => nodeGroup === 'workers')
          ? []
          : ['the status does not say of which group the nodes are']),
      ];
    },
  },
  'self-managed nodes, and a sweep': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config, ttl: '1s' });
      if (problems.length > 0) return problems;
      const inputs = { 'role-to-assume': stage.lab.emulator.sweepRoleArn, regions: 'us-east-1' };
      return [...failure('sweep', await stage.step('sweep', { inputs })), ...(await left(stage))];
    },
  },
  'an instance profile that comes slowly': {
    run: (stage) =>
      inOrder(
        stage,
        { service: 'iam', operation: 'AddRoleToInstanceProfile' },
        [{ operation: 'CreateStack', name: `eks-${clusterName}-workers` }],
        async () => (await ups(stage, { config })).problems,
      ),
  },
  'self-managed nodes that go slowly': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config });
      if (problems.length > 0) return problems;
      const held = { service: 'cloudformation', operation: 'DeleteStack' };
      return inOrder(stage, held, [{ operation: 'DeleteCluster' }], () => downs(stage));
    },
  },
  'self-managed Spot instances that are preferred, and not to be had': {
    run: async (stage) => {
      const request = { InstanceMarketOptions: { MarketType: 'spot' } };
      await stage.lab.emulator.faults([
        { service: 'ec2', operation: 'RunInstances', rate: 1, effect: 'capacity', request },
      ]);
      const bought = {
        instanceTypes: ['t3.medium', 't3a.medium'],
        onDemandPercentageAboveBaseCapacity: 0,
        orOnDemand: true,
      };
      const preferring = configOf({
        prelaunch: false,
        instanceType: undefined,
        instancesDistribution: bought,
      });
      for (let time = 0; time < 2; time += 1) {
        const { problems } = await ups(stage, { config: preferring });
        if (problems.length > 0) return problems;
      }
      return [];
    },
  },
  'self-managed nodes that go slowly, and their profile': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config });
      if (problems.length > 0) return problems;
      const held = { service: 'cloudformation', operation: 'DeleteStack' };
      return inOrder(stage, held, [{ operation: 'DeleteInstanceProfile' }], () => downs(stage));
    },
  },
  'an instance profile that goes slowly': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config });
      if (problems.length > 0) return problems;
      const held = { service: 'iam', operation: 'RemoveRoleFromInstanceProfile' };
      return inOrder(stage, held, [{ operation: 'DeleteRole', name: '-self-managed' }], () => downs(stage));
    },
  },
  'a preview with nodes of its own': { run: (stage) => previewWithNodes(stage, configOf) },
} satisfies Record<string, Scenario>;
