import type { Aws } from '../../aws/clients.ts';
import { unlessAbsent } from '../../aws/errors.ts';
import type { Identity } from '../../aws/identity.ts';
import { change, make, stays } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { ResourceError } from '../../engine/resource-error.ts';
import type { Step } from '../../engine/step.ts';
import type { PrincipalArn } from '../../spec/arn.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs, tagKeys } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { type AccessLevel, accessEntries } from './access-entry.ts';

const levels: readonly AccessLevel[] = ['admin', 'viewer'];

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
    // The caller is an administrator by an entry of its own.
  ].filter(({ principalArn }) => principalArn !== identity.principalArn);

  /** Every entry but that of the caller. None while there is no cluster. */
  async function existing(): Promise<ReadonlyMap<PrincipalArn, FoundEntry>> {
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
    return new Map(
      await Promise.all(
        others.map(async (arn): Promise<[PrincipalArn, FoundEntry]> => [arn, await find(arn)]),
      ),
    );
  }

  async function find(principalArn: PrincipalArn): Promise<FoundEntry> {
    const tags = (await entries.find(principalArn))?.tags ?? {};
    const isOfPerson = isOurs(tags, spec) && tagKeys.access in tags;
    const isWanted = wanted.some((person) => person.principalArn === principalArn);
    const policies = isOfPerson && isWanted ? await entries.policiesOf(principalArn) : [];
    return { isOfPerson, levels: levels.filter((level) => policies.includes(entries.policyArn(level))) };
  }

  async function admit(step: Step, { principalArn, level, words, from }: Admitted): Promise<void> {
    step.change(from === undefined ? 'created' : 'updated', words);
    if (!from?.includes(level))
      await entries.grant(principalArn, level, { ...spec.tags, [tagKeys.access]: level });
    const other = level === 'admin' ? 'viewer' : 'admin';
    if (!from?.includes(other)) return;
    const eks = await aws.eks();
    const policyArn = entries.policyArn(other);
    await unlessAbsent(eks.disassociateAccessPolicy({ clusterName, principalArn, policyArn }));
  }

  async function dismiss(step: Step, principalArn: PrincipalArn): Promise<void> {
    step.change('deleted', principalArn);
    await entries.remove(principalArn);
  }

  return {
    name: 'people',
    needs: [plane],
    within: plane,
    read: async () => {
      const found = await existing();
      return wanted.every(({ principalArn }) => found.has(principalArn)) ? wanted : undefined;
    },
    diff: async () => {
      const { admitted, left, dismissed } = differencesOf(wanted, await existing());
      return [
        ...admitted.map(({ words, from }) => (from === undefined ? make : change)(words)),
        ...left.map(stays),
        ...dismissed.map((arn) => change(`${arn}: no longer`)),
      ];
    },
    ensure: async (step) => {
      if (spec.viewers.includes(identity.principalArn)) {
        step.say(
          `${identity.principalArn} runs the action: it stays an administrator, though it is among \`viewers\``,
        );
      }
      const { admitted, left, dismissed } = differencesOf(wanted, await existing());
      for (const words of left) step.say(words);
      await Promise.all([
        ...admitted.map((person) =>
          admit(step, person).catch((error: unknown) => {
            throw new ResourceError(person.principalArn, error);
          }),
        ),
        ...dismissed.map((arn) => dismiss(step, arn)),
      ]);
      return wanted;
    },
    remove: async (step) => {
      for (const [arn, { isOfPerson }] of await existing()) if (isOfPerson) await dismiss(step, arn);
    },
  };
}

/** An access entry that there is. */
interface FoundEntry {
  /** Whether it was made for somebody who was listed. */
  isOfPerson: boolean;
  /** What it allows, of what people are given. */
  levels: readonly AccessLevel[];
}

/** Somebody who is to be let in, or otherwise than before. */
interface Admitted extends Person {
  words: string;
  /** What was allowed before; undefined where there was no entry. */
  from: readonly AccessLevel[] | undefined;
}

function differencesOf(wanted: readonly Person[], found: ReadonlyMap<PrincipalArn, FoundEntry>) {
  const admitted = wanted.flatMap(({ principalArn, level }): Admitted[] => {
    const entry = found.get(principalArn);
    if (entry === undefined)
      return [{ principalArn, level, words: `${level} ${principalArn}`, from: undefined }];
    if (!entry.isOfPerson || entry.levels.join() === level) return [];
    const words = `${principalArn}: ${entry.levels.join(' and ') || 'nothing'} → ${level}`;
    return [{ principalArn, level, words, from: entry.levels }];
  });
  const left = wanted
    .filter(({ principalArn }) => found.get(principalArn)?.isOfPerson === false)
    .map(
      ({ principalArn, level }) =>
        `${principalArn} has an access entry that was not made for \`${level}s\`: it is left as it is`,
    );
  const dismissed = [...found].flatMap(([arn, { isOfPerson }]) =>
    isOfPerson && !wanted.some(({ principalArn }) => principalArn === arn) ? arn : [],
  );
  return { admitted, left, dismissed };
}
