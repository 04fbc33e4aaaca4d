/** Network ACLs, their entries, and the subnets that they stand before. */
import {
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  DeleteNetworkAclCommand,
  DeleteNetworkAclEntryCommand,
  DescribeNetworkAclsCommand,
  type EC2Client,
  ReplaceNetworkAclAssociationCommand,
  ReplaceNetworkAclEntryCommand,
} from '@aws-sdk/client-ec2';
import { durations } from '../../clock.ts';
import { flag, integer, type Members, oneOf, optional, orElse, shape, tagList, text } from '../properties.ts';
import { briefly, present, resourceType } from '../resource-type.ts';
import { retag, tagSpecifications } from './ec2.ts';

export const networkAcl = resourceType(
  { VpcId: text, Tags: optional(tagList) },
  {
    attributes: ['Id'],
    replacedWith: ['VpcId'],
    // Assumed: a call, as a route table is.
    takes: { create: durations.routeTable, delete: briefly },
    create: async (context, { VpcId, Tags }) => {
      const { NetworkAcl } = await context.clients.ec2.send(
        new CreateNetworkAclCommand({
          VpcId,
          TagSpecifications: tagSpecifications(context, 'network-acl', Tags),
        }),
      );
      const id = present(NetworkAcl?.NetworkAclId, 'network ACL');
      return { id, attributes: { Id: id } };
    },
    update: async (context, { id }, properties, previous) => {
      await retag(context, id, properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 } }, { id }) => {
      await ec2.send(new DeleteNetworkAclCommand({ NetworkAclId: id }));
    },
  },
);

const entryProperties = {
  NetworkAclId: text,
  RuleNumber: integer,
  Protocol: text,
  RuleAction: oneOf('allow', 'deny'),
  Egress: orElse(flag, false),
  CidrBlock: optional(text),
  Ipv6CidrBlock: optional(text),
  Icmp: optional(shape({ Code: optional(integer), Type: optional(integer) })),
  PortRange: optional(shape({ From: optional(integer), To: optional(integer) })),
};

const entryOf = ({ Icmp, ...properties }: Members<typeof entryProperties>) => ({
  ...properties,
  ...(Icmp === undefined ? {} : { IcmpTypeCode: Icmp }),
});

export const networkAclEntry = resourceType(entryProperties, {
  attributes: ['Id'],
  // Source: createOnlyProperties of the type's schema.
  replacedWith: ['Egress', 'NetworkAclId', 'RuleNumber'],
  takes: { create: durations.route, delete: briefly },
  create: async ({ clients: { ec2 } }, properties) => {
    await ec2.send(new CreateNetworkAclEntryCommand(entryOf(properties)));
    const { NetworkAclId, RuleNumber, Egress } = properties;
    // What an entry's id looks like is assumed: it is none of EC2's.
    const id = `${NetworkAclId}|${RuleNumber}|${Egress}`;
    return { id, attributes: { Id: id } };
  },
  update: async ({ clients: { ec2 } }, _, properties) => {
    await ec2.send(new ReplaceNetworkAclEntryCommand(entryOf(properties)));
    return {};
  },
  delete: async ({ clients: { ec2 } }, _, { NetworkAclId, RuleNumber, Egress }) => {
    await ec2.send(new DeleteNetworkAclEntryCommand({ NetworkAclId, RuleNumber, Egress }));
  },
});

/** The association that a subnet has now: it always has one, and each change of it makes another. */
export async function associationOf(ec2: EC2Client, subnetId: string) {
  const Filters = [{ Name: 'association.subnet-id', Values: [subnetId] }];
  const { NetworkAcls: [acl] = [] } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
  const association = acl?.Associations?.find(({ SubnetId }) => SubnetId === subnetId);
  return { vpcId: acl?.VpcId, aclId: acl?.NetworkAclId, id: association?.NetworkAclAssociationId };
}

async function associate(ec2: EC2Client, AssociationId: string | undefined, NetworkAclId: string) {
  const { NewAssociationId } = await ec2.send(
    new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }),
  );
  return present(NewAssociationId, 'association');
}

export async function defaultAclOf(ec2: EC2Client, vpcId: string): Promise<string> {
  const Filters = [
    { Name: 'vpc-id', Values: [vpcId] },
    { Name: 'default', Values: ['true'] },
  ];
  const { NetworkAcls: [acl] = [] } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
  return present(acl?.NetworkAclId, 'default network ACL');
}

export const subnetNetworkAclAssociation = resourceType(
  { SubnetId: text, NetworkAclId: text },
  {
    attributes: ['AssociationId'],
    takes: { create: durations.routeTableAssociation, delete: briefly },
    create: async ({ clients: { ec2 } }, { SubnetId, NetworkAclId }) => {
      const { id: present } = await associationOf(ec2, SubnetId);
      const id = await associate(ec2, present, NetworkAclId);
      return { id, attributes: { AssociationId: id } };
    },
    // The subnet goes back to its VPC's own, unless another association has taken this one's place.
    delete: async ({ clients: { ec2 } }, _, { SubnetId, NetworkAclId }) => {
      const { vpcId, aclId, id } = await associationOf(ec2, SubnetId);
      if (vpcId === undefined || aclId !== NetworkAclId) return;
      await associate(ec2, id, await defaultAclOf(ec2, vpcId));
    },
  },
);
