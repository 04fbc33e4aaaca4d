import { dirname, join } from 'node:path';
import { exportVariable, setOutput } from '@actions/core';
import { type Aws, createAws } from './aws/clients.ts';
import { environmentCredentials, webIdentityCredentials } from './aws/credentials.ts';
import { isPassing, wordsOf } from './aws/errors.ts';
import { cancellationOf } from './cancellation.ts';
import type { Command, Context } from './commands/command.ts';
import { type ClusterRequest, isOfAll, type Request, type SweepRequest } from './config/request.ts';
import { homeOf, subjectOf } from './config/subject.ts';
import { failuresOf } from './engine/resource-error.ts';
import { createRun, type Run } from './engine/run.ts';
import { titleOf } from './explain.ts';
import type { GitHub, GitHubOptions } from './github/client.ts';
import type { Left } from './github/failure.ts';
import { idToken } from './github/id-token.ts';
import { debug, mask, print, tellNotice, tellWarnings } from './github/log.ts';
import { createPreview, type Preview, type PreviewRequest } from './github/preview.ts';
import { httpsAgent, proxiesFrom } from './http/agent.ts';
import { inputText, type ToldIn } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import type { Outputs } from './outputs.ts';
import { saveTeardown } from './state.ts';
import { tell, tellFailures } from './tell.ts';

const clusterCommands: Record<ClusterRequest['command'], () => Promise<Command>> = {
  up: async () => (await import('./commands/up.ts')).up,
  connect: async () => (await import('./commands/connect.ts')).connect,
  plan: async () => (await import('./commands/plan.ts')).plan,
  down: async () => (await import('./commands/down.ts')).down,
  status: async () => (await import('./commands/status.ts')).status,
};

const commandsOfAll: Record<SweepRequest['command'], () => Promise<Command<SweepRequest>>> = {
  sweep: async () => (await import('./commands/sweep.ts')).sweep,
  list: async () => (await import('./commands/list.ts')).list,
};

/** GitHub is to be asked, and there is no token to ask it with. */
class MissingTokenError extends Error {
  constructor() {
    super('the input github-token is empty. Leave it out for the token of the job');
    this.name = 'MissingTokenError';
  }
}

/** Runs the command that was asked for, and tells the runner and the user what came of it. */
export async function execute(request: Request, { env, execPath, argv }: NodeJS.Process): Promise<void> {
  const run: Run = createRun({
    timeout: request.timeout,
    pollInterval: request.pollInterval,
    waits: request.waits,
    passing: isPassing,
    words: wordsOf,
    print,
    debug,
    signal: cancellationOf(
      request,
      () => run.changes.map(({ name }) => name),
      (reason) => tellFailures([reason], request),
    ),
  });
  for (const note of request.notes) print(note);
  const outputs: Outputs = {};
  const output = (values: Outputs): void => {
    Object.assign(outputs, values);
    for (const [name, value] of Object.entries(values)) setOutput(name, value);
  };
  if (request.isAuto) output({ command: request.command });
  const warn = (title: string, message: string): void => tellWarnings([{ title, message }]);
  if (!isOfAll(request)) for (const words of request.ignored) warn('Done without', words);
  const github = gitHubFrom(env);
  let preview: Preview | undefined;
  let aws: Aws | undefined;
  const outcome = await (async () => {
    const admitted = await admittedBy(github, request);
    if (admitted.command === 'up' && admitted.teardown === 'job') saveTeardown(admitted);
    preview = isOfAll(admitted) ? undefined : previewOf(admitted, admitted.preview, github, warn);
    aws = connect(admitted, env);
    return carryOut(admitted, {
      aws,
      run,
      output,
      warn,
      github,
      pullRequestNow: async () => preview?.pullRequestNow(),
      show: (shown) => {
        preview = previewOf(admitted, shown, github, warn);
      },
      exportVariable,
      plugin: { node: execPath, path: join(dirname(argv[1] ?? ''), '..', 'exec-plugin', 'index.js') },
    });
  })().catch(async (error: unknown) => ({
    ...cutShort(request, error),
    // Whoever was not let in is told of nothing; a job that was cancelled has seconds left.
    left: aws === undefined || run.signal.aborted ? undefined : await leftBy(request, aws, outputs),
  }));
  await tell(outcome, { request, env, run, outputs, preview, github, warn });
}

