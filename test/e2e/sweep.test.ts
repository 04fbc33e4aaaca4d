import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { EC2 } from '@aws-sdk/client-ec2';
import { EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { emulatorInTest, identities } from './in-test.ts';
import { runAction, runStep, type StepResult } from './runner.ts';
import { type Seed, seedCluster, seedControlPlaneRole, seedPieces, untilCluster } from './seeds.ts';
import { balancingConfig, makeBalancingRoles } from './workload.ts';

const emulator = emulatorInTest({ speed: 600 });

/** Of the repository that the job is of. */
const owner = '74061981/run';
const [long, later] = ['2026-01-02T03:04:05Z', new Date(Date.now() + 8 * 3_600_000).toISOString()];
const [home, away] = ['us-east-1', 'eu-west-1'];

/** Due from the first sweep on. */
const expired: Seed[] = [
  { name: 'stubborn', region: home, owner, expiresAt: '2026-01-01T00:00:00Z' },
  { name: 'preview', region: away, owner: '74061981/pr-7', expiresAt: long },
];
/** Due once they count as abandoned. */
const broken: Seed = { name: 'broken', region: away, owner };
const halfMade: Seed = {
  name: 'half-made',
  region: away,
  owner,
  tags: { 'eks-cluster-action/making-since': long },
};
const pieces: Seed = { name: 'gone', region: away, owner };

/** Whatever rules, these stay. */
const kept: Seed[] = [
  { name: 'fresh', region: home, owner, expiresAt: later },
  { name: 'lasting', region: away, owner },
  { name: 'release-1', region: home, owner, expiresAt: long },
  { name: 'tagged', region: home, owner, expiresAt: long, tags: { keep: 'yes' } },
];
const foreign: Seed[] = [
  { name: 'foreign', region: home, owner: '740619810/run', expiresAt: long },
  { name: 'untagged', region: away, tags: { Name: 'preview' } },
];
const foreignPieces: Seed[] = [
  { name: 'gone-too', region: home, owner: '424242/pr-7' },
  { name: 'gone', region: home },
];

/** Roles with their paths: below those of clusters that have gone, or none can have; and what is not to be told. */
const strays = {
  door: '/eks-cluster-action/74061981/cluster/octo-app--pr-1/nowhere/',
  'deep-door': '/eks-cluster-action/74061981/cluster/octo-app--pr-1/us-east-1/deeper/',
  'door-of-the-gone': '/eks-cluster-action/74061981/cluster/octo-app--pr-1/us-east-1/',
  elsewhere: '/eks-cluster-action/74061981/cluster/octo-app--pr-1/ap-south-1/',
  another: '/eks-cluster-action/740619810/cluster/octo-app--pr-1/us-east-1/',
  'of-the-stack': '/eks-cluster-action/74061981/pr/',
};
const aboutStrays = /^It is below .*, and no cluster has its roles there/;
const trustingNobody = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }],
});

/** With them the sweep may read which pull requests are open. */
const permissions = { contents: 'read', 'id-token': 'write', 'pull-requests': 'read' } as const;

