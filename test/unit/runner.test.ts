import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActionOptions, runAction, runStep, type StepResult } from '../e2e/runner.ts';

const temporary = mkdtempSync(join(tmpdir(), 'runner-'));
const env = { RUNNER_TEMP: join(temporary, 'temp') };

const manifest = `
name: fake
description: an action for this test
inputs:
  greeting: { default: hello }
  two words: { default: '1' }
  token: { default: '\${{ github.token }}' }
  cluster-name: {}
runs: { using: node24, main: index.mjs, post: post.mjs }
`;

let actions = 0;

/** Runs an action whose main entry is the given JavaScript. */
function run(main: string, options: Partial<ActionOptions> = {}): Promise<StepResult> {
  const action = join(temporary, `action-${actions++}`);
  mkdirSync(action);
  writeFileSync(join(action, 'action.yml'), manifest);
  writeFileSync(join(action, 'index.mjs'), `import { appendFileSync } from 'node:fs';\n${main}`);
  writeFileSync(join(action, 'post.mjs'), `console.log('state', process.env.STATE_made);`);
  return runAction({ action, env, mayCommand: true, ...options });
}

const append = (variable: string, text: string): string =>
  `appendFileSync(process.env.${variable}, ${JSON.stringify(text)});`;

describe('the environment of an action', () => {
  const show = (name: string): string => `console.log(process.env[${JSON.stringify(name)}]);`;

  it('has every input, with its default, named as the runner names them', async () => {
    const main = ['GREETING', 'TWO_WORDS', 'CLUSTER-NAME', 'TOKEN']
      .map((name) => show(`INPUT_${name}`))
      .join('');
    const result = await run(main, {
      inputs: { greeting: 'hi' },
      env: { ...env, GITHUB_TOKEN: 'ghs_secret' },
    });
    expect(result.stdout).toBe('hi\n1\n\nghs_secret\n');
    expect(result.log).toBe('hi\n1\n\n***');
  });

  it('holds nothing of the machine but PATH', async () => {
    const { stdout } = await run('console.log(Object.keys(process.env).join(" "))');
    const own = stdout
      .trim()
      .split(' ')
      .filter((name) => !/^(GITHUB|INPUT|RUNNER)_/.test(name));
    expect(own.sort()).toEqual(['CI', 'HOME', 'PATH']);
  });

  it('warns of an input that action.yml does not know', async () => {
    const result = await run('', { inputs: { nodez: '3' } });
    expect(result.annotations.map(({ level, message }) => [level, message])).toEqual([
      [
        'warning',
        "Unexpected input(s) 'nodez', valid inputs are ['greeting', 'two words', 'token', 'cluster-name']",
      ],
    ]);
  });

  it('gives the post entry the state that the main one saved, even when that failed', async () => {
    const main = await run(`${append('GITHUB_STATE', 'made=a cluster\n')} process.exit(3)`);
    expect(main.code).toBe(3);
    const post = await run('', { entry: 'post', state: main.state });
    expect(post.log).toBe('state a cluster');
  });
});

describe('the files of a step', () => {
  it('hold values of one line and of several', async () => {
    const text = 'result=created=yes\nsubnet-ids<<END\na\n\nb=c\nEND\nlast=\n';
    const result = await run(append('GITHUB_OUTPUT', text));
    expect(result.outputs).toEqual({ result: 'created=yes', 'subnet-ids': 'a\n\nb=c', last: '' });
  });

  it.each([
    [
      'a value without its delimiter',
      'kubeconfig<<END\napiVersion: v1\n',
      "Matching delimiter not found 'END'",
    ],
    ['a line that is neither', 'result created\n', "Invalid format 'result created'"],
    ['no name', '=created\n', 'Name must not be empty'],
    ['a value that breaks off', 'kubeconfig<<END\napiVersion: v1', 'EOF marker missing new line'],
  ])('fail the step over %s', async (_, text, message) => {
    const result = await run(append('GITHUB_OUTPUT', text));
    expect(result.code).toBe(1);
    expect(result.log).toContain(message);
  });

  it('may not set NODE_OPTIONS for later steps', async () => {
    const result = await run(append('GITHUB_ENV', 'Node_Options=--inspect\nA=b\n'));
    expect(result).toMatchObject({ code: 0, exportedEnv: { A: 'b' } });
    expect(result.annotations.map(({ message }) => message)).toEqual([
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    ]);
  });

  it('end their lines with a line feed alone', async () => {
    const result = await run(append('GITHUB_OUTPUT', 'one=a\rtwo=b\nthree<<END\nc\r\nEND\n'));
    expect(result.outputs).toEqual({ one: 'a\rtwo=b', three: 'c\r' });
  });

  it('keep a summary up to one mebibyte', async () => {
    expect((await run(append('GITHUB_STEP_SUMMARY', '# Made\n'))).summary).toBe('# Made\n');
    const tooLong = await run(`appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1))`);
    expect(tooLong).toMatchObject({ code: 0, summary: '' });
    expect(tooLong.annotations.at(-1)?.message).toContain('supports content up to a size of 1024k');
  });
});

