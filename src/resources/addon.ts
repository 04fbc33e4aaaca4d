import type { Addon, CreateAddonRequest } from '@aws-sdk/client-eks';
import type { Aws } from '../aws/clients.ts';
import { isExisting, unlessAbsent } from '../aws/errors.ts';
import { onceRoleIsSeen } from '../aws/unseen-role.ts';
import type { AddonSpec, ClusterSpec } from '../config/spec.ts';
import { lastingTags } from '../config/tags.ts';
import type { Need, Resource } from '../engine/graph.ts';
import type { Step } from '../engine/step.ts';
import type { ControlPlane } from './control-plane.ts';
import { present, RemovedMeanwhileError } from './presence.ts';
import type { Role } from './role.ts';

export const ebsCsiAddon = 'aws-ebs-csi-driver';

export interface AddonNeeds {
  plane: Resource<ControlPlane>;
  /** For the EBS CSI driver, which calls AWS: by Pod Identity. */
  role?: Need<Role>;
}

/** An EKS add-on, in the version that was asked for or the default one for the cluster's Kubernetes. */
export function addon(
  aws: Aws,
  spec: ClusterSpec,
  wanted: AddonSpec,
  { plane, role }: AddonNeeds,
): Resource<Addon> {
  const clusterName = spec.name;
  const addonName = wanted.name;

  async function read(): Promise<Addon | undefined> {
    const eks = await aws.eks();
    const answer = await unlessAbsent(eks.describeAddon({ clusterName, addonName }));
    return answer?.addon;
  }

  async function create(step: Step): Promise<void> {
    step.change('created', wanted.version);
    const configurationValues = await configurationOf(spec, wanted);
    const request: CreateAddonRequest = {
      clusterName,
      addonName,
      ...(wanted.version !== undefined && { addonVersion: wanted.version }),
      ...(configurationValues !== undefined && { configurationValues }),
      ...(role !== undefined && {
        podIdentityAssociations: [{ serviceAccount: 'ebs-csi-controller-sa', roleArn: step.need(role).arn }],
      }),
      resolveConflicts: 'OVERWRITE',
      tags: { ...spec.tags },
    };
    const eks = await aws.eks();
    await onceRoleIsSeen(step, 'the role', () => eks.createAddon(request)).catch((error: unknown) => {
      if (!isExisting(error)) throw error;
    });
  }

  /** Brings an add-on that exists to the version and the configuration that were asked for. */
  async function adjust(step: Step, now: Addon): Promise<void> {
    const version =
      wanted.version !== undefined && wanted.version !== now.addonVersion ? wanted.version : undefined;
    const configurationValues = await configurationOf(spec, wanted);
    const configured = configurationValues !== undefined && configurationValues !== now.configurationValues;
    if (version === undefined && !configured) return;
    step.change('updated', version ?? 'its configuration');
    const eks = await aws.eks();
    await eks.updateAddon({
      clusterName,
      addonName,
      ...(version !== undefined && { addonVersion: version }),
      ...(configured && { configurationValues }),
      resolveConflicts: 'PRESERVE',
    });
  }

  async function untilActive(step: Step): Promise<Addon> {
    const title = `Add-on ${addonName}`;
    const see = present(title);
    return step.until('the add-on', async () => {
      const now = see(await read());
      if (now?.status === 'ACTIVE') return { done: now };
      if (now?.status === 'DELETING') throw new RemovedMeanwhileError(title, 'is DELETING');
      if (now?.status?.endsWith('_FAILED')) {
        throw new Error(`Add-on ${addonName} is ${now.status}. ${healthOf(now)}`);
      }
      // DEGRADED is no failure: so is every add-on with replicas until there are nodes.
      return {
        waiting: [now?.status ?? 'not to be seen yet', now && healthOf(now)].filter(Boolean).join(', '),
      };
    });
  }

  async function untilGone(step: Step): Promise<void> {
    await step.until(`add-on ${addonName} to go`, async () => {
      const now = await read();
      if (now?.status === 'DELETE_FAILED')
        throw new Error(`Add-on ${addonName} DELETE_FAILED. ${healthOf(now)}`);
      return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
    });
  }

  async function remove(step: Step): Promise<void> {
    if ((await read()) === undefined) return;
    step.change('deleted');
    const eks = await aws.eks();
    await unlessAbsent(eks.deleteAddon({ clusterName, addonName }));
    await untilGone(step);
  }

  /** The add-on once nothing that came before stands in its way: what failed is made anew. */
  async function findUsable(step: Step): Promise<Addon | undefined> {
    const existing = await read();
    if (existing?.status === 'DELETING') await untilGone(step);
    else if (!existing?.status?.endsWith('_FAILED')) return existing;
    else {
      step.say(`${existing.status}, to be made anew. ${healthOf(existing)}`);
      await remove(step);
    }
    return undefined;
  }

  return {
    name: `add-on ${addonName}`,
    needs: [plane, ...(role === undefined ? [] : [role])],
    within: plane,
    read,
    ensure: async (step) => {
      const existing = await findUsable(step);
      if (existing === undefined) await create(step);
      else await adjust(step, existing);
      return untilActive(step);
    },
    remove,
  };
}

/**
 * What the add-on is told: the user's own configuration, and for the EBS CSI driver that its volumes are tagged as ours,
 * since those of claims carry no cluster's name by themselves.
 */
async function configurationOf(
  { tags }: ClusterSpec,
  { name, configurationValues }: AddonSpec,
): Promise<string | undefined> {
  if (name !== ebsCsiAddon) return configurationValues;
  const values: EbsCsiValues = configurationValues ? (await import('yaml')).parse(configurationValues) : {};
  const extraVolumeTags = { ...values.controller?.extraVolumeTags, ...lastingTags(tags) };
  return JSON.stringify({ ...values, controller: { ...values.controller, extraVolumeTags } });
}

/** The part of the driver's configuration that we add to. */
interface EbsCsiValues {
  controller?: { extraVolumeTags?: Record<string, string> };
}

function healthOf({ health }: Addon): string {
  return (health?.issues ?? []).map(({ code, message }) => `EKS says: ${code}: ${message}`).join(' ');
}
