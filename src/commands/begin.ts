import type { Aws } from '../aws/clients.ts';
import { type Identity, identify } from '../aws/identity.ts';
import { nameAsMade } from '../aws/renamed.ts';
import type { ClusterRequest } from '../config/request.ts';
import type { ClusterSpec } from '../config/spec.ts';
import { tagKeys } from '../config/tags.ts';

/**
 * Who runs, and which cluster is meant.
 * @throws WrongAccountError, before anything else is asked.
 */
export async function begin(
  request: ClusterRequest,
  aws: Aws,
): Promise<{ identity: Identity; spec: ClusterSpec }> {
  const identity = await identify(aws, request);
  return { identity, spec: await asMade(request, aws) };
}

/** Which cluster is meant: of a repository that was renamed, the one that it had made before. */
export async function asMade({ spec, isNamed }: ClusterRequest, aws: Aws): Promise<ClusterSpec> {
  if (isNamed) return spec;
  const name = await nameAsMade(aws, spec);
  return { ...spec, name, tags: { ...spec.tags, [tagKeys.cluster]: name } };
}
