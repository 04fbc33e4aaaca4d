import type { Aws } from '../../aws/clients.ts';
import { change, type Difference, make, refuse, requirePossible, stays } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { clusterClient, isNotUsableYet } from '../../kubernetes/access.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import { isConflict } from '../../kubernetes/errors.ts';
import type { ServiceAccount } from '../../kubernetes/types.ts';
import { messageOf } from '../../message-of.ts';
import { type AccountName, accountInWords } from '../../spec/pods.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import { untilUsable } from '../addons/usable.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { Role } from '../role.ts';

/** By which EKS knows the role of pods that have it. Source: EKS user guide, "Assign IAM roles to Kubernetes service accounts". */
const roleKey = 'eks.amazonaws.com/role-arn';
export const managedByKey = 'app.kubernetes.io/managed-by';
export const us = 'eks-cluster-action';

/** Milliseconds that the cluster is given to answer a plan. */
export const patience = 10_000;

export interface WantedAccount {
  account: AccountName;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

export interface AccountNeeds {
  plane: Resource<ControlPlane>;
  access: Need<AccessEntry>;
  /** Whose ARN its annotation says; without one, Pod Identity needs none. */
  role?: Resource<Role> | undefined;
}

/** What a service account has to say. @param roleArn undefined where it needs to say nothing */
function wantedOf(
  { account, labels, annotations }: WantedAccount,
  roleArn: string | undefined,
): ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      ...account,
      labels: { ...labels, [managedByKey]: us },
      annotations: { ...annotations, ...(roleArn !== undefined && { [roleKey]: roleArn }) },
    },
  };
}

/** How the service account that there is differs. @param found undefined where there is none */
export function accountDifferences(
  found: ServiceAccount | undefined,
  wanted: WantedAccount,
  roleArn: string | undefined,
): Difference[] {
  const name = accountInWords(wanted.account);
  if (found === undefined) return [make(name)];
  const { labels = {}, annotations = {} } = found.metadata;
  if (labels[managedByKey] !== us) {
    return [
      refuse(
        `The service account ${name} exists, and this action has not made it. Delete it, or have only its role made ` +
          `(roleOnly), and say the role in its annotation ${roleKey}.`,
      ),
    ];
  }
  const { metadata } = wantedOf(wanted, roleArn);
  return [
    ...differing('label', labels, metadata.labels ?? {}),
    ...differing('annotation', annotations, metadata.annotations ?? {}),
  ];
}

const differing = (
  what: string,
  has: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): Difference[] =>
  Object.entries(wanted)
    .filter(([key, value]) => has[key] !== value)
    .map(([key, value]) => change(`${what} ${key}: ${has[key] ?? 'none'} → ${value}`));

/** A service account, with its namespace where there is none. */
export function serviceAccount(
  aws: Aws,
  wanted: WantedAccount,
  needs: AccountNeeds,
): Resource<ServiceAccount> {
  const { plane, access, role } = needs;

  async function find(of: ControlPlane, timeout?: number): Promise<ServiceAccount | undefined> {
    const options = timeout === undefined ? {} : { timeout };
    return clusterClient(aws, of).get('ServiceAccount', wanted.account, options);
  }

  async function makeNamespace(client: KubernetesClient): Promise<void> {
    const name = wanted.account.namespace;
    if ((await client.get('Namespace', { name })) !== undefined) return;
    await client
      .create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
      .catch((error: unknown) => {
        if (!isConflict(error)) throw error;
      });
  }

  return {
    name: `service account ${accountInWords(wanted.account)}`,
    needs: [plane, access, ...(role === undefined ? [] : [role])],
    within: plane,
    read: async () => {
      const cluster = await plane.read();
      return cluster && find(cluster);
    },
    diff: async () => {
      const cluster = await plane.read();
      const arn = (await role?.read())?.arn;
      if (cluster === undefined) return accountDifferences(undefined, wanted, arn);
      try {
        return accountDifferences(await find(cluster, patience), wanted, arn);
      } catch (error) {
        if (!isNotUsableYet(error, 0)) throw error;
        return [stays(`whether there is one is not known: ${messageOf(error)}`)];
      }
    },
    ensure: async (step) => {
      const cluster = step.need(plane);
      const client = clusterClient(aws, cluster);
      const arn = role && step.need(role).arn;
      return untilUsable(step, 'the Kubernetes API', async () => {
        const found = await find(cluster);
        const differences = accountDifferences(found, wanted, arn);
        requirePossible(differences);
        if (found !== undefined && differences.length === 0) return { done: found };
        await makeNamespace(client);
        const made = await client.apply(wantedOf(wanted, arn), { force: true });
        for (const { verdict, words } of differences)
          step.change(verdict === 'make' ? 'created' : 'updated', words);
        return { done: made };
      });
    },
    remove: async (step) => {
      const cluster = await plane.read();
      const found = cluster && (await find(cluster));
      if (cluster === undefined || found?.metadata.labels?.[managedByKey] !== us) return;
      step.change('deleted');
      await clusterClient(aws, cluster).delete('ServiceAccount', found.metadata);
    },
  };
}
