/** Amazon EKS. */
import type { InventoryItem, Operation, Service, World } from '../core.ts';
import { accessEntryOperations } from './access-entries.ts';
import { addonInPlace } from './addon-catalogue.ts';
import { addonVersionOperations } from './addon-versions.ts';
import { lacksReplicas } from './addon-workloads.ts';
import { addonOperations } from './addons.ts';
import { capabilityOperations } from './capabilities.ts';
import { noticeLosses } from './cluster-health.ts';
import { clusterUpdateOperations } from './cluster-updates.ts';
import { closeCluster, clusterOperations } from './clusters.ts';
import { encryptionOperations } from './encryption.ts';
import { fargateOperations } from './fargate.ts';
import { identityProviderOperations } from './identity-providers.ts';
import { insightOperations } from './insights.ts';
import { type Entry, refuseUnmodelled } from './ledger.ts';
import { namedResources } from './named.ts';
import { nodegroupUpdateOperations } from './nodegroup-updates.ts';
import { nodegroupOperations } from './nodegroups.ts';
import { operations as ledger } from './operations.ts';
import { podIdentityOperations } from './pod-identity.ts';
import { noticeInstances } from './self-managed.ts';
import { inOwnTerms } from './service-errors.ts';
import type { ClusterRecord, Eks } from './state.ts';
import { tagOperations } from './tags.ts';
import { updateOperations } from './updates.ts';
import { versionOperations } from './versions.ts';

export interface EksService extends Service {
  /** The add-ons that have fewer pods than they want, as `cluster|add-on`: what Kubernetes knows of them, and EKS perhaps not. */
  addonsWithoutPods(): string[];
}

/** The emulated EKS. It makes what EKS makes in EC2, IAM and Auto Scaling, and runs a Kubernetes API a cluster. */
export function eks(world: World): EksService {
  const state: Eks = { world, clusters: new Map(), running: new Set(), lives: new Map() };
  return {
    operations: accountedFor({
      ...clusterOperations(state),
      ...clusterUpdateOperations(state),
      ...encryptionOperations(state),
      ...identityProviderOperations(state),
      ...capabilityOperations(state),
      ...updateOperations(state),
      ...nodegroupOperations(state),
      ...nodegroupUpdateOperations(state),
      ...addonOperations(state),
      ...addonVersionOperations,
      ...accessEntryOperations(state),
      ...podIdentityOperations(state),
      ...fargateOperations(state),
      ...tagOperations(state),
      ...insightOperations(state),
      ...versionOperations(state),
    }),
    notices: (call) => {
      noticeLosses(state, call);
      noticeInstances(state, call);
    },
    named: (input, region) => namedResources(state, region, input),
    inventory: () => [...state.clusters.values()].flatMap(inventoryOf),
    addonsWithoutPods: () =>
      [...state.clusters.values()].flatMap((record) =>
        [...record.addons.values()]
          .filter(({ addon }) => {
            const inPlace = addonInPlace(addon);
            return inPlace !== undefined && lacksReplicas(record, inPlace);
          })
          .map(({ addon }) => `${record.cluster.name}|${addon.addonName}`),
      ),
    reset: async () => {
      const records = [...state.clusters.values()];
      state.clusters.clear();
      state.lives = new Map();
      await Promise.allSettled(state.running);
      await Promise.all(records.map(closeCluster));
    },
  };
}

/** Every operation of EKS's; none sees an input in which something is asked for that the emulator does not model. */
function accountedFor(modelled: Record<string, Operation>): Record<string, Operation> {
  const known = inOwnTerms(modelled);
  return Object.fromEntries(
    Object.entries<Entry>(ledger).map(([name, entry]): [string, Operation] => [
      name,
      async (input, call) => {
        refuseUnmodelled(name, entry, input);
        const operation = known[name];
        if (!operation) throw new Error(`the ledger says that ${name} is modelled`);
        return await operation(input, call);
      },
    ]),
  );
}

function inventoryOf(record: ClusterRecord): InventoryItem[] {
  const { cluster, region } = record;
  const item = (type: string, id: string, tags: Record<string, string>): InventoryItem => ({
    service: 'eks',
    type: `AWS::EKS::${type}`,
    id,
    region,
    tags,
  });
  return [
    item('Cluster', cluster.name, cluster.tags),
    ...[...record.nodegroups.values()].map(({ nodegroup }) =>
      item('Nodegroup', `${cluster.name}/${nodegroup.nodegroupName}`, nodegroup.tags),
    ),
    ...[...record.addons.values()].map(({ addon }) =>
      item('Addon', `${cluster.name}|${addon.addonName}`, addon.tags),
    ),
    ...[...record.accessEntries.values()].map(({ entry }) =>
      item('AccessEntry', `${cluster.name}|${entry.principalArn}`, entry.tags),
    ),
    ...[...record.podIdentityAssociations.values()].map(({ association }) =>
      item('PodIdentityAssociation', association.associationArn, association.tags),
    ),
    ...[...record.capabilities.values()].map(({ arn, tags }) => item('Capability', arn, tags)),
    ...(record.identityProvider
      ? [
          item(
            'IdentityProviderConfig',
            record.identityProvider.identityProviderConfigArn,
            record.identityProvider.tags,
          ),
        ]
      : []),
    ...[...record.fargateProfiles.values()].map(({ profile }) =>
      item('FargateProfile', `${cluster.name}|${profile.fargateProfileName}`, profile.tags),
    ),
  ];
}