/** The request, once GitHub has said that whoever asks may, with what it has told of the pull request. */
async function admittedBy(github: () => Promise<GitHub>, request: Request): Promise<Request> {
  if (isOfAll(request) || request.admission === undefined) return request;
  const { admit } = await import('./github/admission.ts');
  const branch = await admit(request.admission, github);
  const { preview } = request;
  return branch === undefined || preview === undefined
    ? request
    : { ...request, preview: { ...preview, branch } };
}

async function carryOut(request: Request, rest: Omit<Context<Request>, 'request'>): Promise<Outcome> {
  if (isOfAll(request)) {
    const command = await commandsOfAll[request.command]();
    return command({ request, ...rest });
  }
  const command = await clusterCommands[request.command]();
  return command({ request, ...rest });
}

async function leftBy(request: Request, aws: Aws, outputs: Outputs): Promise<Left | undefined> {
  const { whatIsLeft } = await import('./commands/left.ts');
  return whatIsLeft(request, aws, outputs);
}

function cutShort(request: Request, error: unknown): Outcome {
  if (error instanceof AggregateError) debug(error.message);
  const title = titleOf(error);
  return {
    headline: title === undefined ? `${request.command} of ${subjectOf(request)} failed.` : `${title}.`,
    title,
    facts: [],
    failures: failuresOf(error),
    isCutShort: true,
  };
}

/** What tells GitHub of the cluster while the command runs. */
function previewOf(
  request: Request,
  shown: PreviewRequest | undefined,
  github: () => Promise<GitHub>,
  warn: (title: string, message: string) => void,
): Preview | undefined {
  const { command } = request;
  if ((command !== 'up' && command !== 'down') || shown === undefined) return undefined;
  const { spec, role } = request;
  const preview = createPreview(
    shown,
    { name: spec.name, region: spec.region, roleArn: role?.arn },
    github,
    warn,
  );
  if (!(command === 'down' && request.dryRun)) preview.begin(command);
  return preview;
}

/** Tells, where GitHub tells of a cluster already, that its `down` or its plan was refused before anything was done. */
export async function tellRefusal(told: ToldIn, reason: string, env: NodeJS.ProcessEnv): Promise<void> {
  const github = gitHubFrom(env);
  if ('plan' in told) {
    const { tellPlan } = await import('./github/plan-comment.ts');
    const { request, name, region } = told.plan;
    const headline = `No plan for cluster ${name} in ${region}: what is asked for is refused.`;
    const news = { name, region, headline, facts: [], differences: undefined, reasons: [reason] };
    return tellPlan(request, news, github, tellNotice);
  }
  const { request, subject } = told.preview;
  const warn = (title: string, message: string): void => tellWarnings([{ title, message }]);
  const preview = createPreview(request, subject, github, warn);
  preview.begin('refusal');
  await preview.failed({}, { reason });
}

/** GitHub's API with the step's token, the same each time. */
function gitHubFrom(env: NodeJS.ProcessEnv): () => Promise<GitHub> {
  let client: Promise<GitHub> | undefined;
  return () => {
    client ??= import('./github/client.ts').then(({ createGitHub }) => createGitHub(gitHubOptions(env)));
    return client;
  };
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
  return createAws(region, provider, proxyFor, {
    retryMode: isOfAll(request) ? 'adaptive' : 'standard',
    // Less than what passes between two looks at the same.
    freshFor: request.pollInterval * (3 / 5),
  });
}
