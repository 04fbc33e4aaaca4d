import { takesCoredns } from '../spec/fargate.ts';
import { ebsCsiAddon, type FargateProfileSpec, type NetworkSpec } from '../spec/spec.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import type { LoadedConfig } from './cluster-config/load.ts';
import { subnetsOfGroup } from './given-network.ts';
import { present } from './present.ts';

/** Those of a file: none where it names none, which takes away what it named before. */
export function profilesOfFile(
  { fargateProfiles, iam }: Pick<ClusterConfig, 'fargateProfiles' | 'iam'>,
  network: Pick<NetworkSpec, 'given'>,
): FargateProfileSpec[] {
  return present(fargateProfiles).map(
    ({ name = '', selectors, podExecutionRoleARN, subnets, tags = {} }) => ({
      name,
      selectors: present(selectors).map(({ namespace = '', labels = {} }) => ({ namespace, labels })),
      podExecutionRoleArn: podExecutionRoleARN ?? iam?.fargatePodExecutionRoleARN,
      subnets: subnetsOfGroup({ subnets, privateNetworking: true }, network),
      tags,
    }),
  );
}

/** Where pods run on Fargate alone, something has to take those without which no Service has a name. */
export function checkFargateAlone(file: LoadedConfig): void {
  file.config.addons?.forEach((addon, index) => {
    if (addon?.name !== ebsCsiAddon) return;
    file.report(
      `addons[${index}].name`,
      'the cluster is on Fargate alone, where no volume of EBS is mounted and pods have no Pod Identity. Leave it out, or describe a node group in managedNodeGroups.',
    );
  });
  const profiles = profilesOfFile(file.config, {});
  if (profiles.some(({ selectors }) => selectors.length === 0) || takesCoredns(profiles)) return;
  file.report(
    'fargateProfiles',
    'without node groups, coredns has to run on Fargate, and none of the profiles takes it. Give one a selector of the namespace kube-system, alone or with the label `k8s-app: kube-dns`, or describe a node group in managedNodeGroups.',
  );
}
