/** Security groups, with their rules inline or apart. */
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { durations } from '../../clock.ts';
import { integer, listOf, type Members, optional, orElse, shape, tagList, text } from '../properties.ts';
import {
  briefly,
  generatedName,
  present,
  type ResourceContext,
  type ResourceType,
  resourceType,
} from '../resource-type.ts';
import { retag, tagLate, tagSpecifications } from './ec2.ts';

const peer = {
  IpProtocol: text,
  FromPort: optional(integer),
  ToPort: optional(integer),
  CidrIp: optional(text),
  CidrIpv6: optional(text),
  Description: optional(text),
};
const ingressRule = { ...peer, SourceSecurityGroupId: optional(text), SourcePrefixListId: optional(text) };
const egressRule = {
  ...peer,
  DestinationSecurityGroupId: optional(text),
  DestinationPrefixListId: optional(text),
};

type Rule = Partial<Members<typeof ingressRule> & Members<typeof egressRule>>;
type Direction = 'ingress' | 'egress';

/** What EC2 puts into a new group, and CloudFormation takes out when the template has egress rules of its own. */
const everythingOut: Rule = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };

function permission(rule: Rule): IpPermission {
  const { Description } = rule;
  const group = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const prefixList = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  return {
    IpProtocol: rule.IpProtocol,
    FromPort: rule.FromPort,
    ToPort: rule.ToPort,
    ...(rule.CidrIp ? { IpRanges: [{ CidrIp: rule.CidrIp, Description }] } : {}),
    ...(rule.CidrIpv6 ? { Ipv6Ranges: [{ CidrIpv6: rule.CidrIpv6, Description }] } : {}),
    ...(group ? { UserIdGroupPairs: [{ GroupId: group, Description }] } : {}),
    ...(prefixList ? { PrefixListIds: [{ PrefixListId: prefixList, Description }] } : {}),
  };
}

/** Adds rules and resolves to the ids of those rules. */
async function authorize(
  { clients: { ec2 } }: ResourceContext,
  direction: Direction,
  GroupId: string,
  rules: Rule[],
): Promise<string[]> {
  if (rules.length === 0) return [];
  const input = { GroupId, IpPermissions: rules.map(permission) };
  const { SecurityGroupRules: added = [] } =
    direction === 'ingress'
      ? await ec2.send(new AuthorizeSecurityGroupIngressCommand(input))
      : await ec2.send(new AuthorizeSecurityGroupEgressCommand(input));
  return added.map(({ SecurityGroupRuleId }) => present(SecurityGroupRuleId, 'rule id'));
}

async function revoke(
  { clients: { ec2 } }: ResourceContext,
  direction: Direction,
  GroupId: string,
  rules: Rule[],
): Promise<void> {
  if (rules.length === 0) return;
  const input = { GroupId, IpPermissions: rules.map(permission) };
  if (direction === 'ingress') await ec2.send(new RevokeSecurityGroupIngressCommand(input));
  else await ec2.send(new RevokeSecurityGroupEgressCommand(input));
}

export const securityGroup = resourceType(
  {
    GroupDescription: text,
    GroupName: optional(text),
    VpcId: optional(text),
    SecurityGroupIngress: orElse(listOf(shape(ingressRule)), []),
    SecurityGroupEgress: optional(listOf(shape(egressRule))),
    Tags: optional(tagList),
  },
  {
    attributes: ['GroupId', 'Id', 'VpcId'],
    replacedWith: ['GroupDescription', 'GroupName', 'VpcId'],
    takes: { create: durations.securityGroup, delete: briefly },
    create: async (context, { GroupDescription, GroupName, VpcId, Tags }) => {
      const { GroupId } = await context.clients.ec2.send(
        new CreateSecurityGroupCommand({
          GroupName: GroupName ?? generatedName(context, 255),
          Description: GroupDescription,
          VpcId,
          TagSpecifications: tagSpecifications(context, 'security-group', Tags),
        }),
      );
      const id = present(GroupId, 'security group');
      return { id, attributes: { GroupId: id, Id: id, VpcId: VpcId ?? '' } };
    },
    configure: async (context, { id }, { SecurityGroupIngress, SecurityGroupEgress, Tags }) => {
      await tagLate(context, 'security-group', id, Tags);
      await authorize(context, 'ingress', id, SecurityGroupIngress);
      if (!SecurityGroupEgress) return;
      await revoke(context, 'egress', id, [everythingOut]);
      await authorize(context, 'egress', id, SecurityGroupEgress);
    },
    update: async (context, { id }, properties, previous) => {
      await exchange(context, 'ingress', id, previous.SecurityGroupIngress, properties.SecurityGroupIngress);
      await exchange(
        context,
        'egress',
        id,
        previous.SecurityGroupEgress ?? [everythingOut],
        properties.SecurityGroupEgress ?? [everythingOut],
      );
      await retag(context, id, properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 } }, { id }) => {
      await ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }));
    },
  },
);

/** Takes away the rules that are no longer wanted and adds the new ones. */
async function exchange(
  context: ResourceContext,
  direction: Direction,
  groupId: string,
  from: Rule[],
  to: Rule[],
): Promise<void> {
  const without = (rules: Rule[], others: Rule[]): Rule[] => {
    const known = new Set(others.map((rule) => JSON.stringify(permission(rule))));
    return rules.filter((rule) => !known.has(JSON.stringify(permission(rule))));
  };
  await revoke(context, direction, groupId, without(from, to));
  await authorize(context, direction, groupId, without(to, from));
}

/** A rule of its own; a changed one is a new one. */
function ruleType(direction: Direction, rule: typeof ingressRule | typeof egressRule): ResourceType {
  return resourceType(
    { ...rule, GroupId: text },
    {
      attributes: ['Id'],
      takes: { create: durations.securityGroup, delete: briefly },
      create: async (context, { GroupId, ...properties }) => {
        const [id] = await authorize(context, direction, GroupId, [properties]);
        return { id: present(id, 'rule id'), attributes: { Id: present(id, 'rule id') } };
      },
      delete: async (context, _, { GroupId, ...properties }) => {
        await revoke(context, direction, GroupId, [properties]);
      },
    },
  );
}

export const securityGroupIngress = ruleType('ingress', ingressRule);
export const securityGroupEgress = ruleType('egress', egressRule);
