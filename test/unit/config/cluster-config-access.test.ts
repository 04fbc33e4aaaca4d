import { describe, expect, it } from 'vitest';
import { clusterConfig, problems, problemsOf, specOf } from './support.ts';

const dev = 'arn:aws:iam::111122223333:role/dev';
const user = 'arn:aws:iam::111122223333:user/mona';
const edit = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy';

const entry = (fields: string, arn = dev): string =>
  `accessConfig: { accessEntries: [{ principalARN: '${arn}', ${fields} }] }`;
const scoped = (scope: string): string =>
  entry(`accessPolicies: [{ policyARN: '${edit}', accessScope: ${scope} }]`);
const mapping = (fields: string): string =>
  `accessConfig: { authenticationMode: API_AND_CONFIG_MAP }\niamIdentityMappings: [{ ${fields} }]`;

describe('who may enter by a file', () => {
  it('is nobody where it says nothing', async () => {
    expect(await specOf('')).toMatchObject({
      authenticationMode: 'API',
      creatorIsAdmin: undefined,
      accessEntries: [],
      identityMappings: [],
    });
  });

  it('are principals with access entries', async () => {
    const { accessEntries } = await specOf(
      entry(
        `kubernetesGroups: [ops], kubernetesUsername: dev, accessPolicies: [{ policyARN: '${edit}', accessScope: { type: namespace, namespaces: [dev, team-*] } }]`,
      ),
    );
    expect(accessEntries).toEqual([
      {
        principalArn: dev,
        type: 'STANDARD',
        groups: ['ops'],
        username: 'dev',
        policies: [{ policyArn: edit, namespaces: ['dev', 'team-*'] }],
      },
    ]);
  });

  it('are whom aws-auth maps, in a cluster that looks at it where the file names no mode', async () => {
    const spec = await specOf(`iamIdentityMappings: [{ arn: '${dev}', groups: [dev] }]`);
    expect(spec.authenticationMode).toBe('API_AND_CONFIG_MAP');
    expect((await specOf('iamIdentityMappings: []')).authenticationMode).toBe('API');
  });

  it('are nodes of any type', async () => {
    for (const type of [
      'EC2_LINUX',
      'EC2_WINDOWS',
      'FARGATE_LINUX',
      'EC2',
      'HYBRID_LINUX',
      'HYPERPOD_LINUX',
    ]) {
      const { accessEntries } = await specOf(entry(`type: ${type}`));
      expect(accessEntries).toMatchObject([{ type, groups: [], username: undefined, policies: [] }]);
    }
  });

  it('are whom aws-auth maps, a role without its path', async () => {
    const { identityMappings } = await specOf(
      mapping(
        "arn: 'arn:aws:iam::111122223333:role/team/a/dev', username: dev, groups: ['system:masters'], noDuplicateARNs: true }, { account: '012345678901'",
      ),
    );
    expect(identityMappings).toEqual([
      { of: dev, username: 'dev', groups: ['system:masters'], isSole: true },
      { of: '012345678901', username: undefined, groups: [], isSole: false },
    ]);
  });
});

