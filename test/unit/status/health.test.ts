import type { Addon, Cluster, Nodegroup } from '@aws-sdk/client-eks';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../../src/kubernetes/types.ts';
import type { Found } from '../../../src/status/found.ts';
import { type Health, healthOf, problemsOf } from '../../../src/status/health.ts';
import { factsOf, statusInJson, tableOf } from '../../../src/status/report.ts';

const cluster: Cluster = {
  name: 'demo',
  status: 'ACTIVE',
  version: '1.36',
  tags: {},
  health: { issues: [] },
};
const group: Nodegroup = {
  nodegroupName: 'default',
  status: 'ACTIVE',
  scalingConfig: { desiredSize: 1, minSize: 1, maxSize: 2 },
};
const node = (name: string, status: 'True' | 'False' = 'True'): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'eks.amazonaws.com/nodegroup': 'default' } },
  spec: {},
  status: { conditions: [{ type: 'Ready', status, message: 'container runtime is down' }] },
});

const found = (more: Partial<Found> = {}): Found => ({
  name: 'demo',
  region: 'eu-west-1',
  tags: {},
  cluster,
  support: undefined,
  stack: {
    value: { StackName: 'eks-demo-network', StackStatus: 'CREATE_COMPLETE', CreationTime: undefined },
  },
  addons: { value: [{ addonName: 'coredns', status: 'ACTIVE' }] },
  nodeGroups: { value: [group] },
  fargateProfiles: { value: [] },
  capabilities: { value: [] },
  selfManagedGroups: { value: [] },
  nodes: { value: [node('one')] },
  access: { mode: 'API', entries: { value: [] }, awsAuth: undefined },
  things: { value: [] },
  cost: { hourly: 0.24, soFar: undefined, parts: [], unknown: [] },
  ...more,
});

const nothing: Partial<Found> = {
  cluster: undefined,
  stack: { value: undefined },
  addons: { value: [] },
  nodeGroups: { value: [] },
  nodes: undefined,
  access: undefined,
};
const thing = { type: 'AWS::EC2::Volume', id: 'vol-1', isOurs: true, isRetained: false, hourlyCost: 0.001 };
const stack = (StackStatus: 'CREATE_IN_PROGRESS' | 'DELETE_IN_PROGRESS' | 'CREATE_FAILED') => ({
  value: { StackName: 'eks-demo-network', StackStatus, CreationTime: undefined },
});

const health = (more: Partial<Found> = {}): Health => healthOf(found(more), problemsOf(found(more)));
const problems = (more: Partial<Found>): string[] => problemsOf(found(more));

describe('a cluster', () => {
  it.each<[Health, string, Partial<Found>]>([
    ['healthy', 'whose parts are all well', {}],
    ['healthy', 'of whose nodes nothing is known', { nodes: { unknown: 'Kubernetes refused GET' } }],
    ['absent', 'of which there is nothing', nothing],
    [
      'absent',
      'of which only what was to stay is left',
      { ...nothing, things: { value: [{ ...thing, isRetained: true }] } },
    ],
    ['half-made', 'of which only a stack is there', { ...nothing, stack: stack('CREATE_IN_PROGRESS') }],
    ['half-made', 'of which a volume is left', { ...nothing, things: { value: [thing] } }],
    ['half-made', 'that EKS makes', { cluster: { ...cluster, status: 'CREATING' }, nodes: undefined }],
    [
      'half-made',
      'that no up has finished',
      { cluster: { ...cluster, tags: { 'eks-cluster-action/making-since': '2026-11-22T12:00:00Z' } } },
    ],
    ['going', 'that EKS deletes', { cluster: { ...cluster, status: 'DELETING' } }],
    ['going', 'whose network is the last to go', { ...nothing, stack: stack('DELETE_IN_PROGRESS') }],
    ['unhealthy', 'that has failed', { cluster: { ...cluster, status: 'FAILED' }, nodes: undefined }],
    [
      'unhealthy',
      'one of whose nodes is not Ready',
      { nodes: { value: [node('one'), node('two', 'False')] } },
    ],
  ])('is %s %s', (expected, _, more) => {
    expect(health(more)).toBe(expected);
  });
});

