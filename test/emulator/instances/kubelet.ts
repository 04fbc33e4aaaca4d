/** What a kubelet has been told, by whatever starts it on its instance. */
import { BootFailure } from './boot-failure.ts';

export interface NodeTaint {
  key: string;
  value?: string;
  effect: 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule';
}

export interface Kubelet {
  endpoint: string;
  /** As base64, as everybody hands it on. */
  certificateAuthority: string;
  labels: Record<string, string>;
  taints: NodeTaint[];
  /** For how many pods, where that is not left to the instance's interfaces. */
  maxPods?: number;
}

const effects = ['NoExecute', 'NoSchedule', 'PreferNoSchedule'] as const;

const refuse = (message: string): never => {
  throw new BootFailure(`kubelet: E "command failed" err="${message}"`);
};

/** `key=value:Effect`, `key:Effect`; as the kubelet reads `--register-with-taints`. @throws BootFailure */
export function taintOf(text: string): NodeTaint {
  const [, key = '', , value, word] = /^([^=:]+)(=([^:]*))?:(\w+)$/.exec(text.trim()) ?? [];
  const effect = effects.find((each) => each === word);
  if (!key || !effect) return refuse(`invalid taint spec: ${text}`);
  return { key, ...(value !== undefined && { value }), effect };
}

/** Source: cmd/kubelet/app/options, and k8s.io/kubelet/pkg/apis: which labels of its own namespace a kubelet may give itself. */
const ownLabels = [
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/instance-type',
  'beta.kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'kubernetes.io/arch',
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'node.kubernetes.io/instance-type',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
];

const isOwn = (key: string): boolean => {
  const [namespace = ''] = key.includes('/') ? key.split('/') : [];
  if (!/(^|\.)(kubernetes|k8s)\.io$/.test(namespace)) return true;
  return ownLabels.includes(key) || /(^|\.)(kubelet|node)\.kubernetes\.io$/.test(namespace);
};

/** @throws BootFailure in the kubelet's words for labels that it does not start with */
export function checkLabels(labels: Record<string, string>): void {
  const unknown = Object.keys(labels).filter((key) => !isOwn(key));
  if (unknown.length === 0) return;
  refuse(
    `failed to validate kubelet flags: unknown 'kubernetes.io' or 'k8s.io' labels specified with --node-labels: [${unknown.join(' ')}]\n` +
      "--node-labels in the 'kubernetes.io' namespace must begin with an allowed prefix (kubelet.kubernetes.io, node.kubernetes.io) " +
      `or be in the specifically allowed set (${ownLabels.join(', ')})`,
  );
}

type Told = Pick<Kubelet, 'labels' | 'taints' | 'maxPods'>;

/** By each flag: later ones win, and lists of labels and taints go on. @throws BootFailure */
export function readFlags(flags: readonly string[]): Told {
  const told: Told = { labels: {}, taints: [] };
  for (const [name, value] of flags.flatMap(split)) {
    if (name === '--node-labels') Object.assign(told.labels, labelsOf(value));
    else if (name === '--register-with-taints') told.taints.push(...listOf(value).map(taintOf));
    else if (name === '--max-pods') told.maxPods = numberOf(value);
    else if (!knownFlags.includes(name)) refuse(`failed to parse kubelet flag: unknown flag: ${name}`);
  }
  checkLabels(told.labels);
  return told;
}

/** Flags of which nothing here depends. Source: "kubelet" in Kubernetes' reference. */
const knownFlags = [
  '--cloud-provider',
  '--cluster-dns',
  '--config',
  '--container-log-max-files',
  '--container-log-max-size',
  '--cpu-manager-policy',
  '--event-burst',
  '--event-qps',
  '--eviction-hard',
  '--eviction-soft',
  '--eviction-soft-grace-period',
  '--feature-gates',
  '--image-gc-high-threshold',
  '--image-gc-low-threshold',
  '--image-pull-progress-deadline',
  '--kube-api-burst',
  '--kube-api-qps',
  '--kube-reserved',
  '--node-ip',
  '--pod-max-pids',
  '--registry-burst',
  '--registry-qps',
  '--serialize-image-pulls',
  '--system-reserved',
  '--topology-manager-policy',
  '--v',
];

const listOf = (text: string): string[] => text.split(',').filter(Boolean);

const split = (flag: string): [string, string][] => {
  if (!flag) return [];
  const [, name = flag, value = ''] = /^(-[^=]+)=(.*)$/s.exec(flag) ?? [];
  return [[name.replace(/^-(?=[^-])/, '--'), value.replace(/^(["'])(.*)\1$/s, '$2')]];
};

const labelsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    listOf(text).map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key, value.join('=')];
    }),
  );

function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : refuse(`invalid argument "${text}" for "--max-pods" flag`);
}
