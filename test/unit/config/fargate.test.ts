import { describe, expect, it } from 'vitest';
import { problemsOf, request, specOf } from './support.ts';

const system = '{ name: system, selectors: [{ namespace: kube-system }] }';
const profile = (fields: string): string =>
  `managedNodeGroups: [{ name: a }]\nfargateProfiles: [{ name: web, ${fields} }]`;
const selectors = 'selectors: [{ namespace: shop }]';

describe('Fargate profiles of a file', () => {
  it('are taken as they stand', async () => {
    const { fargateProfiles, nodeGroups } = await specOf(`
iam: { fargatePodExecutionRoleARN: 'arn:aws:iam::111122223333:role/usual' }
managedNodeGroups: [{ name: a }]
fargateProfiles:
  - name: web
    selectors:
      - namespace: shop-*
        labels: { tier: 'w?b', empty: '' }
      - namespace: default
    tags: { team: orders }
    status: ACTIVE
  - name: jobs
    selectors: [{ namespace: jobs }]
    podExecutionRoleARN: 'arn:aws:iam::111122223333:role/of-jobs'
`);
    expect(nodeGroups).toHaveLength(1);
    expect(fargateProfiles).toEqual([
      {
        name: 'web',
        selectors: [
          { namespace: 'shop-*', labels: { tier: 'w?b', empty: '' } },
          { namespace: 'default', labels: {} },
        ],
        podExecutionRoleArn: 'arn:aws:iam::111122223333:role/usual',
        tags: { team: 'orders' },
      },
      {
        name: 'jobs',
        selectors: [{ namespace: 'jobs', labels: {} }],
        podExecutionRoleArn: 'arn:aws:iam::111122223333:role/of-jobs',
        tags: {},
      },
    ]);
  });

  it('are none where the file names none, and nothing is said where there is no file', async () => {
    expect((await specOf('')).fargateProfiles).toEqual([]);
    expect((await request({ 'cluster-name': 'demo' })).spec.fargateProfiles).toBeUndefined();
  });

  it.each([
    [profile('selectors: []'), 'fargateProfiles[0].selectors: 0 selectors were given. Write 1 to 5'],
    [
      profile(`selectors: [${Array.from({ length: 6 }, (_, at) => `{ namespace: n${at} }`).join(', ')}]`),
      'fargateProfiles[0].selectors: 6 selectors were given. Write 1 to 5',
    ],
    [
      profile('selectors: [{ namespace: a, labels: { a: a, b: b, c: c, d: d, e: e, f: f } }]'),
      'fargateProfiles[0].selectors[0].labels: 6 labels were given. Write 5 at most.',
    ],
    [profile('selectors: [{ namespace: Shop }]'), '"Shop" is not the name of a namespace, or a pattern'],
    [profile('selectors: [{ namespace: a, labels: { tier: "-" } }]'), '"-" is not the value of a label'],
    [
      `managedNodeGroups: [{ name: a }]\nfargateProfiles: [{ name: eks-web, ${selectors} }]`,
      '"eks-web" is not a name for a Fargate profile',
    ],
    [
      `managedNodeGroups: [{ name: a }]\nfargateProfiles: [{ name: web, ${selectors} }, { name: web, ${selectors} }]`,
      'fargateProfiles[1].name: it repeats fargateProfiles[0].name, web.',
    ],
    [
      `vpc: { nat: { gateway: Disable } }\n${profile(selectors)}`,
      'fargateProfiles: vpc.nat.gateway is Disable, and pods on Fargate are in private subnets',
    ],
  ])('are refused: %s', async (lines, words) => {
    const told = await problemsOf(lines);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(words);
  });
});

describe('a file with Fargate profiles alone', () => {
  it.each(['', 'managedNodeGroups: []\n'])('is of a cluster without nodes: %s', async (groups) => {
    const { nodeGroups, addons } = await specOf(`${groups}fargateProfiles: [${system}]`);
    expect(nodeGroups).toEqual([]);
    expect(addons.map(({ name }) => name)).toEqual(['vpc-cni', 'kube-proxy', 'coredns']);
  });

  it.each([
    ['{ namespace: kube-* }'],
    ['{ namespace: "*", labels: { k8s-app: kube-dns } }'],
    ['{ namespace: kube-system, labels: { eks.amazonaws.com/component: c?redns } }'],
  ])('has a profile that takes coredns, such as %s', async (selector) => {
    expect(await problemsOf(`fargateProfiles: [{ name: a, selectors: [${selector}] }]`)).toEqual([]);
  });

  it.each([
    ['{ namespace: shop }'],
    ['{ namespace: kube-system, labels: { k8s-app: kube-proxy } }'],
    ['{ namespace: kube-system, labels: { k8s-app: kube-dns, team: a } }'],
  ])('is refused without one, such as with %s', async (selector) => {
    const told = await problemsOf(`fargateProfiles: [{ name: a, selectors: [${selector}] }]`);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('coredns has to run on Fargate, and none of the profiles takes it');
  });

  it('has no volumes of EBS', async () => {
    const told = await problemsOf(`fargateProfiles: [${system}]\naddons: [{ name: aws-ebs-csi-driver }]`);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('addons[0].name: the cluster is on Fargate alone');
  });

  it('has nodes where an input asks for them', async () => {
    const config = `apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nfargateProfiles: [${system}]`;
    const { spec } = await request({ 'cluster-name': 'demo', config, nodes: '3' });
    expect(spec.nodeGroups).toMatchObject([{ nodes: 3 }]);
    expect(spec.addons).toHaveLength(5);
  });
});
