/** AWS Security Token Service: sessions for GitHub's ID tokens and for other principals, and who is asking. */
import { randomBytes } from 'node:crypto';
import { NoSuchEntityException } from '@aws-sdk/client-iam';
import type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput,
  Credentials,
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
} from '@aws-sdk/client-sts';
import type { JWTPayload } from 'jose';
import type { AccessKeys } from '../access-keys.ts';
import type { Clock } from '../clock.ts';
import { AwsError, type CallContext, type Principal, type Service } from '../core.ts';
import { IdTokenExpired, ISSUER, type OidcProvider } from '../github/oidc.ts';
import type { Identities, Role } from '../identities.ts';
import type { HeldPolicies, NamedPolicy } from '../permissions/held.ts';
import type { Permissions } from '../permissions/index.ts';
import { sentence } from '../permissions/refusal.ts';
import { isTrusted } from './trust.ts';

type Output<T> = Omit<T, '$metadata'>;

export interface StsParts {
  account: string;
  clock: Clock;
  keys: AccessKeys;
  identities: Identities;
  held: HeldPolicies;
  permissions: Permissions;
  github: OidcProvider;
}

export function sts({ account, clock, keys, identities, held, permissions, github }: StsParts): Service {
  /** Opens a session whose life is as much shorter as the emulator is faster. */
  function openSession(
    role: Role,
    name: string,
    seconds: number,
    session: NonNullable<Principal['session']>,
  ): { principal: Principal; credentials: Credentials } {
    const accessKeyId = `ASIA${base32(16)}`;
    const secret = randomBytes(30).toString('base64');
    const token = randomBytes(180).toString('base64');
    const expires = Date.now() + clock.milliseconds(seconds);
    const principal: Principal = {
      arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${name}`,
      iamArn: role.arn,
      userId: `${role.roleId}:${name}`,
      accessKeyId,
      session,
    };
    keys.set(accessKeyId, { secret, principal, session: { token, expires } });
    return {
      principal,
      credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secret,
        SessionToken: token,
        Expiration: new Date(expires),
      },
    };
  }

  /** @throws MalformedPolicyDocument */
  async function sessionPolicies({
    Policy,
    PolicyArns = [],
  }: Pick<AssumeRoleCommandInput, 'Policy' | 'PolicyArns'>): Promise<NamedPolicy[]> {
    const inline = Policy === undefined ? [] : [{ name: 'session', document: checkedJson(Policy) }];
    const managed = PolicyArns.map(async ({ arn = '' }) => {
      try {
        return await held.managed(arn);
      } catch (error) {
        if (!(error instanceof NoSuchEntityException)) throw error;
        throw new AwsError('MalformedPolicyDocument', `The policy ${arn} does not exist`);
      }
    });
    return [...inline, ...(await Promise.all(managed))];
  }

  /**
   * A trust policy that names the caller is enough; one that names the account leaves it to the caller's own policies.
   * Source: IAM user guide, "Policy evaluation logic".
   *
   * @throws AccessDenied
   */
  async function checkTrust(
    caller: Principal,
    role: Role | undefined,
    roleArn: string,
    action: 'sts:AssumeRole' | 'sts:TagSession',
    context: Record<string, string>,
  ): Promise<Role> {
    const trusts = (names: string[]): boolean =>
      role?.consistent === true &&
      isTrusted(role.trust, { action, principal: { type: 'AWS', names }, context });
    const byName = trusts([caller.arn, caller.iamArn]);
    const denied = await permissions.denied(caller, { action, resource: roleArn });
    if (role && byName && !denied?.because.startsWith('with an explicit deny')) return role;
    if (role && !denied && trusts([account, `arn:aws:iam::${account}:root`])) return role;
    const who = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${roleArn}`;
    throw new AwsError('AccessDenied', denied && role ? sentence(denied) : who, 403);
  }

  /** The claims of a token that this account accepts. */
  async function verified(token: string): Promise<JWTPayload> {
    let claims: JWTPayload;
    try {
      claims = await github.verify(token);
    } catch (error) {
      if (error instanceof IdTokenExpired) {
        throw new AwsError(
          'ExpiredTokenException',
          'Token expired: current date/time must be before the expiration date/time',
        );
      }
      throw new AwsError(
        'InvalidIdentityToken',
        'The web identity token that was passed could not be validated by AWS',
      );
    }
    const audiences = await identities.audiences(ISSUER);
    if (!audiences) {
      throw new AwsError(
        'InvalidIdentityToken',
        `No OpenIDConnect provider found in your account for ${ISSUER}`,
      );
    }
    if (![claims.aud].flat().some((audience) => audience && audiences.includes(audience))) {
      throw new AwsError('InvalidIdentityToken', 'Incorrect token audience');
    }
    return claims;
  }

  return {
    operations: {
      AssumeRoleWithWebIdentity: async (
        input: AssumeRoleWithWebIdentityCommandInput,
        call: CallContext,
      ): Promise<Output<AssumeRoleWithWebIdentityCommandOutput>> => {
        const { DurationSeconds: seconds = 3600, RoleSessionName: name = '' } = input;
        const claims = await verified(input.WebIdentityToken ?? '');
        const role = await identities.role(input.RoleArn ?? '');
        const provider = `arn:aws:iam::${account}:oidc-provider/${ISSUER.replace('https://', '')}`;
        const trusted =
          role?.consistent &&
          isTrusted(role.trust, {
            action: 'sts:AssumeRoleWithWebIdentity',
            principal: { type: 'Federated', names: [provider] },
            context: conditionKeys(claims),
          });
        if (!role || !trusted) {
          throw new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);
        }
        checkRoleMaximum(role, seconds);
        const { principal, credentials } = openSession(role, name, seconds, {
          policies: await sessionPolicies(input),
          tags: {},
        });
        call.touches({ arn: role.arn });
        return {
          Credentials: credentials,
          SubjectFromWebIdentityToken: String(claims.sub),
          AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
          Provider: provider,
          Audience: [claims.aud].flat()[0],
        };
      },

      AssumeRole: async (
        input: AssumeRoleCommandInput,
        call: CallContext,
      ): Promise<Output<AssumeRoleCommandOutput>> => {
        const { principal: caller } = call;
        const { DurationSeconds: seconds = 3600, RoleSessionName: name = '' } = input;
        const { RoleArn = '', Tags = [] } = input;
        const context = {
          'aws:PrincipalArn': caller.iamArn,
          'aws:PrincipalAccount': account,
          ...(input.ExternalId && { 'sts:ExternalId': input.ExternalId }),
          'sts:RoleSessionName': name,
        };
        const role = await checkTrust(
          caller,
          await identities.role(RoleArn),
          RoleArn,
          'sts:AssumeRole',
          context,
        );
        if (Tags.length > 0) await checkTrust(caller, role, RoleArn, 'sts:TagSession', context);
        checkRoleMaximum(role, seconds);
        if (caller.arn.includes(':assumed-role/') && seconds > 3600) {
          throw new AwsError(
            'ValidationError',
            'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
          );
        }
        const { principal, credentials } = openSession(role, name, seconds, {
          policies: await sessionPolicies(input),
          tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
        });
        call.touches({ arn: role.arn });
        return {
          Credentials: credentials,
          AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
        };
      },

      GetCallerIdentity: async (
        _input: GetCallerIdentityCommandInput,
        { principal }: CallContext,
      ): Promise<Output<GetCallerIdentityCommandOutput>> => ({
        UserId: principal.userId,
        Account: account,
        Arn: principal.arn,
      }),
    },
    inventory: () => [],
    reset: () => {},
  };
}

/** Source: what people quote of STS. */
function checkedJson(document: string): string {
  try {
    JSON.parse(document);
    return document;
  } catch {
    throw new AwsError('MalformedPolicyDocument', 'This policy contains invalid Json');
  }
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const base32 = (length: number): string =>
  [...randomBytes(length)].map((byte) => BASE32[byte % BASE32.length]).join('');

/** GitHub's claims as condition keys, named with the issuer's host in front. */
const conditionKeys = (claims: JWTPayload): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(claims)
      .filter(([name]) => claimsAsked.has(name))
      .map(([name, value]) => [
        `${ISSUER.replace('https://', '')}:${name}`,
        Array.isArray(value) ? value.map(String) : String(value),
      ]),
  );

/**
 * Of GitHub's claims, those that a trust policy can ask for: there is no event's name, and no commit.
 * Source: AWS's what's-new of January 2026 on STS and the claims of identity providers; IAM user guide, "Available keys for
 * AWS OIDC federation".
 */
const claimsAsked: ReadonlySet<string> = new Set([
  'actor',
  'actor_id',
  'aud',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'sub',
  'workflow',
]);

function checkRoleMaximum(role: Role, seconds: number): void {
  if (seconds > role.maxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
}
