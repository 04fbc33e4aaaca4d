/** The YAML that the documentation shows: what a reader copies. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

export interface Snippet {
  /** Where it stands: file and line. */
  source: string;
  text: string;
  /** A list of steps, inputs of a step, a workflow or a part of one, or something else. */
  kind: 'steps' | 'inputs' | 'workflow' | 'ClusterConfig';
}

/**
 * Every block of YAML in README.md and docs/.
 * @param root of the repository
 * @throws Error when one is of no kind that is known: nothing would check it.
 */
export function snippets(root: string): Snippet[] {
  const { inputs }: { inputs: object } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs.map((name) => `docs/${name}`)].flatMap((file) => {
    const markdown = readFileSync(join(root, file), 'utf8');
    return [...markdown.matchAll(/```yaml\n([\s\S]*?)```/g)].map(({ 1: text = '', index }) => {
      const source = `${file}:${markdown.slice(0, index).split('\n').length}`;
      return { source, text, kind: kindOf(text, source, Object.keys(inputs)) };
    });
  });
}

const workflowKeys = ['on', 'permissions', 'concurrency', 'jobs'];

function kindOf(text: string, source: string, inputs: string[]): Snippet['kind'] {
  const block: unknown = parse(text);
  if (Array.isArray(block)) return 'steps';
  const keys = Object.keys(block ?? {});
  if (keys.some((key) => workflowKeys.includes(key))) return 'workflow';
  if (keys.includes('kind')) return 'ClusterConfig';
  if (keys.every((key) => inputs.includes(key))) return 'inputs';
  throw new Error(`${source}: this YAML is neither of a workflow, nor inputs of a step, nor a ClusterConfig`);
}

/** The snippet as a whole workflow: what it leaves out is made up. */
export function asWorkflow({ text, kind }: Snippet): string {
  const block = parse(text);
  if (kind === 'workflow') return stringify({ on: 'push', ...workflowOf([{ run: 'true' }]), ...block });
  const steps =
    kind === 'steps' ? block : [{ uses: 'OWNER/eks-cluster-action@v1', with: { command: 'up', ...block } }];
  return stringify({ on: 'push', ...workflowOf(steps) });
}

function workflowOf(steps: object[]): object {
  return { jobs: { job: { 'runs-on': 'ubuntu-latest', steps } } };
}
