/** What the action's own code does with a cluster's Kubernetes API: the same on the emulator's and on a real one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Nodegroup } from '@aws-sdk/client-eks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAws } from '../../src/aws/clients.ts';
import { type ClusterSpec, defaults } from '../../src/config/spec.ts';
import type { Need, Resource } from '../../src/engine/graph.ts';
import { createStep, type StartedStep } from '../../src/engine/step.ts';
import { clusterClient, isNotUsableYet, isStranger } from '../../src/kubernetes/access.ts';
import { type KubernetesClient, kubernetesClient } from '../../src/kubernetes/client.ts';
import { kubernetesToken } from '../../src/kubernetes/token.ts';
import type { ConfigMap, Kind, Node, StorageClass } from '../../src/kubernetes/types.ts';
import type { OwnAccessEntry } from '../../src/resources/access-entry.ts';
import { claims } from '../../src/resources/claims.ts';
import type { ControlPlane } from '../../src/resources/control-plane.ts';
import { exposed } from '../../src/resources/exposed.ts';
import { nodePools } from '../../src/resources/node-pools.ts';
import { applyToNode, nodes } from '../../src/resources/nodes.ts';
import { pods } from '../../src/resources/pods.ts';
import { storageClass } from '../../src/resources/storage-class.ts';
import { testRun } from '../unit/engine/support.ts';
import { activeControlPlane } from '../unit/support/control-plane.ts';
import { clusterName, credentialsOf, type Role, region } from './people.ts';
import type { Server } from './server.ts';

const owner = '4711/run';
const tags = { 'eks-cluster-action/cluster': clusterName, 'eks-cluster-action/owner': owner };

const spec: ClusterSpec = {
  ...defaults,
  name: clusterName,
  region,
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

const namespace = 'product';
const core = `/api/v1/namespaces/${namespace}`;
const apps = `/apis/apps/v1/namespaces/${namespace}`;
const merge = 'application/merge-patch+json';

const container = { name: 'main', image: 'web:1' };
const workload = (kind: string, name: string, more: object = {}, podSpec: object = {}): object => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [container], ...podSpec } },
    ...more,
  },
});

/** Asks until it is so. @throws the last failure after half a minute */
async function eventually(check: () => Promise<void>): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(100);
    }
  }
}

/** What the promise rejects with. */
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  );

/**
 * @param start makes a server in the state of a new cluster
 * @param manyPods more than a cluster takes requests of one user at once, and than it puts in one page
 */
