/** The folder and the environment that a step of a workflow would see. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { adminKey, ROLE_ARN, SWEEP_ROLE_ARN } from './account.ts';
import type { Job } from './github/jobs.ts';

export interface EnvironmentParts {
  dir: string;
  url: string;
  region: string;
  /** Whose steps the environment is for. */
  job: Job;
}

/** Writes the environment file and what it points at. */
export async function writeEnvironment({
  dir,
  url,
  region,
  job,
}: EnvironmentParts): Promise<{ env: Record<string, string>; envFile: string }> {
  const eventPath = path.join(dir, 'event.json');
  const temporary = path.join(dir, 'runner-temp');
  const workspace = path.join(dir, 'workspace');
  const env = {
    ...job.env,
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    // What the aws CLI of the first generation reads.
    AWS_DEFAULT_REGION: region,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    EMULATOR_URL: url,
    EMULATOR_ROLE_ARN: ROLE_ARN,
    EMULATOR_SWEEP_ROLE_ARN: SWEEP_ROLE_ARN,
    EMULATOR_ADMIN_ACCESS_KEY_ID: adminKey.accessKeyId,
    EMULATOR_ADMIN_SECRET_ACCESS_KEY: adminKey.secret,
  };
  const envFile = path.join(dir, 'env');
  await mkdir(temporary, { recursive: true });
  await mkdir(workspace, { recursive: true });
  await writeFile(eventPath, JSON.stringify(job.payload, null, 2));
  const lines = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}\n`);
  await writeFile(envFile, lines.join(''), { mode: 0o600 });
  return { env, envFile };
}

/** Quoted for a shell only where it must be, so that simpler readers of the file get the plain value. */
const quoted = (value: string): string =>
  /^[\w@%+=:,./?-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
