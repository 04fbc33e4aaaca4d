import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { exportVariable, setOutput, summary } from '@actions/core';
import { type Aws, createAws } from './aws/clients.ts';
import { environmentCredentials, webIdentityCredentials } from './aws/credentials.ts';
import { isPassing } from './aws/errors.ts';
import type { Command, Context } from './commands/command.ts';
import type { ClusterRequest, Request } from './config/request.ts';
import { hourlyInWords } from './cost/cost.ts';
import { failuresOf } from './engine/resource-error.ts';
import { createRun, type Run } from './engine/run.ts';
import { type Explanation, explain } from './explain.ts';
import type { Problem } from './github/annotation.ts';
import type { GitHub, GitHubOptions } from './github/client.ts';
import { idToken } from './github/id-token.ts';
import { debug, mask, print, tellErrors, tellNotice, tellWarnings } from './github/log.ts';
import { createPreview, type Preview } from './github/preview.ts';
import { summaryMarkdown } from './github/summary.ts';
import { httpsAgent, proxiesFrom } from './http/agent.ts';
import { inputText } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import type { Outputs } from './outputs.ts';
import { saveCancellation, saveTeardown } from './state.ts';

const clusterCommands: Record<ClusterRequest['command'], () => Promise<Command>> = {
  up: async () => (await import('./commands/up.ts')).up,
  connect: async () => (await import('./commands/connect.ts')).connect,
  plan: async () => (await import('./commands/plan.ts')).plan,
  down: async () => (await import('./commands/down.ts')).down,
};

/** The job was cancelled, by a person or by a newer run. */
class CancelledError extends Error {
  /** @param begun what was to be changed, as the log names it */
  constructor(request: Request, begun: readonly string[]) {
    const what = begun.length === 0 ? 'nothing yet' : [...new Set(begun)].join(', ');
    super(
      request.command === 'sweep'
        ? 'Cancelled. What sweep has begun to remove goes on in AWS: run it again to finish.'
        : `Cancelled. What ${request.command} has started for ${subjectOf(request)} goes on in AWS (${what}): ` +
            'run `up` to go on from there, or `down` to remove it.',
    );
    this.name = 'CancelledError';
  }
}

/** GitHub is to be asked, and there is no token to ask it with. */
class MissingTokenError extends Error {
  constructor() {
    super('the input github-token is empty. Leave it out for the token of the job');
    this.name = 'MissingTokenError';
  }
}

/** Runs the command that was asked for, and tells the runner and the user what came of it. */
export async function execute(request: Request, { env, execPath, argv }: NodeJS.Process): Promise<void> {
  const cancellation = new AbortController();
  const run = createRun({
    timeout: request.timeout,
    pollInterval: request.pollInterval,
    waits: request.waits,
    passing: isPassing,
    print,
    signal: cancellation.signal,
  });
  const cancel = (): void => {
    if (!cancellation.signal.aborted) {
      const begun = run.changes.map(({ name }) => name);
      saveCancellation();
      cancellation.abort(new CancelledError(request, begun));
      return;
    }
    // The second signal: a call to AWS has had no answer since, and the runner ends the process in a moment.
    tellFailures([cancellation.signal.reason], request);
    process.exit();
  };
  process.on('SIGINT', cancel).on('SIGTERM', cancel);
  if (request.command === 'up' && request.teardown === 'job') saveTeardown(request);
  for (const note of request.notes) print(note);
  const given: Outputs = {};
  const output = (values: Outputs): void => {
    Object.assign(given, values);
    for (const [name, value] of Object.entries(values)) setOutput(name, value);
  };
  const warn = (title: string, message: string): void => tellWarnings([{ title, message }]);
  if (request.isAuto) output({ command: request.command });
  let client: Promise<GitHub> | undefined;
  const github = (): Promise<GitHub> => {
    client ??= import('./github/client.ts').then(({ createGitHub }) => createGitHub(gitHubOptions(env)));
    return client;
  };
  const preview = previewOf(request, github, warn);
  try {
    const outcome = await carryOut(request, {
      aws: connect(request, env),
      run,
      output,
      warn,
      github,
      pullRequestNow: async () => preview?.pullRequestNow(),
      exportVariable,
      plugin: { node: execPath, path: join(dirname(argv[1] ?? ''), '..', 'exec-plugin', 'index.js') },
    });
    print(outcome.headline);
    if (outcome.notice) tellNotice(outcome.notice);
    tellWarnings(outcome.warnings ?? []);
    const told = outcome.failures?.length ? tellFailures(outcome.failures, request) : [];
    const facts = [...outcome.facts, ...told.map(({ message }): [string, string] => ['Failed', message])];
    const nodes = outcome.facts.find(([label]) => label === 'Nodes')?.[1];
    const price = outcome.cost && hourlyInWords(outcome.cost);
    await Promise.all([
      summarize(env, run, { ...outcome, facts }),
      preview?.ended(given, { nodes, price }),
      tellIssue(
        request,
        github,
        outcome.headline,
        [...(outcome.warnings ?? []), ...told.map(problemOf)],
        warn,
      ),
    ]);
  } catch (error) {
    const told = tellFailures(failuresOf(error), request);
    const reason = told.map(({ message }) => message).join('\n\n');
    const headline = `${request.command} of ${subjectOf(request)} failed.`;
    await Promise.all([
      summarize(env, run, {
        headline,
        facts: told.map(({ message }) => ['Reason', message]),
      }),
      // A job that was cancelled has seconds left, and GitHub may take longer.
      Promise.race([
        preview?.failed(given, { reason }),
        ...(cancellation.signal.aborted ? [sleep(5_000)] : []),
      ]),
      cancellation.signal.aborted
        ? undefined
        : tellIssue(request, github, headline, told.map(problemOf), warn),
    ]);
  }
}

