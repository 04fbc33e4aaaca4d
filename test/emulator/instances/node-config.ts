/**
 * nodeadm's part in the start of Amazon Linux 2023: what it makes of NodeConfigs, and which it refuses.
 * Source: awslabs/amazon-eks-ami at 23 July 2026, nodeadm/internal: api/validation.go and merge.go, api/bridge/decode.go,
 * configprovider/mime.go and file.go.
 */
import { parseAllDocuments } from 'yaml';
import { type Fields, fieldsAt, isFields, itemsAt, textAt, textsAt } from '../kubernetes/objects.ts';
import { parseCidr } from '../network/cidr.ts';
import { BootFailure } from './boot-failure.ts';
import { checkLabels, type Kubelet, readFlags, taintOf } from './kubelet.ts';
import { partsOf } from './mime.ts';

export const nodeConfigType = 'application/node.eks.aws';

export interface NodeConfig {
  cluster: { name: string; apiServerEndpoint: string; certificateAuthority: string; cidr: string };
  /** The kubelet's own configuration, as `kubelet.config.k8s.io` has it. */
  config: Fields;
  flags: string[];
}

const clusterFields = ['name', 'apiServerEndpoint', 'certificateAuthority', 'cidr'] as const;

/** @throws BootFailure in the words of Kubernetes' decoder */
function decode(text: string): NodeConfig {
  const [document] = parseAllDocuments(text);
  const error = document && 'errors' in document ? document.errors[0] : undefined;
  if (error) throw new BootFailure(`error converting YAML to JSON: yaml: ${error.message.split('\n')[0]}`);
  const value: unknown = document && 'toJS' in document ? document.toJS() : undefined;
  if (!isFields(value)) {
    throw new BootFailure(
      "couldn't get version/kind; json parse error: json: cannot unmarshal " +
        `${Array.isArray(value) ? 'array' : typeof value} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
    );
  }
  const [kind, apiVersion] = [textAt(value, 'kind'), textAt(value, 'apiVersion')];
  if (!kind) throw new BootFailure(`Object 'Kind' is missing in '${JSON.stringify(value)}'`);
  if (kind !== 'NodeConfig' || apiVersion !== 'node.eks.aws/v1alpha1') {
    throw new BootFailure(
      `no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:110"`,
    );
  }
  const cluster = fieldsAt(value, 'spec', 'cluster');
  for (const field of clusterFields) {
    const given = cluster[field];
    if (given !== undefined && given !== null && typeof given !== 'string') {
      throw new BootFailure(
        `json: cannot unmarshal ${typeof given} into Go struct field ClusterDetails.spec.cluster.${field} of type ${field === 'certificateAuthority' ? '[]uint8' : 'string'}`,
      );
    }
  }
  const certificateAuthority = textAt(cluster, 'certificateAuthority');
  const at = badByte(certificateAuthority);
  if (at !== undefined) throw new BootFailure(`illegal base64 data at input byte ${at}`);
  return {
    cluster: {
      name: textAt(cluster, 'name'),
      apiServerEndpoint: textAt(cluster, 'apiServerEndpoint'),
      certificateAuthority,
      cidr: textAt(cluster, 'cidr'),
    },
    config: fieldsAt(value, 'spec', 'kubelet', 'config'),
    flags: textsAt(value, 'spec', 'kubelet', 'flags'),
  };
}

/** Where Go's standard encoding stops. */
function badByte(text: string): number | undefined {
  const end = /^[A-Za-z0-9+/\r\n]*={0,2}\s*/.exec(text)?.[0].length ?? 0;
  if (end < text.length) return end;
  const length = text.replace(/\s/g, '').length;
  return length % 4 === 0 ? undefined : text.length - (length % 4);
}

/** A file, or the user data: a NodeConfig, or several in a MIME archive. @throws BootFailure */
export function readNodeConfig(text: string): NodeConfig {
  let parts: ReturnType<typeof partsOf>;
  try {
    parts = partsOf(text);
  } catch (error) {
    throw new BootFailure(error instanceof Error ? error.message : String(error));
  }
  if (!parts) return decode(text);
  const found = parts.filter(({ type }) => type === nodeConfigType).map(({ body }) => decode(body));
  if (found.length === 0) throw new BootFailure('could not find NodeConfig within UserData');
  return merged(found);
}

/** The later wins, field by field; flags go on. */
export const merged = (configs: readonly NodeConfig[]): NodeConfig =>
  configs.reduce((before, after) => ({
    cluster: { ...before.cluster, ...filled(after.cluster) },
    config: deeply(before.config, after.config),
    flags: [...before.flags, ...after.flags],
  }));

const filled = (cluster: NodeConfig['cluster']): Partial<NodeConfig['cluster']> =>
  Object.fromEntries(Object.entries(cluster).filter(([, value]) => value !== ''));

const deeply = (before: Fields, after: Fields): Fields => {
  const result: Fields = { ...before };
  for (const [key, value] of Object.entries(after)) {
    const old = result[key];
    result[key] = isFields(old) && isFields(value) ? deeply(old, value) : value;
  }
  return result;
};

const missing: readonly [field: (typeof clusterFields)[number], words: string][] = [
  ['name', 'Name is missing in cluster configuration'],
  ['apiServerEndpoint', 'Apiserver endpoint is missing in cluster configuration'],
  ['certificateAuthority', 'Certificate authority is missing in cluster configuration'],
  ['cidr', 'CIDR is missing in cluster configuration'],
];

/** @throws BootFailure for what nodeadm does not configure a kubelet by */
export function checkNodeConfig({ cluster }: NodeConfig): void {
  const lack = missing.find(([field]) => cluster[field] === '');
  if (lack) throw new BootFailure(lack[1]);
  if (!URL.canParse(cluster.apiServerEndpoint)) {
    throw new BootFailure(`parse "${cluster.apiServerEndpoint}": invalid URI for request`);
  }
  // The cluster's DNS server is at its tenth address.
  if (!parseCidr(cluster.cidr)) throw new BootFailure(`invalid CIDR address: ${cluster.cidr}`);
}

/** @throws BootFailure in the kubelet's words */
export function kubeletOf({ cluster, config, flags }: NodeConfig): Kubelet {
  const told = readFlags(flags);
  const { maxPods = told.maxPods } = config;
  const taints = itemsAt(config, 'registerWithTaints').map((taint) =>
    taintOf(`${textAt(taint, 'key')}=${textAt(taint, 'value')}:${textAt(taint, 'effect')}`),
  );
  checkLabels(told.labels);
  return {
    endpoint: cluster.apiServerEndpoint,
    certificateAuthority: cluster.certificateAuthority,
    labels: told.labels,
    // Flags go before the configuration. Source: "Set Kubelet parameters via a configuration file" in Kubernetes' documentation.
    taints: told.taints.length > 0 ? told.taints : taints,
    ...(Number.isInteger(maxPods) && { maxPods: told.maxPods ?? Number(maxPods) }),
  };
}
