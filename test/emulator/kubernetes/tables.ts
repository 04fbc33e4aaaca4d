/** The `Table` form of objects: what `kubectl get` prints. */
import { age, shownName } from './cells.ts';
import { columnsOf } from './columns.ts';
import type { ResourceKind } from './kinds.ts';
import type { StoredObject } from './types.ts';

/** How the rows carry their objects. */
export type IncludeObject = 'None' | 'Metadata' | 'Object';

export interface Column {
  name: string;
  type: string;
  /** 0 is always shown, 1 with `-o wide`. */
  priority?: number;
  format?: string;
  description?: string;
  cell(object: StoredObject): string | number | boolean;
}

/** The object stripped to its metadata, as `PartialObjectMetadata`. */
export const partial = (object: StoredObject): object => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata: object.metadata,
});

export function table(
  kind: ResourceKind,
  objects: StoredObject[],
  metadata: object,
  include: IncludeObject,
): object {
  const columns: Column[] = [
    {
      name: 'Name',
      type: 'string',
      format: 'name',
      cell: shownName,
    },
    ...(columnsOf(kind) ?? [{ name: 'Age', type: 'string', cell: age }]),
  ];
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: columns.map(({ name, type, format = '', description = '', priority = 0 }) => ({
      name,
      type,
      format,
      description,
      priority,
    })),
    rows: objects.map((object) => ({
      cells: columns.map((column) => column.cell(object)),
      ...(include === 'None' ? {} : { object: include === 'Object' ? object : partial(object) }),
    })),
  };
}
