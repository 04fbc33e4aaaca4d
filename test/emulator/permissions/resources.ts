/**
 * What a call is about: resources that are there, and those that it is going to make, by the ARN that they will have.
 * Source of how each service names its resources: "Service Authorization Reference".
 */
import type { LoggedCall, Touched } from '../core.ts';
import type { Tags } from './questions.ts';

/** A resource that a call names or makes. */
export interface About {
  arn: string;
  /** Those that it has when the call comes; undefined for what is only being made. */
  tags: Tags | undefined;
  /** What a refusal names in place of the ARN. */
  said: string;
  /** Of a subnet, the ARN of its VPC. */
  vpc?: string | undefined;
}

export interface Place {
  account: string;
  region: string;
}

type Input = Record<string, unknown>;

const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

/**
 * Stands where AWS puts an id that nobody knows before: as in AWS, no policy can name it, and only a star matches it. A
 * refusal shows a star.
 */
const freshId = 'new';

const made = (arn: string): About => ({ arn, tags: undefined, said: arn.replaceAll(freshId, '*') });

/** What an operation makes, but EC2's, by service and operation. */
const creations: Record<string, Record<string, (input: Input, place: Place) => string | string[]>> = {
  autoscaling: {
    CreateAutoScalingGroup: ({ AutoScalingGroupName: name }, { account, region }) =>
      `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:${freshId}:autoScalingGroupName/${name}`,
  },
  cloudformation: { CreateStack: newStack, CreateChangeSet: newStack },
  eks: {
    CreateCluster: ({ name }, place) => inEks(place, `cluster/${name}`),
    CreateNodegroup: ({ clusterName, nodegroupName }, place) =>
      inEks(place, `nodegroup/${clusterName}/${nodegroupName}/${freshId}`),
    CreateAddon: ({ clusterName, addonName, podIdentityAssociations }, place) => [
      inEks(place, `addon/${clusterName}/${addonName}/${freshId}`),
      ...newAssociations(podIdentityAssociations, clusterName, place),
    ],
    UpdateAddon: ({ clusterName, podIdentityAssociations }, place) =>
      newAssociations(podIdentityAssociations, clusterName, place),
    CreateAccessEntry: ({ clusterName, principalArn }, place) => {
      const [, account, kind, name] = /::(\d+):([\w-]+)\/(?:.*\/)?([^/]+)$/.exec(text(principalArn)) ?? [];
      return inEks(place, `access-entry/${clusterName}/${kind}/${account}/${name}/${freshId}`);
    },
    CreatePodIdentityAssociation: ({ clusterName }, place) =>
      inEks(place, `podidentityassociation/${clusterName}/${freshId}`),
    CreateFargateProfile: ({ clusterName, fargateProfileName }, place) =>
      inEks(place, `fargateprofile/${clusterName}/${fargateProfileName}/${freshId}`),
    CreateCapability: ({ clusterName, type, capabilityName }, place) =>
      inEks(place, `capability/${clusterName}/${text(type).toLowerCase()}/${capabilityName}/${freshId}`),
    AssociateIdentityProviderConfig: ({ clusterName, oidc }, place) => {
      const { identityProviderConfigName: name } = Object(oidc);
      return inEks(place, `identityproviderconfig/${clusterName}/oidc/${name}/${freshId}`);
    },
  },
  elasticloadbalancing: {
    CreateLoadBalancer: ({ LoadBalancerName, Name, Type }, place) => {
      const kind = Type === 'network' ? 'net' : Type === 'gateway' ? 'gwy' : 'app';
      return inBalancing(
        place,
        LoadBalancerName === undefined
          ? `loadbalancer/${kind}/${Name}/${freshId}`
          : `loadbalancer/${LoadBalancerName}`,
      );
    },
    CreateTargetGroup: ({ Name }, place) => inBalancing(place, `targetgroup/${Name}/${freshId}`),
  },
  iam: {
    CreateRole: ({ Path, RoleName }, place) => inIam(place, `role${text(Path, '/')}${RoleName}`),
    CreateUser: ({ Path, UserName }, place) => inIam(place, `user${text(Path, '/')}${UserName}`),
    CreateGroup: ({ Path, GroupName }, place) => inIam(place, `group${text(Path, '/')}${GroupName}`),
    CreatePolicy: ({ Path, PolicyName }, place) => inIam(place, `policy${text(Path, '/')}${PolicyName}`),
    CreateInstanceProfile: ({ Path, InstanceProfileName }, place) =>
      inIam(place, `instance-profile${text(Path, '/')}${InstanceProfileName}`),
    // The rest of its name is the service's choice.
    CreateServiceLinkedRole: ({ AWSServiceName }, place) =>
      inIam(place, `role/aws-service-role/${AWSServiceName}/AWSServiceRoleFor${freshId}`),
    CreateOpenIDConnectProvider: ({ Url }, place) =>
      inIam(place, `oidc-provider/${text(Url).replace('https://', '')}`),
  },
  events: { PutRule: ruleOf },
  logs: {
    CreateLogGroup: ({ logGroupName }, { account, region }) =>
      `arn:aws:logs:${region}:${account}:log-group:${logGroupName}`,
  },
  sqs: { CreateQueue: ({ QueueName }, place) => inSqs(place, QueueName) },
};

