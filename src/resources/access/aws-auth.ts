import type { Aws } from '../../aws/clients.ts';
import { requirePossible, stays } from '../../engine/difference.ts';
import type { Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { clusterClient, isNotUsableYet } from '../../kubernetes/access.ts';
import { isConflict } from '../../kubernetes/errors.ts';
import type { ConfigMap } from '../../kubernetes/types.ts';
import { messageOf } from '../../message-of.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import { untilUsable } from '../addons/usable.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { AccessEntry } from './access-entry.ts';
import type { Merged } from './mappings.ts';

export interface AwsAuthNeeds {
  plane: Resource<ControlPlane>;
  access: Need<AccessEntry>;
}

const place = { name: 'aws-auth', namespace: 'kube-system' } as const;

/** Milliseconds that the cluster is given to answer a plan. */
const patience = 10_000;

/**
 * The mappings of a file in the ConfigMap aws-auth, among those that EKS and others write there, which stay. Where access
 * entries alone let people in, nobody looks at it.
 */
export function awsAuth(aws: Aws, spec: ClusterSpec, needs: AwsAuthNeeds): Resource<ConfigMap | undefined> {
  async function read(plane: ControlPlane, timeout?: number): Promise<ConfigMap | undefined> {
    return clusterClient(aws, plane).get('ConfigMap', place, timeout === undefined ? {} : { timeout });
  }

  /** Nobody waits for a YAML parser who maps nothing. */
  async function mergedWith(found: ConfigMap | undefined, mappings = spec.identityMappings): Promise<Merged> {
    const { merged } = await import('./mappings.ts');
    return merged(found, mappings);
  }

  /** With the version that was read, so that what somebody has written since is not lost. */
  async function write(
    plane: ControlPlane,
    found: ConfigMap | undefined,
    { data, note }: Merged,
  ): Promise<ConfigMap> {
    const client = clusterClient(aws, plane);
    const annotations = { ...found?.metadata.annotations, ...note };
    if (found !== undefined)
      return client.replace({ ...found, metadata: { ...found.metadata, annotations }, data });
    return client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...place, annotations }, data });
  }

  return {
    name: 'aws-auth',
    needs: [needs.plane, needs.access],
    within: needs.plane,
    read: async () => {
      const plane = await needs.plane.read();
      return plane && read(plane);
    },
    diff: async () => {
      const plane = await needs.plane.read();
      if (plane === undefined) return (await mergedWith(undefined)).differences;
      try {
        return (await mergedWith(await read(plane, patience))).differences;
      } catch (error) {
        // `ensure` waits for a cluster that does not answer yet, or does not know the caller: a plan is not made to fail by it.
        if (!isNotUsableYet(error, 0)) throw error;
        return [stays(`what it maps is not known: ${messageOf(error)}`)];
      }
    },
    ensure: async (step) => {
      const plane = step.need(needs.plane);
      return untilUsable(step, 'the Kubernetes API', async () => {
        const found = await read(plane);
        const wanted = await mergedWith(found);
        const { differences } = wanted;
        requirePossible(differences);
        if (differences.length === 0) return { done: found };
        try {
          const written = await write(plane, found, wanted);
          for (const { verdict, words } of differences)
            step.change(verdict === 'make' ? 'created' : 'updated', words);
          return { done: written };
        } catch (error) {
          if (isConflict(error)) return { waiting: 'somebody else has just written it' };
          throw error;
        }
      });
    },
    remove: async (step) => {
      const plane = await needs.plane.read();
      const found = plane && (await read(plane));
      if (plane === undefined || found === undefined) return;
      const rest = await mergedWith(found, []);
      if (rest.differences.length === 0) return;
      step.change('deleted', 'the mappings of the file');
      await write(plane, found, rest);
    },
  };
}

export const usesAwsAuth = ({ authenticationMode }: Pick<ClusterSpec, 'authenticationMode'>): boolean =>
  authenticationMode !== 'API';
