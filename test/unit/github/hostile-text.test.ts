import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportVariable, setOutput } from '@actions/core';
import { lexer, type Token } from 'marked';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Aws } from '../../../src/aws/clients.ts';
import { diagnoseNodes } from '../../../src/aws/node-diagnosis.ts';
import { StackFailedError } from '../../../src/aws/stack.ts';
import { createRun } from '../../../src/engine/run.ts';
import { createTimeline } from '../../../src/engine/timeline.ts';
import { explain } from '../../../src/explain.ts';
import { choose } from '../../../src/github/auto.ts';
import { commentText, readMarker } from '../../../src/github/comment.ts';
import { readEvent } from '../../../src/github/event.ts';
import {
  debug,
  mask,
  print,
  printAside,
  tellErrors,
  tellNotice,
  tellWarnings,
} from '../../../src/github/log.ts';
import type { Fact } from '../../../src/github/markdown.ts';
import { planComment } from '../../../src/github/plan-comment.ts';
import { previewComment } from '../../../src/github/preview-comment.ts';
import { summaryMarkdown } from '../../../src/github/summary.ts';
import { sweepIssueText } from '../../../src/github/sweep-issue.ts';
import { InputError } from '../../../src/inputs.ts';
import { KubernetesError, untilItPasses } from '../../../src/kubernetes/errors.ts';
import { NotOursError } from '../../../src/spec/tags.ts';
import { linesOf, parseVariables } from '../../e2e/runner/files.ts';
import { createLog, type StepLog } from '../../e2e/runner/log.ts';
import { ask, clusterConfig, eventOf } from '../config/support.ts';
import { hostileTexts, seed } from '../support/hostile-text.ts';

const texts = hostileTexts(400);

afterEach(() => vi.restoreAllMocks());

/** What the runner makes of what is printed meanwhile. */
function logOf(tell: () => void): StepLog {
  let printed = '';
  const hear = (text: string | Uint8Array): boolean => {
    printed += Buffer.from(Buffer.from(text)).toString();
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(hear),
  );
  tell();
  for (const spy of spies) spy.mockRestore();
  const log = createLog([], true, () => {});
  for (const line of linesOf(printed.replace(/\n$/, ''))) log.write(line);
  return log;
}

const run = createRun({
  timeout: 1000,
  pollInterval: 10,
  passing: () => false,
  print,
  signal: new AbortController().signal,
});

