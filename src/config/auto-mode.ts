/** Whether a cluster is one of EKS Auto Mode, and what it is like then. */
import type { Inputs } from '../inputs.ts';
import { type AutoModeSpec, addonsBuiltIn, builtInPools } from '../spec/auto-mode.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import type { LoadedConfig } from './cluster-config/load.ts';
import { present } from './present.ts';

type Given = Pick<Inputs, 'mode'>;

/** Undefined where nobody says. */
function isAutoAsked({ mode }: Given, config: ClusterConfig): boolean | undefined {
  return mode === undefined ? config.autoModeConfig?.enabled : mode === 'auto';
}

/** @returns false where it is told to be off; undefined where nobody says */
export function autoModeFrom(inputs: Given, config: ClusterConfig): AutoModeSpec | false | undefined {
  const asked = isAutoAsked(inputs, config);
  if (!asked) return asked;
  const { nodePools, nodeRoleARN } = config.autoModeConfig ?? {};
  return { nodePools: nodePools === undefined ? builtInPools : present(nodePools), nodeRoleArn: nodeRoleARN };
}

export const isAuto = (inputs: Given, config: ClusterConfig): boolean => isAutoAsked(inputs, config) === true;

/** Inputs about nodes that somebody has to ask for by number and type. */
const nodeInputs = ['nodes', 'nodes-min', 'nodes-max', 'instance-types', 'spot'] as const;

/** What contradicts Auto Mode, of inputs; what of the file does is reported there. */
export function autoModeProblems(inputs: Inputs, file: LoadedConfig | undefined): string[] {
  const { mode } = inputs;
  const config = file?.config ?? {};
  const { enabled } = config.autoModeConfig ?? {};
  const problems: string[] = [];
  if (mode !== undefined && enabled !== undefined && enabled !== (mode === 'auto')) {
    problems.push(
      `Input mode: it is ${mode}, and ${file?.label} says ${enabled} in autoModeConfig.enabled. Leave one of them out.`,
    );
  }
  if (!isAuto(inputs, config)) return problems;
  if (file !== undefined) checkFile(file);
  return [
    ...problems,
    ...nodeInputs
      .filter((name) => inputs[name] !== undefined)
      .map((name) => `Input ${name}: in Auto Mode EKS chooses the nodes by what pods ask for. Leave it out.`),
  ];
}

function checkFile(file: LoadedConfig): void {
  const { fargateProfiles, addons, accessConfig, vpc } = file.config;
  for (const list of ['managedNodeGroups', 'nodeGroups'] as const) {
    if (present<unknown>(file.config[list]).length === 0) continue;
    file.report(
      list,
      'the cluster is in Auto Mode, and node groups beside it are not supported: EKS starts the nodes by itself. Leave them out.',
    );
  }
  if (present(fargateProfiles).length > 0) {
    file.report(
      'fargateProfiles',
      'the cluster is in Auto Mode, and Fargate profiles beside it are not supported: EKS starts the nodes by itself. Leave them out.',
    );
  }
  if (accessConfig?.authenticationMode === 'CONFIG_MAP') {
    file.report(
      'accessConfig.authenticationMode',
      'the cluster is in Auto Mode, whose nodes come in by an access entry, which EKS does not know with CONFIG_MAP. Write API, or API_AND_CONFIG_MAP.',
    );
  }
  if (vpc?.nat?.gateway === 'Disable') {
    file.report(
      'vpc.nat.gateway',
      'it is Disable, and Auto Mode starts nodes in private subnets, too, where they get no images without a NAT gateway. Write Single.',
    );
  }
  addons?.forEach((addon, index) => {
    if (addon?.name !== undefined && addonsBuiltIn.includes(addon.name)) {
      file.report(
        `addons[${index}].name`,
        `Auto Mode does the work of ${addon.name} by itself. Leave it out.`,
      );
    }
  });
}
