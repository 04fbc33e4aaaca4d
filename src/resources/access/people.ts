import type { Aws } from '../../aws/clients.ts';
import type { Identity } from '../../aws/identity.ts';
import { change, type Difference, make, stays } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import { ResourceError } from '../../engine/resource-error.ts';
import { fewAtOnce, sideBySide } from '../../engine/side-by-side.ts';
import type { Step } from '../../engine/step.ts';
import type { PrincipalArn } from '../../spec/arn.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs, tagKeys } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { accessEntries, personAs } from './access-entry.ts';
import { type Admitted, differencesOf, type FoundEntry, type Wanted } from './entry-differences.ts';

/**
 * The access entries of people, and of whom a file lists. They carry a tag of their own: of whoever has run the action
 * before, and is no longer listed or never was, the entry stays.
 */
export function people(
  aws: Aws,
  spec: ClusterSpec,
  plane: Resource<ControlPlane>,
  identity: Identity,
): Resource<readonly Wanted[]> {
  const entries = accessEntries(aws, spec.name, identity);
  const wanted: readonly Wanted[] = [
    ...spec.admins.map((arn): Wanted => ({ ...personAs(entries, arn, 'admin'), as: 'admin' })),
    ...spec.viewers.map((arn): Wanted => ({ ...personAs(entries, arn, 'viewer'), as: 'viewer' })),
    ...spec.accessEntries.map((entry): Wanted => ({ ...entry, as: 'entry' })),
    // The caller is an administrator by an entry of its own.
  ].filter(({ principalArn }) => principalArn !== identity.principalArn);

  /** Every entry but that of the caller. None while there is no cluster. */
  async function existing(): Promise<ReadonlyMap<PrincipalArn, FoundEntry>> {
    const others = (await entries.list()).filter((arn) => arn !== identity.principalArn);
    const found = await sideBySide(others, fewAtOnce, async (arn) => [arn, await find(arn)] as const);
    return new Map(found.flatMap(([arn, entry]) => (entry === undefined ? [] : [[arn, entry]])));
  }

  async function find(principalArn: PrincipalArn): Promise<FoundEntry | undefined> {
    const entry = await entries.find(principalArn);
    if (entry === undefined) return undefined;
    const { tags = {} } = entry;
    const isOfList = isOurs(tags, spec) && tagKeys.access in tags;
    const isWanted = wanted.some((each) => each.principalArn === principalArn);
    const policies = isOfList && isWanted ? await entries.policiesOf(principalArn) : [];
    return { isOfList, as: tags[tagKeys.access], entry, policies };
  }

  const tagsOf = ({ as }: Wanted) => ({ ...spec.tags, [tagKeys.access]: as });

  async function admit(step: Step, { wanted: who, words, ...changes }: Admitted): Promise<void> {
    const { principalArn } = who;
    step.change(changes.isNew ? 'created' : 'updated', words);
    if (changes.isAnew) await entries.remove(principalArn);
    if (changes.isNew || changes.isAnew) return entries.make(who, tagsOf(who));
    const eks = await aws.eks();
    if (changes.retags !== undefined)
      await eks.tagResource({ resourceArn: changes.retags, tags: tagsOf(who) });
    if (Object.keys(changes.names).length > 0)
      await eks.updateAccessEntry({ clusterName: spec.name, principalArn, ...changes.names });
    for (const policy of changes.gives) await entries.associate(principalArn, policy);
    for (const policyArn of changes.takes) await entries.disassociate(principalArn, policyArn);
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
        ...admitted.map(({ words, isNew, isAnew }): Difference => {
          if (isAnew) return { verdict: 'replace', words };
          return (isNew ? make : change)(words);
        }),
        ...left.map(stays),
        ...dismissed.map((arn) => change(`${arn}: no longer`)),
      ];
    },
    ensure: async (step) => {
      const { principalArn } = identity;
      if (spec.viewers.includes(principalArn)) {
        step.say(
          `${principalArn} runs the action: it stays an administrator, though it is among \`viewers\``,
        );
      }
      if (spec.accessEntries.some((entry) => entry.principalArn === principalArn)) {
        step.say(
          `${principalArn} runs the action: it stays an administrator, whatever \`accessEntries\` says of it`,
        );
      }
      const { admitted, left, dismissed } = differencesOf(wanted, await existing());
      for (const words of left) step.say(words);
      await Promise.all([
        ...admitted.map((each) =>
          admit(step, each).catch((error: unknown) => {
            throw new ResourceError(each.wanted.principalArn, error);
          }),
        ),
        ...dismissed.map((arn) => dismiss(step, arn)),
      ]);
      return wanted;
    },
    remove: async (step) => {
      for (const [arn, { isOfList }] of await existing()) if (isOfList) await dismiss(step, arn);
    },
  };
}
