/** The classic load balancer of a Service. */
import type { EC2Client } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
  DeregisterInstancesFromLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  type ElasticLoadBalancingClient,
  type LoadBalancerDescription,
  RegisterInstancesWithLoadBalancerCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { codeOf } from '../eks/service-errors.ts';
import { type CloudCluster, ownedTag } from './cluster.ts';
import type { Caller } from './credentials.ts';
import { clusterGroups } from './node-security-groups.ts';
import { backendInstances } from './nodes.ts';
import { providerNodeGroups } from './provider-node-groups.ts';
import type { BalancedService } from './provider-services.ts';
import { providerSubnets } from './provider-subnets.ts';
import { allow, deleteGroup, ensureGroup, forgetPeer } from './security-groups.ts';

/** Seconds between the provider's attempts to delete a group, and until it gives up. */
const deletion = { interval: 10, patience: 600 };

async function find(
  elb: ElasticLoadBalancingClient,
  name: string,
): Promise<LoadBalancerDescription | undefined> {
  try {
    const { LoadBalancerDescriptions = [] } = await elb.send(
      new DescribeLoadBalancersCommand({ LoadBalancerNames: [name] }),
    );
    return LoadBalancerDescriptions[0];
  } catch (error) {
    if (['LoadBalancerNotFound', 'AccessPointNotFoundException'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

export async function ensureClassicBalancer(
  cluster: CloudCluster,
  { clients: { ec2, elb } }: Caller,
  wanted: BalancedService,
): Promise<string> {
  const { name } = wanted;
  const subnets = await providerSubnets(ec2, cluster, wanted);
  const group = await ensureBalancerGroup(ec2, cluster, wanted);
  const existing = await find(elb, name);
  const hostname = existing?.DNSName ?? (await create(elb, cluster, wanted, subnets, group));
  const instances = backendInstances(cluster.kubernetes);
  // Comes after the load balancer's creation: what it refuses leaves the load balancer there.
  for (const nodeGroup of await providerNodeGroups(ec2, cluster, instances)) {
    await allow(ec2, nodeGroup, [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group }] }]);
  }
  await register(elb, name, instances, existing);
  return hostname;
}

const ensureBalancerGroup = (
  ec2: EC2Client,
  cluster: CloudCluster,
  { name, title, ports, sources }: BalancedService,
): Promise<string> => {
  const IpRanges = sources.map((CidrIp) => ({ CidrIp }));
  return ensureGroup(ec2, cluster, {
    name: `k8s-elb-${name}`,
    description: `Security group for Kubernetes ELB ${name} (${title})`,
    tags: [ownedTag(cluster)],
    ingress: [
      ...ports.map(({ port, protocol }) => ({
        IpProtocol: protocol.toLowerCase(),
        FromPort: port,
        ToPort: port,
        IpRanges,
      })),
      // Lets the sources find out which size of packet passes.
      { IpProtocol: 'icmp', FromPort: 3, ToPort: 4, IpRanges },
    ],
  });
};

async function create(
  elb: ElasticLoadBalancingClient,
  cluster: CloudCluster,
  { name, title, isInternal, ports }: BalancedService,
  Subnets: string[],
  group: string,
): Promise<string> {
  const { DNSName = '' } = await elb.send(
    new CreateLoadBalancerCommand({
      LoadBalancerName: name,
      Listeners: ports.map(({ port, nodePort, protocol }) => ({
        Protocol: protocol.toLowerCase(),
        LoadBalancerPort: port,
        InstanceProtocol: protocol.toLowerCase(),
        InstancePort: nodePort,
      })),
      Subnets,
      SecurityGroups: [group],
      ...(isInternal && { Scheme: 'internal' }),
      Tags: [{ Key: 'kubernetes.io/service-name', Value: title }, ownedTag(cluster)],
    }),
  );
  await elb.send(
    new ConfigureHealthCheckCommand({
      LoadBalancerName: name,
      HealthCheck: {
        Target: `TCP:${ports[0]?.nodePort}`,
        HealthyThreshold: 2,
        UnhealthyThreshold: 6,
        Interval: 10,
        Timeout: 5,
      },
    }),
  );
  return DNSName;
}

async function register(
  elb: ElasticLoadBalancingClient,
  LoadBalancerName: string,
  wanted: string[],
  existing: LoadBalancerDescription | undefined,
): Promise<void> {
  const known = (existing?.Instances ?? []).map(({ InstanceId = '' }) => InstanceId);
  const coming = wanted.filter((id) => !known.includes(id));
  const going = known.filter((id) => !wanted.includes(id));
  const listed = (ids: string[]) => ids.map((InstanceId) => ({ InstanceId }));
  if (coming.length > 0) {
    const Instances = listed(coming);
    await elb.send(new RegisterInstancesWithLoadBalancerCommand({ LoadBalancerName, Instances }));
  }
  if (going.length > 0) {
    const Instances = listed(going);
    await elb.send(new DeregisterInstancesFromLoadBalancerCommand({ LoadBalancerName, Instances }));
  }
}

/** The group follows once the interfaces have gone. When the load balancer itself has gone before, it is left behind. */
export async function deleteClassicBalancer(
  cluster: CloudCluster,
  { clients: { ec2, elb } }: Caller,
  { name }: BalancedService,
): Promise<void> {
  const existing = await find(elb, name);
  if (!existing) return;
  const tagged = await clusterGroups(ec2, cluster);
  const groups = (existing.SecurityGroups ?? []).filter((id) => tagged.some(({ GroupId }) => GroupId === id));
  for (const group of groups) await forgetPeer(ec2, tagged, group);
  await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerName: name }));
  for (const group of groups) await deleteGroup(ec2, cluster, group, deletion);
}
