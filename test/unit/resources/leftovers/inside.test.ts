import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAws } from '../../../../src/aws/clients.ts';
import { createStep, type Step } from '../../../../src/engine/step.ts';
import { KubernetesError, KubernetesUnreachableError } from '../../../../src/kubernetes/errors.ts';
import type { Admission } from '../../../../src/resources/access/access-entry.ts';
import { type Inside, insideOf } from '../../../../src/resources/leftovers/inside.ts';
import { pods } from '../../../../src/resources/leftovers/pods.ts';
import { type ClusterSpec, defaults } from '../../../../src/spec/spec.ts';
import { createServerCertificate } from '../../../emulator/kubernetes/tls.ts';
import { type ClusterInTest, clusterInTest, node } from '../../emulator/kubernetes-in-test.ts';
import { testRun } from '../../engine/support.ts';
import { activeControlPlane } from '../../support/control-plane.ts';
import { answer, listen } from '../../support/server.ts';

const name = 'orders';
const owner = '4711/run';
const tags = { 'eks-cluster-action/cluster': name, 'eks-cluster-action/owner': owner };

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const aws = createAws(
  'eu-west-1',
  async () => credentials,
  () => undefined,
);

const spec: ClusterSpec = {
  ...defaults,
  name,
  region: 'eu-west-1',
  owner,
  tags,
  kubernetesVersion: undefined,
  serviceCidr: undefined,
  logTypes: [],
  clusterRoleArn: undefined,
  permissionsBoundary: undefined,
  admins: [],
  viewers: [],
  addons: [],
  nodeGroups: [],
  expiresAt: undefined,
};

/** A step in whose time each look at the clock takes so many seconds. */
function stepInTime(seconds: number): { step: Step; lines: string[] } {
  let now = 0;
  const { lines, ...run } = testRun({ timeout: 60_000 });
  const inTime = { ...run, elapsed: () => (now += seconds * 1000) };
  return { step: createStep(inTime, 'inside'), lines };
}

/** @param at where the cluster's API is, if anything asks for it */
function insideAt({ url = '', certificateAuthority = '' } = {}, standing: Admission = 'in'): Inside {
  const address = { endpoint: url, certificateAuthorityData: certificateAuthority };
  const cluster = activeControlPlane({ name, tags, ...address });
  return insideOf(aws, spec, { name: 'control plane', read: async () => cluster }, standing);
}

