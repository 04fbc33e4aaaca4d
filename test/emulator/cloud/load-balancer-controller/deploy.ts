/** Makes what a stack wants in Elastic Load Balancing, and takes it away again. */
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  type LoadBalancer,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CloudCluster } from '../cluster.ts';
import type { Flavour, RunningController } from './flavour.ts';
import { type Listener, type Rule, type Stack, stackTags, type TargetGroup, tagsOf } from './stack.ts';

export interface Deployment {
  elbv2: ElasticLoadBalancingV2Client;
  cluster: CloudCluster;
  flavour: Flavour;
  controller: RunningController;
}

type Named = Pick<Stack, 'prefix' | 'id'>;

/** Of some resources, those that carry the stack's tags. */
async function ofStack<Resource>(
  { elbv2, flavour, controller }: Deployment,
  { prefix, id }: Named,
  resources: Resource[],
  arnOf: (resource: Resource) => string | undefined,
): Promise<Resource[]> {
  const found: Resource[] = [];
  for (const resource of resources) {
    const { TagDescriptions: [tagged] = [] } = await elbv2.send(
      new DescribeTagsCommand({ ResourceArns: [arnOf(resource) ?? ''] }),
    );
    const has = (key: string, value: string): boolean =>
      (tagged?.Tags ?? []).some(({ Key, Value }) => Key === key && Value === value);
    if (has(flavour.clusterTag, controller.clusterName) && has(`${prefix}/stack`, id)) found.push(resource);
  }
  return found;
}

async function balancersOf(deployment: Deployment, stack: Named): Promise<LoadBalancer[]> {
  const { LoadBalancers = [] } = await deployment.elbv2.send(new DescribeLoadBalancersCommand({}));
  return ofStack(deployment, stack, LoadBalancers, ({ LoadBalancerArn }) => LoadBalancerArn);
}

async function targetGroupsOf(deployment: Deployment, stack: Named) {
  const { TargetGroups = [] } = await deployment.elbv2.send(new DescribeTargetGroupsCommand({}));
  return ofStack(deployment, stack, TargetGroups, ({ TargetGroupArn }) => TargetGroupArn);
}

/** @returns the name by which the load balancer is reached */
export async function deploy(
  deployment: Deployment,
  stack: Stack,
  network: { subnets: string[]; securityGroups: string[] },
): Promise<string> {
  const arns = new Map<string, string>();
  const known = await targetGroupsOf(deployment, stack);
  for (const wanted of stack.targetGroups) {
    const arn =
      known.find(({ TargetGroupName }) => TargetGroupName === wanted.name)?.TargetGroupArn ??
      (await createTargetGroup(deployment, stack, wanted));
    arns.set(wanted.name, arn);
    await register(deployment, arn, wanted);
  }
  const balancers = await balancersOf(deployment, stack);
  const balancer =
    balancers.find(({ LoadBalancerName }) => LoadBalancerName === stack.name) ??
    (await createBalancer(deployment, stack, network));
  await listen(deployment, stack, balancer.LoadBalancerArn, arns);
  return balancer.DNSName ?? '';
}

async function createTargetGroup(
  { elbv2, cluster, flavour, controller }: Deployment,
  stack: Stack,
  { name, resource, type, protocol, port }: TargetGroup,
): Promise<string> {
  const { TargetGroups: [made] = [] } = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: name,
      TargetType: type,
      Protocol: protocol,
      Port: port,
      VpcId: cluster.record.cluster.resourcesVpcConfig.vpcId,
      Tags: tagsOf(flavour, controller, stackTags(stack, resource)),
    }),
  );
  return made?.TargetGroupArn ?? '';
}

async function createBalancer(
  { elbv2, flavour, controller }: Deployment,
  stack: Stack,
  { subnets, securityGroups }: { subnets: string[]; securityGroups: string[] },
): Promise<LoadBalancer> {
  const { LoadBalancers: [made = {}] = [] } = await elbv2.send(
    new CreateLoadBalancerCommand({
      Name: stack.name,
      Type: stack.type,
      Scheme: stack.scheme,
      Subnets: subnets,
      SecurityGroups: securityGroups,
      Tags: tagsOf(flavour, controller, stackTags(stack, 'LoadBalancer')),
    }),
  );
  return made;
}

async function register({ elbv2 }: Deployment, TargetGroupArn: string, { port, members }: TargetGroup) {
  const { TargetHealthDescriptions = [] } = await elbv2.send(
    new DescribeTargetHealthCommand({ TargetGroupArn }),
  );
  const known = TargetHealthDescriptions.map(({ Target }) => Target?.Id ?? '');
  const targets = (ids: string[]) => ids.map((Id) => ({ Id, Port: port }));
  const coming = targets(members.filter((id) => !known.includes(id)));
  const going = targets(known.filter((id) => !members.includes(id)));
  if (coming.length > 0) await elbv2.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: coming }));
  if (going.length > 0) await elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: going }));
}

/** Makes the listeners that are missing; those that are there stay as they are. */
async function listen(
  { elbv2, flavour, controller }: Deployment,
  stack: Stack,
  LoadBalancerArn: string | undefined,
  arns: Map<string, string>,
): Promise<void> {
  const { Listeners = [] } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const missing = stack.listeners.filter(({ port }) => !Listeners.some(({ Port }) => Port === port));
  for (const { port, protocol, certificates, rules } of missing) {
    const Tags = tagsOf(flavour, controller, stackTags(stack, String(port)));
    const whole = rules.find(({ host, path }) => host === undefined && path === undefined);
    const { Listeners: [made] = [] } = await elbv2.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Port: port,
        Protocol: protocol,
        ...(certificates[0] && { Certificates: [{ CertificateArn: certificates[0] }] }),
        DefaultActions: [whole ? forward(whole, arns) : notFound],
        Tags,
      }),
    );
    for (const [index, rule] of rules.filter((each) => each !== whole).entries()) {
      await elbv2.send(
        new CreateRuleCommand({
          ListenerArn: made?.ListenerArn,
          Priority: index + 1,
          Conditions: conditions(rule),
          Actions: [forward(rule, arns)],
          Tags: tagsOf(flavour, controller, stackTags(stack, `${port}:${index + 1}`)),
        }),
      );
    }
  }
}

const forward = ({ target }: Rule, arns: Map<string, string>) =>
  ({ Type: 'forward', TargetGroupArn: arns.get(target) }) as const;

const notFound = {
  Type: 'fixed-response',
  FixedResponseConfig: { ContentType: 'text/plain', StatusCode: '404' },
} as const;

const conditions = ({ host, path }: Listener['rules'][number]) => [
  ...(host ? [{ Field: 'host-header', HostHeaderConfig: { Values: [host] } }] : []),
  ...(path ? [{ Field: 'path-pattern', PathPatternConfig: { Values: [path] } }] : []),
];

export async function undeploy(deployment: Deployment, stack: Named): Promise<void> {
  const { elbv2 } = deployment;
  const targetGroups = await targetGroupsOf(deployment, stack);
  for (const { LoadBalancerArn } of await balancersOf(deployment, stack)) {
    await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
  }
  for (const { TargetGroupArn } of targetGroups) {
    await elbv2.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
  }
}
