/** `aws eks describe-cluster`, as scripts use it. */
import { type Cluster, DescribeClusterCommand } from '@aws-sdk/client-eks';
import { at, isFields } from '../kubernetes/objects.ts';
import { NotUnderstood } from './shell/syntax.ts';
import { asRole, reach, type System } from './system.ts';

/** @throws Unreachable, or what EKS refuses it with */
export async function describeCluster(system: System, region: string, name: string): Promise<Cluster> {
  await reach(system, region, 'eks');
  const { eks } = await asRole(system, region);
  const { cluster } = await eks.send(new DescribeClusterCommand({ name }));
  return cluster ?? {};
}

/**
 * What a query of the aws CLI picks: a path, or several in a list or a map. Paths begin at the answer, or at the cluster
 * that a list or a map is made of.
 *
 * @throws NotUnderstood for any other
 */
export function picked(answer: object, query: string): unknown {
  const [, start = '', list, map] = /^([\w.]*?)\.?(?:\[(.+)\]|\{(.+)\})$/s.exec(query) ?? [];
  const root = start === '' ? answer : pathIn(answer, start);
  if (list !== undefined) return list.split(',').map((path) => pathIn(root, path.trim()));
  if (map === undefined) return pathIn(answer, query);
  return Object.fromEntries(
    map.split(',').map((member) => {
      const [name = '', path = ''] = member.split(':').map((part) => part.trim());
      return [name, pathIn(root, path)];
    }),
  );
}

function pathIn(value: unknown, path: string): unknown {
  if (!/^\w+(\.\w+)*$/.test(path)) throw new NotUnderstood(`--query ${path}`);
  return at(value, ...path.split('.'));
}

/** As `--output text` prints it: members in the order of their names, and None for what is not there. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return 'None';
  if (Array.isArray(value)) return value.map(asText).join('\t');
  if (!isFields(value)) return String(value);
  return Object.keys(value)
    .toSorted()
    .map((name) => asText(value[name]))
    .join('\t');
}
