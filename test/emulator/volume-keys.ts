/**
 * Keys of the account's own for the volumes of what Auto Scaling launches: its service-linked role may use none that does not let
 * it, by its policy or by a grant, and the instance ends as soon as it has started.
 * Sources: EC2 Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes"; the words of
 * hashicorp/terraform-provider-aws issue 39904.
 */
import {
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  type LaunchTemplateSpecification,
} from '@aws-sdk/client-ec2';
import { AwsError } from './core.ts';
import { fieldsAt, isFields, textAt, textsAt } from './kubernetes/objects.ts';
import type { Moto } from './moto.ts';

const role = 'AWSServiceRoleForAutoScaling';

/** Of what the guide lists, what EBS does with a key that makes a new volume. Source: EBS user guide, "How Amazon EBS encryption works". */
const needed = ['CreateGrant', 'Decrypt', 'DescribeKey', 'GenerateDataKeyWithoutPlaintext'];

export const unusableKey = 'InvalidKMSKey.InvalidState';

interface Launch {
  BlockDeviceMappings?: { Ebs?: { KmsKeyId?: string } }[];
  LaunchTemplate?: LaunchTemplateSpecification;
}

/** @throws AwsError where Auto Scaling is to launch with a key that it cannot use */
export async function checkVolumeKeys(
  moto: Moto,
  ec2: EC2Client,
  { principal, region }: { principal: string; region: string },
  launch: Launch,
): Promise<void> {
  if (!principal.includes(`/${role}/`)) return;
  for (const key of await keysOf(ec2, launch)) {
    if (await isUsable(moto, region, key)) continue;
    throw new AwsError(unusableKey, 'The KMS key provided is in an incorrect state');
  }
}

async function keysOf(ec2: EC2Client, { BlockDeviceMappings, LaunchTemplate }: Launch): Promise<string[]> {
  const { Version = '$Default', ...template } = LaunchTemplate ?? {};
  const asked =
    LaunchTemplate && new DescribeLaunchTemplateVersionsCommand({ ...template, Versions: [Version] });
  const { LaunchTemplateVersions: [found] = [] } = asked ? await ec2.send(asked) : {};
  const devices = BlockDeviceMappings ?? found?.LaunchTemplateData?.BlockDeviceMappings ?? [];
  return [...new Set([devices].flat().flatMap(({ Ebs }) => Ebs?.KmsKeyId ?? []))];
}

async function isUsable(moto: Moto, region: string, KeyId: string): Promise<boolean> {
  // EBS's own, which is there for everybody.
  if (KeyId.endsWith('alias/aws/ebs')) return true;
  const ask = (target: string, input: object) => asked(moto, region, `TrentService.${target}`, input);
  const key = fieldsAt((await ask('DescribeKey', { KeyId })) ?? {}, 'KeyMetadata');
  if (textAt(key, 'KeyState') !== 'Enabled' || textAt(key, 'KeySpec') !== 'SYMMETRIC_DEFAULT') return false;
  const { Grants = [] } = (await ask('ListGrants', { KeyId })) ?? {};
  const granted = [Grants]
    .flat()
    .filter(isFields)
    .filter((grant) => textAt(grant, 'GranteePrincipal').endsWith(`/${role}`))
    .flatMap((grant) => textsAt(grant, 'Operations'));
  const policy = (await ask('GetKeyPolicy', { KeyId, PolicyName: 'default' })) ?? {};
  const allowed = statementsOf(textAt(policy, 'Policy'))
    .filter(({ Effect, Principal }) => Effect === 'Allow' && JSON.stringify(Principal).includes(`/${role}"`))
    .flatMap(({ Action }) => [Action].flat().map(String));
  const isAllowed = (operation: string): boolean =>
    granted.includes(operation) ||
    allowed.some((action) => new RegExp(`^${action.replaceAll('*', '.*')}$`).test(`kms:${operation}`));
  return needed.every(isAllowed);
}

function statementsOf(document: string): { Effect?: unknown; Principal?: unknown; Action?: unknown }[] {
  const { Statement = [] } = Object(JSON.parse(document || '{}'));
  return [Statement].flat();
}

/** Of moto itself, past the gateway. @returns undefined for a key that there is not */
async function asked(
  moto: Moto,
  region: string,
  target: string,
  input: object,
): Promise<Record<string, unknown> | undefined> {
  const { status, body } = await moto.forward({
    method: 'POST',
    path: '/',
    query: '',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      authorization: `AWS4-HMAC-SHA256 Credential=emulator/20261122/${region}/kms/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: Buffer.from(JSON.stringify(input)),
  });
  return status < 400 ? Object(JSON.parse(body.toString())) : undefined;
}
