/** What a cluster is made of, as the graph has it: the order in which it comes and goes is what each thing says that it needs. */
import { describe, expect, test } from 'vitest';
import type { Aws } from '../../../src/aws/clients.ts';
import type { Identity } from '../../../src/aws/identity.ts';
import { resourceOf } from '../../../src/engine/graph.ts';
import { clusterGraph } from '../../../src/resources/cluster.ts';
import { specOf } from '../config/support.ts';

/** Nothing is asked of it while a graph is built. */
const aws = new Proxy({}, { get: (_, name) => () => Promise.reject(new Error(String(name))) }) as Aws;
const identity: Identity = {
  account: '123456789012',
  partition: 'aws',
  principalArn: 'arn:aws:iam::123456789012:role/ci',
  says: {},
};

const role = 'arn:aws:iam::123456789012:role/somebodys';
const kinds: Record<string, string> = {
  'of what is usual': '',
  'of self-managed nodes': 'nodeGroups: [{ name: a }]',
  'of self-managed nodes that aws-auth lets in':
    'accessConfig: { authenticationMode: CONFIG_MAP }\nnodeGroups: [{ name: a }]',
  'of nodes with roles of their own': `managedNodeGroups: [{ name: a, iam: { instanceRoleARN: '${role}' } }, { name: b, iam: { withAddonPolicies: { autoScaler: true } } }]`,
  'of nodes with GPUs': 'managedNodeGroups: [{ name: a, instanceType: g5.xlarge }]',
  'on Fargate': 'fargateProfiles: [{ name: a, selectors: [{ namespace: kube-system }] }]',
  'on Fargate by a role of somebody’s': `fargateProfiles: [{ name: a, podExecutionRoleARN: '${role}', selectors: [{ namespace: kube-system }] }]`,
  'of Auto Mode': 'autoModeConfig: { enabled: true }',
  'of Auto Mode without pools': 'autoModeConfig: { enabled: true, nodePools: [] }',
  'with roles of pods': `iam: { withOIDC: true, podIdentityAssociations: [{ namespace: a, serviceAccountName: a, permissionPolicyARNs: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }] }`,
  'with logs that are kept for a while':
    'cloudWatch: { clusterLogging: { enableTypes: [audit], logRetentionInDays: 7 } }',
};

describe.each(Object.entries(kinds))('a cluster %s', (_, lines) => {
  test('stands on nothing that is not of it', async () => {
    const { graph, madeByOthers } = clusterGraph(aws, await specOf(lines), identity);
    const all = [...graph, ...madeByOthers('in')];
    const strangers = all.flatMap(({ name, needs, within, madeBy = [] }) =>
      [...needs.map(resourceOf), ...madeBy, ...(within === undefined ? [] : [within])]
        .filter((need) => !all.includes(need))
        .map((need) => `${name} needs ${need.name}`),
    );
    expect(strangers).toEqual([]);
  });
});
