/** Clusters of EKS Auto Mode, by a role that makes roles without a boundary. */
import { EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { policiesOfClusterRole } from '../../src/spec/auto-mode.ts';
import { clusterName } from '../crash/lab.ts';
import { makeFreeRole } from '../e2e/given.ts';
import { previewOfAutoMode } from './stack.ts';
import { failure, kubectl, left, type Scenario, type Stage, ups } from './stage.ts';

const config = (fields: object): string =>
  JSON.stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: clusterName, region: 'us-east-1' },
    ...fields,
  });

async function inputsOf({ lab }: Stage): Promise<Record<string, string>> {
  const iam = new IAM(lab.emulator.admin);
  const known = await iam.getRole({ RoleName: 'free' }).catch(() => undefined);
  return { 'role-to-assume': known?.Role?.Arn ?? (await makeFreeRole(lab.emulator)) };
}

const ofAutoMode = async (stage: Stage, inputs: Record<string, string> = { mode: 'auto' }) =>
  ups(stage, { ...(await inputsOf(stage)), ...inputs });

async function downs(stage: Stage): Promise<string[]> {
  const removed = await stage.step('down', { inputs: await inputsOf(stage) });
  return [
    ...failure('down', removed),
    ...(await left(stage)).filter((what) => !what.includes('AWS::IAM::Role free')),
  ];
}

/** A pod that holds a claim, and cannot be evicted. */
const shop = `cat <<'EOF' | kubectl apply -f -
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: nginx, volumeMounts: [{ name: files, mountPath: /files }] }]
      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
EOF
kubectl wait --for=condition=Available deployment/shop --timeout=60s || {
  kubectl get pvc,pods,nodes
  kubectl get events | grep Failed
  exit 1
}`;

export const autoMode = {
  'a cluster of Auto Mode': { run: async (stage) => (await ofAutoMode(stage)).problems },
  'a cluster of Auto Mode, and its end': {
    run: async (stage) => {
      const { problems } = await ofAutoMode(stage);
      return problems.length > 0 ? problems : downs(stage);
    },
  },
  'a cluster of Auto Mode that is used': {
    asksKubectl: true,
    run: async (stage) => {
      const { up, problems } = await ofAutoMode(stage);
      if (problems.length > 0) return problems;
      const used = await kubectl(stage, up, shop);
      if (used.code !== 0) return failure('kubectl', used);
      const removed = await stage.step('down', { inputs: await inputsOf(stage) });
      const leftBehind = removed.log.split('\n').filter((line) => line.includes('security groups: deleting'));
      return [
        ...failure('down', removed),
        ...leftBehind,
        ...(await left(stage)).filter((what) => !what.includes('AWS::IAM::Role free')),
      ];
    },
  },
  'the roles of Auto Mode': {
    run: async (stage) => {
      const { up, problems } = await ofAutoMode(stage);
      if (problems.length > 0) return problems;
      const { cluster } = await new EKS(stage.lab.emulator.admin).describeCluster({ name: clusterName });
      const wanted = {
        [cluster?.roleArn ?? '']: policiesOfClusterRole,
        [up.outputs['node-role-arn'] ?? '']: [
          'AmazonEKSWorkerNodeMinimalPolicy',
          'AmazonEC2ContainerRegistryPullOnly',
        ],
      };
      const iam = new IAM(stage.lab.emulator.admin);
      const lacking = await Promise.all(
        Object.entries(wanted).map(async ([arn, policies]) => {
          const { AttachedPolicies = [] } = await iam.listAttachedRolePolicies({
            RoleName: arn.split('/').at(-1),
          });
          const names = AttachedPolicies.map(({ PolicyName }) => PolicyName);
          return policies.filter((policy) => !names.includes(policy)).map((policy) => `lacking: ${policy}`);
        }),
      );
      return lacking.flat();
    },
  },
  'a cluster of Auto Mode with pools of its own': {
    run: async (stage) => {
      const inputs = { config: config({ autoModeConfig: { enabled: true, nodePools: [] } }) };
      return (await ofAutoMode(stage, inputs)).problems;
    },
  },
  'a preview of Auto Mode': { run: (stage) => previewOfAutoMode(stage, { enabled: true }) },
  'a preview of Auto Mode with pools of its own': {
    run: (stage) => previewOfAutoMode(stage, { enabled: true, nodePools: [] }),
  },
} satisfies Record<string, Scenario>;