describe('the problems', () => {
  it('are what EKS says of the control plane, the node groups and the add-ons', () => {
    const issue = { message: 'no room', resourceIds: ['subnet-1'] };
    const addon: Addon = {
      addonName: 'coredns',
      status: 'DEGRADED',
      health: { issues: [{ code: 'InsufficientNumberOfReplicas', message: 'no pods' }] },
    };
    expect(
      problems({
        cluster: { ...cluster, status: 'FAILED', health: { issues: [{ code: 'Other', ...issue }] } },
        nodeGroups: {
          value: [{ ...group, status: 'DEGRADED', health: { issues: [{ code: 'AccessDenied', ...issue }] } }],
        },
        addons: { value: [addon] },
      }),
    ).toEqual([
      'Cluster demo is FAILED. EKS says: Other: no room (subnet-1)',
      'Node group default is DEGRADED. EKS says: AccessDenied: no room (subnet-1)',
      'Add-on coredns is DEGRADED. EKS says: InsufficientNumberOfReplicas: no pods',
    ]);
  });

  it('are told of what EKS calls ACTIVE, too', () => {
    const issues = [{ code: 'Ec2SubnetNotFound' as const, message: 'a subnet has gone', resourceIds: [] }];
    expect(problems({ nodeGroups: { value: [{ ...group, health: { issues } }] } })).toEqual([
      'Node group default is ACTIVE. EKS says: Ec2SubnetNotFound: a subnet has gone',
    ]);
  });

  it('are nodes that are missing, unless EKS is at work on their group', () => {
    const short = { nodes: { value: [] } };
    expect(problems(short)).toEqual(['Node group default is to have 1 nodes, and 0 are Ready.']);
    expect(problems({ ...short, nodeGroups: { value: [{ ...group, status: 'UPDATING' }] } })).toEqual([]);
  });

  it('are what CloudFormation could not do', () => {
    expect(problems({ ...nothing, stack: stack('CREATE_FAILED') })).toEqual([
      'Stack eks-demo-network is CREATE_FAILED.',
    ]);
  });
});

describe('what is told', () => {
  const told = (more: Partial<Found>) => ({
    found: found(more),
    health: 'healthy' as const,
    problems: [],
    drift: undefined,
  });

  it('is null where it could not be asked, with the reason', () => {
    const json = statusInJson(told({ nodes: { unknown: 'Kubernetes refused GET' } }), 0.24);
    expect(json).toMatchObject({ nodes: null, unknown: { nodes: 'Kubernetes refused GET' } });
    expect(JSON.parse(JSON.stringify(json)).drift).toBeUndefined();
  });

  it('names whoever may enter, by what, and what they may', () => {
    const by = 'access entry' as const;
    const entries = {
      value: [
        {
          principalArn: 'arn:aws:iam::1:role/ci',
          by,
          type: 'STANDARD',
          may: ['AmazonEKSClusterAdminPolicy'],
        },
        { principalArn: 'arn:aws:iam::1:role/node', by, type: 'EC2_LINUX', may: [] },
      ],
    };
    const awsAuth = { unknown: 'Kubernetes refused GET' };
    const facts = factsOf(told({ access: { mode: 'API_AND_CONFIG_MAP', entries, awsAuth } }));
    expect(Object.fromEntries(facts)['May enter']).toBe(
      [
        'by access entries and aws-auth',
        'arn:aws:iam::1:role/ci: AmazonEKSClusterAdminPolicy',
        'arn:aws:iam::1:role/node: EC2_LINUX',
        'not known: Kubernetes refused GET',
      ].join('\n'),
    );
  });

  it('is a table of nodes; without a control plane, of what there is', () => {
    expect(tableOf(found())?.header[0]).toBe('Node');
    const left = tableOf(found({ ...nothing, things: { value: [thing] } }));
    expect(left?.rows).toEqual([['AWS::EC2::Volume', 'vol-1', '$0.001']]);
  });
});