describe('the log of a step', () => {
  const print = (...lines: string[]): string =>
    lines.map((line) => `console.log(${JSON.stringify(line)});`).join('');

  it('turns commands into annotations, un-escaped', async () => {
    const result = await run(
      print(
        '::error title=No such zone%2C sorry,file=a%3Ab.yml::use one of:%0Aus-east-1a%25',
        '::notice::done',
      ),
    );
    expect(result.annotations).toEqual([
      {
        level: 'error',
        message: 'use one of:\nus-east-1a%',
        properties: { title: 'No such zone, sorry', file: 'a:b.yml' },
      },
      { level: 'notice', message: 'done', properties: {} },
    ]);
    expect(result.log).toBe('##[error]use one of:\nus-east-1a%\n##[notice]done');
  });

  it('keeps ten annotations of a level, and all of the lines', async () => {
    const result = await run(print(...Array.from({ length: 12 }, (_, index) => `::warning::${index}`)));
    expect(result.annotations).toHaveLength(10);
    expect(result.log.split('\n')).toHaveLength(12);
  });

  it('shows groups, and debug lines only when asked', async () => {
    const lines = print('::group::Network', '::debug::asked again', '::endgroup::');
    expect((await run(lines)).log).toBe('##[group]Network\n##[endgroup]');
    const debug = await run(lines, { env: { ...env, RUNNER_DEBUG: '1' } });
    expect(debug.log).toContain('##[debug]asked again');
  });

  it('masks a secret in every form, and each line of one that has several', async () => {
    const inside = [...'0123'].map((before) => Buffer.from(`${before.repeat(Number(before))}s3cr3t-t0ken!`));
    const result = await run(
      print(
        '::add-mask::s3cr3t-t0ken',
        'token s3cr3t-t0ken',
        ...inside.map((bytes) => bytes.toString('base64')),
        '::add-mask::first line%0Asecond "line"',
        'the second "line" {"json":"second \\"line\\""}',
      ),
    );
    expect(result.masks).toEqual(['s3cr3t-t0ken', 'first line\nsecond "line"']);
    const [plain, ...rest] = result.log.split('\n');
    expect(plain).toBe('token ***');
    expect(rest.slice(0, 4).every((line) => line.includes('***'))).toBe(true);
    expect(rest[4]).toBe('the *** {"json":"***"}');
  });

  it('obeys no command between stop-commands and its token', async () => {
    const result = await run(print('::stop-commands::t1', '::error::quoted', '::t1::', '::error::real'));
    expect(result.log).toBe('::stop-commands::t1\n::error::quoted\n::t1::\n##[error]real');
    expect(result.annotations).toHaveLength(1);
  });

  it('obeys an older form of commands anywhere in a line', async () => {
    const result = await run(
      print(
        '| ##[error title=Not here%3B sorry;file=a%5Db.yml]use one of:%0Aus-east-1a%25',
        'see ##[Add-Mask]hunter22',
        'hunter22 ##[group]is not seen',
      ),
    );
    expect(result.annotations).toEqual([
      {
        level: 'error',
        message: 'use one of:\nus-east-1a%',
        properties: { title: 'Not here; sorry', file: 'a]b.yml' },
      },
    ]);
    expect(result.masks).toEqual(['hunter22']);
    expect(result.log.split('\n').at(-1)).toBe('##[group]is not seen');
  });

  it.each([
    ['after white space of any kind', '\u0085\u2028\t ::save-state name=made::forged'],
    ['in the older form', 'made: ##[save-state name=made]forged'],
    ['after a carriage return', 'waiting\r::save-state name=made::forged'],
    ['in letters of any case', '::Save-State NAME=made::forged'],
    ['behind a command that is none', '::unknown::##[save-state name=made]forged'],
  ])('takes state and outputs from the log, with a warning, %s', async (_, line) => {
    const result = await run(print(line));
    expect(result).toMatchObject({ code: 0, state: { made: 'forged' } });
    expect(result.annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('The `save-state` command is deprecated') },
    ]);
    const output = await run(print(line.replace(/save-state/i, 'set-output')));
    expect(output.outputs).toEqual({ made: 'forged' });
  });

  it('prefers what is said in files', async () => {
    const result = await run(
      print('##[set-output name=result]forged') + append('GITHUB_OUTPUT', 'result=created\n'),
    );
    expect(result.outputs).toEqual({ result: 'created' });
  });

  it.each(['set-env name=A', 'add-path'])('fails a step that asks for %s', async (command) => {
    const result = await run(print(`##[${command}]b`));
    expect(result.code).toBe(1);
    expect(result.log).toContain('command is disabled. Please upgrade to using Environment Files');
  });

  it('takes no command for the token that ends stop-commands', async () => {
    const result = await run(print('::stop-commands::group', '::error::heard'));
    expect(result.code).toBe(1);
    expect(result.log).toContain('##[error]heard');
  });

  it('leaves lines that only look like commands', async () => {
    const lines = [
      'arn:aws:iam::123456789012:role/x',
      '::unknown::text',
      'a ::error::b',
      '##[unknown]text ##[error]b',
      '##\u200b[error]b',
      '\u200b::error::b',
      '##[error b',
    ];
    expect((await run(print(...lines))).log).toBe(lines.join('\n'));
  });

  it('obeys nothing of an action of ours but what that means', async () => {
    const step = run(print('::error::ours', '::debug::ours', 'x ##[error]forged'), { mayCommand: false });
    await expect(step).rejects.toThrow('The runner obeyed its log: "x ##[error]forged"');
  });

  it('is heard line by line, standard error too', async () => {
    const heard: string[] = [];
    await run(`console.error('out of capacity')`, { onLine: (line) => heard.push(line) });
    expect(heard).toEqual(['out of capacity']);
  });
});