/** Makes the step fail, and says why. */
function tellFailures(failures: readonly unknown[], request: Request): Explanation[] {
  process.exitCode = 1;
  const told = failures.map((failure) => explain(failure, homeOf(request)));
  const problems = told.map(({ title, message }) => ({
    title: [`${request.command} failed`, title].filter(Boolean).join(': '),
    message,
  }));
  tellErrors(problems);
  for (const failure of failures) debug(inspect(failure));
  return told;
}

/** What an issue says of a failure. */
function problemOf({ title = 'Failed', message }: Explanation): Problem {
  return { title, message };
}

/** Tells of a sweep that has something to tell, where an issue was asked for. */
async function tellIssue(
  request: Request,
  github: () => Promise<GitHub>,
  headline: string,
  problems: readonly Problem[],
  warn: (title: string, message: string) => void,
): Promise<void> {
  if (request.command !== 'sweep' || !request.issue || problems.length === 0) return;
  const { tellSweepIssue } = await import('./github/sweep-issue.ts');
  await tellSweepIssue({ headline, problems, links: request.links }, github, warn);
}

/** What tells GitHub of the cluster while the command runs. */
function previewOf(
  request: Request,
  github: () => Promise<GitHub>,
  warn: (title: string, message: string) => void,
): Preview | undefined {
  const { command } = request;
  if ((command !== 'up' && command !== 'down') || request.preview === undefined) return undefined;
  const { spec, role } = request;
  const preview = createPreview(
    request.preview,
    { name: spec.name, region: spec.region, roleArn: role?.arn },
    github,
    warn,
  );
  if (!(command === 'down' && request.dryRun)) preview.begin(command);
  return preview;
}

function gitHubOptions(env: NodeJS.ProcessEnv): GitHubOptions {
  const token = inputText(env, 'github-token').trim();
  if (token === '') throw new MissingTokenError();
  mask(token);
  return {
    token,
    repository: env.GITHUB_REPOSITORY ?? '',
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    proxyFor: proxiesFrom(env),
    say: print,
  };
}

async function carryOut(request: Request, rest: Omit<Context<Request>, 'request'>): Promise<Outcome> {
  if (request.command === 'sweep') {
    keepYoungSpaceSmall();
    const { sweep } = await import('./commands/sweep.ts');
    return sweep({ request, ...rest });
  }
  const command = await clusterCommands[request.command]();
  return command({ request, ...rest });
}

/**
 * Keeps V8 from growing its space for young objects, which answers about many clusters would fill with garbage: a third of
 * the memory, for no time that could be measured. Once Node runs, this is the one setting of that space that has an effect.
 */
function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** The region in which AWS is asked who the run is. */
function homeOf(request: Request): string {
  return request.command === 'sweep' ? request.home : request.spec.region;
}

/** What the command is about, in words. */
function subjectOf(request: Request): string {
  if (request.command !== 'sweep') return `cluster ${request.spec.name} in ${request.spec.region}`;
  return request.regions === 'all' ? 'every region' : request.regions.join(', ');
}

function connect(request: Request, env: NodeJS.ProcessEnv): Aws {
  const { role } = request;
  const region = homeOf(request);
  const proxyFor = proxiesFrom(env);
  const options = { region, agent: httpsAgent({ proxyFor }), onSecret: mask, say: print };
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
  return createAws(region, provider, proxyFor, request.command === 'sweep' ? 'adaptive' : 'standard');
}

async function summarize(env: NodeJS.ProcessEnv, run: Run, outcome: Outcome): Promise<void> {
  const markdown = summaryMarkdown(outcome, run.elapsed(), run.timeline);
  // Runners without job summaries do not name a file for them.
  if (env.GITHUB_STEP_SUMMARY !== undefined) await summary.addRaw(markdown).write();
}
