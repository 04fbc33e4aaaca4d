import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { InventoryItem, LoggedCall } from '../emulator/core.ts';
import { emulatorInTest, identities, stepIn, writeOperations } from './in-test.ts';
import { makeLeftovers, startInstances } from './leftovers.ts';
import { runStep, type StepResult } from './runner.ts';
import { balancingConfig, makeBalancingRoles } from './workload.ts';

const emulator = emulatorInTest({ speed: 400 });
let before: InventoryItem[];
let created: StepResult;

beforeAll(async () => {
  await makeBalancingRoles(emulator);
  before = await emulator.resources();
});

const step = stepIn(emulator, { 'cluster-name': 'demo' });

const writes = (calls: readonly LoggedCall[]): string[] =>
  writeOperations(
    calls.filter(({ principal }) => principal.includes(`/${emulator.roleArn.split('/').at(-1)}/`)),
  );

const kubectl = (script: string): Promise<StepResult> =>
  runStep({ env: emulator.env, exported: created, script });

interface Report {
  wouldRemove?: { type: string; id: string }[];
  removed: { type: string; id: string; hourlyCost?: number }[];
  left: { type: string; id: string; reason: string; hourlyCost?: number }[];
}
const reportOf = (result: StepResult): Report => JSON.parse(result.outputs.report ?? '{}');

/** Runs down, with a control plane that writes its logs once more after they have been deleted. */
async function removeWithLateLogs(): Promise<StepResult> {
  const logs = new CloudWatchLogs(emulator.admin);
  const logGroupName = '/aws/eks/demo/cluster';
  const areGone = async (): Promise<boolean> =>
    (await logs.describeLogGroups({ logGroupNamePrefix: logGroupName })).logGroups?.length === 0;
  await emulator.faults([{ service: 'cloudformation', operation: 'DeleteStack', times: 1, effect: 'hold' }]);
  const removing = step('down');
  await vi.waitUntil(async () => (await emulator.held()).length > 0 && (await areGone()), {
    timeout: 90_000,
  });
  await logs.createLogGroup({ logGroupName });
  await emulator.release();
  return removing;
}

/** A StatefulSet, which makes its claim again, and a Deployment, whose pods hold theirs and take an hour to end. */
const storing = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: postgres, volumeMounts: [{ name: data, mountPath: /data }] }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 5Gi } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 5Gi } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 3600
      containers:
        - name: web
          image: nginx
          lifecycle: { preStop: { sleep: { seconds: 3600 } } }
          volumeMounts: [{ name: files, mountPath: /files }]
      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
`;

const untilBound = `for try in $(seq 100); do
  test $(kubectl get pvc -o jsonpath='{.items[*].status.phase}' | wc -w) = 2 &&
    ! kubectl get pvc -o jsonpath='{.items[*].status.phase}' | grep -q Pending && exit 0
  sleep 0.1
done
kubectl get pvc,pods
exit 1`;

describe('down of a cluster that was used', () => {
  let previewed: StepResult;
  let callsOfPreview: LoggedCall[];
  let removed: StepResult;
  let after: InventoryItem[];

  beforeAll(async () => {
    created = await step('up', { config: balancingConfig });
    expect(created.code).toBe(0);
    await makeLeftovers(emulator, 'demo');
    await startInstances(emulator, 'demo');
    for (const logGroupName of ['/aws/eks/demo/cluster', '/aws/containerinsights/demo/application']) {
      await new CloudWatchLogs(emulator.admin).createLogGroup({ logGroupName });
    }
    await kubectl('kubectl create service loadbalancer web --tcp=80');
    await kubectl('kubectl create pdb all --min-available=100% --selector=app=web');
    const applied = await kubectl(`cat <<'EOF' | kubectl apply -f -
${storing}
EOF
${untilBound}`);
    expect(applied.code).toBe(0);
    const earlier = (await emulator.calls()).length;
    previewed = await step('down', { 'dry-run': 'true' });
    callsOfPreview = (await emulator.calls()).slice(earlier);
    removed = await removeWithLateLogs();
    after = await emulator.resources();
  });

  it('shows beforehand what would go, without a write call', () => {
    expect(writes(callsOfPreview)).toEqual([]);
    expect(previewed.code).toBe(0);
    expect(previewed.outputs.result).toBe('unchanged');
    expect(reportOf(previewed).wouldRemove?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['AWS::EKS::Cluster', 'AWS::EC2::NatGateway', 'AWS::IAM::OIDCProvider']),
    );
  });

  it('leaves nothing of what was made in it or around it', () => {
    expect(removed.log).toContain('and nothing of it is left');
    expect(removed.code).toBe(0);
    expect(identities(after)).toEqual(identities(before));
  });

  it('has its controllers take away what they made, while they run', () => {
    expect(removed.log).toContain('Services and Ingresses: deleting: Service default/web');
    expect(removed.log).toContain('volume claims: deleting: PersistentVolumeClaim default/data-db-0');
    expect(removed.log).toContain('volume claims: deleting: PersistentVolumeClaim default/files');
    expect(removed.log).not.toContain('do not let go');
  });

  it('ends instances that no node group has, and with them the group that would start them anew', () => {
    expect(removed.log).toMatch(/instances: deleting: i-[0-9a-f]+/);
    expect(removed.log).toContain('instances: deleting: Auto Scaling group demo-workers');
  });

  it('looks again for logs that the dying control plane has written', () => {
    expect(removed.log.match(/log groups: deleting: \/aws\/eks\/demo\/cluster/g)).toHaveLength(2);
  });

  it('reports what it removed, with prices', () => {
    const report = reportOf(removed);
    expect(report.left).toEqual([]);
    expect(report.removed.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'AWS::EKS::Cluster',
        'AWS::EC2::VPC',
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        'AWS::ElasticLoadBalancingV2::TargetGroup',
        'AWS::EC2::NetworkInterface',
        'AWS::EC2::VPCEndpoint',
        'AWS::EC2::Volume',
        'AWS::Logs::LogGroup',
      ]),
    );
    expect(report.removed.find(({ type }) => type === 'AWS::EKS::Cluster')?.hourlyCost).toBe(0.1);
  });
});
