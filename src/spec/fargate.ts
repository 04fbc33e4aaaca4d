/** Which pods Fargate profiles select, and what they cost there. */
import { matchesPattern } from './pattern.ts';
import { everyGroupOf } from './self-managed.ts';
import type { AddonSpec, ClusterSpec, FargateProfileSpec } from './spec.ts';

type Placed = Pick<ClusterSpec, 'nodeGroups' | 'selfManagedGroups' | 'fargateProfiles'>;

export const profilesOf = ({ fargateProfiles = [] }: Placed): readonly FargateProfileSpec[] =>
  fargateProfiles;

/** Whether its pods have no other place. */
export const isOnFargateAlone = (spec: Placed): boolean =>
  everyGroupOf(spec).length === 0 && profilesOf(spec).length > 0;

/** What EKS's add-on coredns labels its pods with. */
const labelsOfCoredns: Readonly<Record<string, string>> = {
  'eks.amazonaws.com/component': 'coredns',
  'k8s-app': 'kube-dns',
};

/**
 * Whether one of the profiles selects the pods of coredns.
 * Source: EKS user guide, "Define which Pods use AWS Fargate when launched".
 */
export const takesCoredns = (profiles: readonly FargateProfileSpec[]): boolean =>
  profiles.some(({ selectors }) =>
    selectors.some(
      ({ namespace, labels }) =>
        matchesPattern('kube-system', namespace) &&
        Object.entries(labels).every(([key, value]) => {
          const label = labelsOfCoredns[key];
          return label !== undefined && matchesPattern(label, value);
        }),
    ),
  );

/** Whether one of the profiles may select pods of add-ons, all of which are in one namespace. */
export const takesFromSystem = (profiles: readonly FargateProfileSpec[]): boolean =>
  profiles.some(({ selectors }) =>
    selectors.some(({ namespace }) => matchesPattern('kube-system', namespace)),
  );

/** Whether the user has told the add-on to run on Fargate. */
const isToldSo = ({ configurationValues = '' }: AddonSpec): boolean =>
  /"?computeType"?\s*:\s*["']?fargate/i.test(configurationValues);

/** Whether coredns is to run on Fargate: where there is nothing else, or the user says so. */
export const isCorednsOnFargate = (spec: Placed & Pick<ClusterSpec, 'addons'>): boolean =>
  isOnFargateAlone(spec) || spec.addons.some((addon) => addon.name === 'coredns' && isToldSo(addon));

/**
 * The smallest size of a pod, which coredns's requests fit into: with the 256 MiB that Kubernetes's own components take.
 * Source: EKS user guide, "Understand Fargate Pod configuration details".
 */
export const smallestPod = { vcpu: 0.25, gibibytes: 0.5 } as const;

/** How many pods coredns has, as EKS installs it. */
export const podsOfCoredns = 2;