const step = async (command: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
  runAction({
    inputs: { command, 'poll-interval': '50ms', ...inputs },
    env: await emulator.github.job({ event: 'schedule', permissions }),
  });

/** Gives the role the policy of those that sweep a whole account, as docs/iam/README.md makes it. */
async function reachAllRepositories(): Promise<void> {
  const iam = new IAM(emulator.admin);
  const own = readFileSync(new URL('../../docs/iam/sweep.json', import.meta.url), 'utf8');
  await iam.putRolePolicy({
    RoleName: emulator.sweepRoleArn.split('/').at(-1),
    PolicyName: 'all-repositories',
    PolicyDocument: own.replaceAll(/\$\{aws:PrincipalTag\/eks-cluster-action-\w+\}\*?/g, '*'),
  });
}

const sweep = (inputs: Record<string, string> = {}): Promise<StepResult> =>
  step('sweep', {
    'role-to-assume': emulator.sweepRoleArn,
    regions: `${home}, ${away}`,
    'protected-names': 'release-*',
    'protected-tags': 'keep=yes',
    ...inputs,
  });

interface Swept {
  cluster: string;
  region: string;
  fate: string;
  rule?: string;
  reason: string;
}
const clustersIn = (result: StepResult): Swept[] => JSON.parse(result.outputs.report ?? '{}').clusters;

/** What became of each, by its name. */
const fatesIn = (result: StepResult): Record<string, string> =>
  Object.fromEntries(clustersIn(result).map(({ cluster, fate }) => [cluster, fate]));

const clustersLeft = async (): Promise<string[]> =>
  (await emulator.resources()).filter(({ type }) => type === 'AWS::EKS::Cluster').map(({ id }) => id);

async function writesDuring(work: () => Promise<unknown>): Promise<LoggedCall[]> {
  const earlier = (await emulator.calls()).length;
  await work();
  const calls = (await emulator.calls()).slice(earlier);
  const read = /^(Get|List|Describe|AssumeRoleWithWebIdentity)/;
  return calls.filter(
    ({ operation, principal }) => principal.includes('/eks-cluster-action') && !read.test(operation),
  );
}

const messages = ({ annotations }: StepResult, level: string): string[] =>
  annotations.filter((each) => each.level === level).map(({ message }) => message);

describe('a sweep of two regions', () => {
  let untouched: InventoryItem[];

  beforeAll(async () => {
    const role = await seedControlPlaneRole(emulator);
    const seedAll = async (seeds: readonly Seed[]): Promise<void> => {
      await Promise.all(seeds.map((seed) => seedCluster(emulator, role, seed)));
      await Promise.all(seeds.map((seed) => untilCluster(emulator, seed, 'ACTIVE')));
    };
    await seedAll([...kept, ...foreign]);
    const iam = new IAM(emulator.admin);
    for (const [RoleName, Path] of Object.entries(strays)) {
      await iam.createRole({ RoleName, Path, AssumeRolePolicyDocument: trustingNobody });
    }
    for (const seed of foreignPieces) await seedPieces(emulator, seed);
    untouched = await emulator.resources();

    const limit = { service: 'ec2', operation: 'CreateNetworkInterface', times: 1, effect: 'quota' };
    await emulator.faults([limit]);
    await seedCluster(emulator, role, broken);
    await untilCluster(emulator, broken, 'FAILED');
    await seedAll([...expired, halfMade]);
    await seedPieces(emulator, pieces);
  });

  it('shows on a dry run what it would do and why, and changes nothing', async () => {
    let shown: StepResult | undefined;
    // What was made within the last second may still be being made.
    await sleep(1_000);
    const writes = await writesDuring(async () => {
      shown = await sweep({ 'dry-run': 'true', 'abandoned-after': '1s' });
    });
    expect(writes).toEqual([]);
    expect(shown?.code).toBe(0);
    const result = shown as StepResult;
    expect(result.outputs.result).toBe('unchanged');
    expect(fatesIn(result)).toEqual({
      ...Object.fromEntries([...expired, broken, halfMade, pieces].map(({ name }) => [name, 'would go'])),
      ...Object.fromEntries(kept.map(({ name }) => [name, 'kept'])),
    });
    const reasons = clustersIn(result).map(({ cluster, rule, reason }) => [cluster, rule, reason]);
    expect(reasons).toEqual(
      expect.arrayContaining([
        ['stubborn', 'expired', expect.stringMatching(/^it expired \d+ d/)],
        ['broken', 'failed', expect.stringContaining('its control plane FAILED: ')],
        ['half-made', 'failed', expect.stringContaining('its creation stalled')],
        ['gone', 'orphaned', '5 resources are left of it without a control plane'],
        ['fresh', undefined, expect.stringMatching(/^expires in 7 h/)],
        ['lasting', undefined, 'never expires'],
        ['release-1', undefined, 'protected by its name: release-*'],
        ['tagged', undefined, 'protected by its tag keep=yes'],
      ]),
    );
    expect(result.summary).toContain('| lasting | eu-west-1 | octo-org/octo-app |');
    expect(result.summary).toContain('| kept: never expires |');
    expect(messages(result, 'warning').filter((message) => !aboutStrays.test(message))).toEqual([]);
  });

  it('tells of the roles below its repository’s path that no cluster has, and leaves them alone', async () => {
    const result = await sweep({ 'dry-run': 'true' });
    expect(messages(result, 'warning').sort()).toEqual(
      ['nowhere', 'us-east-1', 'us-east-1/deeper'].map((end) =>
        expect.stringContaining(
          `/eks-cluster-action/74061981/cluster/octo-app--pr-1/${end}/, and no cluster`,
        ),
      ),
    );
  });

  it('removes what has expired, whatever else fails; what may still be being made is left alone', async () => {
    const cannotGo = { service: 'eks', operation: 'DeleteCluster', request: { name: 'stubborn' } };
    await emulator.faults([{ ...cannotGo, times: 1, effect: 'deny' }]);
    const swept = await sweep();
    expect(fatesIn(swept)).toMatchObject({
      stubborn: 'failed',
      preview: 'removed',
      broken: 'kept',
      'half-made': 'kept',
      gone: 'kept',
    });
    expect(swept.code).toBe(1);
    const [cause = '', leftovers] = messages(swept, 'error');
    expect(cause).toMatch(/^stubborn in us-east-1: control plane: EKS refused DeleteCluster: AccessDenied/);
    expect(leftovers).toContain('- AWS::EKS::Cluster stubborn (about $0.100 an hour)');
    expect(
      messages(swept, 'warning')
        .filter((message) => !aboutStrays.test(message))
        .sort(),
    ).toEqual([
      expect.stringMatching(/^Cluster preview in eu-west-1 was removed: it expired .* octo-org\/octo-app/),
      // What the token may not tell keeps nothing from going.
      expect.stringContaining(
        'Add `permissions: pull-requests: write` and `permissions: deployments: write` to the job',
      ),
    ]);
    expect(swept.summary).toContain('could not be removed: it expired');
    expect(swept.log).toMatch(/preview in eu-west-1 · control plane: deleting/);
  });

  it('stops at the most that it may remove, those that have been due for longest, and names the others', async () => {
    await emulator.faults([]);
    const swept = await sweep({ 'max-deletions': '1', 'abandoned-after': '1s' });
    const due = clustersIn(swept).filter(({ rule }) => rule !== undefined);
    expect(due.filter(({ fate }) => fate === 'removed').map(({ cluster }) => cluster)).toEqual(['stubborn']);
    expect(
      due
        .filter(({ fate }) => fate === 'left')
        .map(({ cluster }) => cluster)
        .sort(),
    ).toEqual(['broken', 'gone', 'half-made']);
    expect(swept.code).toBe(1);
    expect(messages(swept, 'error').join()).toMatch(
      /3 clusters are due beyond the 1 that .* broken in eu-west-1/,
    );
  });

  it('by the rules that are selected, in every region that is enabled, removes the rest', async () => {
    const swept = await sweep({ regions: 'all', rules: 'failed', 'abandoned-after': '1s' });
    expect(swept.code).toBe(0);
    expect(fatesIn(swept)).toMatchObject({ broken: 'removed', 'half-made': 'removed', gone: 'kept' });
    const last = await sweep({ 'abandoned-after': '1s' });
    expect(last.code).toBe(0);
    expect(last.outputs.result).toBe('deleted');
    expect(identities(await emulator.resources())).toEqual(identities(untouched));
  });

  it('reaches what other repositories have made only when it is asked to, and never what is not tagged', async () => {
    expect(await clustersLeft()).toContain('foreign');
    await reachAllRepositories();
    const swept = await sweep({ scope: 'account', 'abandoned-after': '1s' });
    expect(swept.code).toBe(0);
    expect(fatesIn(swept)).toMatchObject({ foreign: 'removed', 'gone-too': 'removed' });
    expect((await clustersLeft()).sort()).toEqual([...kept.map(({ name }) => name), 'untagged'].sort());
    const left = identities(await emulator.resources());
    expect(left.filter((identity) => identity.includes('gone-us-east-1-node'))).toHaveLength(1);
    expect(left).toContain('AWS::Logs::LogGroup us-east-1 /aws/eks/gone/cluster');
    expect(left.filter((identity) => identity.includes('targetgroup/k8s-gone'))).toHaveLength(1);
  });
});

describe('a cluster in use that another role has made', () => {
  let known: string[];
  let swept: StepResult;
  let calls: LoggedCall[];

  /** A Service with a load balancer, a volume that may go, and one that is to stay. */
  const contents = `
kubectl create service loadbalancer web --tcp=80
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: kept }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: scratch }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
---
apiVersion: v1
kind: Pod
metadata: { name: keeper }
spec:
  containers:
    - name: keeper
      image: nginx
      volumeMounts: [{ name: kept, mountPath: /kept }, { name: scratch, mountPath: /scratch }]
  volumes:
    - { name: kept, persistentVolumeClaim: { claimName: kept } }
    - { name: scratch, persistentVolumeClaim: { claimName: scratch } }
EOF
until kubectl get service web -o jsonpath='{.status.loadBalancer.ingress}' | grep -q hostname &&
  kubectl get pvc scratch -o jsonpath='{.spec.volumeName}' | grep -q pvc &&
  volume=$(kubectl get pvc kept -o jsonpath='{.spec.volumeName}') && test -n "$volume"
do sleep 0.1; done
kubectl patch pv "$volume" -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'`;

  beforeAll(async () => {
    await makeBalancingRoles(emulator);
    known = identities(await emulator.resources());
    const name = 'inhabited';
    const made = await step('up', {
      'role-to-assume': emulator.roleArn,
      'cluster-name': name,
      config: balancingConfig,
    });
    expect((await runStep({ env: emulator.env, exported: made, script: contents })).code).toBe(0);
    const eks = new EKS(emulator.admin);
    const { cluster } = await eks.describeCluster({ name });
    await eks.tagResource({
      resourceArn: cluster?.arn,
      tags: { 'eks-cluster-action/expires-at': long },
    });
    const earlier = (await emulator.calls()).length;
    swept = await sweep({ regions: home });
    calls = await emulator.calls(earlier);
  });

  it('goes, and what it holds that is to outlive it stays', async () => {
    expect(swept.code).toBe(0);
    expect(fatesIn(swept)).toMatchObject({ inhabited: 'removed' });
    const left = identities(await emulator.resources()).filter((identity) => !known.includes(identity));
    expect(left).toEqual([expect.stringMatching(/^AWS::EC2::Volume us-east-1 vol-/)]);
    const [volume = ''] = left.map((identity) => identity.split(' ')[2]);
    await new EC2(emulator.admin).deleteVolume({ VolumeId: volume });
  });

  it('is entered by an access entry of ours, which goes with it', () => {
    const entries = calls.filter(
      ({ operation, principal }) => operation === 'CreateAccessEntry' && principal.includes('sweep'),
    );
    expect(entries.map(({ request }) => Object(request).principalArn)).toEqual([emulator.sweepRoleArn]);
  });

  it('has its own controllers take away what they made', () => {
    const byWhom = (operation: string): string[] =>
      calls.filter((call) => call.operation === operation).map(({ principal }) => principal);
    for (const operation of ['DeleteLoadBalancer', 'DeleteVolume']) {
      expect(byWhom(operation)).toEqual([expect.not.stringContaining('eks-cluster-action-sweep')]);
    }
    expect(swept.log).toContain(
      'inhabited in us-east-1 · Services and Ingresses: deleting: Service default/web',
    );
  });
});
