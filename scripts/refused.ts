/** The fields of eksctl's ClusterConfig that this action refuses. */
import { clusterConfig } from '../src/config/cluster-config/fields.ts';
import type { Shape } from '../src/config/cluster-config/shapes.ts';

export interface RefusedField {
  /** Such as `managedNodeGroups[].ssh`. */
  path: string;
  /** '' where there is nothing to say. */
  reason: string;
}

export const refusedFields: readonly RefusedField[] = refusedIn(clusterConfig);

function refusedIn({ fields = {}, refused = {} }: Shape<unknown>, prefix = ''): RefusedField[] {
  return [
    ...Object.entries(refused).map(([name, field]) => ({
      path: `${prefix}${name}`,
      reason: (typeof field === 'string' ? field : field.why) ?? '',
    })),
    ...Object.entries(fields).flatMap(([name, { shape }]) =>
      refusedIn(shape, `${prefix}${name}${shape.isList ? '[]' : ''}.`),
    ),
  ];
}
