/** Which resources a call to moto is about, with their tags, for the call log. */
import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  DescribeTagsCommand as DescribeClassicTagsCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeTagsCommand as DescribeLoadBalancerTagsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GetInstanceProfileCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import type { LoggedCall, Touched } from './core.ts';
import { type Moto, perRegion } from './moto.ts';
import { ownerIn } from './permissions/resources.ts';
import { logGroups } from './services/log-groups.ts';

export interface TouchedResources {
  /** Those that the request names, as they are now, whatever the call does. */
  named(call: LoggedCall): Promise<Touched[]>;
  /** EC2's resources, by id. */
  inEc2(region: string, ids: string[]): Promise<Touched[]>;
  /** Those that the request names, as they are now. */
  ofRequest(call: LoggedCall): Promise<Touched[]>;
  /** Those that request and answer name, as they are now; none for a call that leaves things and tags as they were. */
  ofAnswer(call: LoggedCall, answer: string): Promise<Touched[]>;
}

type Finder = (call: LoggedCall, text: string) => Promise<Touched[]>;

type Tag = { Key?: string | undefined; Value?: string | undefined };

/** Only calls that change something are worth the look-up, and what a console says, which policies grant by tag. */
const READS = /^(Describe|Get(?!ConsoleOutput)|List|Search|Simulate)/;
/** Only these make something, or change tags. */
const MAKES = /^(Create|Run|Allocate|Copy|Register|Tag|Untag|Add|Remove)/;

export function touchedResources(moto: Moto, account: string): TouchedResources {
  const ec2In = perRegion((region) => new EC2Client(moto.client(region)));
  const inEc2 = (region: string, ids: string[]): Promise<Touched[]> =>
    ec2Resources(ec2In(region), account, region, ids);
  const finders: Record<string, Finder> = {
    ec2: ec2Finder(ec2In, inEc2),
    iam: iamFinder(moto),
    autoscaling: autoScalingFinder(moto),
    elasticloadbalancing: loadBalancerFinder(moto, account),
    logs: logGroupFinder(moto, account),
  };
  const named = async (call: LoggedCall, text = JSON.stringify(call.request)): Promise<Touched[]> =>
    (await finders[call.service]?.(call, text)) ?? [];
  const find = async (call: LoggedCall, text: string): Promise<Touched[]> =>
    READS.test(call.operation) ? [] : await named(call, text);
  return {
    named: (call) => named(call),
    inEc2,
    ofRequest: (call) => find(call, JSON.stringify(call.request)),
    ofAnswer: async (call, answer) =>
      MAKES.test(call.operation) ? await find(call, JSON.stringify(call.request) + answer) : [],
  };
}

const tagsOf = (tags: Tag[] = []): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));

/** The word that stands for each kind of EC2 resource in its ARN, by the prefix of its ids. */
const ec2Kinds: Record<string, string> = {
  acl: 'network-acl',
  ami: 'image',
  dopt: 'dhcp-options',
  eipalloc: 'elastic-ip',
  eni: 'network-interface',
  i: 'instance',
  igw: 'internet-gateway',
  lt: 'launch-template',
  nat: 'natgateway',
  rtb: 'route-table',
  sg: 'security-group',
  snap: 'snapshot',
  subnet: 'subnet',
  vol: 'volume',
  vpc: 'vpc',
  vpce: 'vpc-endpoint',
};

const EC2_ID = /\b([a-z]+)-[0-9a-f]{8,17}\b/g;

function ec2Finder(ec2In: (region: string) => EC2Client, inEc2: TouchedResources['inEc2']): Finder {
  return async ({ region, request }, text) => {
    const named = text + (await routeTableOf(ec2In(region), Object(request).AssociationId));
    const ids = [...named.matchAll(EC2_ID)].filter(([, kind]) => kind && kind in ec2Kinds).map(([id]) => id);
    return await inEc2(region, [...new Set(ids)]);
  };
}

async function ec2Resources(
  ec2: EC2Client,
  account: string,
  region: string,
  ids: string[],
): Promise<Touched[]> {
  if (ids.length === 0) return [];
  const { Tags = [] } = await ec2.send(
    new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: ids }] }),
  );
  const subnetIds = ids.filter((id) => id.startsWith('subnet-'));
  const Filters = [{ Name: 'subnet-id', Values: subnetIds }];
  const described =
    subnetIds.length > 0 ? await ec2.send(new DescribeSubnetsCommand({ Filters })) : undefined;
  const subnets = described?.Subnets ?? [];
  return ids.map((id) => {
    const kind = ec2Kinds[id.split('-')[0] ?? ''] ?? '';
    const { VpcId } = subnets.find(({ SubnetId }) => SubnetId === id) ?? {};
    return {
      ...(VpcId !== undefined && { vpc: `arn:aws:ec2:${region}:${account}:vpc/${VpcId}` }),
      arn: `arn:aws:ec2:${region}:${ownerIn(kind, account)}:${kind}/${id}`,
      tags: tagsOf(Tags.filter(({ ResourceId }) => ResourceId === id)),
    };
  });
}

