/**
 * What AWS checks of a caller's permissions beside the call itself: tags on what is made, roles that are handed on, the
 * trial launch of a node group's template, service-linked roles. docs/iam/README.md lists these with their sources.
 */
import type { LoggedCall } from '../core.ts';
import type { LaunchOf } from './launches.ts';
import { type Context, type Question, requestTags, resourceTags } from './questions.ts';
import type { About, Place } from './resources.ts';
import type { Given } from './tags-given.ts';

/** What exists, as far as questions are about it. */
export interface Known {
  /** ARN of the permissions boundary that a role has. */
  boundaryOf(roleArn: string): Promise<string | undefined>;
  /** What a node group's launch template would launch; undefined when there is no such template. */
  launchOf: LaunchOf;
  /** The service-linked roles that the account has by now. */
  serviceLinked: ReadonlySet<string>;
}

/** A question, and how the service refuses where it has words of its own. */
export interface Implied extends Question {
  refusal?: 'launch';
}

export async function impliedBy(
  call: LoggedCall,
  named: readonly About[],
  made: readonly About[],
  known: Known,
  place: Place,
  given: Given,
): Promise<Implied[]> {
  const { service, operation, request } = call;
  const input = Object(request);
  return [
    ...tagging(service, operation, made, given),
    ...passing(service, operation, input),
    ...linking(service, operation, known, place),
    ...(service === 'eks' && operation === 'CreateNodegroup' ? lookingAt(input) : []),
    ...(service === 'eks' && operation.endsWith('Addon') ? associating(operation, made, named) : []),
    ...(service === 'eks' && /^(Create|Update)Nodegroup/.test(operation) && input.launchTemplate
      ? await launching(Object(input.launchTemplate), [input.subnets ?? []].flat().map(String), known, place)
      : []),
    ...(service === 'autoscaling' && /^(Create|Update)AutoScalingGroup$/.test(operation)
      ? await launchingByGroup(input, known, place)
      : []),
    ...(service === 'iam' && operation === 'AddRoleToInstanceProfile' ? handingOn(named) : []),
  ];
}

/** The action that puts tags on what is made. */
const tagActions: Record<string, string> = {
  autoscaling: 'autoscaling:CreateOrUpdateTags',
  cloudformation: 'cloudformation:TagResource',
  ec2: 'ec2:CreateTags',
  eks: 'eks:TagResource',
  elasticloadbalancing: 'elasticloadbalancing:AddTags',
  logs: 'logs:TagResource',
};

const iamTagActions: Record<string, string> = {
  CreateRole: 'iam:TagRole',
  CreateUser: 'iam:TagUser',
  CreatePolicy: 'iam:TagPolicy',
  CreateInstanceProfile: 'iam:TagInstanceProfile',
  CreateOpenIDConnectProvider: 'iam:TagOpenIDConnectProvider',
};

function tagging(service: string, operation: string, made: readonly About[], given: Given): Question[] {
  const action = service === 'iam' ? iamTagActions[operation] : tagActions[service];
  if (action === undefined) return [];
  return made
    .filter(({ arn }) => Object.keys(given.of(arn)).length > 0)
    .map(({ arn, said }) => ({
      action,
      resource: arn,
      said,
      context: { ...requestTags(given.of(arn)), [`${service}:CreateAction`]: operation },
    }));
}

type Input = Record<string, unknown>;

/**
 * The roles that a call hands to a service, by service, operation and the path of the member that names the role.
 * Sources: the EKS user guide's pages on each role; IAM user guide, "Grant a user permissions to pass a role to an AWS
 * service".
 */
