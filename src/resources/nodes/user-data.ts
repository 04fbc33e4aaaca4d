/** What the instances of a managed node group are started by, beside what EKS gives them of its own accord. */
import type { LaunchWishes } from '../../spec/node-group.ts';

interface Part {
  type: string;
  body: string;
}

/**
 * One MIME archive, to which EKS adds its own part: nodeadm merges the NodeConfigs of all.
 * Source: EKS user guide, "Customize managed nodes with launch templates".
 * @returns base64; undefined where there is nothing to say
 */
export function userDataOf({ maxPods }: LaunchWishes): string | undefined {
  const parts: Part[] = maxPods === undefined ? [] : [nodeConfig({ maxPods })];
  return parts.length === 0 ? undefined : Buffer.from(archive(parts)).toString('base64');
}

/** JSON is YAML. */
const nodeConfig = (config: object): Part => ({
  type: 'application/node.eks.aws',
  body: JSON.stringify({
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: { kubelet: { config } },
  }),
});

const boundary = 'eks-cluster-action';

function archive(parts: readonly Part[]): string {
  return [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.flatMap(({ type, body }) => [`--${boundary}`, `Content-Type: ${type}`, '', body, '']),
    `--${boundary}--`,
    '',
  ].join('\n');
}
