/** The fields of eksctl's ClusterConfig that this action takes, and those that it refuses. */
import { clusterConfig } from '../src/config/cluster-config/fields.ts';
import { leaveOut, type Shape } from '../src/config/cluster-config/shapes.ts';

export interface SupportedField {
  /** Such as `managedNodeGroups[].name`. */
  path: string;
  holds: string;
  /** Empty for one that only holds others. */
  meaning: string;
  isRequired: boolean;
}

export interface RefusedField {
  /** Such as `managedNodeGroups[].ssh.publicKey`. */
  path: string;
  reason: string;
  /** What the step advises. */
  instead: string;
}

export const supportedFields: readonly SupportedField[] = fieldsIn(clusterConfig);

export const refusedFields: readonly RefusedField[] = refusedIn(clusterConfig);

function fieldsIn({ fields = {} }: Shape<unknown>, prefix = ''): SupportedField[] {
  return Object.entries(fields).flatMap(([name, { shape, meaning, required }]) => [
    { path: `${prefix}${name}`, holds: shape.holds, meaning, isRequired: required },
    ...fieldsIn(shape, within(prefix, name, shape)),
  ]);
}

function refusedIn({ fields = {}, refused = {} }: Shape<unknown>, prefix = ''): RefusedField[] {
  return [
    ...Object.entries(refused).map(([name, field]) => {
      const { why, instead = leaveOut } = typeof field === 'string' ? { why: field } : field;
      return { path: `${prefix}${name}`, reason: why, instead };
    }),
    ...Object.entries(fields).flatMap(([name, { shape }]) => refusedIn(shape, within(prefix, name, shape))),
  ];
}

function within(prefix: string, name: string, { isList }: Shape<unknown>): string {
  return `${prefix}${name}${isList ? '[]' : ''}.`;
}