export const passes: Record<string, [operations: RegExp, member: string, to: string][]> = {
  eks: [
    [/^CreateCluster$/, 'roleArn', 'eks.amazonaws.com'],
    [/^(CreateCluster|UpdateClusterConfig)$/, 'computeConfig.nodeRoleArn', 'ec2.amazonaws.com'],
    [/^CreateNodegroup$/, 'nodeRole', 'ec2.amazonaws.com'],
    [/^(Create|Update)Capability$/, 'roleArn', 'capabilities.eks.amazonaws.com'],
    [/^CreateFargateProfile$/, 'podExecutionRoleArn', 'eks-fargate-pods.amazonaws.com'],
    [/^(Create|Update)PodIdentityAssociation$/, 'roleArn', 'pods.eks.amazonaws.com'],
    [/^(Create|Update)Addon$/, 'podIdentityAssociations.roleArn', 'pods.eks.amazonaws.com'],
    [/^(Create|Update)Addon$/, 'serviceAccountRoleArn', 'eks.amazonaws.com'],
  ],
};

function passing(service: string, operation: string, input: Input): Question[] {
  return (passes[service] ?? [])
    .filter(([operations]) => operations.test(operation))
    .flatMap(([, member, to]) =>
      textsAt(input, member.split('.')).map((resource) => ({
        action: 'iam:PassRole',
        resource,
        context: { 'iam:PassedToService': to },
      })),
    );
}

function textsAt(value: unknown, [first, ...rest]: string[]): string[] {
  if (first === undefined) return typeof value === 'string' ? [value] : [];
  return [value ?? []].flat().flatMap((each) => textsAt(Object(each)[first], rest));
}

/**
 * The role of its own that a service makes in the account when it has none yet, with the caller's permissions.
 * Source: "Using service-linked roles" in each service's guide.
 */
const linkedRoles: Record<string, [service: string, role: string]> = {
  'eks:CreateCluster': ['eks.amazonaws.com', 'AWSServiceRoleForAmazonEKS'],
  'eks:CreateNodegroup': ['eks-nodegroup.amazonaws.com', 'AWSServiceRoleForAmazonEKSNodegroup'],
  'eks:CreateFargateProfile': ['eks-fargate.amazonaws.com', 'AWSServiceRoleForAmazonEKSForFargate'],
  'autoscaling:CreateAutoScalingGroup': ['autoscaling.amazonaws.com', 'AWSServiceRoleForAutoScaling'],
  'elasticloadbalancing:CreateLoadBalancer': [
    'elasticloadbalancing.amazonaws.com',
    'AWSServiceRoleForElasticLoadBalancing',
  ],
};

/** The service-linked role that comes with the call. */
export const linkedRoleOf = (service: string, operation: string): string | undefined =>
  linkedRoles[`${service}:${operation}`]?.[1];

function linking(service: string, operation: string, known: Known, { account }: Place): Question[] {
  const [owner, role = ''] = linkedRoles[`${service}:${operation}`] ?? [];
  if (owner === undefined || known.serviceLinked.has(role)) return [];
  return [
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: `arn:aws:iam::${account}:role/aws-service-role/${owner}/${role}`,
      context: { 'iam:AWSServiceName': owner },
    },
  ];
}

/**
 * EKS looks at the node role with the caller's permissions.
 * Source: aws-controllers-k8s/community issue 2164, terraform-aws-modules/terraform-aws-eks issue 2018.
 */
const lookingAt = ({ nodeRole }: Input): Question[] =>
  typeof nodeRole !== 'string'
    ? []
    : ['iam:GetRole', 'iam:ListAttachedRolePolicies'].map((action) => ({
        action,
        resource: nodeRole,
        said: `role ${nodeRole.split('/').at(-1)}`,
      }));

/**
 * Who makes an add-on with associations must be allowed to make those in the cluster, and who deletes it to delete them.
 * Source: EKS user guide, "IAM roles for Amazon EKS add-ons".
 */
function associating(operation: string, made: readonly About[], named: readonly About[]): Question[] {
  const isAssociation = ({ arn }: About): boolean => arn.includes(':podidentityassociation/');
  const ask = (action: string, about: readonly About[]): Question[] =>
    about.map(({ arn, tags = {} }) => ({ action, resource: arn, context: resourceTags(tags, 'eks') }));
  if (operation === 'DeleteAddon')
    return ask('eks:DeletePodIdentityAssociation', named.filter(isAssociation));
  if (!made.some(isAssociation)) return [];
  return ask(
    'eks:CreatePodIdentityAssociation',
    named.filter(({ arn }) => arn.includes(':cluster/')),
  );
}

