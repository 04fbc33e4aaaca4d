/** The fields that say what the control plane is, beside its version and its endpoint. */
import { type KeyArn, retentions, tiers } from '../../spec/control-plane.ts';
import { logTypes } from '../../spec/spec.ts';
import { matching, oneOf, Problem } from '../parsers.ts';
import { field, flag, list, mapping, required, text } from './shapes.ts';

export const keyArn = matching<KeyArn>(
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]{1,256}$/,
  'the ARN of a key of KMS (not of an alias, which may come to mean another key)',
  'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
);

/** Of volumes, for which eksctl takes either. Multi-Region keys have ids of their own form. */
export const keyArnOrId = matching(
  /^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]{1,256}|mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  'the ARN or the id of a key of KMS (not of an alias, which may come to mean another key)',
  'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
);

const retention = text('a number of days', (given) => {
  const days = retentions.find((each) => String(each) === given);
  if (days !== undefined) return days;
  throw new Problem(`CloudWatch keeps logs for ${retentions.join(', ')} days. Write one of these.`);
});

export const zonalShiftConfig = mapping({
  enabled: field(
    flag,
    'Whether AWS may lead traffic away from a zone that is impaired (ARC zonal shift). Default: `false`.',
  ),
});

export const controlPlaneScalingConfig = mapping({
  tier: field(
    text(tiers.map((tier) => `\`${tier}\``).join(', '), oneOf(...tiers)),
    'How much the control plane is made for at once, which every tier but the first costs a price of its own for. Default: `standard`, which grows by itself.',
  ),
});

export const deletionProtection = field(
  flag,
  'Whether EKS refuses to delete the cluster, until a `down` with `lift-protection: true`. Not for the cluster of a pull request. Default: as it is.',
);

export const secretsEncryption = mapping({
  keyARN: required(
    text('the ARN of a key', keyArn),
    'ARN of the KMS key with which Secrets are encrypted, in the region of the cluster. EKS never takes it away again, nor changes it. Default: a key of EKS.',
  ),
});

export const cloudWatch = mapping({
  clusterLogging: field(
    mapping({
      enableTypes: field(
        list('log types', text('a log type', oneOf(...logTypes, 'all', '*'))),
        `Logs of the control plane that go to CloudWatch: ${logTypes.map((type) => `\`${type}\``).join(', ')}; \`all\` or \`"*"\` for every one. Default: none.`,
      ),
      logRetentionInDays: field(
        retention,
        'For how many days CloudWatch keeps them. Default: for ever, or what somebody has said.',
      ),
    }),
  ),
});
