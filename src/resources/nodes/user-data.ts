/** What the instances of a managed node group are started by, beside what EKS gives them of its own accord. */
import type { LaunchWishes } from '../../spec/node-group.ts';
import { settingsInToml } from './bottlerocket-settings.ts';

interface Part {
  type: string;
  body: string;
}

/**
 * One MIME archive, to which EKS adds its own part: nodeadm merges the NodeConfigs of all. Of Bottlerocket, settings alone.
 * Source: EKS user guide, "Customize managed nodes with launch templates".
 * @returns base64; undefined where there is nothing to say
 */
export function userDataOf({
  maxPods,
  preBootstrapCommands = [],
  overrideBootstrapCommand: override,
  bottlerocket,
}: LaunchWishes): string | undefined {
  if (bottlerocket !== undefined) return Buffer.from(settingsInToml(bottlerocket)).toString('base64');
  const parts: Part[] = [
    ...(maxPods === undefined ? [] : [nodeConfig({ kubelet: { config: { maxPods } } })]),
    ...(override === undefined ? [] : [{ type: nodeConfigType, body: override }]),
    ...preBootstrapCommands.map(script),
  ];
  return parts.length === 0 ? undefined : Buffer.from(archive(parts)).toString('base64');
}

export const nodeConfigType = 'application/node.eks.aws';

/** cloud-init runs it before nodeadm starts the kubelet. */
export const script = (command: string): Part => ({ type: scriptType, body: `#!/bin/bash\n${command}` });

export const scriptType = 'text/x-shellscript; charset="us-ascii"';

/** JSON is YAML. */
export const nodeConfig = (spec: object): Part => ({
  type: nodeConfigType,
  body: JSON.stringify({
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec,
  }),
});

const boundary = 'eks-cluster-action';

export function archive(parts: readonly Part[]): string {
  return [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.flatMap(({ type, body }) => [`--${boundary}`, `Content-Type: ${type}`, '', body, '']),
    `--${boundary}--`,
    '',
  ].join('\n');
}
