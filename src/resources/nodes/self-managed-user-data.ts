/** By what nodes find their cluster whom EKS does not tell it: the user data of their instances. */
import { isScript } from '../../spec/self-managed.ts';
import type { NodeGroupSpec, SelfManagedGroupSpec, Taint } from '../../spec/spec.ts';
import { tagKeys } from '../../spec/tags.ts';
import { settingsOf } from './bottlerocket-settings.ts';
import { archive, nodeConfig, nodeConfigType, script, scriptType } from './user-data.ts';

/** What a node has to know of its cluster. */
export interface ClusterFacts {
  name: string;
  /** `https://…` */
  endpoint: string;
  /** Base64 of the PEM. */
  certificateAuthorityData: string;
  /** Addresses of Services. */
  serviceCidr: string;
}

type Group = Pick<
  SelfManagedGroupSpec,
  | 'name'
  | 'amiFamily'
  | 'labels'
  | 'taints'
  | 'preBootstrapCommands'
  | 'overrideBootstrapCommand'
  | 'kubeletExtraConfig'
  | 'maxPodsPerNode'
  | 'clusterDns'
  | 'launch'
>;

/**
 * Nodes say by a label which group they are of, as managed ones do by one of EKS's.
 * @param last scripts that run after the user's
 */
export function userDataOf(
  { labels, ...rest }: Group,
  cluster: ClusterFacts,
  last: readonly string[] = [],
): string {
  return startOf({ ...rest, labels: { [tagKeys.nodeGroup]: rest.name, ...labels } }, cluster, last);
}

/**
 * Of a managed group with an image of the user's, beside whose user data EKS puts none: all that it would have said otherwise,
 * and labels and taints, which EKS adds only some time after a node has joined.
 * Sources: EKS user guide, "Customize managed nodes with launch templates", "Specifying an AMI"; aws/containers-roadmap issue 1962.
 */
export function imageUserDataOf(
  { launch = {}, labels, ...group }: NodeGroupSpec,
  image: string,
  cluster: ClusterFacts,
): string {
  return startOf(
    {
      ...group,
      labels: {
        'eks.amazonaws.com/nodegroup': group.name,
        'eks.amazonaws.com/nodegroup-image': image,
        ...labels,
      },
      preBootstrapCommands: launch.preBootstrapCommands ?? [],
      overrideBootstrapCommand: launch.overrideBootstrapCommand,
      kubeletExtraConfig: undefined,
      maxPodsPerNode: launch.maxPods,
      launch,
    },
    cluster,
    [],
  );
}

function startOf(group: Group, cluster: ClusterFacts, last: readonly string[]): string {
  if (group.amiFamily === 'Bottlerocket') return bottlerocket(group, cluster);
  const { preBootstrapCommands, overrideBootstrapCommand: override } = group;
  const scripts = [...preBootstrapCommands.map(script), ...last.map((body) => ({ type: scriptType, body }))];
  if (override !== undefined && isScript(override)) {
    const body = withVariables(override.trimEnd(), group, cluster);
    return archive([...scripts, { type: scriptType, body }]);
  }
  const configs = [
    nodeConfig(specOf(group, cluster)),
    ...(override === undefined ? [] : [{ type: nodeConfigType, body: override }]),
  ];
  return archive([...configs, ...scripts]);
}

/**
 * nodeadm asks for all four of the cluster. Labels are a flag: the kubelet's file has none.
 * Source: awslabs/amazon-eks-ami, nodeadm/internal/api/validation.go.
 */
function specOf(
  { labels, taints, kubeletExtraConfig, maxPodsPerNode, clusterDns }: Group,
  { name, endpoint, certificateAuthorityData, serviceCidr }: ClusterFacts,
): object {
  const config = {
    ...(kubeletExtraConfig !== undefined && JSON.parse(kubeletExtraConfig)),
    ...(maxPodsPerNode !== undefined && { maxPods: maxPodsPerNode }),
    ...(clusterDns !== undefined && { clusterDNS: [clusterDns] }),
    ...(taints.length > 0 && { registerWithTaints: taints }),
  };
  return {
    cluster: {
      name,
      apiServerEndpoint: endpoint,
      certificateAuthority: certificateAuthorityData,
      cidr: serviceCidr,
    },
    kubelet: {
      ...(Object.keys(config).length > 0 && { config }),
      flags: [`--node-labels=${labelsInWords(labels)}`],
    },
  };
}

const labelsInWords = (labels: Group['labels']): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

const taintInWords = ({ key, value, effect }: Taint): string => `${key}=${value}:${effect}`;

/** What scripts of users are told, under the names that eksctl has for it. Source: eksctl, pkg/nodebootstrap/userdata.go. */
function withVariables(
  script: string,
  { labels, taints, maxPodsPerNode }: Group,
  cluster: ClusterFacts,
): string {
  const [first = '', ...rest] = script.split('\n');
  const variables = {
    CLUSTER_NAME: cluster.name,
    API_SERVER_URL: cluster.endpoint,
    B64_CLUSTER_CA: cluster.certificateAuthorityData,
    CLUSTER_DNS: nameServerOf(cluster),
    NODE_LABELS: labelsInWords(labels),
    NODE_TAINTS: taints.map(taintInWords).join(','),
    ...(maxPodsPerNode !== undefined && { MAX_PODS: String(maxPodsPerNode) }),
  };
  return [
    first,
    ...Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`),
    ...rest,
  ].join('\n');
}

/** The tenth address of the range. Source: EKS API reference, KubernetesNetworkConfigRequest. */
const nameServerOf = ({ serviceCidr }: ClusterFacts): string => serviceCidr.replace(/\d+\/\d+$/, '10');

/** Source: bottlerocket.dev, "settings.kubernetes". */
function bottlerocket(
  { labels, taints, maxPodsPerNode, clusterDns, launch }: Group,
  cluster: ClusterFacts,
): string {
  const given = settingsOf(launch?.bottlerocket);
  const text = JSON.stringify;
  const table = (name: string, entries: readonly [string, unknown][]): string[] =>
    entries.length === 0
      ? []
      : ['', `[${name}]`, ...entries.map(([key, value]) => `${text(key)} = ${text(value)}`)];
  const keys = [...new Set(taints.map(({ key }) => key))];
  const effectsOf = (key: string): string[] =>
    taints.filter((taint) => taint.key === key).map(({ value, effect }) => `${value}:${effect}`);
  return [
    ...table('settings.kubernetes', [
      ['cluster-name', cluster.name],
      ['api-server', cluster.endpoint],
      ['cluster-certificate', cluster.certificateAuthorityData],
      ['cluster-dns-ip', clusterDns ?? nameServerOf(cluster)],
      ...(maxPodsPerNode === undefined ? [] : [['max-pods', maxPodsPerNode] satisfies [string, unknown]]),
      ...given.kubernetes,
    ]).slice(1),
    ...table('settings.kubernetes.node-labels', Object.entries(labels)),
    ...table(
      'settings.kubernetes.node-taints',
      keys.map((key) => [key, effectsOf(key)]),
    ),
    ...given.lines,
    '',
  ].join('\n');
}
