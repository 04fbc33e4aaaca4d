/** A cluster without nodes, as a file asks for whose list of node groups is empty. */
import { defaults } from '../spec/spec.ts';
import type { LoadedConfig } from './cluster-config/load.ts';

/** Of DaemonSets alone: EKS has them ACTIVE where there is no node. */
const withoutNodes: readonly string[] = [...defaults.addonsWithoutNodes, 'eks-node-monitoring-agent'];

export function checkWithoutNodes(file: LoadedConfig): void {
  file.config.addons?.forEach((addon, index) => {
    if (addon?.name === undefined || withoutNodes.includes(addon.name)) return;
    file.report(
      `addons[${index}].name`,
      `managedNodeGroups is empty, and ${addon.name} would never become ready without a node. Leave it out, or describe a node group.`,
    );
  });
}
