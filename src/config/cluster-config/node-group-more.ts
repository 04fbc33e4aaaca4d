/** The fields of a node group that say what its nodes have besides: further volumes, and settings of Bottlerocket. */
import { matching, oneOf, wholeNumber } from '../parsers.ts';
import * as values from '../values.ts';
import { keyArnOrId } from './control-plane-fields.ts';
import { converted, field, flag, json, mapping, required, type Shape, text } from './shapes.ts';

/** Not the devices that images have their volumes on. Source: EC2 user guide, "Device names for volumes". */
const device = matching(
  /^\/dev\/(sd[b-z]|xvd[b-z]|xvd[b-c][a-z])$/,
  'the device of a further volume (/dev/sdb to /dev/sdz, /dev/xvdb to /dev/xvdcz)',
  '/dev/sdf',
);

export const additionalVolume = mapping(
  {
    volumeName: required(
      text('a device', device),
      'Device of a further volume, which is encrypted, too, and goes with its instance.',
    ),
    volumeSize: field(
      text('a number of GiB', wholeNumber(1, 65_536, 80)),
      'Its size. Default: 80, as in eksctl.',
    ),
    volumeType: field(
      text('`gp2`, `gp3`, `io1` or `io2`', oneOf('gp2', 'gp3', 'io1', 'io2')),
      'Its type. Default: `gp3`.',
    ),
    volumeIOPS: field(
      text('a number', wholeNumber(100, 256_000, 3000)),
      "Its IO operations a second. Default: the type's own.",
    ),
    volumeThroughput: field(
      text('a number', wholeNumber(125, 2000, 125)),
      "Its MiB a second, for gp3. Default: the type's own.",
    ),
    volumeKmsKeyID: field(
      text('the ARN or the id of a key', keyArnOrId),
      "ARN of its KMS key, or its id. Default: the account's key for EBS.",
    ),
  },
  {
    snapshotID: 'nodes start with volumes that are empty',
    volumeEncrypted: { why: 'volumes are always encrypted', unless: 'true' },
  },
);

const settings: Shape<string> = converted(json('a mapping of settings of Bottlerocket'), (given) => {
  values.checkBottlerocketSettings(JSON.parse(given));
  return given;
});

export const bottlerocket = mapping({
  enableAdminContainer: field(
    flag,
    'Whether the admin container runs, by which a shell of the host is reached. Default: `false`.',
  ),
  settings: field(
    settings,
    'Settings beside ours, for `Bottlerocket`. What brings a node into its cluster is not among them, nor what a field of the group says.',
  ),
});
