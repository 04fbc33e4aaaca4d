import * as autoScaling from '@aws-sdk/client-auto-scaling';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as ec2 from '@aws-sdk/client-ec2';
import * as eks from '@aws-sdk/client-eks';
import * as ssm from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../../emulator/core.ts';
import type { HttpRequest } from '../../emulator/protocols/http.ts';
import { json11 } from '../../emulator/protocols/json.ts';
import { modelOf } from '../../emulator/protocols/model.ts';
import { queryProtocol } from '../../emulator/protocols/query.ts';
import { restJson } from '../../emulator/protocols/rest-json.ts';

const request = (parts: Partial<Omit<HttpRequest, 'body'>> & { body?: string }): HttpRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers: {},
  ...parts,
  body: Buffer.from(parts.body ?? ''),
});

const form = (fields: Record<string, string>): HttpRequest =>
  request({ body: new URLSearchParams(fields).toString() });

/** The code of the refusal that a malformed request meets. */
function codeOf(decode: () => unknown): string {
  try {
    decode();
  } catch (error) {
    if (error instanceof AwsError) return error.code;
    throw error;
  }
  throw new Error('the request was not refused');
}

describe('REST-JSON', () => {
  const protocol = restJson(modelOf(eks), 'InvalidParameterException');

  test.each([
    ['GET', '/clusters', 'ListClusters'],
    ['POST', '/clusters', 'CreateCluster'],
    ['GET', '/clusters/demo', 'DescribeCluster'],
    ['DELETE', '/clusters/demo/node-groups/main', 'DeleteNodegroup'],
    ['GET', '/addons/supported-versions', 'DescribeAddonVersions'],
    ['PATCH', '/clusters', undefined],
    ['GET', '/nowhere', undefined],
  ])('%s %s is %s', (method, path, operation) => {
    expect(protocol.operation(request({ method, path }))).toBe(operation);
  });

  test('takes an ARN from the path, where its slashes are percent-encoded', () => {
    const arn = 'arn:aws:iam::123456789012:role/team/admin';
    const describeEntry = request({
      method: 'GET',
      path: `/clusters/demo/access-entries/${encodeURIComponent(arn)}`,
    });
    expect(protocol.operation(describeEntry)).toBe('DescribeAccessEntry');
    expect(protocol.decode('DescribeAccessEntry', describeEntry)).toEqual({
      clusterName: 'demo',
      principalArn: arn,
    });
  });

  test('takes numbers, flags and lists from the query', () => {
    const decoded = protocol.decode(
      'DescribeClusterVersions',
      request({
        method: 'GET',
        path: '/cluster-versions',
        query: 'maxResults=2&defaultOnly=true&clusterVersions=1.36&clusterVersions=1.35',
      }),
    );
    expect(decoded).toEqual({ maxResults: 2, defaultOnly: true, clusterVersions: ['1.36', '1.35'] });
  });

  test('writes times as seconds, and leaves out what is undefined', () => {
    const output = { cluster: { createdAt: new Date(1_500), name: 'demo', version: undefined } };
    expect(protocol.encode('DescribeCluster', output, 'id').body).toBe(
      '{"cluster":{"createdAt":1.5,"name":"demo"}}',
    );
  });

  test('refuses with the code in a header and the members of the error in the body', () => {
    const error = new AwsError('ResourceInUseException', 'Cluster already exists', 409, {
      clusterName: 'demo',
    });
    expect(protocol.refuse(error, 'id')).toMatchObject({
      status: 409,
      headers: { 'x-amzn-errortype': 'ResourceInUseException' },
      body: '{"clusterName":"demo","message":"Cluster already exists"}',
    });
  });

  test('refuses a body that is not JSON, of a wrong type, or without a required member', () => {
    const create = (body: string) => () =>
      protocol.decode('CreateCluster', request({ path: '/clusters', body }));
    expect(codeOf(create('{'))).toBe('SerializationException');
    expect(codeOf(create('{"name":7}'))).toBe('SerializationException');
    expect(codeOf(create('{"name":"demo"}'))).toBe('InvalidParameterException');
  });
});

