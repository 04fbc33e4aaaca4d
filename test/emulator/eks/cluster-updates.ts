/** Changes to a cluster that stands: its configuration, one kind a call, and its version, one minor at a time. */
import type {
  UpdateClusterConfigCommandInput,
  UpdateClusterConfigCommandOutput,
  UpdateClusterVersionCommandInput,
  UpdateClusterVersionCommandOutput,
} from '@aws-sdk/client-eks';
import { durations } from '../clock.ts';
import type { CallContext } from '../core.ts';
import { type Change, changes } from './cluster-changes.ts';
import { inUse, invalidParameter, invalidRequest } from './refusals.ts';
import { type Answer, type ClusterRecord, clusterOf, type Eks, pass, takes } from './state.ts';
import { clusterUpdateInProgress, startUpdate } from './updates.ts';
import { minorOf, offeredVersion } from './versions.ts';

/** For how long after an upgrade it can be taken back, milliseconds of AWS's time: 7 days (EKS, 2026). */
const rollbackWindow = 7 * 24 * 60 * 60 * 1000;

export const clusterUpdateOperations = (eks: Eks) => ({
  UpdateClusterConfig: async (
    input: UpdateClusterConfigCommandInput,
    call: CallContext,
  ): Answer<UpdateClusterConfigCommandOutput> => {
    const record = clusterOf(eks, call.region, input.name);
    refuseUnready(record);
    const kinds = Object.values(changes).filter(({ isAsked }) => isAsked(input));
    const [kind] = kinds;
    const about = { clusterName: record.cluster.name };
    if (!kind) throw invalidParameter('No changes needed for the cluster config provided', about);
    if (kinds.length > 1) throw invalidParameter('Only one type of update can be allowed.', about);
    const change = await kind.prepare(eks, record, input, call);
    refuseUnready(record);
    return { update: structuredClone(beginUpdate(eks, record, change)) };
  },

  UpdateClusterVersion: async (
    input: UpdateClusterVersionCommandInput,
    call: CallContext,
  ): Answer<UpdateClusterVersionCommandOutput> => {
    const record = clusterOf(eks, call.region, input.name);
    refuseUnready(record);
    return {
      update: structuredClone(beginUpdate(eks, record, versionChange(eks, record, input.version ?? ''))),
    };
  },
});

/** @throws ResourceInUseException while an update is under way, InvalidRequestException before ACTIVE or after FAILED */
export function refuseUnready(record: ClusterRecord): void {
  const { name, status } = record.cluster;
  const about = { clusterName: name };
  if (clusterUpdateInProgress(record)) {
    throw inUse(
      `Cannot perform the operation because cluster ${name} currently has an update in progress`,
      about,
    );
  }
  if (status !== 'ACTIVE') throw invalidRequest(`Cluster '${name}' is not in ACTIVE status`, about);
}

/** Makes a change, during which the cluster is UPDATING. */
export function beginUpdate(eks: Eks, record: ClusterRecord, change: Change) {
  record.cluster.status = 'UPDATING';
  return startUpdate(eks, record, {
    type: change.type,
    params: change.params,
    work: async () => {
      await pass(eks, record, change.seconds);
      try {
        await change.apply();
      } finally {
        record.cluster.status = 'ACTIVE';
      }
    },
  });
}

function versionChange(eks: Eks, record: ClusterRecord, wish: string): Change {
  const { cluster } = record;
  const about = { clusterName: cluster.name };
  const version = offeredVersion(wish, eks.world.clock.date(), about);
  const step = minorOf(wish) - minorOf(cluster.version);
  const back = step === -1 && isRecentlyUpgradedFrom(eks, record, wish);
  if (step !== 1 && !back) {
    throw invalidParameter(
      `Unsupported Kubernetes minor version update from ${cluster.version} to ${wish}`,
      about,
    );
  }
  const lagging = [...record.nodegroups.values()]
    .filter(({ nodegroup }) => minorOf(nodegroup.version) !== minorOf(back ? wish : cluster.version))
    .map(({ nodegroup }) => nodegroup.nodegroupName);
  if (lagging.length > 0) {
    throw invalidParameter(
      `Nodegroups ${lagging.join(', ')} must be updated to match cluster version ${back ? wish : cluster.version} ` +
        'before updating cluster version',
      about,
    );
  }
  return {
    type: back ? 'VersionRollback' : 'VersionUpdate',
    params: { Version: wish, PlatformVersion: version.platform },
    seconds: takes(eks, record, durations.controlPlaneCreate, `version ${wish}`),
    apply: () => {
      if (back) delete record.upgraded;
      else record.upgraded = { from: cluster.version, at: Date.now() };
      record.kubernetes?.upgrade(wish);
      cluster.version = wish;
      cluster.platformVersion = version.platform;
    },
  };
}

const isRecentlyUpgradedFrom = (eks: Eks, { upgraded }: ClusterRecord, version: string): boolean =>
  upgraded?.from === version && Date.now() - upgraded.at < rollbackWindow / eks.world.clock.speed;
