import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import * as core from '@actions/core';
import { type Aws, createAws } from './aws/clients.ts';
import { environmentCredentials, webIdentityCredentials } from './aws/credentials.ts';
import { isPassing } from './aws/errors.ts';
import type { Command, Outcome } from './commands/command.ts';
import type { Request } from './config/request.ts';
import { createRun, type Run } from './engine/run.ts';
import { explain } from './explain.ts';
import { errorAnnotations } from './github/annotation.ts';
import { idToken } from './github/id-token.ts';
import { summaryMarkdown } from './github/summary.ts';
import { httpsAgent, proxiesFrom } from './http/agent.ts';
import { saveCancellation, saveTeardown } from './state.ts';

const commands: Record<Request['command'], () => Promise<Command>> = {
  up: async () => (await import('./commands/up.ts')).up,
  connect: async () => (await import('./commands/connect.ts')).connect,
  plan: async () => (await import('./commands/plan.ts')).plan,
  down: async () => (await import('./commands/down.ts')).down,
};

/** The job was cancelled, by a person or by a newer run. */
class CancelledError extends Error {
  constructor({ command, spec }: Request) {
    super(
      `Cancelled. What ${command} has started for cluster ${spec.name} in ${spec.region} goes on in AWS: ` +
        'run `up` to go on from there, or `down` to remove it.',
    );
    this.name = 'CancelledError';
  }
}

/** Runs the command that was asked for, and tells the runner and the user what came of it. */
export async function execute(request: Request, { env, execPath, argv }: NodeJS.Process): Promise<void> {
  const cancellation = new AbortController();
  const cancel = (): void => {
    saveCancellation();
    cancellation.abort(new CancelledError(request));
  };
  process.once('SIGINT', cancel).once('SIGTERM', cancel);
  const run = createRun({
    timeout: request.timeout,
    pollInterval: request.pollInterval,
    waits: request.waits,
    passing: isPassing,
    print: core.info,
    signal: cancellation.signal,
  });
  if (request.teardown === 'job') saveTeardown(request);
  for (const note of request.notes) core.info(note);
  try {
    const command = await commands[request.command]();
    const outcome = await command({
      request,
      aws: connect(request, env),
      run,
      output: (values) => {
        for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
      },
      exportVariable: core.exportVariable,
      plugin: { node: execPath, path: join(dirname(argv[1] ?? ''), '..', 'exec-plugin', 'index.js') },
    });
    core.info(outcome.headline);
    await summarize(env, run, outcome);
  } catch (error) {
    process.exitCode = 1;
    const failures = failuresOf(error);
    const told = failures.map((failure) => explain(failure, request.spec.region));
    core.info(
      errorAnnotations(
        told.map(({ title, message }) => ({
          title: [`${request.command} failed`, title].filter(Boolean).join(': '),
          message,
        })),
      ),
    );
    for (const failure of failures) core.debug(inspect(failure));
    await summarize(env, run, {
      headline: `${request.command} of cluster ${request.spec.name} in ${request.spec.region} failed.`,
      facts: told.map(({ message }) => ['Reason', message]),
    });
  }
}

function connect({ spec, role }: Request, env: NodeJS.ProcessEnv): Aws {
  const proxyFor = proxiesFrom(env);
  const options = { region: spec.region, agent: httpsAgent({ proxyFor }), onSecret: core.setSecret };
  const provider =
    role === undefined
      ? environmentCredentials(env, options)
      : webIdentityCredentials({
          ...options,
          roleArn: role.arn,
          sessionName: role.sessionName,
          durationSeconds: role.durationSeconds,
          idToken: () => idToken(role.audience, env),
        });
  return createAws(spec.region, provider, proxyFor);
}

async function summarize(env: NodeJS.ProcessEnv, run: Run, outcome: Outcome): Promise<void> {
  const markdown = summaryMarkdown(outcome, run.elapsed(), run.timeline);
  // Runners without job summaries do not name a file for them.
  if (env.GITHUB_STEP_SUMMARY !== undefined) await core.summary.addRaw(markdown).write();
}

/** Every failure by itself; after several, what they mean together. */
function failuresOf(error: unknown): unknown[] {
  return error instanceof AggregateError ? [...error.errors, error] : [error];
}
