import type { AccessEntry as EksAccessEntry } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { awsWords, errorCode, isAbsent, isExisting, isPassing, unlessAbsent } from '../../aws/errors.ts';
import type { Identity } from '../../aws/identity.ts';
import { everyPage } from '../../aws/pages.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { make } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Step } from '../../engine/step.ts';
import { NotAwaited } from '../../engine/wait.ts';
import { clusterClient, isStranger, isUnknownYet } from '../../kubernetes/access.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import { untilLetIn } from '../../kubernetes/errors.ts';
import type { AccessEntrySpec, AuthenticationMode, EntryPolicy } from '../../spec/access.ts';
import type { PrincipalArn } from '../../spec/arn.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { requireOurs, type Tags } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';

export interface AccessEntry {
  principalArn: PrincipalArn;
}

/** The entry of the role that runs the action. */
export interface OwnAccessEntry extends Resource<AccessEntry> {
  /**
   * Lets whoever removes a cluster into it, who need not have made it: what is inside says what is to stay. Where AWS
   * refuses, the removal goes on without. The entry goes with its cluster.
   */
  admit(step: Step): Promise<Admission>;
}

/** Whether the cluster knows the caller; `unknown` where there is none that could be asked. */
export type Admission = 'in' | 'refused' | 'unknown';

/** What an access entry allows in the whole cluster. Source: EKS user guide, "Review access policy permissions". */
export const accessPolicies = {
  /** Everything. */
  admin: 'AmazonEKSClusterAdminPolicy',
  /** To read what namespaces hold, and no Secrets; neither nodes nor anything else outside of namespaces. */
  viewer: 'AmazonEKSViewPolicy',
} as const;

export type AccessLevel = keyof typeof accessPolicies;

/** Milliseconds that the cluster is given to say whether it knows the caller: one behind a firewall never does. */
const patience = 10_000;

/** Makes a call, perhaps more than once. */
type Attempt = (call: () => Promise<unknown>) => Promise<unknown>;

/** Access entries of one cluster, as EKS has them; there are none where it knows none. */
export interface AccessEntries {
  /** The principals that have one. */
  list(): Promise<PrincipalArn[]>;
  /** Undefined when the principal has none. */
  find(principalArn: PrincipalArn): Promise<EksAccessEntry | undefined>;
  /** The access policies of a principal's entry. */
  policiesOf(principalArn: PrincipalArn): Promise<EntryPolicy[]>;
  policyArn(level: AccessLevel): string;
  /** Makes the entry, unless the principal has one already, and gives it the access policies. */
  make(entry: AccessEntrySpec, tags: Tags, attempt?: Attempt): Promise<void>;
  /** Gives an entry the policy, or another scope for it. */
  associate(principalArn: PrincipalArn, policy: EntryPolicy, attempt?: Attempt): Promise<void>;
  disassociate(principalArn: PrincipalArn, policyArn: string): Promise<void>;
  remove(principalArn: PrincipalArn): Promise<void>;
}

const hasEntries = (mode: AuthenticationMode): boolean => mode !== 'CONFIG_MAP';

export function accessEntries(aws: Aws, clusterName: string, { partition }: Identity): AccessEntries {
  const policyArn = (level: AccessLevel): string =>
    `arn:${partition}:eks::aws:cluster-access-policy/${accessPolicies[level]}`;
  const once: Attempt = (call) => call();

  async function associate(
    principalArn: PrincipalArn,
    { policyArn, namespaces }: EntryPolicy,
    attempt = once,
  ): Promise<void> {
    const eks = await aws.eks();
    const accessScope =
      namespaces === undefined
        ? ({ type: 'cluster' } as const)
        : { type: 'namespace' as const, namespaces: [...namespaces] };
    await attempt(() => eks.associateAccessPolicy({ clusterName, principalArn, policyArn, accessScope }));
  }

  return {
    policyArn,
    associate,
    list: async () => {
      const eks = await aws.eks();
      const arns = await everyPage(
        (nextToken) => unlessUnknown(eks.listAccessEntries({ clusterName, nextToken })),
        (page) => page.accessEntries,
      );
      return arns as PrincipalArn[];
    },
    find: async (principalArn) => {
      const eks = await aws.eks();
      const answer = await unlessUnknown(eks.describeAccessEntry({ clusterName, principalArn }));
      return answer?.accessEntry;
    },
    policiesOf: async (principalArn) => {
      const eks = await aws.eks();
      const policies = await everyPage(
        (nextToken) =>
          unlessUnknown(eks.listAssociatedAccessPolicies({ clusterName, principalArn, nextToken })),
        (page) => page.associatedAccessPolicies,
      );
      return policies.map(({ policyArn: arn = '', accessScope }) => ({
        policyArn: arn,
        namespaces: accessScope?.type === 'namespace' ? (accessScope.namespaces ?? []) : undefined,
      }));
    },
    make: async ({ principalArn, type, username, groups, policies }, tags, attempt = once) => {
      const eks = await aws.eks();
      const request = {
        clusterName,
        principalArn,
        ...(type !== 'STANDARD' && { type }),
        ...(username !== undefined && { username }),
        ...(groups.length > 0 && { kubernetesGroups: [...groups] }),
        tags: { ...tags },
      };
      await attempt(() => eks.createAccessEntry(request)).catch((error: unknown) => {
        // Made by another run, or by EKS for the cluster's creator: it serves as well.
        if (!isExisting(error)) throw error;
      });
      for (const policy of policies) await associate(principalArn, policy, attempt);
    },
    disassociate: async (principalArn, arn) => {
      const eks = await aws.eks();
      await unlessAbsent(eks.disassociateAccessPolicy({ clusterName, principalArn, policyArn: arn }));
    },
    remove: async (principalArn) => {
      const eks = await aws.eks();
      await unlessAbsent(eks.deleteAccessEntry({ clusterName, principalArn }));
    },
  };
}

