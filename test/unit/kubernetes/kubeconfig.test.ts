import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type KubeconfigAuth, kubeconfig } from '../../../src/kubernetes/kubeconfig.ts';

const arn = 'arn:aws:eks:eu-west-1:123456789012:cluster/orders-pr-7';
const roleArn = 'arn:aws:iam::123456789012:role/clusters';

const cluster = {
  name: 'orders-pr-7',
  arn,
  region: 'eu-west-1',
  endpoint: 'https://0123ABCD.gr7.eu-west-1.eks.amazonaws.com',
  certificateAuthorityData: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t'.repeat(40),
};

const execOf = (auth: KubeconfigAuth): unknown => parse(kubeconfig({ cluster, auth })).users[0].user.exec;

describe('a kubeconfig', () => {
  test('has one context, named by the ARN of its cluster', () => {
    const config = parse(kubeconfig({ cluster, auth: { kind: 'aws' } }));
    expect(config).toMatchObject({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': arn,
      contexts: [{ name: arn, context: { cluster: arn, user: arn } }],
      clusters: [
        {
          name: arn,
          cluster: {
            server: cluster.endpoint,
            'certificate-authority-data': cluster.certificateAuthorityData,
          },
        },
      ],
      users: [{ name: arn }],
    });
  });

  test('has the authority on one line', () => {
    expect(kubeconfig({ cluster, auth: { kind: 'aws' } }).split('\n')).toContain(
      `      certificate-authority-data: ${cluster.certificateAuthorityData}`,
    );
  });

  test.each(['on', 'No', '0123', '1e3', '12:30', 'null'])(
    'has a cluster named %s as a string for kubectl',
    (name) => {
      const text = kubeconfig({ cluster: { ...cluster, name }, auth: { kind: 'aws' } });
      expect(parse(text, { version: '1.1' }).users[0].user.exec.args).toContain(name);
    },
  );
});

describe('the user of a kubeconfig', () => {
  const action = {
    kind: 'action',
    node: '/runner/externals/node24/bin/node',
    plugin: '/actions/dist/exec-plugin.js',
  } as const;

  test('with `action` runs this action’s plugin with the node that runs the action', () => {
    const role = { arn: roleArn, sessionName: 'octo-app-17', audience: 'sts.amazonaws.com' };
    expect(execOf({ ...action, role })).toEqual({
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: '/runner/externals/node24/bin/node',
      args: [
        '/actions/dist/exec-plugin.js',
        ...['--cluster', 'orders-pr-7', '--region', 'eu-west-1', '--role-arn', roleArn],
        ...['--session-name', 'octo-app-17', '--audience', 'sts.amazonaws.com'],
      ],
      interactiveMode: 'Never',
      provideClusterInfo: false,
    });
  });

  test('with `action` and no role leaves the credentials to the environment', () => {
    expect(execOf(action)).toMatchObject({
      args: ['/actions/dist/exec-plugin.js', '--cluster', 'orders-pr-7', '--region', 'eu-west-1'],
    });
  });

  const awsArgs = [
    '--region',
    'eu-west-1',
    'eks',
    'get-token',
    '--cluster-name',
    'orders-pr-7',
    '--output',
    'json',
  ];

  test('with `aws` runs the AWS CLI', () => {
    const exec = execOf({ kind: 'aws' });
    expect(exec).toMatchObject({
      command: 'aws',
      args: awsArgs,
      apiVersion: 'client.authentication.k8s.io/v1beta1',
    });
    expect(exec).not.toHaveProperty('env');
  });

  test('with `aws` may name a role and a profile', () => {
    expect(execOf({ kind: 'aws', roleArn, profile: 'ci' })).toMatchObject({
      args: [...awsArgs, '--role-arn', roleArn],
      env: [{ name: 'AWS_PROFILE', value: 'ci' }],
    });
  });

  test('with `aws-iam-authenticator` runs that, in the region of the cluster', () => {
    expect(execOf({ kind: 'aws-iam-authenticator' })).toMatchObject({
      command: 'aws-iam-authenticator',
      args: ['token', '-i', 'orders-pr-7'],
      env: [{ name: 'AWS_REGION', value: 'eu-west-1' }],
    });
  });

  test('with `aws-iam-authenticator` may name a role and a profile', () => {
    expect(execOf({ kind: 'aws-iam-authenticator', roleArn, profile: 'ci' })).toMatchObject({
      args: ['token', '-i', 'orders-pr-7', '-r', roleArn],
      env: [
        { name: 'AWS_REGION', value: 'eu-west-1' },
        { name: 'AWS_PROFILE', value: 'ci' },
      ],
    });
  });
});
