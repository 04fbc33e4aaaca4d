/** Node groups whose volumes are encrypted with a key of the account's own. */
import { CreateLaunchTemplateCommand, DescribeVolumesCommand } from '@aws-sdk/client-ec2';
import { CreateNodegroupCommand } from '@aws-sdk/client-eks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callKms, letAutoScalingUse, makeKey } from '../../e2e/keys.ts';
import {
  type Account,
  createCluster,
  createNodegroup,
  furnish,
  instancesOf,
  nodegroupOnce,
  nodegroupRequest,
  removeNodegroup,
} from './eks-account.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

const name = 'keys';

let emulator: EmulatorInTest;
let account: Account;
let kms: Parameters<typeof makeKey>[0];

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  account = await furnish(emulator);
  await createCluster(account, name);
  const { accessKeyId, secretAccessKey } = await account.ec2.config.credentials();
  kms = {
    admin: { endpoint: emulator.url, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } },
  };
});
afterAll(() => emulator.close());

async function wishFor(LaunchTemplateName: string, KmsKeyId: string) {
  const Ebs = { VolumeSize: 30, VolumeType: 'gp3' as const, Encrypted: true, KmsKeyId };
  const LaunchTemplateData = { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }] };
  await account.ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }));
  const scalingConfig = { minSize: 0, maxSize: 2, desiredSize: 1 };
  return { launchTemplate: { name: LaunchTemplateName }, scalingConfig };
}

async function fails(nodegroupName: string, key: string) {
  const request = nodegroupRequest(account, name, nodegroupName, await wishFor(nodegroupName, key));
  await account.eks.send(new CreateNodegroupCommand(request));
  const { health } = await nodegroupOnce(account, name, nodegroupName, 'CREATE_FAILED');
  await removeNodegroup(account, name, nodegroupName);
  return health?.issues?.map(({ code, message }) => `${code}: ${message}`).join();
}

const words =
  'AsgInstanceLaunchFailures: Instance became unhealthy while waiting for instance to be in InService state. ' +
  'Termination Reason: Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state';

test('a key that does not let Auto Scaling use it starts nothing', async () => {
  expect(await fails('closed', await makeKey(kms))).toContain(words);
});

test('a key that is off starts nothing', async () => {
  const key = await makeKey(kms);
  await letAutoScalingUse(kms, key);
  await callKms(kms, 'DisableKey', { KeyId: key.split('/').at(-1) });
  expect(await fails('off', key)).toContain(words);
});

test('a key with a grant for it encrypts the volumes', async () => {
  const key = await makeKey(kms);
  await letAutoScalingUse(kms, key);
  await createNodegroup(account, name, 'granted', await wishFor('granted', key));
  const [instance] = await instancesOf(account, 'granted');
  const Filters = [{ Name: 'attachment.instance-id', Values: [instance?.InstanceId ?? ''] }];
  const { Volumes } = await account.ec2.send(new DescribeVolumesCommand({ Filters }));
  expect(Volumes?.map(({ KmsKeyId, Encrypted }) => [KmsKeyId, Encrypted])).toEqual([[key, true]]);
  await removeNodegroup(account, name, 'granted');
});

test('a key whose policy lets it use it, too', async () => {
  const key = await makeKey(kms);
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          AWS: 'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
        },
        Action: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:DescribeKey',
          'kms:CreateGrant',
        ],
        Resource: '*',
      },
    ],
  });
  await callKms(kms, 'PutKeyPolicy', { KeyId: key, PolicyName: 'default', Policy });
  await createNodegroup(account, name, 'allowed', await wishFor('allowed', key));
  await removeNodegroup(account, name, 'allowed');
});
