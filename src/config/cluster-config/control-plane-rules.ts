/** What the fields that say what the control plane is must be to one another, and to the run. */
import type { ClusterConfig } from './fields.ts';
import type { Report } from './read.ts';

export function checkControlPlane(
  config: ClusterConfig,
  { region, isOfPullRequest }: { region: string | undefined; isOfPullRequest: boolean },
  report: Report,
): void {
  const { secretsEncryption, deletionProtection, cloudWatch } = config;
  checkComponents(config, report);
  checkKey('secretsEncryption.keyARN', secretsEncryption?.keyARN, region, report);
  if (deletionProtection === true && isOfPullRequest) {
    report(
      'deletionProtection',
      'it is true, and the cluster of a pull request goes when that is closed. Leave it out, or write it into the file of another cluster.',
    );
  }
  const { enableTypes = [], logRetentionInDays } = cloudWatch?.clusterLogging ?? {};
  if (logRetentionInDays !== undefined && enableTypes.length === 0) {
    report(
      'cloudWatch.clusterLogging.logRetentionInDays',
      'no logs are written. Write enableTypes, too, or leave it out.',
    );
  }
}

/** Source: EKS user guide, "Advanced Kubernetes control plane configuration". */
function checkComponents(config: ClusterConfig, report: Report): void {
  const { minPort = 0, maxPort = minPort } = config.kubeAPIServerConfig?.serviceNodePortRange ?? {};
  if (minPort > maxPort) {
    report(
      'kubeAPIServerConfig.serviceNodePortRange',
      `its first port, ${minPort}, is behind its last, ${maxPort}. Change one of them.`,
    );
  }
  const { tier = 'standard' } = config.controlPlaneScalingConfig ?? {};
  if (tier !== 'standard') return;
  const { horizontalPodAutoscalerControllerConfig: autoscaler, podGCControllerConfig: ended } =
    config.kubeControllerManagerConfig ?? {};
  const provisioned = {
    'horizontalPodAutoscalerControllerConfig.horizontalPodAutoscalerSyncPeriod':
      autoscaler?.horizontalPodAutoscalerSyncPeriod,
    'podGCControllerConfig.terminatedPodGCThreshold': ended?.terminatedPodGCThreshold,
  };
  for (const [path, value] of Object.entries(provisioned)) {
    if (value === undefined) continue;
    report(
      `kubeControllerManagerConfig.${path}`,
      'EKS takes it of control planes with a tier alone. Write controlPlaneScalingConfig.tier, which has a price, or leave it out.',
    );
  }
}

/** A key is of one region. */
export function checkKey(
  path: string,
  key: string | undefined,
  region: string | undefined,
  report: Report,
): void {
  const [, , , ofKey] = key?.split(':') ?? [];
  if (ofKey === undefined || region === undefined || ofKey === region) return;
  report(
    path,
    `the key is in ${ofKey}, and what it is for is in ${region}, the region of the cluster. Write one of these.`,
  );
}
