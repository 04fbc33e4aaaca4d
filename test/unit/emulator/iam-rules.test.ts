import * as iamApi from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let iam: iamApi.IAMClient;

const statement = (parts: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...parts }] });
const trust = (Principal: object): string => statement({ Principal, Action: 'sts:AssumeRole' });
const byEc2 = trust({ Service: 'ec2.amazonaws.com' });

/** A policy of so many characters, white space not counted. */
const policyOf = (size: number): string => {
  const policy = (sid: string): string => statement({ Action: 's3:ListBucket', Resource: '*', Sid: sid });
  return policy('x'.repeat(size - policy('').length));
};

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
  iam = new iamApi.IAMClient(emulator.admin);
  await iam.send(new iamApi.CreateRoleCommand({ RoleName: 'full', AssumeRolePolicyDocument: byEc2 }));
  await iam.send(put('first', policyOf(6000)));
});
afterAll(() => emulator.close());

const put = (PolicyName: string, PolicyDocument: string) =>
  new iamApi.PutRolePolicyCommand({ RoleName: 'full', PolicyName, PolicyDocument });

const refused: [string, () => Promise<unknown>, { name: string; status: number; message: string }][] = [
  [
    'a trust policy of more than 2,048 characters',
    () =>
      iam.send(
        new iamApi.CreateRoleCommand({
          RoleName: 'r',
          AssumeRolePolicyDocument: trust({
            Service: Array.from({ length: 100 }, () => 'eks.amazonaws.com'),
          }),
        }),
      ),
    { name: 'LimitExceededException', status: 409, message: 'Cannot exceed quota for ACLSizePerRole: 2048' },
  ],
  [
    'trust in a role that is not there',
    () =>
      iam.send(
        new iamApi.CreateRoleCommand({
          RoleName: 'r',
          AssumeRolePolicyDocument: trust({ AWS: 'arn:aws:iam::123456789012:role/nobody' }),
        }),
      ),
    {
      name: 'MalformedPolicyDocumentException',
      status: 400,
      message: 'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:role/nobody"',
    },
  ],
  [
    'trust, later on, in a user that is not there',
    () =>
      iam.send(
        new iamApi.UpdateAssumeRolePolicyCommand({
          RoleName: 'full',
          PolicyDocument: trust({ AWS: ['arn:aws:iam::123456789012:user/nobody'] }),
        }),
      ),
    {
      name: 'MalformedPolicyDocumentException',
      status: 400,
      message: 'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:user/nobody"',
    },
  ],
  [
    'inline policies that are too long together',
    () => iam.send(put('second', policyOf(4241))),
    {
      name: 'LimitExceededException',
      status: 409,
      message: 'Maximum policy size of 10240 bytes exceeded for role full',
    },
  ],
  [
    'a managed policy of more than 6,144 characters',
    () => iam.send(new iamApi.CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: policyOf(6145) })),
    { name: 'LimitExceededException', status: 409, message: 'Cannot exceed quota for PolicySize: 6144' },
  ],
];

describe('IAM refuses', () => {
  test.each(refused)('%s', async (_what, call, answer) => {
    expect(await refusal(call())).toEqual(answer);
  });

  test('an eleventh managed policy on a role', async () => {
    const { Policies = [] } = await iam.send(new iamApi.ListPoliciesCommand({ Scope: 'AWS', MaxItems: 11 }));
    const [last, ...ten] = Policies.map(
      ({ Arn }) => new iamApi.AttachRolePolicyCommand({ RoleName: 'full', PolicyArn: Arn }),
    );
    for (const attach of ten) await iam.send(attach);
    expect(await refusal(iam.send(last as iamApi.AttachRolePolicyCommand))).toEqual({
      name: 'LimitExceededException',
      status: 409,
      message: 'Cannot exceed quota for PoliciesPerRole: 10',
    });
  });
});

test('IAM takes policies up to its quotas, and counts what is replaced no more', async () => {
  await iam.send(put('second', policyOf(4240)));
  await iam.send(put('first', policyOf(6000)));
  await iam.send(
    new iamApi.CreatePolicyCommand({
      PolicyName: 'p',
      PolicyDocument: `${policyOf(6144)}${' '.repeat(500)}`,
    }),
  );
});

test('of policies that are attached at the same moment, a role takes ten', async () => {
  const RoleName = 'crowded';
  await iam.send(new iamApi.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: byEc2 }));
  const arns = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const PolicyName = `crowd-${index}`;
      const made = await iam.send(
        new iamApi.CreatePolicyCommand({ PolicyName, PolicyDocument: policyOf(200) }),
      );
      return made.Policy?.Arn ?? '';
    }),
  );
  const answers = await Promise.allSettled(
    arns.map((PolicyArn) => iam.send(new iamApi.AttachRolePolicyCommand({ RoleName, PolicyArn }))),
  );
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(2);
});

test('IAM lists instance profiles by their path, and takes no role out of one that it is not in', async () => {
  for (const name of ['of-ours', 'of-others'])
    await iam.send(
      new iamApi.CreateInstanceProfileCommand({ InstanceProfileName: name, Path: `/${name}/deeper/` }),
    );
  const { InstanceProfiles } = await iam.send(
    new iamApi.ListInstanceProfilesCommand({ PathPrefix: '/of-ours/' }),
  );
  expect(InstanceProfiles?.map(({ InstanceProfileName }) => InstanceProfileName)).toEqual(['of-ours']);
  const empty = new iamApi.RemoveRoleFromInstanceProfileCommand({
    InstanceProfileName: 'of-ours',
    RoleName: 'full',
  });
  expect(await refusal(iam.send(empty))).toEqual({
    name: 'NoSuchEntityException',
    status: 404,
    message: 'The role with name full cannot be found in instance profile of-ours.',
  });
});
