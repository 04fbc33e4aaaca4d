/**
 * The aws CLI, with templates in the shapes of those that AWS and Karpenter publish for EKS. Theirs are not kept here, for
 * their licences; what these use of CloudFormation is the same.
 */
import { fileURLToPath } from 'node:url';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS, waitUntilClusterActive, waitUntilClusterDeleted } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, it } from 'vitest';
import { emulatorInTest, identities } from './in-test.ts';
import { runs } from './programs.ts';
import { runStep } from './runner.ts';

const hasAwsCli = runs('aws', '--version');
const emulator = emulatorInTest({ speed: 2000 });
const clusterPolicy = 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy';
let cloudFormation: CloudFormation;
let eks: EKS;
let iam: IAM;

beforeAll(async () => {
  cloudFormation = new CloudFormation(emulator.admin);
  eks = new EKS(emulator.admin);
  iam = new IAM(emulator.admin);
  await new EC2(emulator.admin).createKeyPair({ KeyName: 'operators' });
});

const template = (name: string): string => fileURLToPath(new URL(`templates/${name}.yaml`, import.meta.url));

/** What the CLI says, as somebody who may do everything; a failure is part of it. */
async function aws(command: string): Promise<string> {
  const { accessKeyId, secretAccessKey } = emulator.admin.credentials;
  const env = {
    ...emulator.env,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: emulator.admin.region,
  };
  const { code, log } = await runStep({ env, script: `aws --output json ${command}` });
  return code === 0 ? log : `exit code ${code}: ${log}`;
}

const deploy = (stack: string, name: string, more = ''): Promise<string> =>
  aws(
    `cloudformation deploy --stack-name ${stack} --template-file ${template(name)} --capabilities CAPABILITY_NAMED_IAM ${more}`,
  );

