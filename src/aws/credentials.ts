import type { Agent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AssumeRoleWithWebIdentityResponse, STSClientConfig } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { messageOf } from '../message-of.ts';
import { connection, maxAttempts } from './calls.ts';
import { errorCode, isAnswer, isPassing } from './errors.ts';
import { claimsOf, subjectForms } from './token-claims.ts';

/** There are no credentials to call AWS with. The message says why, and what to change. */
export class CredentialsError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CredentialsError';
  }
}

export interface CredentialsOptions {
  region: string;
  /** For calls over HTTPS. */
  agent: Agent;
  /** Told of every value that no log may show, before it is used. */
  onSecret?: (value: string) => void;
  /** Told why something takes longer, in a sentence. */
  say?: (words: string) => void;
}

export interface WebIdentityOptions extends CredentialsOptions {
  roleArn: string;
  /** What CloudTrail calls the session: 2 to 64 letters, digits or `_+=,.@-`. */
  sessionName: string;
  /** 900 up to the role's own maximum, which is 3600 unless somebody has raised it. */
  durationSeconds: number;
  /** Makes a fresh ID token of this job. */
  idToken: () => Promise<string>;
}

/**
 * Milliseconds before each attempt to assume the role. STS asks GitHub for its keys by itself, and gives up after some
 * seconds: of jobs that begin at the same time, several meet it. aws-actions/configure-aws-credentials tries twelve times.
 * Sources: actions/runner#1466, aws-actions/configure-aws-credentials#299.
 */
const pauses = [0, 500, 1_500, 4_000, 8_000, 16_000];

/** Of one ID token, which lives for five minutes: with these, an attempt that meets nobody has ended long before. */
const attemptsWithOneToken = 2;

/**
 * Credentials of a role that is assumed with the job's ID token, anew each time they are asked for. What passes is tried
 * again for half a minute, with a fresh token each time.
 *
 * @returns a provider that throws CredentialsError when AWS refuses or does not answer, and whatever `idToken` throws
 */
export function webIdentityCredentials(options: WebIdentityOptions): AwsCredentialIdentityProvider {
  const { onSecret } = options;
  return async () => {
    const {
      AccessKeyId = '',
      SecretAccessKey = '',
      SessionToken = '',
      Expiration,
    } = (await assumed(options)).Credentials ?? {};
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) onSecret?.(secret);
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration !== undefined && { expiration: Expiration }),
    };
  };
}

async function assumed(options: WebIdentityOptions): Promise<AssumeRoleWithWebIdentityResponse> {
  const { STS } = await import('@aws-sdk/client-sts');
  const sts = new STS({ ...clientConfig(options), maxAttempts: attemptsWithOneToken });
  let refusal: unknown;
  for (const pause of pauses) {
    if (refusal !== undefined) options.say?.(`${messageOf(refusal)} Asking again.`);
    await sleep(pause * (0.8 + 0.4 * Math.random()));
    const token = await options.idToken();
    options.onSecret?.(token);
    try {
      return await sts.assumeRoleWithWebIdentity({
        RoleArn: options.roleArn,
        RoleSessionName: options.sessionName,
        DurationSeconds: options.durationSeconds,
        WebIdentityToken: token,
      });
    } catch (error) {
      refusal = new CredentialsError(whyNotAssumed(options, token, error), { cause: error });
      if (!isPassingRefusal(error)) break;
    }
  }
  throw refusal;
}

/** Whether STS may say yes a little later: GitHub did not answer it in time, or nothing came back from it. */
function isPassingRefusal(error: unknown): boolean {
  const code = errorCode(error);
  if (code === 'InvalidIdentityToken') return /retrieve verification key/i.test(messageOf(error));
  return code === 'IDPCommunicationError' || isPassing(error);
}

/**
 * The credentials that the environment holds: keys in variables, else whatever every AWS tool would find (a profile,
 * a web identity file, the role of a container or of an instance, on self-hosted runners).
 *
 * @returns a provider that throws CredentialsError when there are none
 */
export function environmentCredentials(
  env: NodeJS.ProcessEnv,
  options: CredentialsOptions,
): AwsCredentialIdentityProvider {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE } = env;
  return async () => {
    // The SDK's own chain would give the same keys (a profile goes before them there too), after loading a client.
    const found =
      AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY && !AWS_PROFILE
        ? {
            accessKeyId: AWS_ACCESS_KEY_ID,
            secretAccessKey: AWS_SECRET_ACCESS_KEY,
            ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
          }
        : await defaultCredentials(options);
    for (const secret of [found.accessKeyId, found.secretAccessKey, found.sessionToken]) {
      if (secret) options.onSecret?.(secret);
    }
    return found;
  };
}

/** From the chain that every client of the SDK comes with. */
async function defaultCredentials(options: CredentialsOptions): Promise<AwsCredentialIdentity> {
  const { STS } = await import('@aws-sdk/client-sts');
  return new STS(clientConfig(options)).config.credentials().catch((error: unknown) => {
    throw new CredentialsError(
      `There are no AWS credentials (${messageOf(error)}). Set \`role-to-assume\` to a role that trusts GitHub's OIDC provider and give the job \`permissions: id-token: write\`, or provide AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN when they are temporary.`,
      { cause: error },
    );
  });
}

function clientConfig({ region, agent }: CredentialsOptions): STSClientConfig {
  return { region, maxAttempts, requestHandler: connection(agent) };
}

function whyNotAssumed({ region, roleArn }: WebIdentityOptions, token: string, error: unknown): string {
  const code = errorCode(error);
  const reason = messageOf(error);
  return [
    `This job could not assume ${roleArn} through STS in ${region}: ${code}: ${reason.replace(/\.$/, '')}.`,
    // What was offered has been read by nobody where nobody answered, and there is no such region where its name is refused.
    isAnswer(error) && !/valid region/.test(reason) ? offered(token) : undefined,
  ]
    .filter(Boolean)
    .join(' ');
}

function offered(token: string): string | undefined {
  const claims = claimsOf(token);
  if (claims === undefined) return undefined;
  const [sub, otherForm] = subjectForms(claims);
  const { aud, job_workflow_ref: workflow } = claims;
  const form = otherForm === undefined ? '' : ` (in its other form "${otherForm}")`;
  const definedIn = workflow === undefined ? '' : `, from the job_workflow_ref "${workflow}"`;
  return `Its ID token offered the sub "${sub}"${form} and the aud "${aud}"${definedIn}.`;
}