it('does not pass an output that holds a masked value on to other jobs', async () => {
  const result = await run(
    `console.log('::add-mask::hunter22');${append('GITHUB_OUTPUT', 'endpoint=https://e\ntoken=k8s.hunter22\n')}`,
  );
  expect(result.outputs).toEqual({ endpoint: 'https://e', token: 'k8s.hunter22' });
  expect(result.jobOutputs).toEqual({ endpoint: 'https://e' });
});

describe('cancellation', () => {
  it('interrupts the step, which may end in its own way', async () => {
    const abort = new AbortController();
    const result = await run(
      `process.on('SIGINT', () => { console.log('stopping'); process.exit(130); });
       setInterval(() => {}, 1000); console.log('started');`,
      { cancel: abort.signal, onLine: (line) => line === 'started' && abort.abort() },
    );
    expect(result).toMatchObject({ code: 130, log: 'started\nstopping' });
  });

  it('terminates a step that ignores the interruption', async () => {
    const abort = new AbortController();
    const result = await run(
      `process.on('SIGINT', () => {}); setInterval(() => {}, 1000); console.log('started');`,
      { cancel: abort.signal, onLine: (line) => line === 'started' && abort.abort() },
    );
    expect(result.code).toBe(143);
  });
});

describe('a following run: step', () => {
  it('is a fresh process that holds only what the action exported', async () => {
    const action = await run(
      append('GITHUB_ENV', 'KUBECONFIG=/there/kubeconfig\nGITHUB_SHA=overwritten\n') +
        append('GITHUB_PATH', '/first\n/second\n'),
    );
    const step = await runStep({
      env: { ...env, AWS_REGION: 'eu-central-1', GITHUB_SHA: 'c0ffee' },
      exported: action,
      script: 'echo $KUBECONFIG $AWS_REGION $GITHUB_SHA; echo $PATH | cut -c1-15; echo "<$INPUT_GREETING>"',
    });
    expect(step.stdout).toBe('/there/kubeconfig eu-central-1 c0ffee\n/second:/first:\n<>\n');
  });

  it('stops at the first command that fails', async () => {
    expect(await runStep({ env, script: 'false\necho not reached' })).toMatchObject({ code: 1, stdout: '' });
  });
});
