/** How an add-on stands: whether its pods have come up, and are there. */
import { offeredAddon } from './addon-catalogue.ts';
import { lacksReplicas } from './addon-workloads.ts';
import { type AddonRecord, type ClusterRecord, type Eks, inBackground, pass } from './state.ts';

/** Seconds until EKS sees that an add-on's pods have come or gone. Assumed. */
const healthCheck = 10;

/**
 * Seconds that the pods of an add-on may need to come up. Until then it is CREATING, or UPDATING; then DEGRADED.
 * Source: terraform-aws-eks issues 2069 and 2596, "last state: 'CREATING'" with nodes on their way; pulumi-eks issue 1819,
 * "last state: 'DEGRADED', timeout: 20m0s" without any. How long it takes in between is assumed.
 */
const rollout = 15 * 60;

/** Waits for the pods of an add-on that is CREATING or UPDATING, as long as EKS does, and says how it stands then. */
export async function rolledOut(eks: Eks, record: ClusterRecord, added: AddonRecord): Promise<void> {
  const { addon } = added;
  const before = addon.status;
  const offered = offeredAddon(addon.addonName);
  for (let waited = 0; offered && waited < rollout && lacksReplicas(record, offered); waited += healthCheck) {
    await pass(eks, record, healthCheck);
    if (record.addons.get(addon.addonName) !== added || addon.status !== before) return;
  }
  settle(record, added);
}

/** ACTIVE, or DEGRADED when pods are missing. */
function settle(record: ClusterRecord, { addon }: AddonRecord): void {
  const offered = offeredAddon(addon.addonName);
  const lacks = offered !== undefined && lacksReplicas(record, offered);
  addon.status = lacks ? 'DEGRADED' : 'ACTIVE';
  addon.health.issues = lacks
    ? [
        {
          code: 'InsufficientNumberOfReplicas',
          message: "The add-on is unhealthy because it doesn't have the desired number of replicas.",
          resourceIds: [],
        },
      ]
    : [];
}

/** Lets the add-ons notice that their pods have come or gone. */
export function followWorkloads(eks: Eks, record: ClusterRecord): void {
  let isDue = false;
  record.kubernetes?.onChange(({ object }) => {
    if (!['Deployment', 'Pod'].includes(object.kind) || isDue) return;
    isDue = true;
    inBackground(eks, record, async () => {
      await pass(eks, record, healthCheck);
      isDue = false;
      for (const added of record.addons.values()) {
        if (['ACTIVE', 'DEGRADED'].includes(added.addon.status)) settle(record, added);
      }
    });
  });
}
