import type { OidcIdentityProviderConfig } from '@aws-sdk/client-eks';
import type { Aws } from '../../aws/clients.ts';
import { isExisting, unlessAbsent, wordsOf } from '../../aws/errors.ts';
import { isGoing } from '../../aws/states.ts';
import { usualTimes } from '../../aws/usual-times.ts';
import { change, type Difference, make, refuse, requirePossible } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Step } from '../../engine/step.ts';
import type { Probe } from '../../engine/wait.ts';
import type { IdentityProviderSpec } from '../../spec/identity-provider.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { isOurs, lastingTags } from '../../spec/tags.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { unlessBusy } from '../presence.ts';

/**
 * Whose ID tokens the cluster takes, beside those of IAM: EKS takes one such provider, and changes nothing of it but its tags.
 * It goes with its cluster.
 *
 * @param wanted `none` where the one that was made for the cluster is to go
 */
export function identityProvider(
  aws: Aws,
  spec: ClusterSpec,
  wanted: IdentityProviderSpec | 'none',
  needs: { plane: Resource<ControlPlane> },
): Resource<OidcIdentityProviderConfig | undefined> {
  const clusterName = spec.name;
  const tags = wanted === 'none' ? {} : { ...spec.tags, ...wanted.tags };

  async function find(): Promise<OidcIdentityProviderConfig | undefined> {
    const eks = await aws.eks();
    const listed = await unlessAbsent(eks.listIdentityProviderConfigs({ clusterName }));
    const [identityProviderConfig] = listed?.identityProviderConfigs ?? [];
    if (identityProviderConfig === undefined) return undefined;
    const answer = await unlessAbsent(
      eks.describeIdentityProviderConfig({ clusterName, identityProviderConfig }),
    );
    return answer?.identityProviderConfig?.oidc;
  }

  /** Of a cluster that is still to come, nobody has to ask. */
  const look = async (): Promise<OidcIdentityProviderConfig | undefined> =>
    (await needs.plane.read()) === undefined ? undefined : find();

  const missingTags = ({ tags: has = {} }: OidcIdentityProviderConfig): Record<string, string> =>
    Object.fromEntries(
      Object.entries(lastingTags(tags)).flatMap(([key, value]) =>
        value === undefined || has[key] === value ? [] : [[key, value]],
      ),
    );

  function differences(now: OidcIdentityProviderConfig | undefined): Difference[] {
    if (now !== undefined && isGoing(now.status)) return differences(undefined);
    if (wanted === 'none') {
      const isFormer = now !== undefined && isOurs(now.tags ?? {}, spec);
      return isFormer ? [change(`${now.identityProviderConfigName} is taken away`)] : [];
    }
    if (now === undefined) return [make(`${wanted.name}, of ${wanted.issuerUrl}`)];
    if (!isOurs(now.tags ?? {}, spec)) {
      return [
        refuse(
          `Cluster ${clusterName} has the identity provider ${now.identityProviderConfigName} already, which somebody else has associated, and ` +
            'EKS takes one for a cluster. Take it away, or leave identityProviders out.',
        ),
      ];
    }
    const replaced = replacements(now, wanted);
    if (replaced.length > 0) return replaced;
    return Object.entries(missingTags(now)).map(([key, value]) => change(`tag ${key}: ${value}`));
  }

  async function associate(step: Step, { tags: _, ...provider }: IdentityProviderSpec): Promise<void> {
    const { name, ...oidc } = provider;
    step.change('created', `${name}, of ${oidc.issuerUrl}`);
    const eks = await aws.eks();
    const request = {
      clusterName,
      oidc: { ...oidc, requiredClaims: { ...oidc.requiredClaims }, identityProviderConfigName: name },
      tags,
    };
    await step.until('EKS to take it', () =>
      unlessBusy(eks.associateIdentityProviderConfig(request), async () => (await find()) !== undefined),
    );
  }

  async function takeAway(
    step: Step,
    { identityProviderConfigName: name, status }: OidcIdentityProviderConfig,
  ) {
    if (!isGoing(status)) {
      step.change('deleted', name);
      const eks = await aws.eks();
      const identityProviderConfig = { type: 'oidc', name };
      await step.until('EKS to let it go', async () => {
        try {
          await unlessAbsent(eks.disassociateIdentityProviderConfig({ clusterName, identityProviderConfig }));
          return { done: undefined };
        } catch (error) {
          if (!isExisting(error)) throw error;
          return { waiting: wordsOf(error) };
        }
      });
    }
    const gone = async (): Promise<Probe<void>> => {
      const now = await find();
      return now === undefined || now.identityProviderConfigName !== name
        ? { done: undefined }
        : { waiting: now.status ?? 'DELETING' };
    };
    await step.until('the identity provider to go', gone, usualTimes.identityProviderGone);
  }

  async function untilActive(step: Step): Promise<OidcIdentityProviderConfig> {
    const probe = async (): Promise<Probe<OidcIdentityProviderConfig>> => {
      const now = await find();
      return now?.status === 'ACTIVE' ? { done: now } : { waiting: now?.status ?? 'not to be seen yet' };
    };
    return step.until('the identity provider', probe, usualTimes.identityProviderMade);
  }

  async function tag(step: Step, now: OidcIdentityProviderConfig): Promise<void> {
    const missing = missingTags(now);
    if (Object.keys(missing).length === 0) return;
    for (const { words } of differences(now)) step.change('updated', words);
    const eks = await aws.eks();
    await eks.tagResource({ resourceArn: now.identityProviderConfigArn, tags: missing });
  }

  return {
    name: 'identity provider',
    needs: [needs.plane],
    within: needs.plane,
    read: look,
    diff: async () => differences(await look()),
    ensure: async (step) => {
      let now = await find();
      const found = differences(now);
      requirePossible(found);
      if (wanted === 'none') {
        if (now !== undefined && isOurs(now.tags ?? {}, spec)) await takeAway(step, now);
        return undefined;
      }
      const isReplaced = found.some(({ verdict }) => verdict === 'replace');
      if (now !== undefined && (isReplaced || isGoing(now.status))) {
        for (const { words } of found.filter(({ verdict }) => verdict === 'replace')) step.say(words);
        await takeAway(step, now);
        now = undefined;
      }
      if (now === undefined) await associate(step, wanted);
      else await tag(step, now);
      return untilActive(step);
    },
  };
}