/** The stack once nothing of it is in progress any more: the CLI's own waiter looks every half minute. */
async function settled(StackName: string) {
  for (;;) {
    const { Stacks: [stack] = [] } = await cloudFormation.describeStacks({ StackName });
    if (!stack?.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function outputsOf(stack: string): Promise<Record<string, string>> {
  const { Outputs = [] } = (await settled(stack)) ?? {};
  return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/** Deletes a stack, and waits until it is gone. */
async function remove(stack: string): Promise<void> {
  const id = (await settled(stack))?.StackId ?? '';
  await aws(`cloudformation delete-stack --stack-name ${stack}`);
  expect((await settled(id))?.StackStatus).toBe('DELETE_COMPLETE');
}

/** A cluster that takes access entries, and what nodes are told of it. */
async function makeCluster(name: string, subnetIds: string[]): Promise<Record<string, string>> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'eks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await iam.createRole({
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(trust),
  });
  await iam.attachRolePolicy({ RoleName: name, PolicyArn: clusterPolicy });
  await eks.createCluster({
    name,
    roleArn: Role?.Arn,
    resourcesVpcConfig: { subnetIds },
    accessConfig: { authenticationMode: 'API' },
  });
  await waitUntilClusterActive({ client: eks, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { name });
  const { cluster } = await eks.describeCluster({ name });
  return {
    ApiServerEndpoint: cluster?.endpoint ?? '',
    CertificateAuthorityData: cluster?.certificateAuthority?.data ?? '',
    ServiceCidr: cluster?.kubernetesNetworkConfig?.serviceIpv4Cidr ?? '',
  };
}

async function removeCluster(name: string): Promise<void> {
  await eks.deleteCluster({ name });
  await waitUntilClusterDeleted({ client: eks, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { name });
  await iam.detachRolePolicy({ RoleName: name, PolicyArn: clusterPolicy });
  await iam.deleteRole({ RoleName: name });
}

describe('aws cloudformation', () => {
  it('deploys, deploys again, changes and deletes them', async (context) => {
    if (!hasAwsCli) context.skip('the aws CLI is not on PATH');
    const before = identities(await emulator.resources());
    const named = '--parameter-overrides ClusterName=demo';
    const first = await Promise.all([
      deploy('network', 'network'),
      deploy('interruptions', 'interruptions', named),
    ]);
    expect(first.map((log) => /Successfully created\/updated stack - (\w+)/.exec(log)?.[1] ?? log)).toEqual([
      'network',
      'interruptions',
    ]);
    const again = await Promise.all([
      deploy('network', 'network'),
      deploy('interruptions', 'interruptions', named),
    ]);
    expect(
      again.map((log) => /No changes to deploy\. Stack (\w+) is up to date/.exec(log)?.[1] ?? log),
    ).toEqual(['network', 'interruptions']);

    // A parameter that is a list is given to a change set in this form.
    const { VpcId, SubnetIds = '', SecurityGroups } = await outputsOf('network');
    const cluster = await makeCluster('demo', SubnetIds.split(','));
    const parameters = (type: string): string =>
      JSON.stringify(
        Object.entries({
          ...cluster,
          ClusterName: 'demo',
          ControlPlaneGroup: SecurityGroups,
          KeyName: 'operators',
          Subnets: SubnetIds,
          VpcId,
          InstanceType: type,
        }).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
      );
    const create = `cloudformation create-stack --stack-name nodes --template-body file://${template('nodes')} --capabilities CAPABILITY_IAM`;
    expect(await aws(`${create} --parameters '${parameters('t3.medium')}'`)).toContain('"StackId"');
    expect((await settled('nodes'))?.StackStatus).toBe('CREATE_COMPLETE');
    const set = '--stack-name nodes --change-set-name larger';
    const asked = `cloudformation create-change-set ${set} --use-previous-template --capabilities CAPABILITY_IAM`;
    expect(await aws(`${asked} --parameters '${parameters('t3.large')}'`)).toContain('"Id"');
    const changes = "--query 'Changes[].ResourceChange.[LogicalResourceId,Action,Replacement]' --output text";
    expect(await aws(`cloudformation describe-change-set ${set} ${changes}`)).toBe(
      'NodeTemplate\tModify\tFalse\nNodeGroup\tModify\tFalse',
    );
    await aws(`cloudformation execute-change-set ${set}`);
    expect((await settled('nodes'))?.StackStatus).toBe('UPDATE_COMPLETE');
    const types = "--query 'Reservations[].Instances[?State.Name==`running`].InstanceType[]' --output text";
    expect(await aws(`ec2 describe-instances ${types}`)).toBe('t3.large');

    await remove('nodes');
    await removeCluster('demo');
    await remove('interruptions');
    await remove('network');
    expect(identities(await emulator.resources())).toEqual(before);
  }, 300_000);

  it('goes back where a NAT gateway cannot have the address of the one that it replaces, and deletes all', async (context) => {
    if (!hasAwsCli) context.skip('the aws CLI is not on PATH');
    const before = identities(await emulator.resources());
    const body = `--template-body file://${template('network')}`;
    await aws(`cloudformation create-stack --stack-name moved ${body}`);
    expect((await settled('moved'))?.StackStatus).toBe('CREATE_COMPLETE');
    const block = '--parameters ParameterKey=PublicBlockA,ParameterValue=10.40.64.0/20';
    await aws(`cloudformation update-stack --stack-name moved --use-previous-template ${block}`);
    const stack = await settled('moved');
    expect(stack?.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    const reasons = `cloudformation describe-stack-events --stack-name moved --query "StackEvents[?LogicalResourceId=='NatGatewayA' && ResourceStatus=='UPDATE_FAILED'].ResourceStatusReason"`;
    expect(await aws(reasons)).toContain('is already associated');
    await aws('cloudformation delete-stack --stack-name moved');
    expect((await settled(stack?.StackId ?? ''))?.StackStatus).toBe('DELETE_COMPLETE');
    expect(identities(await emulator.resources())).toEqual(before);
  }, 300_000);
});
