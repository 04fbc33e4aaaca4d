/** Kinds of networks. */
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { clusterName } from '../crash/lab.ts';
import type { Outcome } from './row.ts';
import { configOf, type Scenario, type Stage, ups } from './stage.ts';

/** Of which kind the subnets are that the control plane may have its interfaces in. */
async function whereItIs({ lab: { emulator } }: Stage): Promise<string> {
  const { cluster } = await new EKS(emulator.admin).describeCluster({ name: clusterName });
  const SubnetIds = cluster?.resourcesVpcConfig?.subnetIds;
  const { Subnets = [] } = await new EC2(emulator.admin).describeSubnets({ SubnetIds });
  const kinds = Subnets.map(({ MapPublicIpOnLaunch }) => (MapPublicIpOnLaunch ? 'public' : 'private'));
  return [...new Set(kinds)].sort().join(' and ');
}

async function inside(stage: Stage): Promise<Outcome> {
  for (const [isInside, wanted] of [
    ['true', 'private'],
    ['false', 'private and public'],
  ]) {
    const config = configOf({}, `vpc: { controlPlaneOnPrivateSubnets: ${isInside} }`);
    const { problems } = await ups(stage, { config });
    if (problems.length > 0) return problems;
    const is = await whereItIs(stage);
    if (is !== wanted) return [`the control plane is in subnets that are ${is}, and not ${wanted}`];
  }
  return [];
}

/** For how long the API server keeps events: as it is made, and as it is changed. */
async function eventsFor(stage: Stage): Promise<Outcome> {
  for (const eventTTL of ['30m', '20m']) {
    const config = configOf({}, `kubeAPIServerConfig: { eventTTL: ${eventTTL} }`);
    const { problems } = await ups(stage, { config });
    if (problems.length > 0) return problems;
    const { cluster } = await new EKS(stage.lab.emulator.admin).describeCluster({ name: clusterName });
    const is = cluster?.kubeApiServerConfig?.eventTtl;
    if (is !== eventTTL) return [`events are kept for ${is}, and not for ${eventTTL}`];
  }
  return [];
}

export const layouts = {
  'a control plane that keeps events for half an hour, and then for less': { run: eventsFor },
  'a control plane in the private subnets, and then in all': { run: inside },
} satisfies Record<string, Scenario>;
