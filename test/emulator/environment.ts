/** The folder and the environment that a step of a workflow would see. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { adminKey, ROLE_ARN } from './account.ts';
import { API_PATH, TOKEN_PATH } from './github/api.ts';
import type { OidcProvider } from './github/oidc.ts';
import { eventPayload, runnerEnvironment, type WorkflowRun } from './github/workflow.ts';

export interface EnvironmentParts {
  dir: string;
  url: string;
  region: string;
  run: WorkflowRun;
  github: OidcProvider;
}

/** Writes the environment file and what it points at. */
export async function writeEnvironment({
  dir,
  url,
  region,
  run,
  github,
}: EnvironmentParts): Promise<{ env: Record<string, string>; envFile: string }> {
  const eventPath = path.join(dir, 'event.json');
  const temporary = path.join(dir, 'runner-temp');
  const workspace = path.join(dir, 'workspace');
  const env = {
    ...runnerEnvironment(run),
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    // What the aws CLI of the first generation reads.
    AWS_DEFAULT_REGION: region,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: github.requestToken,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${TOKEN_PATH}?api-version=2.0`,
    GITHUB_API_URL: url + API_PATH,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    EMULATOR_URL: url,
    EMULATOR_ROLE_ARN: ROLE_ARN,
    EMULATOR_ADMIN_ACCESS_KEY_ID: adminKey.accessKeyId,
    EMULATOR_ADMIN_SECRET_ACCESS_KEY: adminKey.secret,
  };
  const envFile = path.join(dir, 'env');
  await mkdir(temporary, { recursive: true });
  await mkdir(workspace, { recursive: true });
  await writeFile(eventPath, JSON.stringify(eventPayload(run), null, 2));
  const lines = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}\n`);
  await writeFile(envFile, lines.join(''), { mode: 0o600 });
  return { env, envFile };
}

/** Quoted for a shell only where it must be, so that simpler readers of the file get the plain value. */
const quoted = (value: string): string =>
  /^[\w@%+=:,./?-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