/**
 * A role in an instance profile is handed to instances.
 * Source: IAM API reference, AddRoleToInstanceProfile: the caller must be granted PassRole on the role.
 */
const handingOn = (named: readonly About[]): Question[] =>
  named
    .filter(({ arn }) => arn.includes(':role/'))
    .map(({ arn }) => ({
      action: 'iam:PassRole',
      resource: arn,
      context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    }));

/**
 * Whoever gives an Auto Scaling group a launch template must be allowed to launch what it says, and to pass the role of its
 * instance profile. Source: EC2 Auto Scaling user guide, "Control Amazon EC2 launch template usage in Auto Scaling groups".
 */
async function launchingByGroup(input: Input, known: Known, place: Place): Promise<Implied[]> {
  const { LaunchTemplate, MixedInstancesPolicy, VPCZoneIdentifier = '' } = input;
  const mixed = Object(MixedInstancesPolicy).LaunchTemplate?.LaunchTemplateSpecification;
  const template = LaunchTemplate ?? mixed;
  if (!template) return [];
  const { LaunchTemplateId: id, LaunchTemplateName: name, Version: version } = Object(template);
  const subnets = String(VPCZoneIdentifier).split(',').filter(Boolean);
  return launching({ id, name, version }, subnets, known, place);
}

/** EKS tries the template with the caller's permissions. Source: EKS user guide, "Customize managed nodes with launch templates". */
async function launching(
  template: { id?: string; name?: string; version?: string },
  subnets: string[],
  known: Known,
  { account, region }: Place,
): Promise<Implied[]> {
  const launch = await known.launchOf(region, template, subnets);
  if (!launch) return [];
  const ec2 = (resource: string): string => `arn:aws:ec2:${region}:${account}:${resource}`;
  const from: Context = {
    // EKS and Auto Scaling ask on behalf of the caller. Source: IAM user guide, "Forward access sessions".
    'aws:ViaAWSService': 'true',
    'ec2:LaunchTemplate': launch.template.arn,
    'ec2:IsLaunchTemplateResource': 'true',
  };
  const run = { action: 'ec2:RunInstances', refusal: 'launch' } as const;
  return [
    ...[launch.template, ...launch.existing].map(({ arn, tags = {}, vpc }) => ({
      ...run,
      resource: arn,
      context: {
        ...from,
        ...resourceTags(tags, 'ec2'),
        ...(vpc !== undefined && { 'ec2:Vpc': vpc }),
      },
    })),
    {
      ...run,
      resource: launch.image.arn,
      context: {
        ...from,
        'ec2:Owner': launch.image.owner,
        'ec2:ImageID': launch.image.arn.split('/').at(-1) ?? '',
      },
    },
    ...(launch.role === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: launch.role,
            context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
          },
        ]),
    ...[...launch.snapshots, ...launch.named].map((resource) => ({ ...run, resource, context: from })),
    ...Object.entries(launch.made).flatMap(([type, tags]) => {
      const about = { resource: ec2(`${type}/new`), said: ec2(`${type}/*`), refusal: 'launch' } as const;
      const context = {
        ...from,
        ...requestTags(tags),
        ...(type === 'instance' &&
          launch.instanceType !== undefined && { 'ec2:InstanceType': launch.instanceType }),
      };
      return [
        { ...about, action: 'ec2:RunInstances', context },
        ...(Object.keys(tags).length > 0
          ? [
              {
                ...about,
                action: 'ec2:CreateTags',
                context: { ...context, 'ec2:CreateAction': 'RunInstances' },
              },
            ]
          : []),
      ];
    }),
  ];
}
