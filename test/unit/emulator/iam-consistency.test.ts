import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'sts:AssumeRole' },
  ],
});

let region: Region;

beforeAll(async () => {
  // By this seed a role of CloudFormation's takes less time than IAM takes to spread it.
  region = await startRegion({ speed: 5, seed: 47 });
});
afterAll(() => region.close());

async function assume(name: string): Promise<string | undefined> {
  const { region: home, endpoint = '', credentials } = region.iam.config;
  const sts = new STSClient({ region: home, endpoint, credentials });
  const RoleArn = `arn:aws:iam::123456789012:role/${name}`;
  const { AssumedRoleUser } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
  return AssumedRoleUser?.Arn;
}

test('a role that CloudFormation has made is known everywhere, and one that IAM has just made is not', async () => {
  await region.iam.send(new CreateRoleCommand({ RoleName: 'fresh', AssumeRolePolicyDocument: trust }));
  await expect(assume('fresh')).rejects.toMatchObject({ name: 'AccessDenied' });
  const template = JSON.stringify({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { RoleName: 'spread', AssumeRolePolicyDocument: JSON.parse(trust) },
      },
    },
  });
  await region.created('spread', template, { Capabilities: ['CAPABILITY_NAMED_IAM'] });
  expect(await assume('spread')).toContain('assumed-role/spread/test');
});

test('an inline policy does not make a role unknown', async () => {
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  });
  await region.iam.send(new PutRolePolicyCommand({ RoleName: 'spread', PolicyName: 'all', PolicyDocument }));
  expect(await assume('spread')).toContain('assumed-role/spread/test');
});
