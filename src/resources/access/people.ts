import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import type { Identity } from '../../aws/identity.ts';
import type { Resource } from '../../engine/graph.ts';
import { ResourceError } from '../../engine/resource-error.ts';
import type { Step } from '../../engine/step.ts';
import type { PrincipalArn } from '../../spec/arn.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs, type Tags, tagKeys } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { type AccessLevel, accessEntries } from './access-entry.ts';

/** Somebody who may enter the cluster. */
export interface Person {
  principalArn: PrincipalArn;
  level: AccessLevel;
}

/**
 * The access entries of people. They carry a tag of their own: of whoever has run the action before, and is no longer
 * listed or never was, the entry stays.
 */
export function people(
  aws: Aws,
  spec: ClusterSpec,
  plane: Resource<ControlPlane>,
  identity: Identity,
): Resource<readonly Person[]> {
  const clusterName = spec.name;
  const entries = accessEntries(aws, clusterName, identity);
  const wanted: readonly Person[] = [
    ...spec.admins.map((principalArn): Person => ({ principalArn, level: 'admin' })),
    ...spec.viewers.map((principalArn): Person => ({ principalArn, level: 'viewer' })),
    // Whoever runs is an administrator by an entry of its own.
  ].filter(({ principalArn }) => principalArn !== identity.principalArn);

  /** Every entry but that of whoever runs, with its tags. None while there is no cluster. */
  async function existing(): Promise<ReadonlyMap<PrincipalArn, Tags>> {
    const { paginateListAccessEntries } = await import('@aws-sdk/client-eks');
    const client = await aws.eks();
    const arns: PrincipalArn[] = [];
    await unlessAbsent(
      (async () => {
        for await (const page of paginateListAccessEntries({ client }, { clusterName })) {
          arns.push(...((page.accessEntries ?? []) as PrincipalArn[]));
        }
      })(),
    );
    const others = arns.filter((arn) => arn !== identity.principalArn);
    const found = await Promise.all(
      others.map(async (arn): Promise<[PrincipalArn, Tags]> => [arn, (await entries.find(arn))?.tags ?? {}]),
    );
    return new Map(found);
  }

  const isOfPerson = (tags: Tags): boolean => isOurs(tags, spec) && tagKeys.access in tags;

  async function admit(step: Step, { principalArn, level }: Person, tags: Tags | undefined): Promise<void> {
    if (tags !== undefined && !isOfPerson(tags)) {
      step.say(
        `${principalArn} has an access entry that was not made for \`${level}s\`: it is left as it is`,
      );
      return;
    }
    const policies = tags === undefined ? [] : await entries.policiesOf(principalArn);
    const policyArn = entries.policyArn(level);
    if (!policies.includes(policyArn)) {
      step.change(tags === undefined ? 'created' : 'updated', `${level} ${principalArn}`);
      await entries.grant(principalArn, level, { ...spec.tags, [tagKeys.access]: level });
    }
    const other = entries.policyArn(level === 'admin' ? 'viewer' : 'admin');
    if (!policies.includes(other)) return;
    const eks = await aws.eks();
    await unlessAbsent(eks.disassociateAccessPolicy({ clusterName, principalArn, policyArn: other }));
  }

  async function dismiss(step: Step, principalArn: PrincipalArn): Promise<void> {
    step.change('deleted', principalArn);
    await entries.remove(principalArn);
  }

  return {
    name: 'people',
    what:
      wanted.map(({ principalArn, level }) => `${level} ${principalArn}`).join(', ') ||
      'nobody beside whoever runs',
    needs: [plane],
    within: plane,
    read: async () => {
      const found = await existing();
      return wanted.every(({ principalArn }) => found.has(principalArn)) ? wanted : undefined;
    },
    ensure: async (step) => {
      if (spec.viewers.includes(identity.principalArn)) {
        step.say(
          `${identity.principalArn} runs the action: it stays an administrator, though it is among \`viewers\``,
        );
      }
      const found = await existing();
      await Promise.all([
        ...wanted.map((person) =>
          admit(step, person, found.get(person.principalArn)).catch((error: unknown) => {
            throw new ResourceError(person.principalArn, error);
          }),
        ),
        ...[...found]
          .filter(
            ([arn, tags]) => isOfPerson(tags) && !wanted.some(({ principalArn }) => principalArn === arn),
          )
          .map(([arn]) => dismiss(step, arn)),
      ]);
      return wanted;
    },
    remove: async (step) => {
      for (const [arn, tags] of await existing()) if (isOfPerson(tags)) await dismiss(step, arn);
    },
  };
}
