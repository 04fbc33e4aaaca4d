/** The emulated GitHub alone, on the loopback interface, and clients of it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GitHub as Client, createGitHub as createClient } from '../../../src/github/client.ts';
import { createGitHub, type GitHubState } from '../../emulator/github/index.ts';
import type { Permissions } from '../../emulator/github/jobs.ts';
import { oidcProvider } from '../../emulator/github/oidc.ts';
import { workflowRun } from '../../emulator/github/workflow.ts';
import { httpListener } from '../../emulator/http-server.ts';

export interface GitHubOnLoopback {
  change(state: object): void;
  limits(rules: readonly object[]): void;
  state(): GitHubState;
  /** A client with the token of a job that has these permissions. @param say hears of waits. */
  client(permissions: Permissions, say?: (message: string) => void): Promise<Client>;
  reset(): void;
  close(): void;
}

export async function gitHubOnLoopback(): Promise<GitHubOnLoopback> {
  const github = createGitHub(workflowRun, await oidcProvider(), () => url);
  const server = createServer(httpListener(github.respond));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const control = (route: string, body: unknown = {}): unknown =>
    github.control[route]?.(JSON.stringify(body));
  return {
    change: (state) => void control('POST /_emulator/github', state),
    limits: (rules) => void control('POST /_emulator/github/limits', rules),
    state: () => control('GET /_emulator/github') as GitHubState,
    client: (permissions, say = () => {}) => {
      const { env } = github.start({ event: 'push', permissions });
      return createClient({
        token: env.GITHUB_TOKEN ?? '',
        repository: 'octo-org/octo-app',
        apiUrl: env.GITHUB_API_URL ?? '',
        proxyFor: () => undefined,
        say,
      });
    },
    reset: () => github.reset(),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
