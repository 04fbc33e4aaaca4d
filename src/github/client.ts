import { randomUUID } from 'node:crypto';
import type { ProxyFor } from '../http/agent.ts';
import { httpsAgent } from '../http/agent.ts';
import { send, text } from '../http/request.ts';

export interface GitHubOptions {
  /** A secret. */
  token: string;
  /** `owner/name` */
  repository: string;
  /** Of the REST API, such as `https://api.github.com`. */
  apiUrl: string;
  proxyFor: ProxyFor;
  /** Told of waits that GitHub asks for. */
  say(message: string): void;
}

/** Milliseconds that GitHub may take for one answer. */
const timeout = 20_000;

/** Longest wait that is worth it, in seconds, and how often: GitHub is told of a cluster, it does not make one. */
const patience = { seconds: 90, times: 2 };

/** GitHub's REST API for one repository, with a wait where its limits ask for one and another try where it fails. */
export async function createGitHub({ token, repository, apiUrl, proxyFor, say }: GitHubOptions) {
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ]);
  const agent = httpsAgent({ proxyFor });
  const waits = (
    seconds: number,
    { method, url }: { method: string; url: string },
    times: number,
  ): boolean => {
    const isWorthIt = seconds <= patience.seconds && times < patience.times;
    say(
      `GitHub's rate limit stops ${method} ${url}; ${isWorthIt ? `it is asked again in ${seconds} s` : `${seconds} s is too long to wait`}.`,
    );
    return isWorthIt;
  };
  const octokit = getOctokit(
    token,
    {
      baseUrl: apiUrl,
      // Octokit's own would go to the log as they are.
      log: { debug: () => {}, info: () => {}, warn: say, error: say },
      request: {
        // Through the same proxies as everything else.
        fetch: async (url: string, { method, headers, body }: Sent): Promise<Response> => {
          const response = await send(new URL(url), {
            method,
            headers,
            ...(body !== undefined && { body }),
            agent,
            signal: AbortSignal.timeout(timeout),
          });
          const pairs = Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
            values.map((value): [string, string] => [name, value]),
          );
          const status = response.statusCode ?? 0;
          const content = await text(response);
          return new Response(status === 204 ? null : content, { status, headers: pairs });
        },
      },
      // 429 is a limit too: how long to wait for it is the other plugin's to say.
      retry: { doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
      throttle: {
        id: randomUUID(),
        onRateLimit: (seconds, request, _, times) => waits(seconds, request, times),
        onSecondaryRateLimit: (seconds, request, _, times) => waits(seconds, request, times),
      },
    },
    retry,
    throttling,
  );
  const [owner = '', repo = ''] = repository.split('/');
  return { octokit, owner, repo };
}

/** What Octokit hands to `fetch`. */
interface Sent {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

export type GitHub = Awaited<ReturnType<typeof createGitHub>>;

/** Whose token it is: REST does not tell that of an installation, GraphQL tells it of every token. */
export async function ownLogin({ octokit }: GitHub): Promise<string> {
  const answer = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
  return answer.viewer.login;
}

/** The HTTP status of GitHub's refusal; undefined when the error is none. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}

/** Whether GitHub refuses the token what it was asked for: it says 404 of what a token may not even see. */
export function isForbidden(error: unknown): boolean {
  const status = statusOf(error);
  return status === 401 || status === 404 || (status === 403 && !/rate limit/i.test(String(error)));
}