export function describeProduct(start: () => Promise<Server>, manyPods: number): void {
  let server: Server;
  let plane: ControlPlane;
  let admin: KubernetesClient;

  const awsOf = (role: Role) =>
    createAws(
      region,
      async () => credentialsOf(role),
      () => undefined,
    );
  const clientOf = (role: Role): KubernetesClient => clusterClient(awsOf(role), plane);
  const aws = awsOf('ci');
  const planeNeed: Resource<ControlPlane> = { name: 'control plane', needs: [], read: async () => plane };
  const access: OwnAccessEntry = {
    name: 'access entry',
    needs: [],
    read: async () => undefined,
    letIn: async () => {},
    isInVain: () => false,
    giveUp: () => {},
  };
  const inside = { plane: planeNeed, access };

  /** A step of a run that asks often, with what it needs, and what it says. */
  function stepOf(name: string, values: ReadonlyMap<Need<unknown>, unknown> = new Map()) {
    const run = testRun({ pollInterval: 300, timeout: 5 * 60_000 });
    const held = new Map(values);
    const step: StartedStep = createStep(run, name, [...held.keys()], held);
    return { step, said: () => run.lines.join('\n'), changes: run.changes };
  }

  const made = async (path: string, body: object): Promise<void> => {
    const { status, body: answer } = await server.call('POST', path, { body });
    expect(status, JSON.stringify(answer)).toBe(201);
  };
  const namesOf = async (kind: Kind): Promise<string[]> =>
    (await admin.list(kind)).items.map(({ metadata }) => metadata.name).sort();

  /** A pod of its own, on that node. */
  const pod = (name: string, nodeName: string, more: object = {}, metadata: object = {}): Promise<void> =>
    made(`${core}/pods`, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, ...metadata },
      spec: { nodeName, containers: [container], ...more },
    });

  beforeAll(async () => {
    server = await start();
    plane = activeControlPlane({
      name: clusterName,
      tags,
      endpoint: server.url,
      certificateAuthorityData: server.certificateAuthority,
    });
    admin = kubernetesClient({
      endpoint: server.url,
      certificateAuthorityData: server.certificateAuthority,
      token: async () => 'admin',
    });
    await made('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'ci' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'ci' }],
    });
    await made('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    // A pod needs its namespace's service account, which a controller makes.
    await eventually(async () => {
      expect((await server.call('GET', `${core}/serviceaccounts/default`)).status).toBe(200);
    });
  });
  afterAll(() => server.close());

  const map = (data: Record<string, string>): ConfigMap => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace, name: 'settings' },
    data,
  });
  const gateway = { namespace, name: 'web' };

  describe('the client', () => {
    afterEach(() => admin.delete('ConfigMap', { namespace, name: 'settings' }));

    test('finds nothing where there is nothing', async () => {
      const name = { namespace, name: 'none' };
      expect(await admin.get('ConfigMap', name)).toBeUndefined();
      await admin.delete('ConfigMap', name);
      await admin.delete('ConfigMap', { namespace: 'nowhere', name: 'none' });
      expect((await admin.list('Ingress')).items).toEqual([]);
      expect((await admin.list('Pod', { namespace: 'nowhere' })).items).toEqual([]);
    });

    test('finds nothing of a kind that the cluster does not have', async () => {
      expect(await admin.get('Gateway', gateway)).toBeUndefined();
      await admin.delete('Gateway', gateway);
      expect((await admin.list('Gateway')).items).toEqual([]);
    });

    test('gives the items of a list what lists leave out', async () => {
      await admin.apply(map({ a: '1' }));
      const raw = await server.call('GET', `${core}/configmaps`);
      expect(Object.keys(Object(raw.body).items[0])).not.toContain('kind');
      const { items } = await admin.list('ConfigMap', { namespace });
      expect(items.every(({ kind, apiVersion }) => kind === 'ConfigMap' && apiVersion === 'v1')).toBe(true);
    });

    test('makes what is not there, once', async () => {
      expect(await admin.create(map({ a: '1' }))).toMatchObject(map({ a: '1' }));
      expect(await failure(admin.create(map({ a: '2' })))).toMatchObject({
        status: 409,
        reason: 'AlreadyExists',
      });
      expect(await admin.get('ConfigMap', { namespace, name: 'settings' })).toMatchObject({
        data: { a: '1' },
      });
    });

    test('applies, meets a conflict, and takes over', async () => {
      await admin.apply(map({ a: '1' }));
      const settings = `${core}/configmaps/settings?fieldManager=somebody`;
      await server.call('PATCH', settings, { as: merge, body: { data: { a: '2' } } });
      expect(await failure(admin.apply(map({ a: '3' })))).toMatchObject({
        status: 409,
        reason: 'Conflict',
        message: expect.stringContaining('conflict with "somebody" using v1: .data.a'),
      });
      expect(await admin.apply(map({ a: '3' }), { force: true })).toMatchObject({ data: { a: '3' } });
    });

    test('is refused what does not exist', async () => {
      const mistaken = { ...map({ a: '1' }), dta: {} };
      expect(await failure(admin.apply(mistaken))).toMatchObject({
        status: 500,
        message: expect.stringContaining('.dta: field not declared in schema'),
      });
      const nowhere = { ...map({}), metadata: { namespace: 'nowhere', name: 'settings' } };
      expect(await failure(admin.apply(nowhere))).toMatchObject({
        status: 404,
        message: expect.stringContaining('namespaces "nowhere" not found'),
      });
    });

    test('watches from a version on', async () => {
      await admin.apply(map({ a: '1' }));
      const { resourceVersion } = await admin.list('ConfigMap', { namespace });
      const stop = new AbortController();
      const seen: string[] = [];
      const watch = async (): Promise<void> => {
        for await (const event of admin.watch('ConfigMap', {
          namespace,
          resourceVersion,
          signal: stop.signal,
        })) {
          if (event.type === 'BOOKMARK') continue;
          seen.push(`${event.type} ${event.object.kind} ${event.object.metadata.name}`);
          if (event.type === 'DELETED') stop.abort(new Error('seen enough'));
        }
      };
      const watching = failure(watch());
      await admin.apply(map({ a: '2' }));
      await admin.delete('ConfigMap', { namespace, name: 'settings' });
      expect(await watching).toMatchObject({ message: 'seen enough' });
      expect(seen).toEqual(['MODIFIED ConfigMap settings', 'DELETED ConfigMap settings']);
    });
  });

  describe('a token of EKS', () => {
    test('is accepted', async () => {
      expect((await clientOf('ci').list('Node')).items).toEqual([]);
    });

    test('of somebody who may not is refused, and of somebody unknown is no token', async () => {
      const refusals = [
        [await failure(clientOf('viewer').list('Node')), 403],
        [await failure(clientOf('stranger').list('Node')), 401],
        [await failure(clusterClient(aws, { ...plane, name: 'other' }).list('Node')), 401],
      ] as const;
      for (const [error, status] of refusals) {
        expect(error).toMatchObject({ status });
        expect(isStranger(error)).toBe(true);
        expect([0, 240_000].map((waited) => isNotUsableYet(error, waited))).toEqual([true, false]);
      }
    });

    test('signed by another key is none', async () => {
      const credentials = { ...credentialsOf('ci'), secretAccessKey: 'wrong' };
      const { token } = await kubernetesToken({
        cluster: clusterName,
        region,
        credentials: async () => credentials,
      });
      expect((await server.call('GET', '/api/v1/nodes', { token })).status).toBe(401);
    });
  });

  describe('the default StorageClass', () => {
    const resource = storageClass(aws, { plane: planeNeed, access });
    const ensured = () => {
      const { step, said } = stepOf('class', new Map([[planeNeed, plane]]));
      return resource.ensure?.(step).then((value) => ({ value, said: said() }));
    };
    const removed = () => resource.remove?.(stepOf('class').step);
    const marked = async (): Promise<string[]> =>
      (await admin.list('StorageClass')).items.flatMap(({ metadata }) =>
        metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true' ? metadata.name : [],
      );
    const theirs = (more: Partial<StorageClass> = {}, name = 'gp3'): Promise<void> =>
      made('/apis/storage.k8s.io/v1/storageclasses?fieldManager=helm', {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name },
        provisioner: 'ebs.csi.aws.com',
        volumeBindingMode: 'WaitForFirstConsumer',
        ...more,
      });

    afterEach(async () => {
      for (const name of await namesOf('StorageClass'))
        if (name !== 'gp2') await admin.delete('StorageClass', { name });
    });

    test('is made, found again, and taken away', async () => {
      expect(await ensured()).toMatchObject({
        value: { metadata: { name: 'gp3' }, parameters: { encrypted: 'true' } },
      });
      expect(await ensured()).toMatchObject({ value: { metadata: { name: 'gp3' } }, said: '' });
      await removed();
      await removed();
      expect(await marked()).toEqual([]);
    });

    const same = { allowVolumeExpansion: true, reclaimPolicy: 'Delete' } as const;
    test.each([
      ['in the clear', { parameters: { type: 'gp3' } }],
      ['of another type', { parameters: { type: 'gp2', encrypted: 'true' } }],
      ['the same', { parameters: { type: 'gp3', encrypted: 'true' }, ...same }],
    ])('has another name beside a gp3 of somebody else, %s', async (_, more) => {
      await theirs(more);
      expect(await ensured()).toMatchObject({ value: { metadata: { name: 'eks-cluster-action-gp3' } } });
      const { metadata } = (await admin.get('StorageClass', { name: 'gp3' })) ?? expect.fail('gp3 is gone');
      expect(metadata).not.toHaveProperty('labels');
      expect(metadata).not.toHaveProperty('annotations');
      await removed();
      expect(await namesOf('StorageClass')).toContain('gp3');
      expect(await marked()).toEqual([]);
    });

    test('is named as the next step where somebody else has both names', async () => {
      await theirs();
      await theirs({}, 'eks-cluster-action-gp3');
      expect(await failure(Promise.resolve(ensured()))).toMatchObject({
        message: expect.stringContaining(
          'kubectl annotate storageclass gp3 storageclass.kubernetes.io/is-default-class=true',
        ),
      });
    });

    test('stays unmarked where somebody has taken the mark off', async () => {
      await ensured();
      await server.call('PATCH', '/apis/storage.k8s.io/v1/storageclasses/gp3?fieldManager=somebody', {
        as: merge,
        body: { metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'false' } } },
      });
      expect(await ensured()).toMatchObject({ value: { metadata: { name: 'gp3' } }, said: '' });
      expect(await marked()).toEqual([]);
    });
  });

  describe('nodes', () => {
    const group: Resource<Nodegroup> = { name: 'node group default', needs: [], read: async () => undefined };
    const ensured = async () => {
      const values = new Map<Need<unknown>, unknown>([
        [planeNeed, plane],
        [group, { scalingConfig: { desiredSize: 2 } }],
      ]);
      const { step, said } = stepOf('nodes', values);
      const value = await nodes(aws, { plane: planeNeed, access, groups: [group] }).ensure?.(step);
      return { value, said: said() };
    };

    beforeEach(async () => {
      await server.node('one');
      await server.node('two');
    });
    afterEach(async () => {
      for (const name of await namesOf('Node')) await admin.delete('Node', { name });
    });

    const read = async (name: string): Promise<Node> =>
      (await admin.get('Node', { name })) ?? expect.fail(`${name} is gone`);

    test('take pods again that we have cordoned, and not those that somebody else has', async () => {
      const client = clientOf('ci');
      await applyToNode(client, await read('one'), { unschedulable: true }, { force: true });
      await server.call('PATCH', '/api/v1/nodes/two?fieldManager=kubectl-cordon', {
        as: merge,
        body: { spec: { unschedulable: true } },
      });
      const { value, said } = await ensured();
      expect(said).toContain('node one takes pods again');
      expect(said).not.toContain('node two takes pods again');
      expect(value?.map(({ metadata, spec }) => [metadata.name, spec.unschedulable ?? false])).toEqual([
        ['one', false],
        ['two', true],
      ]);
    });

    test('that have gone are not made by being cordoned, nor by the opposite', async () => {
      const gone = await read('one');
      await admin.delete('Node', { name: 'one' });
      await eventually(async () => expect(await namesOf('Node')).toEqual(['two']));
      const client = clientOf('ci');
      expect(await applyToNode(client, gone, { unschedulable: true }, { force: true })).toBeUndefined();
      expect(await applyToNode(client, gone, {})).toBeUndefined();
      expect(await namesOf('Node')).toEqual(['two']);
      await server.node('one');
      expect(await applyToNode(client, gone, { unschedulable: true }, { force: true })).toBeUndefined();
      expect((await read('one')).spec.unschedulable).toBeUndefined();
    });
  });

  describe('pods', { timeout: 180_000 }, () => {
    const remove = async () => {
      const { step, said, changes } = stepOf('pods');
      await pods(aws, spec, { ...inside, groups: [] }).remove?.(step);
      return { said: said(), changes };
    };

    beforeEach(async () => {
      await server.node('one');
      await server.node('two');
    });
    afterEach(async () => {
      for (const kind of ['deployments', 'daemonsets', 'statefulsets']) {
        await server.call('DELETE', `${apps}/${kind}?propagationPolicy=Background`);
      }
      await server.call('DELETE', `/apis/batch/v1/namespaces/${namespace}/jobs?propagationPolicy=Background`);
      await server.call('DELETE', `${core}/pods?gracePeriodSeconds=0`);
      await eventually(async () => expect(await namesOf('Pod')).toEqual([]));
      for (const name of await namesOf('Node')) await admin.delete('Node', { name });
    });

    test('go from their nodes, whatever keeps them, and those of DaemonSets stay', async () => {
      await made(`${apps}/deployments`, workload('Deployment', 'web', { replicas: 3 }));
      await made(`/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`, {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'web' },
        spec: { minAvailable: 3, selector: { matchLabels: { app: 'web' } } },
      });
      await made(`${apps}/daemonsets`, workload('DaemonSet', 'agent'));
      await made(`${apps}/statefulsets`, workload('StatefulSet', 'db', { replicas: 2, serviceName: 'db' }));
      await made(`/apis/batch/v1/namespaces/${namespace}/jobs`, {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'import' },
        spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } },
      });
      await pod('patient', 'one', { terminationGracePeriodSeconds: 3600 });
      const placed = async () =>
        (await admin.list('Pod')).items.filter(({ spec: { nodeName } }) => nodeName !== undefined);
      await eventually(async () => expect((await placed()).length).toBeGreaterThanOrEqual(8));

      await remove();

      const left = (await placed()).map(({ metadata }) => metadata.name);
      expect(left).toEqual([expect.stringMatching(/^agent-/), expect.stringMatching(/^agent-/)]);
      expect(await namesOf('PodDisruptionBudget')).toEqual([]);
      expect((await admin.list('Node')).items.map(({ spec }) => spec.unschedulable)).toEqual([true, true]);
    });

    test('with a finalizer are awaited', async () => {
      await pod('kept', 'one', {}, { finalizers: ['example.com/keep'] });
      const kept = { namespace, name: 'kept' };
      const removal = remove();
      await eventually(async () =>
        expect((await admin.get('Pod', kept))?.metadata.deletionTimestamp).toBeDefined(),
      );
      await server.call('PATCH', `${core}/pods/kept`, {
        as: merge,
        body: { metadata: { finalizers: null } },
      });
      expect((await removal).said).toContain('waiting for the controllers in the cluster (Pod product/kept)');
      expect(await admin.get('Pod', kept)).toBeUndefined();
    });

    test('by the thousand are listed page by page and go without the API being too busy for it', async () => {
      const names = Array.from({ length: manyPods }, (_, index) => `many-${index}`);
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          for (let name = names.pop(); name !== undefined; name = names.pop()) await pod(name, 'one');
        }),
      );
      const found = await namesOf('Pod');
      expect(new Set(found).size).toBe(manyPods);
      const { said } = await remove();
      expect(said).not.toContain('429');
      expect(await namesOf('Pod')).toEqual([]);
    });
  });

  describe('volume claims', () => {
    const finalizer = 'external-provisioner.volume.kubernetes.io/finalizer';
    const claim = (name: string): object => ({
      metadata: { name },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'some',
        resources: { requests: { storage: '1Gi' } },
      },
    });

    /** The driver's volume for a claim that exists. */
    async function volume(name: string, claimName: string): Promise<void> {
      const { body } = await server.call('GET', `${core}/persistentvolumeclaims/${claimName}`);
      await made('/api/v1/persistentvolumes', {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name, finalizers: [finalizer] },
        spec: {
          accessModes: ['ReadWriteOnce'],
          capacity: { storage: '1Gi' },
          csi: { driver: 'ebs.csi.aws.com', volumeHandle: `vol-${name}` },
          storageClassName: 'some',
          persistentVolumeReclaimPolicy: 'Delete',
          claimRef: {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            namespace,
            name: claimName,
            uid: Object(body).metadata.uid,
          },
        },
      });
    }

    /** What external-provisioner does: once a volume is released, it goes. */
    async function drive(): Promise<void> {
      const { body } = await server.call('GET', '/api/v1/persistentvolumes');
      for (const { metadata, status } of Object(body).items) {
        if (status?.phase !== 'Released') continue;
        await admin.delete('PersistentVolume', metadata);
        const finalizers = (metadata.finalizers ?? []).filter((each: string) => each !== finalizer);
        await server.call('PATCH', `/api/v1/persistentvolumes/${metadata.name}`, {
          as: merge,
          body: { metadata: { finalizers } },
        });
      }
    }

    test('go with the volumes behind them, and do not come back', async () => {
      await made(
        `${apps}/statefulsets`,
        workload('StatefulSet', 'db', {
          replicas: 1,
          serviceName: 'db',
          volumeClaimTemplates: [claim('data')],
        }),
      );
      await eventually(async () => expect(await namesOf('PersistentVolumeClaim')).toEqual(['data-db-0']));
      await volume('pv-1', 'data-db-0');
      await eventually(async () => {
        const { body } = await server.call('GET', '/api/v1/persistentvolumes/pv-1');
        expect(Object(body).status.phase).toBe('Bound');
      });
      const driver = setInterval(() => void drive(), 300);
      const { step } = stepOf('claims');
      await claims(aws, spec, { ...inside, pools: planeNeed }).remove?.(step);
      clearInterval(driver);
      expect(await namesOf('PersistentVolumeClaim')).toEqual([]);
      expect(await namesOf('PersistentVolume')).toEqual([]);
      expect(await namesOf('StatefulSet')).toEqual([]);
    });
  });

  describe('what is exposed', () => {
    test('goes, each when its controller has let go of it, where there are no Gateways', async () => {
      const ingresses = `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`;
      await made(`${core}/services`, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', finalizers: ['service.kubernetes.io/load-balancer-cleanup'] },
        spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
      });
      await made(`${core}/services`, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'inner' },
        spec: { ports: [{ port: 80 }] },
      });
      await made(ingresses, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'web', finalizers: ['ingress.k8s.aws/resources'] },
        spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
      });
      const { step, said } = stepOf('exposed');
      const removal = exposed(aws, spec, { ...inside, pools: planeNeed }).remove?.(step);
      const letGo = { as: merge, body: { metadata: { finalizers: null } } };
      await eventually(async () => expect(said()).toContain('deleting: Ingress product/web'));
      await server.call('PATCH', `${core}/services/web`, letGo);
      await server.call('PATCH', `${ingresses}/web`, letGo);
      await removal;
      expect(said()).toContain('deleting: Service product/web');
      expect((await admin.list('Service', { namespace })).items.map(({ metadata }) => metadata.name)).toEqual(
        ['inner'],
      );
      expect(await namesOf('Ingress')).toEqual([]);
      await admin.delete('Service', { namespace, name: 'inner' });
    });
  });

  describe('what Karpenter starts instances by', () => {
    const karpenter = '/apis/karpenter.sh/v1';
    const definition = (kind: string): object => ({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${kind.toLowerCase()}s.karpenter.sh` },
      spec: {
        group: 'karpenter.sh',
        scope: 'Cluster',
        names: {
          kind,
          plural: `${kind.toLowerCase()}s`,
          singular: kind.toLowerCase(),
          listKind: `${kind}List`,
        },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
    });

    test('goes, and is waited for until Karpenter has let go of it, where there is any', async () => {
      const { step: nothing, said: saidNothing } = stepOf('NodePools');
      await nodePools(aws, spec, { ...inside, pods: planeNeed }).remove?.(nothing);
      expect(saidNothing()).not.toContain('deleting');

      for (const kind of ['NodePool', 'NodeClaim']) {
        await made('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition(kind));
      }
      const apiVersion = 'karpenter.sh/v1';
      await eventually(async () => {
        await made(`${karpenter}/nodepools`, { apiVersion, kind: 'NodePool', metadata: { name: 'default' } });
      });
      await eventually(async () => {
        await made(`${karpenter}/nodeclaims`, {
          apiVersion,
          kind: 'NodeClaim',
          metadata: { name: 'default-x', finalizers: ['karpenter.sh/termination'] },
        });
      });
      const { step, said } = stepOf('NodePools');
      let isOver = false;
      const removal = nodePools(aws, spec, { ...inside, pods: planeNeed })
        .remove?.(step)
        .then(() => {
          isOver = true;
        });
      await eventually(async () => expect(said()).toContain('deleting: NodeClaim default-x'));
      expect(isOver).toBe(false);
      await server.call('PATCH', `${karpenter}/nodeclaims/default-x`, {
        as: merge,
        body: { metadata: { finalizers: null } },
      });
      await removal;
      expect(said()).toContain('deleting: NodePool default');
      expect(await namesOf('NodePool')).toEqual([]);
      expect(await namesOf('NodeClaim')).toEqual([]);
    });
  });
}
