/** Who may enter a cluster. */
import type { Cluster } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import { unlessAbsent } from '../aws/errors.ts';
import { everyPage } from '../aws/pages.ts';
import { fewAtOnce, sideBySide } from '../engine/side-by-side.ts';
import type { KubernetesClient } from '../kubernetes/client.ts';
import { ifPossible, type Known, unlessRefused } from './known.ts';

/** An IAM principal that the cluster lets in. */
export interface Entrant {
  principalArn: string;
  /** By what: EKS's own access entries, or the ConfigMap `aws-auth` in the cluster. */
  by: 'access entry' | 'aws-auth';
  /** `STANDARD` for people and workflows, and others for nodes; undefined in aws-auth, which does not tell. */
  type: string | undefined;
  /** Names of access policies, such as `AmazonEKSViewPolicy in team-a`, and groups of Kubernetes. */
  may: readonly string[];
}

export interface Access {
  /** Such as `API`. */
  mode: string;
  entries: Known<Entrant[]>;
  /** Undefined where access entries alone let in. */
  awsAuth: Known<Entrant[]> | undefined;
}

/** @param kubernetes undefined where the cluster has no endpoint that answers yet */
export async function accessOf(
  aws: Aws,
  { name = '', accessConfig }: Cluster,
  kubernetes: KubernetesClient | undefined,
): Promise<Access> {
  const mode = accessConfig?.authenticationMode ?? 'CONFIG_MAP';
  const [entries, awsAuth] = await Promise.all([
    mode === 'CONFIG_MAP' ? { value: [] } : unlessRefused(accessEntriesOf(aws, name)),
    mode === 'API' || kubernetes === undefined ? undefined : ifPossible(awsAuthOf(kubernetes)),
  ]);
  return { mode, entries, awsAuth };
}

async function accessEntriesOf(aws: Aws, clusterName: string): Promise<Entrant[]> {
  const eks = await aws.eks();
  const arns = await everyPage(
    (nextToken) => unlessAbsent(eks.listAccessEntries({ clusterName, nextToken })),
    (page) => page.accessEntries,
  );
  const found = await sideBySide(arns, fewAtOnce, async (principalArn): Promise<Entrant | undefined> => {
    const [entry, policies] = await Promise.all([
      unlessAbsent(eks.describeAccessEntry({ clusterName, principalArn })),
      everyPage(
        (nextToken) =>
          unlessAbsent(eks.listAssociatedAccessPolicies({ clusterName, principalArn, nextToken })),
        (page) => page.associatedAccessPolicies,
      ),
    ]);
    if (entry?.accessEntry === undefined) return undefined;
    const { type, kubernetesGroups = [] } = entry.accessEntry;
    const named = policies.map(({ policyArn = '', accessScope }) => {
      const { type: scope, namespaces = [] } = accessScope ?? {};
      const policy = policyArn.split('/').at(-1) ?? '';
      return scope === 'namespace' ? `${policy} in ${namespaces.join(', ')}` : policy;
    });
    return { principalArn, by: 'access entry', type, may: [...named, ...kubernetesGroups] };
  });
  return found.filter((each) => each !== undefined);
}

/** As people write it. Source: EKS user guide, "Grant IAM users access to Kubernetes with a ConfigMap". */
interface AwsAuthItem {
  rolearn?: unknown;
  userarn?: unknown;
  groups?: unknown;
}

async function awsAuthOf(kubernetes: KubernetesClient): Promise<Entrant[]> {
  const map = await kubernetes.get('ConfigMap', { name: 'aws-auth', namespace: 'kube-system' }, { timeout });
  const { parse } = await import('yaml');
  return [map?.data?.mapRoles, map?.data?.mapUsers].flatMap((text) => {
    const items: unknown = parse(text ?? '[]');
    if (!Array.isArray(items)) return [];
    return items.map(({ rolearn, userarn, groups }: AwsAuthItem): Entrant => {
      const may = Array.isArray(groups) ? groups.map(String) : [];
      return { principalArn: String(rolearn ?? userarn), by: 'aws-auth', type: undefined, may };
    });
  });
}

/** Milliseconds that the cluster is given to answer: one behind a firewall never does. */
export const timeout = 10_000;
