/** The fields that name a VPC and subnets which are there. */
import { cidr } from '../cidr.ts';
import { matching } from '../parsers.ts';
import * as values from '../values.ts';
import { field, list, mapping, named, required, text, type ValueOf } from './shapes.ts';

export const vpcId = text(
  'the id of a VPC',
  matching(/^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC', 'vpc-0123456789abcdef0'),
);

export const subnetId = text(
  'the id of a subnet',
  matching(/^subnet-[0-9a-f]{8,17}$/, 'the id of a subnet', 'subnet-0123456789abcdef0'),
);

const subnet = mapping({
  id: required(subnetId, 'Its id.'),
  az: field(text('a zone', values.zone), 'Its zone, which is checked.'),
  cidr: field(text('a range of addresses', cidr), 'Its addresses, which are checked.'),
});

const meaning = (kind: string): string =>
  `${kind} subnets of your own VPC, by their zone or any name: each with its \`id\` and, to be checked, its \`az\` and \`cidr\`.`;

export const subnets = mapping({
  public: field(named('subnets', subnet), meaning('Public')),
  private: field(named('subnets', subnet), meaning('Private')),
});

/** Of a node group or a Fargate profile. */
export const subnetsOfGroup = list(
  'subnets',
  text(
    'the name or the id of a subnet',
    matching(
      /^[\w.-]{1,255}$/,
      'the name of a subnet in vpc.subnets, or its id',
      'eu-west-1a, or subnet-0123456789abcdef0',
    ),
  ),
);

export type SubnetsConfig = ValueOf<typeof subnets>;