describe('a file that lets in what could not enter, or otherwise than it says,', () => {
  it.each([
    [
      'an entry of a session',
      entry('type: STANDARD', 'arn:aws:sts::111122223333:assumed-role/dev/me'),
      'is a session',
    ],
    ['a type that there is not', entry('type: LINUX'), 'Write one of: STANDARD, EC2_LINUX,'],
    ['a group that EKS keeps', entry("kubernetesGroups: ['system:masters']"), 'begins with system:'],
    ['a user name that EKS keeps', entry("kubernetesUsername: 'eks:me'"), 'begins with eks:'],
    [
      'a policy of IAM',
      entry(
        "accessPolicies: [{ policyARN: 'arn:aws:iam::aws:policy/ReadOnlyAccess', accessScope: { type: cluster } }]",
      ),
      'is not the ARN of an access policy of EKS',
    ],
    [
      'namespaces in the whole cluster',
      scoped('{ type: cluster, namespaces: [dev] }'),
      'type is cluster, which is every namespace',
    ],
    ['no namespace', scoped('{ type: namespace }'), 'type is namespace, and none is named'],
    ['no scope', scoped('{}'), 'accessScope.type: it is missing'],
    [
      'groups of nodes',
      entry('type: EC2_LINUX, kubernetesGroups: [ops]'),
      'EKS chooses it itself for entries of type EC2_LINUX',
    ],
    [
      'policies of nodes',
      entry(`type: HYBRID_LINUX, accessPolicies: [{ policyARN: '${edit}', accessScope: { type: cluster } }]`),
      'entries of type HYBRID_LINUX have no access policies',
    ],
    [
      'another policy of nodes of Auto Mode',
      entry(`type: EC2, accessPolicies: [{ policyARN: '${edit}', accessScope: { type: cluster } }]`),
      'no access policy but AmazonEKSAutoNodePolicy',
    ],
    [
      'a user as a node',
      entry('type: EC2_LINUX', user),
      "it is a user's, and EC2_LINUX is for roles of nodes",
    ],
    [
      'somebody twice',
      `accessConfig: { accessEntries: [{ principalARN: '${dev}' }, { principalARN: '${dev}' }] }`,
      'it repeats accessConfig.accessEntries[0].principalARN',
    ],
    [
      'entries without entries',
      `accessConfig: { authenticationMode: CONFIG_MAP, accessEntries: [{ principalARN: '${dev}' }] }`,
      'authenticationMode is CONFIG_MAP, in which EKS knows no access entries',
    ],
    [
      'nobody at all',
      'accessConfig: { authenticationMode: CONFIG_MAP, bootstrapClusterCreatorAdminPermissions: false }',
      'nobody but the creator could enter the cluster at first',
    ],
    [
      'mappings that nobody looks at',
      `accessConfig: { authenticationMode: API }\niamIdentityMappings: [{ arn: '${dev}', groups: [dev] }]`,
      'authenticationMode is API, in which EKS does not look at the ConfigMap aws-auth',
    ],
    [
      'an instance profile',
      mapping("arn: 'arn:aws:iam::111122223333:instance-profile/nodes', groups: ['system:nodes']"),
      'is an instance profile, and instances are known by the role in it. Write the ARN of the role, such as arn:aws:iam::111122223333:role/nodes.',
    ],
    [
      'a session',
      mapping("arn: 'arn:aws:sts::111122223333:assumed-role/dev/me', groups: [dev]"),
      'Write arn:aws:iam::111122223333:role/dev.',
    ],
    ['nobody', mapping('groups: [dev]'), 'it names nobody. Write an arn, or an account.'],
    ['somebody as nobody', mapping(`arn: '${dev}'`), 'neither username nor groups is given'],
    [
      'an account and somebody',
      mapping(`account: '111122223333', arn: '${dev}'`),
      'account is given, which maps every principal of it',
    ],
    [
      'nodes by another name',
      mapping(`arn: '${dev}', username: node, groups: ['system:nodes']`),
      'a kubelet may do nothing under another name than that of its Node',
    ],
    [
      'a service',
      mapping('serviceName: emr-containers'),
      'iamIdentityMappings[0].serviceName: it is not supported',
    ],
  ])('is refused: %s', async (_, file, words) => {
    expect((await problemsOf(file)).join('\n')).toContain(words);
  });

  it('is refused with inputs that say the same, or what its mode does not know', async () => {
    const config = (lines: string): string => clusterConfig(lines);
    expect(await problems({ config: config(entry('type: STANDARD')), admins: dev })).toEqual([
      `Inputs admins and viewers: ${dev} has an access entry in config, too. Keep it in one of them.`,
    ]);
    expect(
      await problems({ config: config('accessConfig: { authenticationMode: CONFIG_MAP }'), viewers: dev }),
    ).toEqual([expect.stringContaining('they are let in by access entries, which EKS does not know')]);
  });
});