describe('the query protocol', () => {
  const protocol = queryProtocol(modelOf(cloudFormation), { xmlNamespace: 'http://example/' });

  test('takes lists, structures, numbers and flags from the form', () => {
    const createStack = form({
      Action: 'CreateStack',
      StackName: 'demo',
      TimeoutInMinutes: '10',
      DisableRollback: 'true',
      'Capabilities.member.1': 'CAPABILITY_IAM',
      'Parameters.member.1.ParameterKey': 'A',
      'Parameters.member.1.ParameterValue': '1',
      'Parameters.member.2.ParameterKey': 'B',
      Tags: '',
    });
    expect(protocol.operation(createStack)).toBe('CreateStack');
    expect(protocol.decode('CreateStack', createStack)).toEqual({
      StackName: 'demo',
      TimeoutInMinutes: 10,
      DisableRollback: true,
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: [{ ParameterKey: 'A', ParameterValue: '1' }, { ParameterKey: 'B' }],
      Tags: [],
    });
  });

  test('keeps lists of ten and more in order', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`Capabilities.member.${index + 1}`, `c${index + 1}`]),
    );
    const { Capabilities } = protocol.decode('CreateStack', form({ StackName: 'demo', ...fields }));
    expect(Capabilities).toEqual(Array.from({ length: 11 }, (_, index) => `c${index + 1}`));
  });

  test('answers in XML, escaped', () => {
    const output = {
      Stacks: [{ StackName: 'a & <b>', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' }],
    };
    expect(protocol.encode('DescribeStacks', output, 'id').body).toBe(
      '<DescribeStacksResponse xmlns="http://example/"><DescribeStacksResult><Stacks><member>' +
        '<StackName>a &amp; &lt;b&gt;</StackName><CreationTime>1970-01-01T00:00:00.000Z</CreationTime>' +
        '<StackStatus>CREATE_COMPLETE</StackStatus></member></Stacks></DescribeStacksResult>' +
        '<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></DescribeStacksResponse>',
    );
  });

  test('refuses in XML', () => {
    expect(protocol.refuse(new AwsError('ValidationError', 'No <stack>'), 'id')).toMatchObject({
      status: 400,
      body: '<ErrorResponse xmlns="http://example/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>No &lt;stack&gt;</Message></Error><RequestId>id</RequestId></ErrorResponse>',
    });
  });

  test('refuses a form of a wrong type, or without a required member', () => {
    const create = (fields: Record<string, string>) => () => protocol.decode('CreateStack', form(fields));
    expect(codeOf(create({ StackName: 'demo', TimeoutInMinutes: 'soon' }))).toBe('MalformedInput');
    expect(codeOf(create({ StackName: 'demo', DisableRollback: 'perhaps' }))).toBe('MalformedInput');
    expect(codeOf(create({}))).toBe('ValidationError');
  });

  test("takes EC2's flat lists", () => {
    const dialect = queryProtocol(modelOf(ec2), { xmlNamespace: 'http://example/', ec2: true });
    const fields = {
      'TagSpecification.1.ResourceType': 'vpc',
      'TagSpecification.1.Tag.1.Key': 'owner',
      'TagSpecification.1.Tag.1.Value': 'pr-7',
      CidrBlock: '10.0.0.0/16',
    };
    expect(dialect.decode('CreateVpc', form(fields))).toEqual({
      CidrBlock: '10.0.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'owner', Value: 'pr-7' }] }],
    });
  });

  test("takes Auto Scaling's named lists", () => {
    const { decode } = queryProtocol(modelOf(autoScaling), { xmlNamespace: 'http://example/' });
    expect(
      decode(
        'DescribeAutoScalingGroups',
        form({ 'AutoScalingGroupNames.member.1': 'workers', MaxRecords: '5' }),
      ),
    ).toEqual({ AutoScalingGroupNames: ['workers'], MaxRecords: 5 });
  });
});

describe('JSON 1.1', () => {
  const protocol = json11(modelOf(ssm), 'ValidationException');

  test('names the operation in a header', () => {
    const headers = { 'x-amz-target': 'AmazonSSM.GetParameter' };
    expect(protocol.operation(request({ headers }))).toBe('GetParameter');
  });

  test('refuses with the code in the body', () => {
    expect(protocol.refuse(new AwsError('ParameterNotFound', ''), 'id')).toMatchObject({
      status: 400,
      body: '{"__type":"ParameterNotFound","message":""}',
    });
  });

  test('drops members that the API does not know', () => {
    expect(protocol.decode('GetParameter', request({ body: '{"Name":"a","Colour":"red"}' }))).toEqual({
      Name: 'a',
    });
  });
});
