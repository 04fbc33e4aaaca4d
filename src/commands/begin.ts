import type { Aws } from '../aws/clients.ts';
import { type Identity, identify } from '../aws/identity.ts';
import { nameAsMade } from '../aws/renamed.ts';
import type { ClusterRequest } from '../config/request.ts';
import type { ClusterSpec } from '../config/spec.ts';
import { tagKeys } from '../config/tags.ts';

/**
 * Who runs, and which cluster is meant: of a repository that was renamed, the one that it had made before.
 * @throws WrongAccountError, before anything else is asked.
 */
export async function begin(
  request: ClusterRequest,
  aws: Aws,
): Promise<{ identity: Identity; spec: ClusterSpec }> {
  const { spec, suffix } = request;
  const identity = await identify(aws, request);
  if (suffix === undefined) return { identity, spec };
  const name = await nameAsMade(aws, spec, suffix);
  return { identity, spec: { ...spec, name, tags: { ...spec.tags, [tagKeys.cluster]: name } } };
}
