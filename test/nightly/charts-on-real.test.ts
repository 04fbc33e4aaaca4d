/** What the emulator's Kubernetes answers to the objects of the charts is what a real one does. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { goTool } from '../../scripts/go-tools.ts';
import { hyperkube } from '../../scripts/kubernetes-tool.ts';
import { itemsAt } from '../emulator/kubernetes/objects.ts';
import type { Manifest } from '../emulator/kubernetes/types.ts';
import { realServer } from '../kubernetes/real.ts';
import { type Answer, fakeServer, type Server, sleep } from '../kubernetes/server.ts';
import { charts, fetchChart } from './charts.ts';

const helm = goTool('helm');
const program = hyperkube();
const folder = mkdtempSync(join(tmpdir(), 'charts-'));
const servers: Server[] = [];

beforeAll(async () => {
  if ('path' in program) servers.push(await fakeServer(), await realServer(program.path));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

/** Everything that Helm would send, definitions of kinds first. */
function objectsOf(archive: string, helmPath: string, values: readonly string[]): Manifest[] {
  const options = ['--include-crds', '--kube-version=1.36.0', '--namespace=charts'];
  const text = execFileSync(helmPath, ['template', 'release', archive, ...options, ...values], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const documents = parseAllDocuments(text).map((document): Manifest | null => document.toJS());
  const objects = documents
    .filter((each) => each !== null)
    .flatMap((each) => (each.kind === 'List' ? (itemsAt(each, 'items') as unknown as Manifest[]) : [each]));
  const isDefinition = ({ kind }: Manifest): number => Number(kind === 'CustomResourceDefinition');
  return objects.toSorted((left, right) => isDefinition(right) - isDefinition(left));
}

const rootOf = (apiVersion: string): string => (apiVersion.includes('/') ? '/apis/' : '/api/') + apiVersion;

/** Where objects of the kind are made, once the server has it. */
async function pathOf(server: Server, { apiVersion, kind, metadata }: Manifest): Promise<string> {
  const root = rootOf(apiVersion);
  for (;;) {
    const resources = itemsAt((await server.call('GET', root)).body, 'resources');
    const found = resources.find(({ kind: each, name }) => each === kind && !String(name).includes('/'));
    if (found) {
      const { namespace = 'charts' } = metadata;
      return found.namespaced ? `${root}/namespaces/${namespace}/${found.name}` : `${root}/${found.name}`;
    }
    await sleep(200);
  }
}

/** What is another each time, and who wrote which field. */
const changing = new Set([
  ...['uid', 'resourceVersion', 'creationTimestamp', 'managedFields'],
  ...['clusterIP', 'clusterIPs', 'nodePort'],
]);

const uid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const comparable = ({ status, body }: Answer): unknown => {
  const text = JSON.stringify({ status, body }, (name, value) => (changing.has(name) ? undefined : value));
  return JSON.parse(text.replaceAll(uid, '<uid>'));
};

/** Definitions are made, for others to be of their kinds; the rest changes nothing. */
async function send(server: Server, object: Manifest): Promise<unknown> {
  const dryRun = object.kind === 'CustomResourceDefinition' ? '' : '&dryRun=All';
  const query = `?fieldManager=helm&fieldValidation=Strict${dryRun}`;
  return comparable(await server.call('POST', (await pathOf(server, object)) + query, { body: object }));
}

const values: Record<string, readonly string[]> = {
  'cert-manager': ['--set=crds.enabled=true'],
  'aws-load-balancer-controller': ['--set=clusterName=demo,ingressClassParams.spec.scheme=internal'],
};

it.for(Object.values(charts))('of $name', async (chart, context) => {
  if ('missing' in program) return context.skip(program.missing);
  if ('missing' in helm) return context.skip(helm.missing);
  const destination = join(folder, chart.name);
  mkdirSync(destination);
  const found = fetchChart(helm.path, chart, destination);
  if ('missing' in found) return context.skip(found.missing);
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'charts' } };
  for (const server of servers) await server.call('POST', '/api/v1/namespaces', { body: namespace });
  const objects = objectsOf(found.path, helm.path, values[chart.name] ?? []);
  expect(objects.length).toBeGreaterThan(10);
  const [fake, real] = await Promise.all(
    servers.map(async (server) => {
      const answers: Record<string, unknown> = {};
      for (const object of objects) {
        answers[`${object.kind} ${object.metadata.name}`] = await send(server, object);
      }
      return answers;
    }),
  );
  expect(fake).toEqual(real);
});
