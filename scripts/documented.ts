/** The YAML that the documentation shows: what a reader copies. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Snippet {
  /** Where it stands: file and line. */
  source: string;
  text: string;
  /** A list of steps, a workflow or a part of one, or something else. */
  kind: 'steps' | 'workflow' | 'ClusterConfig';
}

/**
 * Every block of YAML in README.md and docs/.
 * @param root of the repository
 * @throws Error when one is of no kind that is known: nothing would check it.
 */
export function snippets(root: string): Snippet[] {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs.map((name) => `docs/${name}`)].flatMap((file) => {
    const markdown = readFileSync(join(root, file), 'utf8');
    return [...markdown.matchAll(/```yaml\n([\s\S]*?)```/g)].map(({ 1: text = '', index }) => {
      const source = `${file}:${markdown.slice(0, index).split('\n').length}`;
      return { source, text, kind: kindOf(text, source) };
    });
  });
}

const workflowKeys = ['on', 'permissions', 'concurrency', 'jobs'];

function kindOf(text: string, source: string): Snippet['kind'] {
  const block: unknown = parse(text);
  if (Array.isArray(block)) return 'steps';
  const keys = Object.keys(block ?? {});
  if (keys.some((key) => workflowKeys.includes(key))) return 'workflow';
  if (keys.includes('kind')) return 'ClusterConfig';
  throw new Error(`${source}: this YAML is neither steps, nor of a workflow, nor a ClusterConfig`);
}

/** The snippet as a whole workflow: what it leaves out is made up. */
export function asWorkflow({ text, kind }: Snippet): string {
  if (kind === 'steps') {
    const steps = text.trimEnd().replace(/^(?=.)/gm, '      ');
    return `on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${steps}\n`;
  }
  const { on, jobs } = parse(text);
  const job = 'jobs: { job: { runs-on: ubuntu-latest, steps: [{ run: "true" }] } }\n';
  return `${on === undefined ? 'on: push\n' : ''}${text.trimEnd()}\n${jobs === undefined ? job : ''}`;
}