/** What is wrong with a step of these inputs. */
async function refusalOf(inputs: Record<string, string>, env?: NodeJS.ProcessEnv): Promise<string> {
  try {
    await ask(inputs, env);
    return '';
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

const inYaml = (text: string): string => JSON.stringify(text).replaceAll('\u2028', '\\u2028');

const labeled = (text: string): string => {
  const repo = { full_name: 'o/r' };
  const pull = { number: 7, state: 'open', head: { ref: text, repo }, base: { repo } };
  const event = readEvent(
    eventOf('pull_request', { action: 'labeled', pull_request: pull, label: { name: text } }),
  );
  const choice = choose(event, { label: undefined, drafts: 'include', bots: 'exclude' });
  return 'nothing' in choice ? choice.nothing : JSON.stringify(choice);
};

/** How text of others comes into a message. */
const messages: Record<string, (text: string) => string | Promise<string>> = {
  'as it is': (text) => text,
  "a ClusterConfig's key": (text) =>
    refusalOf({ config: clusterConfig(`metadata: { tags: { ${inYaml(text)}: b } }\n${inYaml(text)}: 1`) }),
  "a ClusterConfig's value": (text) =>
    refusalOf({ config: clusterConfig(`metadata: { name: ${inYaml(text)} }`) }),
  'a ClusterConfig that is none': (text) => refusalOf({ config: `${text}\n: [` }),
  'a file that is not there': (text) => refusalOf({ config: text }),
  'inputs of any kind': async (text) =>
    (
      await Promise.all(['tags', 'region', 'nodes', 'admins'].map((name) => refusalOf({ [name]: text })))
    ).join('\n'),
  'a label': labeled,
  'what AWS says': (text) => explain(Object.assign(new Error(text), { name: text }), 'us-east-1').message,
  'what Kubernetes says': (text) => {
    const error = new KubernetesError('DELETE', `/api/${text}`, { code: 500, message: text, reason: text });
    const { waiting } = untilItPasses(error);
    return `${error}\n${waiting}`;
  },
  'what a stack says': (text) => new StackFailedError(text, text, [text, text]).message,
  'the console of an instance': (text) => diagnoseNodes(withConsole(`kubelet error: ${text}`), {}),
  'tags of a thing that is not ours': (text) =>
    new NotOursError(`Stack ${text}`, { 'eks-cluster-action/owner': text }, { name: text, owner: text })
      .message,
};

/** A region with one running instance, which has written this on its console. */
function withConsole(text: string): Aws {
  const instance = { InstanceId: 'i-0123', State: { Name: 'running' } };
  const ec2 = {
    describeInstances: async () => ({ Reservations: [{ Instances: [instance] }] }),
    describeInstanceStatus: async () => ({}),
    getConsoleOutput: async () => ({ Output: Buffer.from(text).toString('base64') }),
  };
  return { ec2: async () => ec2 } as unknown as Aws;
}

/** The ways into the log, and the commands that they mean. */
const ways: Record<string, { tell: (text: string) => void; means: readonly string[] }> = {
  'a line': { tell: print, means: [] },
  'a line to standard error': { tell: printAside, means: [] },
  'a line of a run': { tell: (text) => run.say(text, text), means: [] },
  'an error': { tell: (text) => tellErrors([{ title: text, message: text }]), means: ['error'] },
  'a long warning': {
    tell: (text) => tellWarnings([{ title: text, message: `${'x'.repeat(4096)}${text}\n${text}` }]),
    means: ['warning'],
  },
  'more than are shown': {
    tell: (text) => tellErrors(Array.from({ length: 12 }, () => ({ title: text, message: text }))),
    means: Array(10).fill('error'),
  },
  'a notice': { tell: (text) => tellNotice({ title: text, message: text }), means: ['notice'] },
  debugging: { tell: debug, means: ['debug'] },
};

describe(`hostile text, drawn by the seed ${seed}, means nothing`, () => {
  it.each(Object.entries(messages))('in the log, whatever way it takes: %s', async (_, message) => {
    for (const text of texts) {
      const told = await message(text);
      for (const [way, { tell, means }] of Object.entries(ways)) {
        const { obeyed, masks, state } = logOf(() => tell(told));
        const names = obeyed.map(({ name }) => name);
        expect([way, text, names, masks, state]).toEqual([way, text, means, [], {}]);
      }
    }
  });

  it('to the runner that is to hide it', () => {
    for (const text of texts.filter((each) => each.trim() !== '')) {
      // What cannot be written in UTF-8 is printed as something else.
      const written = Buffer.from(text).toString();
      expect(logOf(() => mask(text)).masks).toEqual([written]);
    }
  });

  it('in outputs and exported variables', () => {
    const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_ENV']) {
      writeFileSync(join(folder, name), '');
      vi.stubEnv(name, join(folder, name));
    }
    const given = texts.map((text, at) => [`o${at}`, Buffer.from(text).toString()] as const);
    for (const [name, text] of given) {
      setOutput(name, text);
      exportVariable(name, text.replaceAll('\0', ''));
    }
    vi.unstubAllEnvs();
    const read = (name: string): Record<string, string> =>
      parseVariables(readFileSync(join(folder, name), 'utf8'));
    expect(read('GITHUB_OUTPUT')).toEqual(Object.fromEntries(given));
    expect(read('GITHUB_ENV')).toEqual(
      Object.fromEntries(given.map(([name, text]) => [name, text.replaceAll('\0', '')])),
    );
    for (const [name] of given) delete process.env[name];
  });
});

/** The blocks and the markup of a text in Markdown, without its words. */
function shapeOf(markdown: string): unknown {
  return lexer(markdown).flatMap(shapeOfToken);
}

function shapeOfToken(token: Token): unknown[] {
  const { type } = token;
  if (type === 'space') return [];
  if (type === 'code') return [{ code: token.lang }];
  // What stands between backticks is shown as code, whoever wrote it.
  if (type === 'html') return [{ html: String(token.raw).match(/<\/?(?!br|code)[a-z]+|<!--|-->/g) }];
  // An address in plain text becomes a link, and shows where it leads.
  const isPlain = ['text', 'escape', 'br'].includes(type) || (type === 'link' && !/^[[<]/.test(token.raw));
  if (isPlain && !('tokens' in token && token.type === 'text')) return [];
  const inner = 'tokens' in token && token.tokens !== undefined && type !== 'link' ? token.tokens : [];
  const parts: Token[] =
    type === 'list'
      ? token.items
      : type === 'table'
        ? [...token.header, ...token.rows.flat()].flatMap(({ tokens }) => [{ type: 'cell', raw: '', tokens }])
        : inner;
  const shapes = parts.flatMap(shapeOfToken);
  return type === 'text' ? shapes : [{ [type]: shapes }];
}

const links = { run: 'https://github.com/o/r/actions/runs/1', summary: undefined };

/** What is written to GitHub, with the text wherever others' text may be. */
const documents: Record<string, (text: string) => string> = {
  'a summary': (text) => {
    const timeline = createTimeline(() => 0);
    timeline.begin(text);
    timeline.end(text, 'failed');
    const facts: Fact[] = [
      [text, text],
      ['Reason', text],
      ['Links', [text, { text, href: text }, text]],
    ];
    const table = { header: ['A', text], rows: [[text, text]] };
    const folded = [
      { title: text, table },
      { title: text, words: text },
    ];
    return summaryMarkdown({ headline: text, facts, table, folded }, 20_000, timeline);
  },
  'a comment': (text) =>
    commentText(
      { preview: text, region: text, cluster: text, state: 'ready', content: text },
      previewComment({
        state: 'ready',
        name: text,
        region: text,
        outputs: { endpoint: text, 'kubernetes-version': text, 'expires-at': text, 'cost-so-far': text },
        nodes: text,
        price: text,
        entrants: text,
        console: text,
        commit: text,
        closing: true,
        isRemoval: false,
        due: text,
        title: undefined,
        reason: text,
        links,
        action: text,
        roleArn: text,
      }).body,
    ),
  'a comment of a failure': (text) =>
    previewComment({
      state: 'failed',
      name: text,
      region: text,
      outputs: {},
      commit: text,
      closing: true,
      isRemoval: false,
      due: undefined,
      title: undefined,
      failures: [{ of: text, title: text, words: text, next: text }],
      left: { cluster: text, region: text, what: text, price: text, expiresAt: text },
      reason: text,
      links,
      action: undefined,
      roleArn: undefined,
    }).body,
  'a comment with a heading of its own': (text) =>
    previewComment({
      state: 'failed',
      name: text,
      region: text,
      outputs: {},
      closing: true,
      isRemoval: false,
      due: undefined,
      title: text,
      reason: text,
      links,
      action: undefined,
      roleArn: undefined,
    }).body,
  'a plan': (text) =>
    planComment(
      {
        headline: text,
        facts: [[text, text]],
        differences: { header: ['A', 'B'], rows: [[text, text]] },
        reasons: [text],
      },
      links,
    ).body,
  'an issue': (text) =>
    sweepIssueText({
      headline: text,
      problems: [
        { title: text, message: text },
        { title: 'a', message: 'b' },
      ],
      links,
    }),
};

describe(`hostile text, drawn by the seed ${seed}, stays in its place`, () => {
  const visible = texts.filter((text) => text.trim() !== '');

  it.each(Object.entries(documents))('in %s', (name, document) => {
    const expected = shapeOf(document('word'));
    expect(JSON.stringify(expected)).toContain(name === 'a summary' ? '"table"' : '"paragraph"');
    for (const text of visible) expect([text, shapeOf(document(text))]).toEqual([text, expected]);
  });

  it('in what a comment says of itself', () => {
    for (const text of texts) {
      const marker = { preview: text, region: text, cluster: text, state: text, content: text };
      const body = commentText(marker, 'word');
      expect(readMarker(body)).toEqual(marker);
      expect(body.indexOf('-->')).toBe(body.lastIndexOf('-->'));
    }
  });

  it('and calls nobody, where GitHub would tell them', () => {
    const calm = [
      'a comment',
      'a comment of a failure',
      'a comment with a heading of its own',
      'a plan',
      'an issue',
    ];
    for (const name of calm) {
      for (const text of texts) {
        // What a comment says of itself is not shown, and its heading holds a name as code.
        const shown = lexer(documents[name]?.(text).replace(/^<!--.*?-->/s, '') ?? '')
          .filter(({ type }) => type !== 'code' && type !== 'heading')
          .map(({ raw }) => raw)
          .join('\n');
        expect([text, shown.match(/@\w+/g)]).toEqual([text, null]);
      }
    }
  });
});
