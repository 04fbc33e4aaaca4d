/** How an add-on stands: whether its pods have come up, and are there. */
import { addonInPlace } from './addon-catalogue.ts';
import { hasReadyNode, lacksReplicas, runsOnFargate } from './addon-workloads.ts';
import { type AddonRecord, type ClusterRecord, type Eks, inBackground, pass } from './state.ts';

/** Seconds until EKS sees that an add-on's pods have come or gone. Assumed. */
const healthCheck = 10;

/**
 * Seconds that the pods of an add-on may need to come up. Until then it is CREATING, or UPDATING; then DEGRADED.
 * Source: terraform-aws-eks issues 2069 and 2596, "last state: 'CREATING'" with nodes on their way; pulumi-eks issue 1819,
 * "last state: 'DEGRADED', timeout: 20m0s" without any. How long it takes in between is assumed.
 */
const rollout = 15 * 60;

/** Seconds after which EKS gives up an add-on for which there were no nodes, where it does. Source: aws/containers-roadmap issue 1411. */
const patience = 20 * 60;

/** Waits for the pods of an add-on that is CREATING or UPDATING, as long as EKS does, and says how it stands then. */
export async function rolledOut(eks: Eks, record: ClusterRecord, added: AddonRecord): Promise<void> {
  const { addon } = added;
  const before = addon.status;
  const offered = addonInPlace(addon);
  const isUnderWay = (): boolean => record.addons.get(addon.addonName) === added && addon.status === before;
  const hasPlace = hasReadyNode(record) || (offered !== undefined && runsOnFargate(record, offered));
  if (offered && lacksReplicas(record, offered) && !hasPlace) {
    return await rolledOutWithoutNodes(eks, record, added);
  }
  for (let waited = 0; offered && waited < rollout && lacksReplicas(record, offered); waited += healthCheck) {
    await pass(eks, record, healthCheck);
    if (!isUnderWay()) return;
  }
  settle(record, added);
}

/** There is nothing for its pods to run on: EKS sees that, and looks again when nobody expects it any more. */
async function rolledOutWithoutNodes(eks: Eks, record: ClusterRecord, added: AddonRecord): Promise<void> {
  const { addon } = added;
  const is = (status: string): boolean =>
    record.addons.get(addon.addonName) === added && addon.status === status;
  const before = addon.status;
  const { giveUp, nextLook } = eks.world.circumstances.addons;
  added.firstLook = eks.world.clock.now();
  await pass(eks, record, giveUp ? patience : nextLook);
  if (!is(before)) return;
  settle(record, added);
  if (giveUp && is('DEGRADED')) addon.status = before === 'UPDATING' ? 'UPDATE_FAILED' : 'CREATE_FAILED';
}

const tooFewReplicas = {
  code: 'InsufficientNumberOfReplicas' as const,
  message: "The add-on is unhealthy because it doesn't have the desired number of replicas.",
  resourceIds: [],
};

/** ACTIVE, or DEGRADED when pods are missing. */
function settle(record: ClusterRecord, added: AddonRecord): void {
  const { addon } = added;
  const offered = addonInPlace(addon);
  const lacks = offered !== undefined && lacksReplicas(record, offered);
  addon.status = lacks ? 'DEGRADED' : 'ACTIVE';
  addon.health.issues = lacks ? [tooFewReplicas] : [];
  if (!lacks) added.firstLook = undefined;
}

/** Lets the add-ons notice that their pods have come or gone: soon, or at the next look at one that had no nodes. */
export function followWorkloads(eks: Eks, record: ClusterRecord): void {
  const due = new Set<AddonRecord>();
  const { nextLook } = eks.world.circumstances.addons;
  const untilLook = ({ firstLook }: AddonRecord): number =>
    firstLook === undefined ? healthCheck : nextLook - ((eks.world.clock.now() - firstLook) % nextLook);
  record.kubernetes?.onChange(({ object }) => {
    if (!['Deployment', 'Pod'].includes(object.kind)) return;
    for (const added of record.addons.values()) {
      if (due.has(added)) continue;
      due.add(added);
      inBackground(eks, record, async () => {
        await pass(eks, record, untilLook(added));
        due.delete(added);
        const { addonName, status } = added.addon;
        if (record.addons.get(addonName) === added && ['ACTIVE', 'DEGRADED'].includes(status)) {
          settle(record, added);
        }
      });
    }
  });
}
