import type { PodIdentityAssociation } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent } from '../../aws/errors.ts';
import { onceRoleIsSeen } from '../../aws/unseen-role.ts';
import { change, type Difference, make, refuse, requirePossible } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Step } from '../../engine/step.ts';
import { type AccountName, accountInWords, isGiven, type PodIdentitySpec } from '../../spec/pods.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs, lastingTags } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { Role } from '../role.ts';

/** By which pods of a service account get the credentials of a role: an association of EKS Pod Identity. */
export function podIdentity(
  aws: Aws,
  spec: ClusterSpec,
  wanted: PodIdentitySpec,
  needs: { plane: Resource<ControlPlane>; role: Resource<Role> },
): Resource<PodIdentityAssociation> {
  const { namespace, name: serviceAccount } = wanted.account;
  const clusterName = spec.name;
  const tags = { ...spec.tags, ...wanted.tags };

  const find = (): Promise<PodIdentityAssociation | undefined> =>
    associationOf(aws, clusterName, wanted.account);

  const { targetRole, tagsSessions } = wanted;

  /** EKS takes another second role, and is not known to take back the one that there is. */
  const isMadeAnew = (now: PodIdentityAssociation): boolean =>
    targetRole === undefined && now.targetRoleArn !== undefined;

  const settingsOf = (
    now: PodIdentityAssociation,
  ): { targetRoleArn?: string; disableSessionTags?: boolean } => ({
    ...(targetRole !== undefined && targetRole !== now.targetRoleArn && { targetRoleArn: targetRole }),
    ...(tagsSessions === (now.disableSessionTags ?? false) && { disableSessionTags: !tagsSessions }),
  });

  /** Of those of our own, what differs; of another's, that it is. */
  function differences(now: PodIdentityAssociation | undefined, role: string | undefined): Difference[] {
    if (now === undefined) return [make(isGiven(wanted.role) ? `by ${wanted.role}` : 'by a role of its own')];
    if (!isOurs(now.tags ?? {}, spec)) return [refuse(notOurs(now))];
    const { targetRoleArn, disableSessionTags } = settingsOf(now);
    if (isMadeAnew(now))
      return [
        {
          verdict: 'replace',
          words: `target role: ${now.targetRoleArn} → none, by an association made anew`,
        },
      ];
    return [
      ...(role === undefined || now.roleArn === role ? [] : [change(`role: ${now.roleArn} → ${role}`)]),
      ...(targetRoleArn === undefined
        ? []
        : [change(`target role: ${now.targetRoleArn ?? 'none'} → ${targetRoleArn}`)]),
      ...(disableSessionTags === undefined
        ? []
        : [change(`tags of sessions: ${disableSessionTags ? 'on → off' : 'off → on'}`)]),
      ...Object.entries(missingTags(now)).map(([key, value]) => change(`tag ${key}: ${value}`)),
    ];
  }

  function notOurs({ ownerArn }: PodIdentityAssociation): string {
    const whose = ownerArn === undefined ? 'somebody else has made it' : `it is of the add-on ${ownerArn}`;
    return (
      `The service account ${accountInWords(wanted.account)} has a Pod Identity association already, and ${whose}. ` +
      'Take it away, or leave it out of podIdentityAssociations.'
    );
  }

  const missingTags = ({ tags: has = {} }: PodIdentityAssociation): Record<string, string> =>
    Object.fromEntries(
      Object.entries({ ...lastingTags(tags), ...wanted.tags }).filter(([key, value]) => has[key] !== value),
    );

  async function create(step: Step, roleArn: string): Promise<void> {
    step.change('created', `${roleArn} for ${accountInWords(wanted.account)}`);
    const eks = await aws.eks();
    const request = {
      ...{ clusterName, namespace, serviceAccount, roleArn, tags },
      ...(targetRole !== undefined && { targetRoleArn: targetRole }),
      ...(!tagsSessions && { disableSessionTags: true }),
    };
    await onceRoleIsSeen(step, 'the role', () => eks.createPodIdentityAssociation(request)).catch(
      (error: unknown) => {
        if (!isExisting(error)) throw error;
      },
    );
  }

  async function adjust(step: Step, now: PodIdentityAssociation, roleArn: string): Promise<void> {
    const eks = await aws.eks();
    for (const { words } of differences(now, roleArn)) step.change('updated', words);
    const { associationId, associationArn: resourceArn } = now;
    const changes = { ...settingsOf(now), ...(now.roleArn !== roleArn && { roleArn }) };
    if (Object.keys(changes).length > 0)
      await onceRoleIsSeen(step, 'the role', () =>
        eks.updatePodIdentityAssociation({ clusterName, associationId, ...changes }),
      );
    const missing = missingTags(now);
    if (Object.keys(missing).length > 0) await eks.tagResource({ resourceArn, tags: missing });
  }

  async function removeOurs(step: Step, { associationId }: PodIdentityAssociation): Promise<void> {
    step.change('deleted');
    const eks = await aws.eks();
    await unlessAbsent(eks.deletePodIdentityAssociation({ clusterName, associationId }));
  }

  return {
    name: `Pod Identity of ${accountInWords(wanted.account)}`,
    needs: [needs.plane, needs.role],
    within: needs.plane,
    read: find,
    diff: async () => differences(await find(), (await needs.role.read())?.arn),
    ensure: async (step) => {
      const { arn } = step.need(needs.role);
      let now = await find();
      requirePossible(differences(now, arn));
      if (now !== undefined && isMadeAnew(now)) {
        await removeOurs(step, now);
        now = undefined;
      }
      if (now === undefined) await create(step, arn);
      else await adjust(step, now, arn);
      return step.until('the association', async () => {
        const made = await find();
        return made === undefined ? { waiting: 'not to be seen yet' } : { done: made };
      });
    },
    remove: async (step) => {
      const now = await find();
      if (now !== undefined && isOurs(now.tags ?? {}, spec)) await removeOurs(step, now);
    },
  };
}

async function associationOf(
  aws: Aws,
  clusterName: string,
  { namespace, name: serviceAccount }: AccountName,
): Promise<PodIdentityAssociation | undefined> {
  const eks = await aws.eks();
  const list = await unlessAbsent(
    eks.listPodIdentityAssociations({ clusterName, namespace, serviceAccount }),
  );
  const { associationId } = list?.associations?.[0] ?? {};
  if (associationId === undefined) return undefined;
  return (await unlessAbsent(eks.describePodIdentityAssociation({ clusterName, associationId })))
    ?.association;
}
