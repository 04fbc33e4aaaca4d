/**
 * The credential plugin that our kubeconfig names: kubectl runs it in a later step of the same job, for each call of
 * kubectl, and sends the token that it prints. What it opens it keeps for a while, or a job with a hundred calls would ask
 * GitHub and AWS a hundred times.
 *
 * Its contract: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
import './quiet-sdk.ts';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { environmentCredentials, webIdentityCredentials } from './aws/credentials.ts';
import { kept } from './aws/kept-session.ts';
import { explain } from './explain.ts';
import { idToken } from './github/id-token.ts';
import { printAside } from './github/log.ts';
import { httpsAgent, proxiesFrom } from './http/agent.ts';
import { kubernetesToken } from './kubernetes/token.ts';
import { messageOf } from './message-of.ts';

/** Seconds: the shortest that STS grants, and as long as a token can be used. */
const durationSeconds = 900;

type Values = Partial<Record<'role-arn' | 'session-name' | 'audience', string>>;

function credentialsOf(
  values: Values,
  region: string,
  env: NodeJS.ProcessEnv,
): AwsCredentialIdentityProvider {
  const { 'role-arn': roleArn, 'session-name': sessionName, audience } = values;
  const agent = httpsAgent({ proxyFor: proxiesFrom(env) });
  if (!roleArn) return environmentCredentials(env, { region, agent });
  if (!sessionName || !audience) throw new Error('--role-arn needs --session-name and --audience');
  const provider = webIdentityCredentials({
    region,
    agent,
    roleArn,
    sessionName,
    durationSeconds,
    idToken: () => idToken(audience, env),
    say,
  });
  const { RUNNER_TEMP, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret } = env;
  if (!RUNNER_TEMP || !secret) return provider;
  const subject = [region, roleArn, sessionName, audience].join(' ');
  const name = createHash('sha256').update(subject).digest('hex').slice(0, 16);
  const path = join(RUNNER_TEMP, 'eks-cluster-action', `session-${name}`);
  return kept(provider, { path, secret, subject, say });
}

/** To kubectl's user: a plugin's standard error is theirs. */
function say(words: string): void {
  printAside(`eks-cluster-action: ${words.replaceAll(/\s+/g, ' ')}`);
}

async function execCredential(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      cluster: { type: 'string' },
      region: { type: 'string' },
      'role-arn': { type: 'string' },
      'session-name': { type: 'string' },
      audience: { type: 'string' },
    },
  });
  const { cluster, region } = values;
  if (!cluster || !region) throw new Error('--cluster and --region are missing');
  const credentials = credentialsOf(values, region, env);
  const { token, expiresAt } = await kubernetesToken({ cluster, region, credentials }).catch(
    (error: unknown) => {
      throw new Error(explain(error, region).message, { cause: error });
    },
  );
  return JSON.stringify({
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    kind: 'ExecCredential',
    status: { token, expirationTimestamp: expiresAt.toISOString() },
  });
}

function fail(error: unknown): void {
  say(`no token for kubectl: ${messageOf(error)}`);
  process.exitCode = 1;
}

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});
try {
  const credential = await execCredential(process.argv.slice(2), process.env);
  // biome-ignore lint/suspicious/noConsole: kubectl reads it, and no log
  console.log(credential);
} catch (error) {
  fail(error);
}
