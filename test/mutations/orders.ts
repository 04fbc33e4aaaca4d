/** Runs with one call held for some seconds, and sees what does not wait for it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterName } from '../crash/lab.ts';
import { giveCapability, giveFargateProfiles, makeRolesOfGivers } from '../e2e/given.ts';
import { makeLeftovers, startInstances } from '../e2e/leftovers.ts';
import { balancingConfig, giveControllerItsRole } from '../e2e/workload.ts';
import type { Outcome } from './row.ts';
import {
  configOf,
  downs,
  failure,
  kubectl,
  type Scenario,
  type Stage,
  untilHeld,
  ups,
  use,
} from './stage.ts';
import { claim, claimAlone, services } from './workload.ts';

/** A call, by its operation and by what its request holds. */
interface Asked {
  operation: string;
  name?: string;
}

interface Held {
  service: string;
  operation: string;
}

/** For how long what waits is given to show that it does not, milliseconds: a busy machine takes some seconds to come to it. */
const patience = 10_000;

/** No longer than a node may be without its CNI, milliseconds: its add-on is one of those that wait. */
const short = 1_500;

/**
 * @param held the first one of these waits; where `own`, of those that the bundle makes
 * @param later calls that have to wait for it
 * @param run by which they are made
 */
export async function inOrder(
  stage: Stage,
  held: Held,
  later: readonly Asked[],
  run: () => Promise<string[]>,
  { own = true } = {},
): Promise<string[]> {
  const { emulator, principal } = stage.lab;
  const from = (await emulator.calls()).length;
  await emulator.faults([{ ...held, ...(own && { principal }), times: 1, effect: 'pause' }]);
  const running = run();
  await untilHeld(emulator, 1);
  const end = Date.now() + patience;
  let early: readonly Asked[] = [];
  while (early.length === 0 && Date.now() < end) {
    await sleep(100);
    const calls = (await emulator.calls(from)).filter(
      (call) => call.via === undefined && call.principal.startsWith(principal),
    );
    early = later.filter(({ operation, name = '' }) =>
      calls.some((call) => call.operation === operation && JSON.stringify(call.request).includes(name)),
    );
  }
  await emulator.release();
  const problems = early.map(({ operation }) => `${operation} came before ${held.operation} had ended`);
  return [...problems, ...(await running)];
}

/** A cluster whose controllers have left one of everything, and of which one call is held. */
const whatIsLeft = (service: string, operation: string, later: readonly string[]): Scenario => ({
  run: async (stage): Promise<Outcome> => {
    const logged = configOf({}, "cloudWatch: { clusterLogging: { enableTypes: ['api'] } }");
    const { problems } = await ups(stage, { config: logged });
    if (problems.length > 0) return problems;
    await makeLeftovers(stage.lab.emulator, clusterName);
    await startInstances(stage.lab.emulator, clusterName);
    return inOrder(
      stage,
      { service, operation },
      later.map((each) => ({ operation: each })),
      () => downs(stage),
    );
  },
});

/** Everything that asks Kubernetes for something, aws-auth among it. */
const byBoth = `accessConfig: { authenticationMode: API_AND_CONFIG_MAP }
iamIdentityMappings: [{ arn: 'arn:aws:iam::123456789012:role/dev', groups: [dev] }]`;

