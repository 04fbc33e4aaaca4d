/** Helm installs what people install first, upgrades it and takes it away; `down` meets all of it, left as it is. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { goTool } from '../../scripts/go-tools.ts';
import { emulatorInTest, identities, stepIn } from '../e2e/in-test.ts';
import { hasKubectl } from '../e2e/programs.ts';
import { runStep, type StepResult } from '../e2e/runner.ts';
import { balancingConfig, giveControllerItsRole, makeBalancingRoles } from '../e2e/workload.ts';
import type { InventoryItem } from '../emulator/core.ts';
import { type Chart, charts, fetchChart } from './charts.ts';

const helm = goTool('helm');
// A session of AWS ends by AWS's time, and Helm is as slow as it is.
const emulator = emulatorInTest({ speed: 100 });
/** What there is before the cluster. */
let ready: InventoryItem[];
let created: StepResult;

const inputs = { config: 'cluster.yaml', 'cluster-name': 'demo' };

beforeAll(async () => {
  await makeBalancingRoles(emulator);
  ready = await emulator.resources();
  const { RUNNER_TEMP = '' } = emulator.env;
  writeFileSync(join(RUNNER_TEMP, 'cluster.yaml'), balancingConfig);
  created = await step('up', inputs);
  expect(created.code, created.log).toBe(0);
  await giveControllerItsRole(emulator, 'demo');
});

const step: ReturnType<typeof stepIn> = (command, given = {}) => {
  const { RUNNER_TEMP = '' } = emulator.env;
  return stepIn(emulator)(command, given, { env: { ...emulator.env, GITHUB_WORKSPACE: RUNNER_TEMP } });
};

/** A later step of the job, with Helm on its path. */
async function run(script: string): Promise<StepResult> {
  const path = 'path' in helm && helm.path.includes('/') ? [dirname(helm.path)] : [];
  const exported = { ...created, path: [...created.path, ...path] };
  return await runStep({ env: emulator.env, exported, script });
}

/** What it prints, which must not fail. */
async function output(script: string): Promise<string> {
  const { code, stdout, log } = await run(script);
  expect(code, `${script}\n${log}`).toBe(0);
  return stdout;
}

const wait = '--wait --wait-for-jobs --timeout 5m';

interface Release {
  chart: Chart;
  namespace: string;
  values: string;
  /** What there is of it in the cluster, by kubectl. */
  shows: readonly (readonly [what: string, words: RegExp])[];
  /** What kubectl is told of what comes with it, and how that ends. */
  tells: readonly (readonly [manifest: object, words: RegExp])[];
}

const ingress = (name: string, ingressClassName: string): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' },
  },
  spec: {
    ingressClassName,
    defaultBackend: { service: { name: 'web', port: { number: 80 } } },
  },
});

const web = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default' },
  spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 80 }] },
};

const certificate = (spec: object): object => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'web', namespace: 'default' },
  spec: { secretName: 'web-tls', ...spec },
});

const releases: readonly Release[] = [
  {
    chart: charts.ingressNginx,
    namespace: 'ingress-nginx',
    values: '',
    shows: [
      ['service/ingress-nginx-controller', /LoadBalancer .*\.elb\.amazonaws\.com/],
      ['deployment/ingress-nginx-controller', /1\/1/],
      ['ingressclass/nginx', /k8s\.io\/ingress-nginx/],
      ['secret/ingress-nginx-admission', /Opaque +3/],
      ['validatingwebhookconfiguration/ingress-nginx-admission -o yaml', /caBundle: \S{100}/],
    ],
    tells: [[ingress('nginx', 'nginx'), /ingress.networking.k8s.io\/nginx created/]],
  },
  {
    chart: charts.certManager,
    namespace: 'cert-manager',
    values: '--set crds.enabled=true',
    shows: [
      ['deployment/cert-manager-webhook', /1\/1/],
      ['crd/certificates.cert-manager.io', /certificates/],
      ['mutatingwebhookconfiguration/cert-manager-webhook', /cert-manager-webhook/],
    ],
    tells: [
      [certificate({ dnsNames: ['web.example.com'] }), /spec.issuerRef: Required value/],
      [
        certificate({
          dnsNames: ['web.example.com'],
          issuerRef: { name: 'own' },
          privateKey: { size: 1 },
          usages: ['x'],
        }),
        /spec.usages\[0\]: Unsupported value: "x"/,
      ],
      [
        certificate({ dnsNames: ['web.example.com'], issuerRef: { name: 'own' } }),
        /certificate.cert-manager.io\/web created/,
      ],
    ],
  },
  {
    chart: charts.loadBalancerController,
    namespace: 'kube-system',
    values: '--set clusterName=demo,serviceAccount.name=balancing,ingressClassParams.spec.scheme=internal',
    shows: [
      ['deployment/aws-load-balancer-controller', /2\/2/],
      ['ingressclass/alb', /ingress\.k8s\.aws\/alb +IngressClassParams\.elbv2\.k8s\.aws\/alb/],
      ['ingressclassparams/alb', /alb/],
      ['secret/aws-load-balancer-tls', /kubernetes\.io\/tls +3/],
    ],
    tells: [
      [web, /service\/web created/],
      [ingress('alb', 'alb'), /ingress.networking.k8s.io\/alb created/],
    ],
  },
];

