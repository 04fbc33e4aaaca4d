/** The account's IAM as the emulator's other parts see it: moto's resources, and when they last changed. */
import {
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  type IAMClient,
  ListOpenIDConnectProvidersCommand,
  NoSuchEntityException,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import { type Clock, durations } from './clock.ts';
import type { Circumstances, RoleView } from './core.ts';

export interface Role extends RoleView {
  /** Seconds. */
  maxSessionDuration: number;
}

export interface Identities {
  /** @param arn with the role's path; a name alone is none. */
  role(arn: string): Promise<Role | undefined>;
  /** The client ids (audiences) of the account's OIDC provider for this issuer. */
  audiences(issuer: string): Promise<string[] | undefined>;
  /** To be told of every IAM call that succeeded. */
  changed(operation: string, input: Record<string, unknown>): void;
  /** How long IAM takes to spread what is new of somebody by this name, milliseconds. */
  consistency(name: string): number;
  reset(): void;
}

/**
 * Operations after which other services go on seeing the role as it was for some seconds. Inline policies do not change
 * what they look at: what they allow is spread by `permissions/held.ts`.
 */
const SLOW_TO_SPREAD = new Set([
  'CreateRole',
  'UpdateAssumeRolePolicy',
  'AttachRolePolicy',
  'DetachRolePolicy',
]);

export function identities(iam: IAMClient, clock: Clock, circumstances: Readonly<Circumstances>): Identities {
  const consistency = (name: string): number =>
    clock.milliseconds(circumstances.iamSeconds ?? clock.takes(durations.iamConsistency, name));
  /** When each role changed, in milliseconds since 1970. */
  const changes = new Map<string, number>();
  return {
    consistency,
    async role(arn) {
      const { Role: role } = await orNothing(
        iam.send(new GetRoleCommand({ RoleName: arn.split('/').at(-1) })),
      );
      if (!role?.RoleName || !role.RoleId || role.Arn !== arn) return undefined;
      const policies: string[] = [];
      for await (const page of paginateListAttachedRolePolicies(
        { client: iam },
        { RoleName: role.RoleName },
      )) {
        policies.push(...(page.AttachedPolicies ?? []).map((policy) => policy.PolicyArn ?? ''));
      }
      const inlinePolicies: string[] = [];
      for await (const page of paginateListRolePolicies({ client: iam }, { RoleName: role.RoleName })) {
        inlinePolicies.push(...(page.PolicyNames ?? []));
      }
      const changedAt = changes.get(role.RoleName) ?? 0;
      return {
        arn,
        name: role.RoleName,
        roleId: role.RoleId,
        trust: JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument ?? '')),
        policies,
        inlinePolicies,
        consistent: Date.now() - changedAt >= consistency(role.RoleName),
        maxSessionDuration: role.MaxSessionDuration ?? 3600,
      };
    },
    async audiences(issuer) {
      const { OpenIDConnectProviderList = [] } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
      const suffix = `oidc-provider/${issuer.replace('https://', '')}`;
      const arn = OpenIDConnectProviderList.find((provider) => provider.Arn?.endsWith(suffix))?.Arn;
      if (!arn) return undefined;
      const provider = await orNothing(
        iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })),
      );
      return provider.ClientIDList;
    },
    changed(operation, { RoleName }) {
      if (SLOW_TO_SPREAD.has(operation) && typeof RoleName === 'string') changes.set(RoleName, Date.now());
    },
    reset: () => changes.clear(),
  };
}

/** An empty answer where IAM knows no such thing. */
async function orNothing<T extends object>(answer: Promise<T>): Promise<Partial<T>> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return {};
    throw error;
  }
}
