/** What passes between the control plane and the nodes, and what does not go with little. */
import type { Inputs } from '../inputs.ts';
import type { GroupKind } from '../spec/spec.ts';
import { isAuto } from './auto-mode.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import type { LoadedConfig } from './cluster-config/load.ts';
import { present } from './settings.ts';

type Given = Pick<Inputs, 'security-groups'>;

export const securityGroupsFrom = ({ 'security-groups': said }: Given, { vpc }: ClusterConfig): GroupKind =>
  said ?? vpc?.securityGroups ?? 'recommended';

/** What contradicts it, of inputs; what of the file does is reported there. */
export function securityGroupProblems(inputs: Inputs, file: LoadedConfig | undefined): string[] {
  const config = file?.config ?? {};
  const { 'security-groups': said } = inputs;
  const there = config.vpc?.securityGroups;
  if (said !== undefined && there !== undefined && said !== there) {
    return [
      `Input security-groups: it is ${said}, and ${file?.label} says ${there} in vpc.securityGroups. Leave one of them out.`,
    ];
  }
  if (securityGroupsFrom(inputs, config) === 'recommended') return [];
  const problems: string[] = [];
  const report = (message: string): void => {
    if (said === undefined) file?.report('vpc.securityGroups', message);
    else problems.push(`Input security-groups: ${message}`);
  };
  if (isAuto(inputs, config)) {
    report(
      'the cluster is in Auto Mode, where EKS puts its own group on the nodes, as `recommended` has it. Leave it out.',
    );
  }
  if (present(config.fargateProfiles).length > 0) {
    report(
      'pods on Fargate have EKS’s own group, and would not reach the nodes, nor coredns there. Write `recommended`, or leave the fargateProfiles out.',
    );
  }
  return problems;
}
