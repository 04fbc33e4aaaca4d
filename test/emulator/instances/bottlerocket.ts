/**
 * How Bottlerocket starts: its user data is TOML, and all of it settings.
 * Sources: bottlerocket.dev, "settings.kubernetes"; the words of bottlerocket issues 1346, 3671 and 4135, and of
 * terraform-aws-eks issue 3476.
 */
import { at, type Fields, fieldsAt, isFields, mapAt, textAt, textsAt } from '../kubernetes/objects.ts';
import { BootFailure } from './boot-failure.ts';
import { checkLabels, type Kubelet, type NodeTaint, taintOf } from './kubelet.ts';
import { parseToml, TomlError } from './toml.ts';

const notConfigured = '[FAILED] Failed to start Bottlerocket userdata configuration system.';

/** Source: bottlerocket.dev, "settings.kubernetes". */
const knownSettings =
  'allowed-unsafe-sysctls api-server authentication-mode bootstrap-token cloud-provider cluster-certificate cluster-dns-ip cluster-domain cluster-name container-log-max-files container-log-max-size cpu-cfs-quota-enforced cpu-manager-policy cpu-manager-policy-options cpu-manager-reconcile-period credential-providers device-ownership-from-security-context event-burst event-qps eviction-hard eviction-max-pod-grace-period eviction-soft eviction-soft-grace-period hostname-override hostname-override-source ids-per-pod image-gc-high-threshold-percent image-gc-low-threshold-percent kube-api-burst kube-api-qps kube-reserved log-level max-pods memory-manager-policy memory-manager-reserved-memory memory-swap-behavior node-ip node-labels node-taints nvidia pod-infra-container-image pod-pids-limit provider-id registry-burst registry-qps reserved-cpus seccomp-default server-certificate server-key server-tls-bootstrap shutdown-grace-period shutdown-grace-period-for-critical-pods single-process-oom-kill standalone-mode static-pods system-reserved topology-manager-policy topology-manager-scope'.split(
    ' ',
  );

const refusedSettings = (why: string): BootFailure =>
  new BootFailure(
    `early-boot-config: Error PATCHing '/settings?tx=bottlerocket-launch': Status 400 when PATCHing /settings?tx=bottlerocket-launch: Unable to match your input to the data model. ${why}\n${notConfigured}`,
  );

/** Settings whose absence keeps the kubelet's own configuration from being written. */
const needed = ['api-server', 'cluster-certificate', 'cluster-name'] as const;

/** @throws BootFailure in the words of its console */
export function bottlerocketKubelet(userData: string): Kubelet {
  const settings = fieldsAt(settingsOf(userData), 'settings', 'kubernetes');
  const unknown = Object.keys(settings).find((name) => !knownSettings.includes(name));
  if (unknown !== undefined) throw refusedSettings(`unknown field \`${unknown}\``);
  for (const name of needed) {
    const value = settings[name];
    if (value !== undefined && typeof value !== 'string') {
      throw refusedSettings(`invalid type: ${typeof value}, expected a string at ${name}`);
    }
    if (!value) {
      throw new BootFailure(
        `[FAILED] Failed to start Kubelet.\nthornton: Template rendering failed: settings.kubernetes.${name} is not set`,
      );
    }
  }
  const certificateAuthority = textAt(settings, 'cluster-certificate');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(certificateAuthority) || certificateAuthority.length % 4 > 0) {
    throw refusedSettings("Invalid base64 input: 'cluster-certificate'");
  }
  const endpoint = textAt(settings, 'api-server');
  if (!URL.canParse(endpoint)) throw refusedSettings(`Given invalid URL '${endpoint}'`);
  const labels = labelsOf(settings);
  checkLabels(labels);
  const maxPods = settings['max-pods'];
  if (maxPods !== undefined && !Number.isInteger(maxPods)) {
    throw refusedSettings(`invalid type: ${typeof maxPods}, expected u32 at max-pods`);
  }
  return {
    endpoint,
    certificateAuthority,
    labels,
    taints: taintsOf(settings),
    ...(maxPods !== undefined && { maxPods: Number(maxPods) }),
  };
}

/** @throws BootFailure */
function settingsOf(userData: string): Fields {
  try {
    const settings = parseToml(userData);
    const other = Object.keys(settings).find((name) => name !== 'settings');
    if (other === undefined) return settings;
    throw new TomlError(`unknown field \`${other}\`, expected \`settings\``);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new BootFailure(
      `early-boot-config: Provider error: Unable to serialize settings from instance user data: Error parsing TOML user data: ${error.message}\n${notConfigured}`,
    );
  }
}

function labelsOf(settings: Fields): Record<string, string> {
  const labels = mapAt(settings, 'node-labels');
  const [other] = Object.keys(fieldsAt(settings, 'node-labels')).filter((key) => !(key in labels));
  if (other !== undefined) throw refusedSettings(`invalid type, expected a string at node-labels.${other}`);
  return labels;
}

/** Values are `value:Effect`: one, or a list of them. */
function taintsOf(settings: Fields): NodeTaint[] {
  const taints = at(settings, 'node-taints');
  if (taints === undefined) return [];
  if (!isFields(taints)) throw refusedSettings('invalid type, expected a map at node-taints');
  return Object.keys(taints).flatMap((key) => {
    const one = textAt(taints, key);
    return (one ? [one] : textsAt(taints, key)).map((value) => taintOf(`${key}=${value}`));
  });
}

/**
 * What EKS starts a managed group's instances by: the user's settings, and over them its own.
 * @throws TomlError for what is no TOML
 */
export function withSettings(userData: string, own: Record<string, unknown>): string {
  const settings = parseToml(userData);
  const kubernetes = { ...fieldsAt(settings, 'settings', 'kubernetes'), ...own };
  return tableText({ ...fieldsAt(settings, 'settings'), kubernetes }, ['settings']);
}

function tableText(table: Fields, path: string[]): string {
  const entries = Object.entries(table);
  const plain = entries.filter(([, value]) => !isFields(value));
  return [
    `[${path.map((key) => JSON.stringify(key)).join('.')}]`,
    ...plain.map(([key, value]) => `${JSON.stringify(key)} = ${JSON.stringify(value)}`),
    ...entries.flatMap(([key, value]) => (isFields(value) ? tableText(value, [...path, key]) : [])),
  ].join('\n');
}
