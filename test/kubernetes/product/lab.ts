/** What the action's own code is run with on a Kubernetes API: a server in the state of a new cluster, and somebody in it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { createAws } from '../../../src/aws/clients.ts';
import type { Resource } from '../../../src/engine/graph.ts';
import type { Need } from '../../../src/engine/need.ts';
import { createStep, type StartedStep } from '../../../src/engine/step.ts';
import { clusterClient } from '../../../src/kubernetes/access.ts';
import { type KubernetesClient, kubernetesClient } from '../../../src/kubernetes/client.ts';
import type { Kind } from '../../../src/kubernetes/types.ts';
import type { OwnAccessEntry } from '../../../src/resources/access/access-entry.ts';
import type { ControlPlane } from '../../../src/resources/control-plane/control-plane.ts';
import { insideOf } from '../../../src/resources/leftovers/inside.ts';
import { type ClusterSpec, defaults } from '../../../src/spec/spec.ts';
import { testRun } from '../../unit/engine/support.ts';
import { activeControlPlane } from '../../unit/support/control-plane.ts';
import { clusterName, credentialsOf, type Role, region } from '../people.ts';
import type { Server } from '../server.ts';

const owner = '4711/run';
const tags = { 'eks-cluster-action/cluster': clusterName, 'eks-cluster-action/owner': owner };

export const spec: ClusterSpec = {
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

export const namespace = 'product';
export const core = `/api/v1/namespaces/${namespace}`;
export const apps = `/apis/apps/v1/namespaces/${namespace}`;
export const merge = 'application/merge-patch+json';

export const container = { name: 'main', image: 'web:1' };
export const workload = (kind: string, name: string, more: object = {}, podSpec: object = {}): object => ({
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
export async function eventually(check: () => Promise<void>): Promise<void> {
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
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  );

export type Lab = ReturnType<typeof productLab>;

/** To be called where tests are described: the server comes and goes with them. @param start makes one */
export function productLab(start: () => Promise<Server>) {
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
    admit: async () => 'in',
  };
  const inside = insideOf(aws, spec, planeNeed, 'in');

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

  return {
    get server() {
      return server;
    },
    get plane() {
      return plane;
    },
    /** Somebody of system:masters. */
    get admin() {
      return admin;
    },
    aws,
    clientOf,
    planeNeed,
    access,
    inside,
    stepOf,
    made,
    namesOf,
    pod,
  };
}