/** DisassociateRouteTable names neither the table nor the subnet. */
async function routeTableOf(ec2: EC2Client, association: unknown): Promise<string> {
  if (typeof association !== 'string' || !association.startsWith('rtbassoc-')) return '';
  const { RouteTables: [table] = [] } = await ec2.send(
    new DescribeRouteTablesCommand({
      Filters: [{ Name: 'association.route-table-association-id', Values: [association] }],
    }),
  );
  const subnet = table?.Associations?.find((each) => each.RouteTableAssociationId === association)?.SubnetId;
  return ` ${table?.RouteTableId} ${subnet}`;
}

function iamFinder(moto: Moto): Finder {
  const iam = new IAMClient(moto.client('us-east-1'));
  return async ({ request }) => {
    const { RoleName, UserName, InstanceProfileName, PolicyArn, OpenIDConnectProviderArn } = Object(request);
    const found = [
      RoleName && iam.send(new GetRoleCommand({ RoleName })).then(({ Role }) => Role),
      UserName && iam.send(new GetUserCommand({ UserName })).then(({ User }) => User),
      InstanceProfileName &&
        iam
          .send(new GetInstanceProfileCommand({ InstanceProfileName }))
          .then(({ InstanceProfile }) => InstanceProfile),
      PolicyArn && iam.send(new GetPolicyCommand({ PolicyArn })).then(({ Policy }) => Policy),
      OpenIDConnectProviderArn &&
        iam
          .send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }))
          .then(({ Tags }) => ({ Arn: OpenIDConnectProviderArn, Tags })),
    ];
    const settled = await Promise.allSettled(found);
    return settled.flatMap((result) =>
      // Not there yet, or not any more.
      result.status === 'fulfilled' && result.value?.Arn
        ? [{ arn: result.value.Arn, tags: tagsOf(result.value.Tags) }]
        : [],
    );
  };
}

function autoScalingFinder(moto: Moto): Finder {
  const autoScalingIn = perRegion((region) => new AutoScalingClient(moto.client(region)));
  return async ({ region, request }) => {
    const { AutoScalingGroupName, InstanceId, Tags } = Object(request);
    const autoScaling = autoScalingIn(region);
    const name = AutoScalingGroupName ?? Tags?.[0]?.ResourceId ?? (await groupOf(autoScaling, InstanceId));
    if (!name) return [];
    const { AutoScalingGroups = [] } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
    );
    return AutoScalingGroups.map((group) => ({
      arn: group.AutoScalingGroupARN ?? '',
      tags: tagsOf(group.Tags),
    }));
  };
}

/** TerminateInstanceInAutoScalingGroup names the instance alone. */
async function groupOf(autoScaling: AutoScalingClient, instance: unknown): Promise<string | undefined> {
  if (typeof instance !== 'string') return undefined;
  const { AutoScalingInstances = [] } = await autoScaling.send(
    new DescribeAutoScalingInstancesCommand({ InstanceIds: [instance] }),
  );
  return AutoScalingInstances[0]?.AutoScalingGroupName;
}

/** CloudWatch's log groups: nothing else here needs its client. */
function logGroupFinder(moto: Moto, account: string): Finder {
  return async ({ region, request }) => {
    const { logGroupName, resourceArn } = Object(request);
    const arn: unknown =
      resourceArn ?? (logGroupName && `arn:aws:logs:${region}:${account}:log-group:${logGroupName}`);
    if (typeof arn !== 'string') return [];
    const group = (await logGroups(moto.client(region))).find(({ id }) => arn.endsWith(`:log-group:${id}`));
    return [{ arn, tags: tagsOf(group?.tags) }];
  };
}

const LOAD_BALANCER_ARN = /arn:aws:elasticloadbalancing:[^:"<]+:\d+:[^"<]+/g;

function loadBalancerFinder(moto: Moto, account: string): Finder {
  const elbIn = perRegion((region) => new ElasticLoadBalancingV2Client(moto.client(region)));
  const classicIn = perRegion((region) => new ElasticLoadBalancingClient(moto.client(region)));
  const classic = async (region: string, name: string): Promise<Touched> => {
    const arn = `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${name}`;
    try {
      const { TagDescriptions = [] } = await classicIn(region).send(
        new DescribeClassicTagsCommand({ LoadBalancerNames: [name] }),
      );
      return { arn, tags: tagsOf(TagDescriptions[0]?.Tags) };
    } catch {
      // Not there yet, or not any more.
      return { arn };
    }
  };
  return async ({ region, request }, text) => {
    // Classic load balancers go by their names alone.
    const { LoadBalancerName, LoadBalancerNames = [LoadBalancerName] } = Object(request);
    if (LoadBalancerNames[0]) {
      return await Promise.all(LoadBalancerNames.map((name: string) => classic(region, name)));
    }
    const arns = [...new Set([...text.matchAll(LOAD_BALANCER_ARN)].map(([arn]) => arn))];
    return await Promise.all(
      arns.map(async (arn) => {
        try {
          const { TagDescriptions = [] } = await elbIn(region).send(
            new DescribeLoadBalancerTagsCommand({ ResourceArns: [arn] }),
          );
          return { arn, tags: tagsOf(TagDescriptions[0]?.Tags) };
        } catch {
          // Listeners and rules of a load balancer that is gone are no longer known by name.
          return { arn };
        }
      }),
    );
  };
}
