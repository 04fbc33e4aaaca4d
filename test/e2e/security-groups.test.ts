/** The deck's two tables of what passes between control plane and nodes, held against what EC2 says of a cluster, line by line. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { InventoryItem } from '../emulator/core.ts';
import { beyondMinimum, failing, minimum, recommended, sidesOf } from './deck-tables.ts';
import { emulatorInTest, identities, messagesOf, stepIn, troublesOf } from './in-test.ts';
import { hasKubectl } from './programs.ts';
import { runStep, type StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 400 });
const step = stepIn(emulator, { 'cluster-name': 'demo', ttl: '8h', 'instance-types': 't3.medium' });
let before: InventoryItem[];

beforeAll(async () => {
  before = await emulator.resources();
});

/** A webhook about ConfigMaps, whose pods listen on the usual port first, and then on the kubelet's. */
const webhook = `set -e
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: Deployment
metadata: { name: policy }
spec:
  selector: { matchLabels: { app: policy } }
  template:
    metadata: { labels: { app: policy } }
    spec: { containers: [{ name: policy, image: nginx }] }
---
apiVersion: v1
kind: Service
metadata: { name: policy }
spec: { selector: { app: policy }, ports: [{ port: 443, targetPort: 9443 }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: policy }
webhooks:
  - name: policy.example.org
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig: { service: { name: policy, namespace: default } }
    rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
EOF
kubectl rollout status deployment/policy --timeout=60s
if kubectl create configmap first; then exit 1; fi
kubectl patch service policy -p '{"spec":{"ports":[{"port":443,"targetPort":10250}]}}'
kubectl create configmap second
kubectl delete validatingwebhookconfiguration/policy service/policy deployment/policy
`;

async function down(): Promise<void> {
  const removed = await step('down');
  expect(troublesOf(removed)).toEqual([]);
  expect(identities(await emulator.resources())).toEqual(identities(before));
}

describe('the minimum', () => {
  let created: StepResult;

  beforeAll(async () => {
    created = await step('up', { 'security-groups': 'minimum' });
  }, 300_000);

  it('is what the table of the deck says, with what a cluster needs today, and no more', async () => {
    expect(troublesOf(created)).toEqual([]);
    const found = await sidesOf(emulator);
    expect(failing(minimum, found)).toEqual([]);
    expect(failing(beyondMinimum, found)).toHaveLength(beyondMinimum.length);
    // EKS's own group, which lets everything through, is on no node.
    expect(found.nodes.flatMap(({ GroupName }) => GroupName ?? []).join()).not.toContain('eks-cluster-sg');
    expect(created.outputs.result).toBe('created');
  });

  it('lets a webhook be called on the port of the kubelet alone', async (context) => {
    if (!hasKubectl) context.skip('kubectl is not on PATH');
    const { code, log } = await runStep({ env: emulator.env, exported: created, script: webhook });
    expect(code, log).toBe(0);
    expect(log).toContain('failed calling webhook "policy.example.org"');
    expect(log).toContain('context deadline exceeded');
    expect(log).toContain('configmap/second created');
  });

  it('is as wanted the second time, and never becomes the other one', async () => {
    const again = await step('up', { 'security-groups': 'minimum' });
    expect(troublesOf(again)).toEqual([]);
    expect(again.outputs.result).toBe('unchanged');
    const refused = await step('up');
    expect(refused.code).toBe(1);
    expect(messagesOf(refused)).toContain(
      'Cluster demo was made with `security-groups: minimum`, and recommended is asked for.',
    );
  }, 300_000);

  it('goes with its cluster', down, 300_000);
});

describe('what is recommended', () => {
  it('is what the table of the deck says, by the group that EKS makes', async () => {
    const created = await step('up');
    expect(troublesOf(created)).toEqual([]);
    expect(failing(recommended, await sidesOf(emulator))).toEqual([]);
    const refused = await step('plan', { 'security-groups': 'minimum' });
    expect(refused.outputs.result).toBe('refused');
    await down();
  }, 600_000);
});