export const orders = {
  'a control plane that comes slowly': {
    run: (stage) =>
      inOrder(
        stage,
        { service: 'eks', operation: 'CreateCluster' },
        [{ operation: 'CreateNodegroup' }],
        async () => (await ups(stage)).problems,
      ),
  },
  'an access policy that comes slowly': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const held = { service: 'eks', operation: 'AssociateAccessPolicy' };
      await emulator.faults([{ ...held, times: 1, effect: 'pause' }]);
      const running = ups(stage, { config: configOf({}, byBoth) });
      await untilHeld(emulator, 1);
      await sleep(short);
      await emulator.release();
      const { up, problems } = await running;
      const [before = ''] = up.log.split('access entry: ready');
      // Whoever asks Kubernetes until then does so in vain, and says so.
      const inVain = before
        .split('\n')
        .filter((line) => /waiting for the Kubernetes API to (answer|let this role in)/.test(line))
        .filter((line) => !line.includes('access entry: '));
      return [...inVain, ...problems];
    },
  },
  'interfaces of a control plane that go slowly': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      // EKS takes them away itself, by the cluster's role, before the control plane has gone.
      const held = { service: 'ec2', operation: 'DeleteNetworkInterface' };
      const role = { operation: 'DeleteRole', name: `${clusterName}-us-east-1-cluster` };
      return inOrder(stage, held, [role], () => downs(stage), { own: false });
    },
  },
  'a VPC that goes slowly': {
    run: async (stage) => {
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      const held = { service: 'ec2', operation: 'DeleteVpc' };
      return inOrder(stage, held, [], () => downs(stage), { own: false });
    },
  },
  'node groups that go slowly': whatIsLeft('eks', 'DeleteNodegroup', ['DeleteNetworkInterface']),
  'pods that go slowly': whatIsLeft('kubernetes', 'delete pods', ['DeleteNodegroup']),
  'interfaces that go slowly': whatIsLeft('ec2', 'DeleteNetworkInterface', ['DeleteCluster']),
  'a control plane that goes slowly': whatIsLeft('eks', 'DeleteCluster', [
    'DeleteLoadBalancer',
    'DeleteTargetGroup',
    'DeleteVpcEndpoints',
    'DeleteSecurityGroup',
    'DeleteVolume',
    'TerminateInstances',
    'DeleteOpenIDConnectProvider',
    'DeleteLogGroup',
  ]),
  'left load balancers that go slowly': whatIsLeft('elasticloadbalancing', 'DeleteLoadBalancer', [
    'DeleteTargetGroup',
  ]),
  'target groups that go slowly': whatIsLeft('elasticloadbalancing', 'DeleteTargetGroup', ['DeleteStack']),
  'security groups that go slowly': whatIsLeft('ec2', 'DeleteSecurityGroup', ['DeleteStack']),
  'a Fargate profile that goes slowly': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      await makeRolesOfGivers(emulator);
      await giveFargateProfiles(emulator, clusterName, 'theirs');
      const held = { service: 'eks', operation: 'DeleteFargateProfile' };
      return inOrder(stage, held, [{ operation: 'DeleteCluster' }], async () =>
        failure('down', await stage.step('down')),
      );
    },
  },
  'a capability that goes slowly': {
    asksKubectl: true,
    run: async (stage) => {
      const { emulator } = stage.lab;
      const { up, problems } = await ups(stage, { config: balancingConfig });
      if (problems.length > 0) return problems;
      await makeRolesOfGivers(emulator);
      await giveCapability(emulator, clusterName);
      const made = await kubectl(
        stage,
        up,
        `kubectl create service loadbalancer web --tcp=80\n${claimAlone}`,
      );
      if (made.code !== 0) return failure('kubectl', made);
      const later = ['delete services', 'delete persistentvolumeclaims'].map((operation) => ({ operation }));
      return inOrder(stage, { service: 'eks', operation: 'DeleteCapability' }, later, async () =>
        failure('down', await stage.step('down')),
      );
    },
  },
  'a volume that goes slowly': {
    asksKubectl: true,
    run: (stage) =>
      use(stage, claim, {
        remove: () =>
          inOrder(
            stage,
            { service: 'ec2', operation: 'DeleteVolume' },
            [{ operation: 'delete pods', name: 'ebs-csi-controller' }],
            () => downs(stage),
            { own: false },
          ),
      }),
  },
  'load balancers that go slowly': {
    asksKubectl: true,
    run: (stage) =>
      use(stage, services, {
        inputs: { config: balancingConfig },
        prepare: () => giveControllerItsRole(stage.lab.emulator, clusterName),
        remove: () =>
          inOrder(
            stage,
            { service: 'elasticloadbalancing', operation: 'DeleteLoadBalancer' },
            [{ operation: 'delete pods', name: 'aws-load-balancer-controller' }],
            () => downs(stage),
            { own: false },
          ),
      }),
  },
} satisfies Record<string, Scenario>;
