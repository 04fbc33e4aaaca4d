/** What an add-on consists of in a cluster, as it is configured there. */
import { parse as parseYaml } from 'yaml';
import { driverArguments, driverDeployment } from '../cloud/volume-drivers.ts';
import { type Fields, fieldsAt, mapAt, numberAt, textAt } from '../kubernetes/objects.ts';
import type { Manifest, Reference } from '../kubernetes/types.ts';
import { addressIn, parseCidr } from '../network/cidr.ts';
import type { OfferedAddon, Workload } from './addon-catalogue.ts';
import { containerOf, podShapeOf } from './addon-pods.ts';
import type { ClusterRecord } from './state.ts';

const apps = 'apps/v1';

/** Amazon's registry of EKS's images. */
const registry = (region: string): string => `602401143452.dkr.ecr.${region}.amazonaws.com/eks`;

const labelsOf = ({ name }: Workload): Record<string, string> => ({
  'app.kubernetes.io/name': name,
  'k8s-app': name === 'coredns' ? 'kube-dns' : name,
});

export const referenceTo = ({ namespace }: OfferedAddon, { kind, name }: Workload): Reference => ({
  apiVersion: apps,
  kind,
  name,
  namespace,
});

export const serviceAccountOf = ({ name, serviceAccount = name }: Workload): string => serviceAccount;

/** How the add-on is configured, as far as a workload goes: drivers are so in two parts. */
function configurationOf({ addons }: ClusterRecord, { name }: OfferedAddon, { kind }: Workload): Fields {
  const values = fieldsAt(parseYaml(addons.get(name)?.addon.configurationValues || '{}'));
  return 'controller' in values || 'node' in values
    ? fieldsAt(values, kind === 'Deployment' ? 'controller' : 'node')
    : values;
}

/** Command-line arguments that somebody reads. */
const argumentsOf = ({ cluster }: ClusterRecord, { name }: Workload, configuration: Fields): string[] =>
  name === driverDeployment ? driverArguments(cluster.name, mapAt(configuration, 'extraVolumeTags')) : [];

/** Fargate brings its nodes' network itself. Source: the DaemonSets of amazon-vpc-cni-k8s and of kube-proxy's add-on. */
const offFargate = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [
        {
          matchExpressions: [
            {
              key: 'eks.amazonaws.com/compute-type',
              operator: 'NotIn',
              values: ['fargate', 'hybrid', 'auto'],
            },
          ],
        },
      ],
    },
  },
};

/**
 * Pods that name no other kind of compute are kept off Fargate: the name service runs there once its add-on is told so.
 * Sources: aws/containers-roadmap issue 944; "Amazon EKS add-ons: Advanced configuration" in AWS's blog on containers. By
 * gruntwork-io/kubergrunt issue 223 newer versions go without the annotation; those that have it ask for more.
 */
function annotationsOf({ name }: Workload, configuration: Fields): Record<string, string> {
  const given = mapAt(configuration, 'podAnnotations');
  const isForFargate = textAt(configuration, 'computeType').toLowerCase() === 'fargate';
  return name === 'coredns' && !isForFargate ? { 'eks.amazonaws.com/compute-type': 'ec2', ...given } : given;
}

const usualTolerations: Record<Workload['kind'], Fields[]> = {
  DaemonSet: [{ operator: 'Exists' }],
  Deployment: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
};

const isDaemonSet = ({ kind }: Workload): boolean => kind === 'DaemonSet';

export function manifestOf(
  record: ClusterRecord,
  addon: OfferedAddon,
  workload: Workload,
  version: string,
): Manifest {
  const { kind, name } = workload;
  const configuration = configurationOf(record, addon, workload);
  const replicas =
    numberAt(configuration, 'replicaCount') ?? numberAt(configuration, 'replicas') ?? workload.replicas;
  const {
    resources,
    nodeSelector,
    affinity = isDaemonSet(workload) ? offFargate : undefined,
  } = configuration;
  const args = argumentsOf(record, workload, configuration);
  const labels = labelsOf(workload);
  const annotations = annotationsOf(workload, configuration);
  const { containers, initContainers, hostNetwork } = podShapeOf(name);
  const shown = (container: (typeof containers)[number]) =>
    containerOf(container, registry(record.region), version);
  return {
    apiVersion: apps,
    kind,
    metadata: { name, namespace: addon.namespace, labels },
    spec: {
      ...(replicas !== undefined && { replicas }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
        spec: {
          ...(initContainers && { initContainers: initContainers.map(shown) }),
          containers: containers.map(shown).map((container, index) =>
            index > 0
              ? container
              : {
                  ...container,
                  ...(args.length > 0 && { args }),
                  ...(resources !== undefined && { resources }),
                },
          ),
          priorityClassName: isDaemonSet(workload) ? 'system-node-critical' : 'system-cluster-critical',
          serviceAccountName: serviceAccountOf(workload),
          tolerations: configuration.tolerations ?? usualTolerations[kind],
          ...(nodeSelector !== undefined && { nodeSelector }),
          // The network of a node is what some of them bring.
          ...(hostNetwork && { hostNetwork }),
          ...(affinity !== undefined && { affinity }),
        },
      },
    },
  };
}

/** The budget of a workload's pods, where its add-on brings one. */
export function budgetOf({ namespace }: OfferedAddon, workload: Workload): Manifest | undefined {
  const { maxUnavailable } = podShapeOf(workload.name);
  if (maxUnavailable === undefined) return undefined;
  const { name } = workload;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace, labels: labelsOf(workload) },
    spec: { maxUnavailable, selector: { matchLabels: labelsOf(workload) } },
  };
}

const dnsLabels = { 'eks.amazonaws.com/component': 'coredns', 'k8s-app': 'kube-dns' };

/** The name service's own configuration, where nobody gives another. Source: the ConfigMap of clusters that EKS has made. */
const corefile = `.:53 {
    errors
    health {
        lameduck 5s
      }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
      pods insecure
      fallthrough in-addr.arpa ip6.arpa
    }
    prometheus :9153
    forward . /etc/resolv.conf
    cache 30
    loop
    reload
    loadbalance
}
`;

/** What an add-on brings beside its workloads: of the name service, its configuration and its Service. */
export function furtherOf(record: ClusterRecord, addon: OfferedAddon): Manifest[] {
  const [workload] = addon.workloads;
  if (addon.name !== 'coredns' || !workload) return [];
  const { namespace } = addon;
  const range = record.cluster.kubernetesNetworkConfig?.serviceIpv4Cidr ?? '';
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'coredns', namespace, labels: dnsLabels },
      data: { Corefile: textAt(configurationOf(record, addon, workload), 'corefile') || corefile },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'kube-dns',
        namespace,
        labels: {
          ...dnsLabels,
          'eks.amazonaws.com/component': 'kube-dns',
          'kubernetes.io/cluster-service': 'true',
          'kubernetes.io/name': 'CoreDNS',
        },
      },
      spec: {
        clusterIP: dnsAddress(range),
        selector: { 'k8s-app': 'kube-dns' },
        ports: [
          { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
          { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
          { name: 'metrics', port: 9153, protocol: 'TCP', targetPort: 9153 },
        ],
      },
    },
  ];
}

/** The tenth of the range of Services, which nodes tell their pods. Source: amazon-eks-ami, `--cluster-dns`. */
function dnsAddress(range: string): string {
  const parsed = parseCidr(range);
  if (!parsed) throw new RangeError(`the cluster has no range of Services: '${range}'`);
  return addressIn(parsed, 10);
}