/** What keeps a provider from staying. Undefined is EKS's own, which not every answer tells. */
function replacements(now: OidcIdentityProviderConfig, wanted: IdentityProviderSpec): Difference[] {
  const fields = [
    ['name', now.identityProviderConfigName, wanted.name],
    ['issuer', now.issuerUrl, wanted.issuerUrl],
    ['client', now.clientId, wanted.clientId],
    ['user name', now.usernameClaim, wanted.usernameClaim, 'sub'],
    ['prefix of user names', now.usernamePrefix, wanted.usernamePrefix],
    ['required claims', claims(now.requiredClaims), claims(wanted.requiredClaims)],
    ['groups', now.groupsClaim, wanted.groupsClaim],
    ['prefix of groups', now.groupsPrefix, wanted.groupsPrefix],
  ] as const;
  return fields.flatMap(([what, has, asked, usual = '']): Difference[] => {
    const [from, to] = [has ?? usual, asked ?? usual];
    return from === to
      ? []
      : [
          {
            verdict: 'replace',
            words: `${what}: ${from || 'none'} → ${to || 'none'}, by a provider made anew`,
          },
        ];
  });
}

const claims = (required: Readonly<Record<string, string>> = {}): string =>
  Object.entries(required)
    .map(([claim, value]) => `${claim}=${value}`)
    .toSorted()
    .join(', ');