describe('the removal of what controllers have made', () => {
  /** @param attempts what each attempt comes to; the last again and again */
  async function removed(attempts: readonly (Error | string | undefined)[], standing?: Admission) {
    return removedBy(insideAt({}, standing), attempts);
  }

  async function removedBy(inside: Inside, attempts: readonly (Error | string | undefined)[]) {
    const { step, lines } = stepInTime(1);
    let tries = 0;
    await inside.remove(step, async () => {
      const attempt = attempts[Math.min(tries, attempts.length - 1)];
      tries += 1;
      if (attempt instanceof Error) throw attempt;
      return attempt;
    });
    return { tries, log: lines.join('\n') };
  }

  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const silence = new KubernetesUnreachableError('https://cluster', 'GET', '/api', cause);
  const refusal = new KubernetesError('GET', '/api', { code: 401, message: 'Unauthorized' });

  test('ends when they have taken it away', async () => {
    const { tries, log } = await removed(['Service web', undefined]);
    expect(tries).toBe(2);
    expect(log).not.toContain('going on');
  });

  test('gives them minutes, and then goes on', async () => {
    const { tries, log } = await removed(['Service web']);
    expect(log).toContain("the cluster's controllers do not let go of Service web: going on");
    expect(tries).toBeGreaterThan(30);
  });

  test('outlasts a moment without an answer', async () => {
    const { log } = await removed(['Service web', silence, silence, 'Service web', undefined]);
    expect(log).not.toContain('going on');
  });

  test.each([
    ['does not answer', silence],
    ['does not know whoever runs', refusal],
  ])('goes on without a cluster that %s for long', async (_, failure) => {
    const { tries, log } = await removed([failure]);
    expect(log).toContain(`going on without Kubernetes, which cannot be asked: ${failure}`);
    expect(tries).toBeGreaterThan(2);
  });

  test('does not ask again when AWS has refused to let whoever runs in', async () => {
    const { tries, log } = await removed([refusal], 'refused');
    expect(log).toContain('going on without Kubernetes');
    expect(tries).toBe(1);
  });

  test('does not wait for a cluster that another removal has waited for in vain', async () => {
    const inside = insideAt();
    await removedBy(inside, [silence]);
    const { tries, log } = await removedBy(inside, [silence]);
    expect(log).toContain('going on without Kubernetes');
    expect(tries).toBe(1);
  });

  const busy = new KubernetesError('DELETE', '/api', { code: 429, message: 'Too many requests' }, 1);

  test('takes a cluster that is busy for one that answers, and leaves it to itself after minutes', async () => {
    const { tries, log } = await removed([busy]);
    expect(log).toContain(`going on without Kubernetes, which is too busy: ${busy}`);
    expect(tries).toBeGreaterThan(100);
  });

  test('waits for as long as a busy cluster asks for', async () => {
    const patient = new KubernetesError('DELETE', '/api', { code: 429, message: 'Too many requests' }, 200);
    const began = Date.now();
    await removed([patient, undefined]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(199);
  });

  test('fails by what is neither', async () => {
    await expect(removed([new Error('no such kind')])).rejects.toThrow('no such kind');
  });
});

describe('the pods of a cluster that is to go', () => {
  let cluster: ClusterInTest;
  /** What the kubelets wait for, in seconds. */
  let waiting: number[];

  beforeEach(async () => {
    waiting = [];
    cluster = await clusterInTest({
      authenticate: async () => ({ username: 'runner', groups: ['system:masters'] }),
      after: (seconds) => waiting.push(seconds),
    });
    const labels = { app: 'web' };
    cluster.apply({ ...node('one'), spec: { providerID: 'aws:///eu-west-1a/i-1' } });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'default', labels },
      spec: {
        terminationGracePeriodSeconds: 3600,
        containers: [{ name: 'main', image: 'web:1', lifecycle: { preStop: { sleep: { seconds: 3600 } } } }],
      },
    });
    cluster.apply({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', namespace: 'default' },
      spec: { maxUnavailable: 0, selector: { matchLabels: labels } },
    });
    await cluster.call('GET', '/version');
  });
  afterEach(() => cluster.close());

  const listed = (apiVersion: string, kind: string): string[] =>
    cluster.list({ apiVersion, kind }).map(({ metadata }) => metadata.name);

  test('are given a little time, whatever they ask for and budgets say, and then none', async () => {
    const { step, lines } = stepInTime(1);
    await pods({ inside: insideAt(cluster), groups: [] }).remove?.(step);
    expect(waiting).toEqual([30]);
    expect(lines.filter((line) => line.includes('deleting'))).toEqual([
      expect.stringContaining('deleting: 1 pods'),
      expect.stringContaining('deleting: by force, 1 pods'),
    ]);
    expect(listed('v1', 'Pod')).toEqual([]);
    expect(listed('policy/v1', 'PodDisruptionBudget')).toEqual([]);
  });

  test('stay to the drain where a webhook of the cluster keeps them whose own pods have gone', async () => {
    cluster.apply({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'policy' },
      webhooks: [
        {
          name: 'policy.octo.dev',
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          clientConfig: { service: { name: 'policy', namespace: 'default' } },
          rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['DELETE'], resources: ['pods'] }],
        },
      ],
    });
    const inside = insideAt(cluster);
    const { step, lines } = stepInTime(10);
    await pods({ inside, groups: [] }).remove?.(step);
    expect(lines.join('\n')).toMatch(
      /going on without what a webhook of the cluster keeps, behind which nobody answers: .*service "policy" not found/,
    );
    // It is the pods that it keeps: what else there is may still be asked for.
    let asked = 0;
    await inside.remove(stepInTime(1).step, async () => {
      asked += 1;
      if (asked === 1) throw new KubernetesError('GET', '/api', { code: 503, message: 'for a moment' });
      return undefined;
    });
    expect(asked).toBe(2);
  });

  test('do not come back to their nodes', async () => {
    await pods({ inside: insideAt(cluster), groups: [] }).remove?.(stepInTime(10).step);
    expect(cluster.get({ apiVersion: 'v1', kind: 'Node', name: 'one' })?.spec).toMatchObject({
      unschedulable: true,
    });
  });
});

test('a cluster is asked 32 things at once and no more, however many pods, nodes and budgets it has', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({
    metadata: { name: `one-of-many-${index}`, namespace: 'default', uid: String(index) },
    spec: { nodeName: 'one' },
  }));
  const certificate = createServerCertificate();
  const most: Record<string, number> = {};
  const held: (() => void)[] = [];
  let quiet: NodeJS.Timeout | undefined;
  const gone = new Set<string>();
  const api = await listen(({ method, url }, response) => {
    const plural = url.pathname.split('/').at(method === 'GET' ? -1 : -2) ?? '';
    if (method === 'GET') {
      return answer(response, { metadata: { resourceVersion: '1' }, items: gone.has(plural) ? [] : many });
    }
    if (method === 'DELETE') gone.add(plural);
    // Whatever is asked at once is answered at once, when nothing more comes.
    held.push(() => answer(response, many[0]));
    most[plural] = Math.max(most[plural] ?? 0, held.length);
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      for (const release of held.splice(0)) release();
    }, 200);
  }, certificate);
  const url = `https://127.0.0.1:${api.port}`;
  const certificateAuthority = Buffer.from(certificate.authority).toString('base64');
  const inside = insideAt({ url, certificateAuthority });
  await pods({ inside, groups: [] }).remove?.(stepInTime(1).step);
  expect(most).toEqual({ poddisruptionbudgets: 32, nodes: 32, pods: 32 });
});
