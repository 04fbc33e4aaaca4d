/** The scenarios, and playing one on a server. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { isFields } from '../../emulator/kubernetes/objects.ts';
import { type Answer, type Call, type Server, sleep } from '../server.ts';
import { only, valueAt } from './values.ts';

/** One request. */
interface Request extends Omit<Call, 'as'> {
  /** Of the request that is compared, unique in its scenario. */
  label?: string;
  /** Method and path. */
  ask: string;
  /** How the body is written: a patch by its short name. */
  as?: string;
  /** Under which the answer is kept. */
  keep?: string;
  /** What is compared of a good answer: paths as `only` reads them. */
  only?: string[];
  /** Asked again until the answer is so: values by path, `status` for the HTTP status, `condition` for one that is True. */
  until?: Record<string, unknown>;
  /** For which it is asked again. */
  seconds?: number;
}

type Step = Request | { node: string; labels?: Record<string, string> } | { wait: number };

const folder = path.join(import.meta.dirname, 'scenarios');

export const scenarios: ReadonlyMap<string, readonly Step[]> = new Map(
  readdirSync(folder)
    .sort()
    .flatMap((name) =>
      Object.entries<Step[]>(parse(readFileSync(path.join(folder, name), 'utf8'))).map(
        ([title, steps]) => [title, steps] as const,
      ),
    ),
);

const patches: Readonly<Record<string, string>> = {
  apply: 'application/apply-patch+yaml',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  json: 'application/json-patch+json',
};

/** What came of one request. */
export interface Outcome {
  request: string;
  status: number | string;
  type: string;
  warnings: string[];
  body: unknown;
}

const isReached = ({ status, body }: Answer, wanted: Record<string, unknown>): boolean =>
  Object.entries(wanted).every(([name, value]) => {
    if (name === 'status') return status === value;
    if (name === 'condition') {
      const conditions = valueAt(body, 'status.conditions');
      return (
        Array.isArray(conditions) &&
        conditions.some((each) => isFields(each) && each.type === value && each.status === 'True')
      );
    }
    return (valueAt(body, name) ?? null) === value;
  });

const warningsOf = ({ headers }: Answer): string[] =>
  [headers.warning ?? []].flat().flatMap((each) => String(each).split(/, (?=299)/));

/**
 * @param namespace of the scenario alone
 * @returns what came of each request, by its label
 */
export async function play(
  server: Server,
  steps: readonly Step[],
  namespace: string,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const kept = new Map<string, unknown>();
  const filled = (text: string): string =>
    text
      .replaceAll('$at', `/api/v1/namespaces/${namespace}`)
      .replaceAll('$ns', namespace)
      .replace(/\$(kept\d*)\.([\w.]+)/g, (_, name: string, where: string) =>
        String(valueAt(kept.get(name), where)),
      );
  const filledIn = (value: unknown): unknown => {
    if (typeof value === 'string') return filled(value);
    if (Array.isArray(value)) return value.map(filledIn);
    if (!isFields(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [filled(name), filledIn(each)]));
  };

  const home = `/api/v1/namespaces/${namespace}`;
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  await server.call('POST', '/api/v1/namespaces', { body });
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await server.call('GET', `${home}/serviceaccounts/default`)).status === 200) break;
    await sleep(100);
  }
  for (const step of steps) {
    if ('wait' in step) await sleep(step.wait);
    else if ('node' in step) {
      const labels = Object.entries(step.labels ?? {}).map(([name, value]) => [name, filled(value)]);
      await server.node(filled(step.node), Object.fromEntries(labels));
    } else {
      const { label, ask, as, keep, only: paths, until, seconds = 10, body: sent, ...call } = step;
      const [method = '', ...rest] = filled(ask).split(' ');
      const where = encodeURI(decodeURI(rest.join(' '))).replaceAll('%25', '%');
      const send = () =>
        server.call(method, where, {
          ...call,
          ...(as !== undefined && { as: patches[as] ?? as }),
          ...(sent !== undefined && { body: filledIn(sent) }),
        });
      let answer = await send();
      const end = Date.now() + seconds * 1000;
      while (until && !isReached(answer, until) && Date.now() < end) {
        await sleep(150);
        answer = await send();
      }
      if (keep !== undefined) kept.set(keep, answer.body);
      if (label === undefined) continue;
      const isMissed = until !== undefined && !isReached(answer, until);
      outcomes.set(label, {
        request: ask,
        status: isMissed ? `${answer.status}, and never what was awaited` : answer.status,
        type: String(answer.headers['content-type'] ?? '').split(';')[0] ?? '',
        warnings: warningsOf(answer),
        body: paths && answer.status < 300 ? only(answer.body, paths) : answer.body,
      });
    }
  }
  await server.call('DELETE', home);
  return outcomes;
}