function inSqs({ account, region }: Place, name: unknown): string {
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

/** A rule of EventBridge; those of the account's own bus go without its name. */
function ruleOf({ Name, Rule = Name, EventBusName = 'default' }: Input, { account, region }: Place): string {
  const bus = EventBusName === 'default' ? '' : `${EventBusName}/`;
  return `arn:aws:events:${region}:${account}:rule/${bus}${Rule}`;
}

/** What goes by a name in the request, of services that are not asked for what they have. */
const byName: Record<string, (operation: string, input: Input, place: Place) => string | undefined> = {
  events: (operation, input, place) => {
    if (operation === 'PutRule') return undefined;
    return typeof input.ResourceARN === 'string' ? input.ResourceARN : ruleOf(input, place);
  },
  kms: (_, { KeyId }, { account, region }) =>
    typeof KeyId === 'string' && !KeyId.startsWith('arn:')
      ? `arn:aws:kms:${region}:${account}:key/${KeyId}`
      : text(KeyId) || undefined,
  servicequotas: (_, { ServiceCode, QuotaCode }, { account, region }) =>
    `arn:aws:servicequotas:${region}:${account}:${ServiceCode}/${QuotaCode}`,
  sqs: (_, { QueueUrl }, place) =>
    typeof QueueUrl === 'string' ? inSqs(place, QueueUrl.split('/').at(-1)) : undefined,
};

function newStack({ StackName }: Input, { account, region }: Place): string {
  return `arn:aws:cloudformation:${region}:${account}:stack/${StackName}/${freshId}`;
}

const newAssociations = (associations: unknown, clusterName: unknown, place: Place): string[] =>
  [associations ?? []].flat().length === 0
    ? []
    : [inEks(place, `podidentityassociation/${clusterName}/${freshId}`)];

const inEks = ({ account, region }: Place, resource: string): string =>
  `arn:aws:eks:${region}:${account}:${resource}`;

const inBalancing = ({ account, region }: Place, resource: string): string =>
  `arn:aws:elasticloadbalancing:${region}:${account}:${resource}`;

const inIam = ({ account }: Place, resource: string): string => `arn:aws:iam::${account}:${resource}`;

/** Images and snapshots go by their ids alone, whose ever they are. Source: Service Authorization Reference, EC2. */
export const ownerIn = (kind: string, account: string): string =>
  kind === 'image' || kind === 'snapshot' ? '' : account;

/** EC2's operations that make something. What they make goes by its id. */
const ec2Makes = /^(Create(?!Tags$)|Allocate|Run|Copy|Import|Register)/;

/**
 * What the call is going to make.
 * @param types that EC2's operation takes: those that it needs and that the request doesn't name are the new ones
 */
export function madeBy(
  { service, operation, request }: LoggedCall,
  place: Place,
  types: readonly { name: string; required: boolean }[],
): About[] {
  const input: Input = Object(request);
  if (service !== 'ec2') {
    return [creations[service]?.[operation]?.(input, place) ?? []].flat().map(made);
  }
  if (!ec2Makes.test(operation)) return [];
  const tagged = [input.TagSpecifications ?? []].flat().map((each) => Object(each).ResourceType);
  return types
    .filter(({ name, required }) => required || tagged.includes(name))
    .map(({ name }) => {
      return made(`arn:aws:ec2:${place.region}:${ownerIn(name, place.account)}:${name}/${freshId}`);
    });
}

/** How IAM names in a refusal what is called by its name. Source: answers that people quote. */
const iamSays: [member: string, says: string][] = [
  ['RoleName', 'role'],
  ['GroupName', 'group'],
  ['UserName', 'user'],
  ['InstanceProfileName', 'instance profile'],
  ['PolicyArn', 'policy'],
];

/** Resources that IAM has not, by the names in the request. */
const iamKinds: Record<string, string> = {
  RoleName: 'role',
  GroupName: 'group',
  UserName: 'user',
  InstanceProfileName: 'instance-profile',
};

/**
 * Resources that the request names.
 * @param found those of them that are there, and EKS's and CloudFormation's that are not
 */
export function namedBy(
  { service, operation, request, region }: LoggedCall,
  { account }: Place,
  found: readonly Touched[],
): About[] {
  const input: Input = Object(request);
  const there = found
    .filter(({ arn }) => !isOnlyReferred(operation, input, arn))
    .map(({ arn, tags = {}, vpc }) => ({ arn, tags, vpc, said: arn }));
  if (service === 'iam') {
    const about = iamSays.find(([member]) => member in input && !operation.startsWith('Create'));
    const said = about && `${about[1]} ${input[about[0]]}`;
    const missing = Object.entries(iamKinds)
      .filter(([member, kind]) => member in input && !there.some(({ arn }) => arn.includes(`:${kind}/`)))
      .map(([member, kind]) => `arn:aws:iam::${account}:${kind}/${input[member]}`)
      // A policy is called by its ARN; where something else is named as well, that is what the call is about.
      .concat(there.length === 0 && about?.[0] === 'PolicyArn' ? text(input.PolicyArn) : [])
      .concat(there.length === 0 ? text(input.OpenIDConnectProviderArn) || [] : [])
      .map((arn) => ({ arn, tags: {}, said: '' }));
    return [...there, ...missing].map((each) => ({ ...each, said: said ?? each.arn }));
  }
  if (service === 'ssm') {
    return [input.Name ?? input.Path ?? input.Names ?? []].flat().map((name) => {
      // AWS's own parameters belong to no account.
      const owner = text(name).startsWith('/aws/') ? '' : account;
      const arn = `arn:aws:ssm:${region}:${owner}:parameter/${text(name).replace(/^\//, '')}`;
      return { arn, tags: {}, said: arn };
    });
  }
  const arn = byName[service]?.(operation, input, { account, region });
  return arn === undefined ? there : [{ arn, tags: {}, said: arn }];
}

/** Whether it is a group that a rule is about, and not the one whose rule it is. */
const isOnlyReferred = (operation: string, { GroupId }: Input, arn: string): boolean =>
  /SecurityGroup(In|E)gress$/.test(operation) &&
  arn.includes(':security-group/') &&
  !arn.endsWith(`/${GroupId}`);
