import * as autoScaling from '@aws-sdk/client-auto-scaling';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as eks from '@aws-sdk/client-eks';
import * as iam from '@aws-sdk/client-iam';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ClientConfiguration,
  type EmulatorInTest,
  emulatorInTest,
  refusal,
} from './emulator-in-test.ts';

let emulator: EmulatorInTest;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 500 });
});
afterAll(() => emulator.close());

type Call = (admin: ClientConfiguration) => Promise<unknown>;

const role = (wish: Partial<iam.CreateRoleCommandInput>): Call => {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  return (admin) =>
    new iam.IAMClient(admin).send(
      new iam.CreateRoleCommand({ RoleName: 'a', AssumeRolePolicyDocument, ...wish }),
    );
};

const nodegroup = (wish: Partial<eks.CreateNodegroupCommandInput>): Call => {
  const usual = { clusterName: 'c', nodegroupName: 'n', nodeRole: 'arn:aws:iam::1:role/n', subnets: ['s'] };
  return (admin) => new eks.EKSClient(admin).send(new eks.CreateNodegroupCommand({ ...usual, ...wish }));
};

const cluster = (wish: Partial<eks.CreateClusterCommandInput>): Call => {
  const usual = { name: 'c', roleArn: 'arn:aws:iam::1:role/c', resourcesVpcConfig: {} };
  return (admin) => new eks.EKSClient(admin).send(new eks.CreateClusterCommand({ ...usual, ...wish }));
};

const one = (value: string, member: string, constraint: string): string =>
  `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`;

describe('values that are not as the API’s model has them are refused', () => {
  test.each<[string, Call, string, string]>([
    [
      'a name that is too long',
      role({ RoleName: 'r'.repeat(65) }),
      'ValidationError',
      one(`'${'r'.repeat(65)}'`, 'roleName', 'Member must have length less than or equal to 64'),
    ],
    [
      'a name in other letters',
      role({ RoleName: 'a role' }),
      'ValidationError',
      one("'a role'", 'roleName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]+'),
    ],
    [
      'a number that is too great',
      role({ MaxSessionDuration: 43_201 }),
      'ValidationError',
      one("'43201'", 'maxSessionDuration', 'Member must have value less than or equal to 43200'),
    ],
    [
      'a value inside a list of structures',
      role({ Tags: [{ Key: 'k', Value: 'v'.repeat(257) }] }),
      'ValidationError',
      one(`'${'v'.repeat(257)}'`, 'tags.1.member.value', 'Member must have length less than or equal to 256'),
    ],
    [
      'several at once',
      role({ RoleName: '' }),
      'ValidationError',
      "2 validation errors detected: Value '' at 'roleName' failed to satisfy constraint: Member must have length greater " +
        "than or equal to 1; Value '' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression " +
        'pattern: [\\w+=,.@-]+',
    ],
    [
      'a word in a list that is none of its words',
      (admin) =>
        new cloudFormation.CloudFormationClient(admin).send(
          new cloudFormation.CreateStackCommand({
            StackName: 'demo',
            TemplateBody: '{}',
            Capabilities: ['CAPABILITY_EVERYTHING' as cloudFormation.Capability],
          }),
        ),
      'ValidationError',
      one(
        "'[CAPABILITY_EVERYTHING]'",
        'capabilities',
        'Member must satisfy constraint: [Member must satisfy enum value set: [CAPABILITY_IAM, CAPABILITY_NAMED_IAM, ' +
          'CAPABILITY_AUTO_EXPAND]]',
      ),
    ],
    [
      'a percentage of more than a hundred',
      nodegroup({ updateConfig: { maxUnavailablePercentage: 101 } }),
      'InvalidParameterException',
      one(
        "'101'",
        'updateConfig.maxUnavailablePercentage',
        'Member must have value less than or equal to 100',
      ),
    ],
    [
      'a key of a map',
      nodegroup({ labels: { ['l'.repeat(64)]: 'x' } }),
      'InvalidParameterException',
      one(
        `'{${'l'.repeat(64)}=x}'`,
        'labels',
        'Map keys must satisfy constraint: [Member must have length less than or equal to 63, Member must have length ' +
          'greater than or equal to 1]',
      ),
    ],
    [
      'a value of a map',
      cluster({ tags: { k: 'v'.repeat(257) } }),
      'InvalidParameterException',
      one(
        `'{k=${'v'.repeat(257)}}'`,
        'tags',
        'Map value must satisfy constraint: [Member must have length less than or equal to 256]',
      ),
    ],
    [
      'kinds of log that are none',
      cluster({ logging: { clusterLogging: [{ types: ['api', 'bogus' as eks.LogType], enabled: true }] } }),
      'InvalidParameterException',
      one(
        "'[api, bogus]'",
        'logging.clusterLogging.1.member.types',
        'Member must satisfy constraint: [Member must satisfy enum value set: [api, audit, authenticator, ' +
          'controllerManager, scheduler]]',
      ),
    ],
    [
      'a tier that is none',
      cluster({ controlPlaneScalingConfig: { tier: 'huge' as eks.ProvisionedControlPlaneTier } }),
      'InvalidParameterException',
      one(
        "'huge'",
        'controlPlaneScalingConfig.tier',
        'Member must satisfy enum value set: [standard, tier-xl, tier-2xl, tier-4xl, tier-8xl]',
      ),
    ],
    [
      'what is missing further down',
      (admin) =>
        new eks.EKSClient(admin).send(
          new eks.AssociateIdentityProviderConfigCommand({
            clusterName: 'c',
            oidc: { identityProviderConfigName: 'p', clientId: 'i' } as eks.OidcIdentityProviderConfigRequest,
          }),
        ),
      'InvalidParameterException',
      "1 validation error detected: Value null at 'oidc.issuerUrl' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a session name in other letters',
      (admin) =>
        new sts.STSClient(admin).send(
          new sts.AssumeRoleCommand({ RoleArn: 'arn:aws:iam::1:role/somebody', RoleSessionName: 'a b' }),
        ),
      'ValidationError',
      one("'a b'", 'roleSessionName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'),
    ],
    [
      'a page that is too large',
      (admin) =>
        new ssm.SSMClient(admin).send(new ssm.GetParametersByPathCommand({ Path: '/', MaxResults: 11 })),
      'ValidationException',
      one("'11'", 'maxResults', 'Member must have value less than or equal to 10'),
    ],
    [
      'the name of a group that only moto knows',
      (admin) =>
        new logs.CloudWatchLogsClient(admin).send(new logs.CreateLogGroupCommand({ logGroupName: 'a:b' })),
      'InvalidParameterException',
      one("'a:b'", 'logGroupName', 'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+'),
    ],
    [
      'a tag of nothing but a value',
      (admin) =>
        new autoScaling.AutoScalingClient(admin).send(
          new autoScaling.CreateOrUpdateTagsCommand({ Tags: [{ Key: '', Value: 'x' }] }),
        ),
      'ValidationError',
      one("''", 'tags.1.member.key', 'Member must have length greater than or equal to 1'),
    ],
  ])('%s', async (_what, call, name, message) => {
    expect(await refusal(call(emulator.admin))).toEqual({ name, status: 400, message });
  });
});
