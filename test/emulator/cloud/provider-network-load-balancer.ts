/** The network load balancer of a Service that asks Kubernetes' cloud provider for one. */
import { createHash } from 'node:crypto';
import { type EC2Client, type IpPermission, RevokeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  type LoadBalancer,
  type ProtocolEnum,
  RegisterTargetsCommand,
  type TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { codeOf } from '../eks/service-errors.ts';
import { type CloudCluster, ownedTag } from './cluster.ts';
import type { Caller } from './credentials.ts';
import { clusterGroups } from './node-security-groups.ts';
import { backendInstances } from './nodes.ts';
import { providerNodeGroups } from './provider-node-groups.ts';
import type { BalancedService } from './provider-services.ts';
import { providerSubnets } from './provider-subnets.ts';
import { allow } from './security-groups.ts';

/** The words by which the provider knows its rules in the nodes' groups. */
const ruleDescription = ({ name }: BalancedService): string => `kubernetes.io/rule/nlb/client=${name}`;

export async function findBalancer(
  elbv2: ElasticLoadBalancingV2Client,
  name: string,
): Promise<LoadBalancer | undefined> {
  try {
    const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({ Names: [name] }));
    return LoadBalancers[0];
  } catch (error) {
    if (codeOf(error) === 'LoadBalancerNotFoundException') return undefined;
    throw error;
  }
}

export async function targetGroupsOf(
  elbv2: ElasticLoadBalancingV2Client,
  LoadBalancerArn: string | undefined,
): Promise<TargetGroup[]> {
  try {
    const { TargetGroups = [] } = await elbv2.send(new DescribeTargetGroupsCommand({ LoadBalancerArn }));
    return TargetGroups;
  } catch (error) {
    if (codeOf(error) === 'TargetGroupNotFoundException') return [];
    throw error;
  }
}

export async function ensureNetworkBalancer(
  cluster: CloudCluster,
  { clients: { ec2, elbv2 } }: Caller,
  wanted: BalancedService,
): Promise<string> {
  const subnets = await providerSubnets(ec2, cluster, wanted);
  const instances = backendInstances(cluster.kubernetes);
  const balancer =
    (await findBalancer(elbv2, wanted.name)) ?? (await create(elbv2, cluster, wanted, subnets));
  await listen(elbv2, cluster, wanted, balancer.LoadBalancerArn);
  for (const targets of await targetGroupsOf(elbv2, balancer.LoadBalancerArn)) {
    await register(elbv2, targets, instances);
  }
  for (const nodeGroup of await providerNodeGroups(ec2, cluster, instances)) {
    await allow(ec2, nodeGroup, rules(wanted));
  }
  return balancer.DNSName ?? '';
}

const tagsOf = (cluster: CloudCluster, { title }: BalancedService) => [
  { Key: 'kubernetes.io/service-name', Value: title },
  ownedTag(cluster),
];

async function create(
  elbv2: ElasticLoadBalancingV2Client,
  cluster: CloudCluster,
  wanted: BalancedService,
  subnets: string[],
): Promise<LoadBalancer> {
  const { LoadBalancers: [balancer = {}] = [] } = await elbv2.send(
    new CreateLoadBalancerCommand({
      Name: wanted.name,
      Type: 'network',
      ...(wanted.isInternal && { Scheme: 'internal' }),
      SubnetMappings: subnets.map((SubnetId) => ({ SubnetId })),
      Tags: tagsOf(cluster, wanted),
    }),
  );
  return balancer;
}

async function listen(
  elbv2: ElasticLoadBalancingV2Client,
  cluster: CloudCluster,
  wanted: BalancedService,
  LoadBalancerArn: string | undefined,
): Promise<void> {
  const Tags = tagsOf(cluster, wanted);
  const { Listeners = [] } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  for (const port of wanted.ports.filter(({ port }) => !Listeners.some(({ Port }) => Port === port))) {
    const Protocol = protocolOf(port.protocol);
    const { TargetGroups: [targets] = [] } = await elbv2.send(
      new CreateTargetGroupCommand({
        Name: targetGroupName(cluster, wanted, port),
        VpcId: cluster.record.cluster.resourcesVpcConfig.vpcId,
        Port: port.nodePort,
        Protocol,
        TargetType: 'instance',
        HealthCheckProtocol: 'TCP',
        HealthCheckPort: 'traffic-port',
        Tags,
      }),
    );
    await elbv2.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Port: port.port,
        Protocol,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: targets?.TargetGroupArn }],
        Tags,
      }),
    );
  }
}

const protocolOf = (protocol: string): ProtocolEnum => (protocol === 'UDP' ? 'UDP' : 'TCP');

/** `k8s-<namespace>-<name>-<hash>`, each cut short. */
function targetGroupName(
  { record }: CloudCluster,
  { service, title }: BalancedService,
  { port, nodePort, protocol }: BalancedService['ports'][number],
): string {
  const plain = (text = ''): string => text.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8);
  const hash = createHash('sha1')
    .update([record.cluster.name, title, port, nodePort, protocol].join())
    .digest('hex');
  return `k8s-${plain(service.metadata.namespace)}-${plain(service.metadata.name)}-${hash.slice(0, 10)}`;
}

async function register(
  elbv2: ElasticLoadBalancingV2Client,
  { TargetGroupArn, Port }: TargetGroup,
  wanted: string[],
): Promise<void> {
  const { TargetHealthDescriptions = [] } = await elbv2.send(
    new DescribeTargetHealthCommand({ TargetGroupArn }),
  );
  const known = TargetHealthDescriptions.map(({ Target }) => Target?.Id ?? '');
  const targets = (ids: string[]) => ids.map((Id) => ({ Id, Port }));
  const coming = targets(wanted.filter((id) => !known.includes(id)));
  const going = targets(known.filter((id) => !wanted.includes(id)));
  if (coming.length > 0) await elbv2.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: coming }));
  if (going.length > 0) await elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: going }));
}

/** Clients reach the nodes by their own addresses; what checks their health comes in by the same rules. */
const rules = (wanted: BalancedService): IpPermission[] =>
  wanted.ports.map(({ nodePort, protocol }) => ({
    IpProtocol: protocol.toLowerCase(),
    FromPort: nodePort,
    ToPort: nodePort,
    IpRanges: wanted.sources.map((CidrIp) => ({ CidrIp, Description: ruleDescription(wanted) })),
  }));

export async function deleteNetworkBalancer(
  cluster: CloudCluster,
  { clients: { ec2, elbv2 } }: Caller,
  wanted: BalancedService,
): Promise<void> {
  const balancer = await findBalancer(elbv2, wanted.name);
  if (!balancer) return;
  const { LoadBalancerArn } = balancer;
  const targets = await targetGroupsOf(elbv2, LoadBalancerArn);
  await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
  for (const { TargetGroupArn } of targets) {
    await elbv2.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
  }
  await forgetClients(ec2, cluster, wanted);
}

async function forgetClients(ec2: EC2Client, cluster: CloudCluster, wanted: BalancedService): Promise<void> {
  for (const { GroupId, IpPermissions = [] } of await clusterGroups(ec2, cluster)) {
    const ours = IpPermissions.flatMap(({ IpRanges = [], IpProtocol, FromPort, ToPort }) => {
      const named = IpRanges.filter(({ Description }) => Description === ruleDescription(wanted));
      return named.length > 0 ? [{ IpProtocol, FromPort, ToPort, IpRanges: named }] : [];
    });
    if (ours.length > 0) {
      await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: ours }));
    }
  }
}
