import { setTimeout as sleep } from 'node:timers/promises';
import { httpsAgent, proxiesFrom } from '../http/agent.ts';
import { send, text } from '../http/request.ts';
import { messageOf } from '../message-of.ts';
import { readPullRequest } from './event.ts';

/** Milliseconds that GitHub may take for one answer. */
const timeout = 10_000;

/** Milliseconds before each attempt. */
const pauses = [0, 100, 400, 1600];

/** GitHub gives this job no ID token. The message says why, and what to change. */
export class IdTokenError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IdTokenError';
  }
}

/**
 * Asks GitHub for an ID token of this job, which lives about five minutes. It is a secret: mask it.
 *
 * @param audience whom the token is for, such as `sts.amazonaws.com`
 * @param env of the step: ACTIONS_ID_TOKEN_REQUEST_URL and …_TOKEN are there when the job may have an ID token
 * @throws IdTokenError
 */
export async function idToken(audience: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env;
  if (!address || !bearer) throw new IdTokenError(whyThereIsNone(env));
  const url = new URL(address);
  url.searchParams.set('audience', audience);

  let failure: unknown;
  for (const pause of pauses) {
    await sleep(pause);
    try {
      return await ask(url, bearer, env);
    } catch (error) {
      if (error instanceof IdTokenError) throw error;
      failure = error;
    }
  }
  const reason = messageOf(failure);
  throw new IdTokenError(
    `GitHub made no ID token in ${pauses.length} attempts: ${reason}. Run the job again; https://www.githubstatus.com tells of outages.`,
    { cause: failure },
  );
}

/** Asks once: an IdTokenError is final, any other error may pass. */
async function ask(url: URL, bearer: string, env: NodeJS.ProcessEnv): Promise<string> {
  const response = await send(url, {
    method: 'GET',
    headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
    agent: httpsAgent({ proxyFor: proxiesFrom(env) }),
    signal: AbortSignal.timeout(timeout),
  });
  const body = await text(response);
  const status = response.statusCode ?? 0;
  const answer = `HTTP ${status} ${body.trim().slice(0, 300)}`.trim();
  if (status >= 500) throw new Error(answer);
  if (status !== 200) throw new IdTokenError(`GitHub refuses this job an ID token: ${answer}.`);
  const { value }: { value?: string } = JSON.parse(body);
  if (!value) throw new IdTokenError('GitHub answered the request for an ID token without one.');
  return value;
}

function whyThereIsNone(env: NodeJS.ProcessEnv): string {
  const nothing = 'GitHub offers this job no ID token, which it needs to assume a role in AWS';
  if (env.GITHUB_EVENT_NAME === 'pull_request' && readPullRequest(env)?.isFromFork) {
    return `${nothing}: the pull request comes from a fork, and GitHub never gives one to those. Push the branch to this repository to try it there.`;
  }
  return `${nothing}. Add \`permissions: id-token: write\` to the job, and to the calling job when it is in a reusable workflow. (A pull request from a fork cannot have one.)`;
}
