/** The fields of a node group that say what of EC2 its instances are launched with. */
import { matching, oneOf, wholeNumber } from '../parsers.ts';
import { field, flag, list, mapping, required, text, type ValueOf, without } from './shapes.ts';

/** EC2 takes any characters of ASCII: those that no pattern of IAM is made of. */
const keyPairName = matching(
  /^[\w.@:=+-][\w .@:=+-]{0,254}$/,
  'the name of a key pair (at most 255 letters, digits, spaces and _.@:=+-)',
  'operators',
);

const placementGroupName = matching(
  /^[\w.@:=+-][\w .@:=+-]{0,254}$/,
  'the name of a placement group (at most 255 letters, digits, spaces and _.@:=+-)',
  'close-together',
);

const securityGroupId = matching(/^sg-[0-9a-f]{8,17}$/, 'the id of a security group', 'sg-0123456789abcdef0');

export const sshAdvice =
  'with the policy AmazonSSMManagedInstanceCore in iam.attachPolicyARNs, `aws ssm start-session` opens a shell.';

const importing = 'Import it with `aws ec2 import-key-pair`, and write publicKeyName.';

/** Switched off, it may name keys of whatever kind. */
export const ssh = without(
  { allow: 'false' },
  mapping(
    {
      allow: field(flag, 'Whether the key is on the nodes. Default: `true`, where there is one.'),
      publicKeyName: field(
        text('the name of a key pair', keyPairName),
        'Name of a key pair that EC2 has in the region. Nothing opens port 22: whoever is to reach the nodes needs a security group that lets him, such as one of `securityGroups`.',
      ),
      enableSsm: field(
        flag,
        `The agent of Systems Manager is on EKS's images in any case; ${sshAdvice.replace(/\.$/, '')}.`,
      ),
    },
    {
      publicKey: { why: 'keys of people are imported into EC2 once', instead: importing },
      publicKeyPath: { why: 'the file of a key is on no runner', instead: importing },
      sourceSecurityGroupIds: {
        why: 'nothing opens port 22 to other groups',
        instead: 'Write a group that does into securityGroups.attachIDs.',
      },
    },
  ),
);

export const securityGroups = mapping(
  {
    attachIDs: field(
      list('security groups', text('the id of a security group', securityGroupId)),
      "Ids of security groups of the cluster's network that the nodes have beside the cluster's own, at most 4.",
    ),
  },
  {
    withLocal: { why: "nodes have the cluster's own group", unless: 'true' },
    withShared: { why: "nodes have the cluster's own group", unless: 'true' },
  },
);

export const placement = mapping(
  {
    groupName: field(
      text('the name of a placement group', placementGroupName),
      'Name of the placement group in which the instances are.',
    ),
  },
  {
    spreadLevel: {
      why: 'the placement group, which has been made before, says what it spreads over',
      instead: 'Write groupName.',
    },
  },
);

export const capacityReservation = mapping({
  capacityReservationPreference: field(
    text('`open` or `none`', oneOf('open', 'none')),
    'Whether instances take what is reserved for whoever suits. Default: `open`, as EC2 does it.',
  ),
  capacityReservationTarget: field(
    mapping({
      capacityReservationID: field(
        text(
          'the id of a capacity reservation',
          matching(/^cr-[0-9a-f]{8,17}$/, 'the id of a capacity reservation', 'cr-0123456789abcdef0'),
        ),
        'Id of the Capacity Reservation that they take and no other. `availabilityZones` says its zone, and the group has its instance type.',
      ),
      capacityReservationResourceGroupARN: field(
        text(
          'the ARN of a resource group',
          matching(
            /^arn:aws[a-z-]*:resource-groups:[a-z0-9-]+:\d{12}:group\/[\w.-]{1,300}$/,
            'the ARN of a resource group',
            'arn:aws:resource-groups:eu-west-1:111122223333:group/reserved',
          ),
        ),
        'ARN of a resource group of reservations, in place of the id.',
      ),
    }),
  ),
});

export const instanceMarketOptions = mapping({
  marketType: field(
    text('`capacity-block`', oneOf('capacity-block')),
    'That the reservation of `capacityReservationID` is a Capacity Block, which is bought beforehand for a time.',
  ),
});

export const launchTemplate = mapping({
  id: required(
    text(
      'the id of a launch template',
      matching(/^lt-[0-9a-f]{8,17}$/, 'the id of a launch template', 'lt-0123456789abcdef0'),
    ),
    'Id of a launch template of your own, which is never changed nor deleted. EKS takes no other one for the group later.',
  ),
  version: field(
    text('a version', wholeNumber(1, 1_000_000, 3)),
    'Its version. Another one replaces every node. Default: its default one.',
  ),
});

export type SshConfig = ValueOf<typeof ssh>;