/** Somebody who may do in the whole cluster what the level says. */
export const personAs = (
  { policyArn }: Pick<AccessEntries, 'policyArn'>,
  principalArn: PrincipalArn,
  level: AccessLevel,
): AccessEntrySpec => ({
  principalArn,
  type: 'STANDARD',
  groups: [],
  username: undefined,
  policies: [{ policyArn: policyArn(level), namespaces: undefined }],
});

/** Resolves to undefined where there is no such entry, and where the cluster knows no entries: its mode is CONFIG_MAP. */
async function unlessUnknown<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  return unlessAbsent(answer).catch((error: unknown) => {
    const isWithoutEntries =
      errorCode(error) === 'InvalidRequestException' && /authentication mode/.test(String(error));
    if (!isWithoutEntries) throw error;
    return undefined;
  });
}

/** Makes the caller an administrator of the cluster. Without access entries, its creator is one. */
export function accessEntry(
  aws: Aws,
  spec: Pick<ClusterSpec, 'name' | 'owner' | 'tags' | 'authenticationMode'>,
  plane: Resource<ControlPlane>,
  identity: Identity,
): OwnAccessEntry {
  const { principalArn } = identity;
  const entries = accessEntries(aws, spec.name, identity);

  async function read(): Promise<AccessEntry | undefined> {
    return (await entries.find(principalArn)) && { principalArn };
  }

  async function isAdmin(): Promise<boolean> {
    const policies = await entries.policiesOf(principalArn);
    return policies.some(({ policyArn }) => policyArn === entries.policyArn('admin'));
  }

  /** @returns whether anything had to be made. */
  async function grant(step: Step): Promise<boolean> {
    if (await isAdmin()) return false;
    step.change('created', principalArn);
    await entries.make(personAs(entries, principalArn, 'admin'), spec.tags, (call) =>
      onceRoleIsSeen(step, 'the principal', call),
    );
    return true;
  }

  /** What keeps the caller out of the cluster; undefined for nothing. */
  async function refusalBy(kubernetes: KubernetesClient): Promise<unknown> {
    const answer = kubernetes.list('Node', { timeout: patience });
    return answer.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  /** A new entry is not known to Kubernetes at once. Whatever else keeps it from answering is told by those who ask it. */
  async function untilKnown(step: Step, kubernetes: KubernetesClient): Promise<void> {
    const began = step.elapsed();
    await step.until('the Kubernetes API to let this role in', async () => {
      const refusal = await refusalBy(kubernetes);
      return isUnknownYet(refusal, step.elapsed() - began) ? untilLetIn(refusal) : { done: undefined };
    });
  }

  return {
    name: 'access entry',
    needs: [plane],
    within: plane,
    read,
    diff: async () =>
      !hasEntries(spec.authenticationMode) || (await isAdmin()) ? [] : [make(`admin ${principalArn}`)],
    ensure: async (step) => {
      if (hasEntries(spec.authenticationMode)) await grant(step);
      return { principalArn };
    },
    admit: async (step) => {
      const cluster = await plane.read();
      if (cluster === undefined || (await plane.leaving?.()) !== undefined) return 'unknown';
      requireOurs(`Cluster ${cluster.name}`, cluster.tags, spec);
      try {
        const kubernetes = clusterClient(aws, cluster);
        if (!hasEntries(cluster.authenticationMode)) {
          if (!isStranger(await refusalBy(kubernetes))) return 'in';
          step.say(
            `${principalArn} is not let into the cluster: its creator is, and whom the ConfigMap aws-auth maps`,
          );
          return 'refused';
        }
        if (!(await grant(step))) {
          if (!isStranger(await refusalBy(kubernetes))) return 'in';
          // An entry goes on to mean the role of its time when that is deleted and made anew under the same name.
          // Source: EKS user guide, "Create access entries".
          step.say(
            `the cluster does not know ${principalArn} by the access entry of that name: making it anew`,
          );
          await entries.remove(principalArn);
          await grant(step);
        }
        await untilKnown(step, kubernetes);
        return 'in';
      } catch (error) {
        // It has gone in the meantime, or its answer is not waited for.
        if (isAbsent(error) || error instanceof NotAwaited) return 'unknown';
        const words = awsWords(error);
        if (words === undefined || isPassing(error)) throw error;
        step.say(`this role is not let into the cluster: ${words}`);
        return 'refused';
      }
    },
    remove: async (step) => {
      if ((await read()) === undefined) return;
      step.change('deleted', principalArn);
      await entries.remove(principalArn);
    },
  };
}