const apply = (manifest: object): Promise<StepResult> =>
  run(`kubectl apply -f - <<'EOF' 2>&1\n${JSON.stringify(manifest)}\nEOF`);

describe.each(releases)('the chart $chart.name', ({ chart, namespace, values, shows, tells }) => {
  it('is installed, upgraded, taken away and installed again', async (context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    if ('missing' in helm) return context.skip(helm.missing);
    const folder = join(emulator.dir, 'charts', chart.name);
    mkdirSync(folder, { recursive: true });
    const found = fetchChart(helm.path, chart, folder);
    if ('missing' in found) return context.skip(found.missing);
    const named = `${chart.name} --namespace ${namespace}`;
    const wanted = `${chart.name} ${found.path} --namespace ${namespace} ${values} ${wait}`;

    expect(await output(`helm install ${wanted} --create-namespace`)).toMatch(
      /STATUS: deployed\s+REVISION: 1/,
    );
    for (const [what, words] of shows) {
      expect(await output(`kubectl get --namespace ${namespace} ${what}`)).toMatch(words);
    }
    for (const revision of [2, 3]) {
      expect(await output(`helm upgrade ${wanted}`)).toMatch(
        new RegExp(`STATUS: deployed\\s+REVISION: ${revision}`),
      );
    }
    expect(await output(`helm status ${named}`)).toContain('STATUS: deployed');
    expect(await output('helm list --all-namespaces')).toMatch(
      new RegExp(`^${chart.name}\\s+${namespace}\\s+3\\s.*deployed`, 'm'),
    );
    for (const [manifest, words] of tells) expect((await apply(manifest)).stdout).toMatch(words);

    expect(await output(`helm uninstall ${named} --wait`)).toContain('uninstalled');
    expect(await output(`helm list --namespace ${namespace} --all --short`)).toBe('');
    expect(await output(`helm install ${wanted}`)).toMatch(/STATUS: deployed\s+REVISION: 1/);
  });
});

/** Whether the release is there, which it is not where its chart could not be had. */
const isInstalled = async ({ name }: Chart): Promise<boolean> =>
  (await run('helm list --all-namespaces --short')).stdout.split('\n').includes(name);

const missing = (...wanted: Chart[]): string => `not installed: ${wanted.map(({ name }) => name).join(', ')}`;

describe('the webhook of ingress-nginx', () => {
  it('lets no Ingress in once its pods have gone', async (context) => {
    if (!(await isInstalled(charts.ingressNginx))) return context.skip(missing(charts.ingressNginx));
    if (await isInstalled(charts.loadBalancerController)) {
      const named = "jsonpath='{.status.loadBalancer.ingress[0].hostname}'";
      await output(`kubectl wait ingress/alb --for=${named} --timeout=2m`);
    }
    const namespace = '--namespace ingress-nginx';
    await output(`kubectl scale ${namespace} deployment/ingress-nginx-controller --replicas 0`);
    await output(`kubectl wait ${namespace} --for=delete pod --all --timeout 2m`);
    expect((await apply(ingress('late', 'nginx'))).stdout).toContain(
      'failed calling webhook "validate.nginx.ingress.kubernetes.io": failed to call webhook: ' +
        'Post "https://ingress-nginx-controller-admission.ingress-nginx.svc:443/networking/v1/ingresses?timeout=10s": ' +
        'no endpoints available for service "ingress-nginx-controller-admission"',
    );
  });
});

describe('down', () => {
  it('goes on without an Ingress that this webhook keeps, and leaves nothing of what the charts have made', async (context) => {
    const both = [charts.ingressNginx, charts.loadBalancerController];
    for (const chart of both) if (!(await isInstalled(chart))) return context.skip(missing(chart));
    const removed = await step('down', inputs);
    expect(removed.code, removed.log).toBe(0);
    expect(removed.log).toContain("the cluster's controllers do not let go of Ingress default/alb");
    const ofTheTest = new Set(identities(ready));
    const left = identities(await emulator.resources());
    expect(left.filter((each) => !ofTheTest.has(each))).toEqual([]);
  });
});
