/** Route tables, their routes and the subnets that use them. */
import {
  AssociateRouteTableCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DescribeRouteTablesCommand,
  DisassociateRouteTableCommand,
  type EC2Client,
  ReplaceRouteCommand,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import { durations } from '../../clock.ts';
import { AwsError } from '../../core.ts';
import { type Members, optional, orElse, tagList, text } from '../properties.ts';
import { briefly, present, resourceType } from '../resource-type.ts';
import { retag, tagLate, tagSpecifications } from './ec2.ts';

export const routeTable = resourceType(
  { VpcId: text, Tags: optional(tagList) },
  {
    attributes: ['RouteTableId'],
    replacedWith: ['VpcId'],
    takes: { create: durations.routeTable, delete: briefly },
    create: async (context, { VpcId, Tags }) => {
      const { RouteTable } = await context.clients.ec2.send(
        new CreateRouteTableCommand({
          VpcId,
          TagSpecifications: tagSpecifications(context, 'route-table', Tags),
        }),
      );
      const id = present(RouteTable?.RouteTableId, 'route table');
      return { id, attributes: { RouteTableId: id } };
    },
    configure: async (context, { id }, { Tags }) => {
      await tagLate(context, 'route-table', id, Tags);
    },
    update: async (context, { id }, properties, previous) => {
      await retag(context, id, properties.Tags, previous.Tags);
      return {};
    },
    delete: async ({ clients: { ec2 } }, { id }) => {
      await ec2.send(new DeleteRouteTableCommand({ RouteTableId: id }));
    },
  },
);

const routeProperties = {
  RouteTableId: text,
  DestinationCidrBlock: orElse(text, '0.0.0.0/0'),
  GatewayId: optional(text),
  NatGatewayId: optional(text),
};

export const route = resourceType(routeProperties, {
  attributes: ['CidrBlock'],
  replacedWith: ['RouteTableId', 'DestinationCidrBlock'],
  takes: { create: durations.route, delete: briefly },
  create: async ({ clients: { ec2 } }, properties) => {
    await ec2.send(new CreateRouteCommand(properties));
    return {
      id: `${properties.RouteTableId}|${properties.DestinationCidrBlock}`,
      attributes: { CidrBlock: properties.DestinationCidrBlock },
    };
  },
  configure: async ({ clients: { ec2 } }, _, properties) => verifyTarget(ec2, properties),
  update: async ({ clients: { ec2 } }, _, properties) => {
    await ec2.send(new ReplaceRouteCommand(properties));
    await verifyTarget(ec2, properties);
    return {};
  },
  delete: async ({ clients: { ec2 } }, _, { RouteTableId, DestinationCidrBlock }) => {
    await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }));
  },
});

type RouteProperties = Members<typeof routeProperties>;

async function verifyTarget(ec2: EC2Client, wanted: RouteProperties): Promise<void> {
  const { Routes: routes = [] } = await describeTable(ec2, wanted.RouteTableId);
  const found = routes.find(
    ({ DestinationCidrBlock }) => DestinationCidrBlock === wanted.DestinationCidrBlock,
  );
  if (found?.GatewayId !== wanted.GatewayId || found?.NatGatewayId !== wanted.NatGatewayId)
    throw new AwsError(
      'NotStabilized',
      `the route to ${wanted.DestinationCidrBlock} in ${wanted.RouteTableId} has lost its target`,
    );
}

async function describeTable(ec2: EC2Client, id: string): Promise<RouteTable> {
  const { RouteTables: tables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ RouteTableIds: [id] }),
  );
  return present(tables[0], 'route table');
}

export const subnetRouteTableAssociation = resourceType(
  { SubnetId: text, RouteTableId: text },
  {
    attributes: ['Id'],
    takes: { create: durations.routeTableAssociation, delete: briefly },
    create: async ({ clients: { ec2 } }, properties) => {
      const { AssociationId } = await ec2.send(new AssociateRouteTableCommand(properties));
      const id = present(AssociationId, 'association');
      return { id, attributes: { Id: id } };
    },
    configure: async ({ clients: { ec2 } }, { id }, { RouteTableId }) => {
      const { Associations: associations = [] } = await describeTable(ec2, RouteTableId);
      if (!associations.some(({ RouteTableAssociationId }) => RouteTableAssociationId === id))
        throw new AwsError('NotStabilized', `the association ${id} is not in ${RouteTableId}`);
    },
    delete: async ({ clients: { ec2 } }, { id }) => {
      await ec2.send(new DisassociateRouteTableCommand({ AssociationId: id }));
    },
  },
);
