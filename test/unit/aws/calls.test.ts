import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import { awsWords } from '../../../src/aws/errors.ts';
import { type Handler, listen, type TestServer } from '../support/server.ts';

/** An endpoint of AWS for EKS's protocol, which the SDK finds in the environment. */
async function awsEndpoint(handler: Handler): Promise<TestServer> {
  const server = await listen(handler);
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${server.port}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  return server;
}

const refusing =
  (code: string, message: string, status = 403): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': code });
    response.end(JSON.stringify({ message }));
  };

/** What IAM answers to a change. */
const emptyXml = '<DetachRolePolicyResponse><ResponseMetadata/></DetachRolePolicyResponse>';

const keyOf = ({ headers }: TestServer['received'][number]): string | undefined =>
  /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1];

/** A region whose sessions are named by a running number. */
function region(options: Parameters<typeof createAws>[3] = {}) {
  let made = 0;
  const provider = async () => ({ accessKeyId: `session-${++made}`, secretAccessKey: 'secret' });
  return createAws('eu-west-1', provider, () => undefined, options);
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  );

describe('a call to AWS', () => {
  test.each([
    ['ExpiredTokenException', 'The security token included in the request is expired'],
    ['UnrecognizedClientException', 'The security token included in the request is invalid.'],
  ])('is made once more, in a new session, when AWS answers %s', async (code, message) => {
    const server = await awsEndpoint((request, response) => {
      if (server.received.length === 1) return refusing(code, message)(request, response);
      response.end(JSON.stringify({ clusters: ['orders'] }));
    });
    const eks = await region().eks();
    expect((await eks.listClusters({})).clusters).toEqual(['orders']);
    expect(server.received.map(keyOf)).toEqual(['session-1', 'session-2']);
  });

  test('is made no third time', async () => {
    const server = await awsEndpoint(refusing('ExpiredTokenException', 'expired'));
    const eks = await region().eks();
    await expect(eks.listClusters({})).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    expect(server.received.map(keyOf)).toEqual(['session-1', 'session-2']);
  });

  test.each([
    ['AccessDeniedException', 403],
    ['InvalidParameterException', 400],
    ['ResourceLimitExceededException', 400],
  ])('is not made again when AWS answers %s', async (code, status) => {
    const server = await awsEndpoint(refusing(code, 'no', status));
    const eks = await region().eks();
    await expect(
      eks.createCluster({ name: 'orders', roleArn: 'arn', resourcesVpcConfig: {} }),
    ).rejects.toThrow('no');
    expect(server.received).toHaveLength(1);
  });

  test('is not made again when a quota is used up, which the SDK takes for throttling', async () => {
    const server = await awsEndpoint((_, response) => {
      response.writeHead(409);
      response.end(
        '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>LimitExceeded</Code><Message>Cannot exceed quota for RolesPerAccount: 1000</Message></Error></ErrorResponse>',
      );
    });
    const iam = await region().iam();
    const error = await failure(iam.createRole({ RoleName: 'orders', AssumeRolePolicyDocument: '{}' }));
    expect(awsWords(error)).toBe(
      'IAM refused CreateRole: LimitExceeded: Cannot exceed quota for RolesPerAccount: 1000',
    );
    expect(server.received).toHaveLength(1);
  });

  test('shares one new session with the calls that fail at the same time', async () => {
    const server = await awsEndpoint((request, response) => {
      if (keyOf(request) === 'session-1')
        return refusing('ExpiredTokenException', 'expired')(request, response);
      response.end(JSON.stringify({ clusters: [] }));
    });
    const aws = region();
    const eks = await aws.eks();
    await Promise.all([eks.listClusters({}), eks.listClusters({}), eks.listClusters({})]);
    expect(new Set(server.received.map(keyOf))).toEqual(new Set(['session-1', 'session-2']));
    expect((await aws.credentials()).accessKeyId).toBe('session-2');
  });

  test('that AWS refuses says which call it was, and AWS’s code and words', async () => {
    await awsEndpoint(refusing('ResourceLimitExceededException', 'Cluster limit exceeded for account.', 400));
    const eks = await region().eks();
    const error = await failure(eks.listClusters({}));
    expect(awsWords(error)).toBe(
      'EKS refused ListClusters: ResourceLimitExceededException: Cluster limit exceeded for account.',
    );
  });

  test('that gets no answer says which call it was, and what the network said', async () => {
    const server = await listen((_, response) => response.destroy());
    vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${server.port}`);
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    onTestFinished(() => void vi.unstubAllEnvs());
    const eks = await region().eks();
    expect(awsWords(await failure(eks.listClusters({})))).toMatch(
      /^No answer from EKS to ListClusters: .+ \(ECONNRESET\)$/,
    );
  });

  test('fails as its credentials do, which AWS has not refused', async () => {
    const denied = new Error('no ID token');
    const aws = createAws(
      'eu-west-1',
      () => Promise.reject(denied),
      () => undefined,
    );
    const eks = await aws.eks();
    const error = await failure(eks.listClusters({}));
    expect(error).toBe(denied);
    expect(awsWords(error)).toBeUndefined();
  });
});

describe('a question', () => {
  const clusters: Handler = (_, response) => void response.end(JSON.stringify({ clusters: ['orders'] }));

  test('is asked anew each time', async () => {
    const server = await awsEndpoint(clusters);
    const eks = await region().eks();
    await eks.listClusters({});
    await eks.listClusters({});
    expect(server.received).toHaveLength(2);
  });

  test('whose answer is new is not asked again, unless something has changed or AWS refused', async () => {
    const server = await awsEndpoint((request, response) =>
      request.url.search.includes('maxResults')
        ? refusing('InvalidParameterException', 'no', 400)(request, response)
        : clusters(request, response),
    );
    const aws = region({ freshFor: 200 });
    const eks = await aws.eks();
    await eks.listClusters({});
    await eks.listClusters({});
    expect(server.received).toHaveLength(1);
    await eks.deleteCluster({ name: 'orders' });
    await eks.listClusters({});
    expect(server.received).toHaveLength(3);
    await failure(eks.listClusters({ maxResults: 1 }));
    await failure(eks.listClusters({ maxResults: 1 }));
    expect(server.received).toHaveLength(5);
    await new Promise((resolve) => setTimeout(resolve, 250));
    await eks.listClusters({});
    expect(server.received).toHaveLength(6);
  });

  test('is not asked again for a change that its service does not tell of', async () => {
    const server = await awsEndpoint((request, response) =>
      request.url.pathname === '/' ? response.end(emptyXml) : clusters(request, response),
    );
    const aws = region({ freshFor: 10_000 });
    const eks = await aws.eks();
    await eks.listClusters({});
    const iam = await aws.iam();
    await iam.detachRolePolicy({ RoleName: 'orders', PolicyArn: 'arn:aws:iam::aws:policy/Orders' });
    await eks.listClusters({});
    expect(server.received).toHaveLength(2);
  });

  test('is asked once by whoever looks at one moment, and anew by the next', async () => {
    const server = await awsEndpoint(clusters);
    const aws = region();
    const eks = await aws.atOnce().eks();
    const answers = await Promise.all([
      eks.listClusters({}),
      eks.listClusters({}),
      eks.listClusters({ maxResults: 1 }),
    ]);
    expect(answers.map((answer) => answer.clusters)).toEqual([['orders'], ['orders'], ['orders']]);
    await eks.listClusters({});
    expect(server.received).toHaveLength(2);
    await (await aws.atOnce().eks()).listClusters({});
    expect(server.received).toHaveLength(3);
  });

  test('that was refused is refused at that moment, and what AWS offers is asked again', async () => {
    const server = await awsEndpoint(refusing('AccessDeniedException', 'no'));
    const eks = await region().atOnce().eks();
    await failure(eks.listClusters({}));
    await failure(eks.listClusters({}));
    expect(server.received).toHaveLength(1);
    await failure(eks.describeAddonVersions({}));
    await failure(eks.describeAddonVersions({}));
    expect(server.received).toHaveLength(3);
  });

  test('about what AWS offers is asked once in a run', async () => {
    const server = await awsEndpoint((_, response) => void response.end(JSON.stringify({ addons: [] })));
    const aws = region();
    await (await aws.atOnce().eks()).describeAddonVersions({ addonName: 'coredns' });
    await (await aws.eks()).describeAddonVersions({ addonName: 'coredns' });
    expect(server.received).toHaveLength(1);
    await (await aws.in('eu-central-1').eks()).describeAddonVersions({ addonName: 'coredns' });
    expect(server.received).toHaveLength(2);
  });

  test('about what is not there is answered by that as long as the answer is new', async () => {
    const server = await awsEndpoint(refusing('ResourceNotFoundException', 'No cluster found', 404));
    const eks = await region({ freshFor: 10_000 }).eks();
    await failure(eks.describeCluster({ name: 'orders' }));
    await failure(eks.describeCluster({ name: 'orders' }));
    expect(server.received).toHaveLength(1);
  });

  test('about what would stand on a cluster is not asked at a moment at which there is none', async () => {
    const server = await awsEndpoint(refusing('ResourceNotFoundException', 'No cluster found', 404));
    const eks = await region().atOnce().eks();
    const errors = await Promise.all([
      failure(eks.describeAddon({ clusterName: 'orders', addonName: 'coredns' })),
      failure(eks.listNodegroups({ clusterName: 'orders' })),
    ]);
    expect(errors).toEqual([
      expect.objectContaining({ name: 'ResourceNotFoundException' }),
      expect.objectContaining({ name: 'ResourceNotFoundException' }),
    ]);
    expect(server.received.map(({ url }) => url.pathname)).toEqual(['/clusters/orders']);
  });

  test('about what stands on a cluster is asked where whether there is one may not be told', async () => {
    const server = await awsEndpoint((request, response) =>
      request.url.pathname === '/clusters/orders'
        ? refusing('AccessDeniedException', 'no')(request, response)
        : response.end(JSON.stringify({ nodegroups: ['default'] })),
    );
    const eks = await region().atOnce().eks();
    expect((await eks.listNodegroups({ clusterName: 'orders' })).nodegroups).toEqual(['default']);
    expect(server.received).toHaveLength(2);
  });

  test('is asked anew at the same moment once whoever looks has changed something', async () => {
    const server = await awsEndpoint(clusters);
    const eks = await region().atOnce().eks();
    await eks.listClusters({});
    await eks.deleteCluster({ name: 'orders' });
    await eks.listClusters({});
    expect(server.received).toHaveLength(3);
  });

  test('that a look has asked is asked by whoever goes on from it the second time, or after a change', async () => {
    const server = await awsEndpoint(clusters);
    const look = region({ freshFor: 1 }).atOnce();
    const eks = await look.eks();
    await eks.listClusters({});
    await eks.listClusters({ maxResults: 1 });
    const onward = await (await look.onward()).eks();
    await onward.listClusters({});
    expect(server.received).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await onward.listClusters({});
    expect(server.received).toHaveLength(3);
    await onward.deleteCluster({ name: 'orders' });
    await onward.listClusters({ maxResults: 1 });
    expect(server.received).toHaveLength(5);
  });

  test('that a look has asked is asked again after a while', async () => {
    const server = await awsEndpoint(clusters);
    const look = region({ freshFor: 1 }).atOnce();
    await (await look.eks()).listClusters({});
    const onward = await (await look.onward()).eks();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await onward.listClusters({});
    expect(server.received).toHaveLength(2);
  });

  test('that changes something is none', async () => {
    const server = await awsEndpoint((_, response) => void response.end('{}'));
    const eks = await region().atOnce().eks();
    await eks.deleteCluster({ name: 'orders' });
    await eks.deleteCluster({ name: 'orders' });
    expect(server.received).toHaveLength(2);
  });

  /** Answers with how often it was asked before, once it is told to. */
  async function slowly() {
    const waiting: (() => void)[] = [];
    const server = await awsEndpoint((_, response) => {
      const clusters = [String(server.received.length)];
      waiting.push(() => response.end(JSON.stringify({ clusters, cluster: {} })));
    });
    const eks = await region().eks();
    const names = async (): Promise<string | undefined> => (await eks.listClusters({})).clusters?.[0];
    const answered = async (count: number): Promise<void> => {
      await vi.waitFor(() => expect(waiting.length).toBe(count));
      for (const answer of waiting.splice(0)) answer();
    };
    return { eks, names, answered };
  }

  test('that is asked while the same is being asked has the same answer, and a later one has its own', async () => {
    const { names, answered } = await slowly();
    const both = Promise.all([names(), names()]);
    await answered(1);
    expect(await both).toEqual(['1', '1']);
    const later = names();
    await answered(1);
    expect(await later).toBe('2');
  });

  test('is asked anew after a change', async () => {
    const { eks, names, answered } = await slowly();
    const before = names();
    const change = eks.deleteCluster({ name: 'orders' });
    await answered(2);
    await change;
    const after = names();
    await answered(1);
    expect([await before, await after]).toEqual([expect.any(String), '3']);
  });
});
