/** eksctl's ClusterConfig as its schema has it: which fields there are, by their paths, and of what type each is. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The name of a definition or of a scalar; in a list of one, a list of that; in a mapping of `*`, a mapping to that. */
type Type = string | readonly [Type] | { readonly '*': Type };

const definitions: Readonly<Record<string, Readonly<Record<string, Type>>>> = parse(
  readFileSync(fileURLToPath(new URL('v1alpha5.yaml', import.meta.url)), 'utf8'),
);

export interface SchemaField {
  /** Such as `managedNodeGroups[].ssh.allow`; what is behind a name that the user chooses, behind `*`. */
  path: string;
  /** Such as `string`, `[string]`, `{string}`; that of a mapping of its own is `mapping`, of several `[mapping]`. */
  type: string;
}

/** Every field, those of mappings behind the mapping itself. */
export const schemaFields: readonly SchemaField[] = fieldsOf('ClusterConfig');

function fieldsOf(definition: string, prefix = ''): SchemaField[] {
  return Object.entries(definitions[definition] ?? {}).flatMap(([name, type]) => {
    const { text, inner, suffix } = described(type);
    const path = `${prefix}${name}`;
    return [{ path, type: text }, ...(inner === undefined ? [] : fieldsOf(inner, `${path}${suffix}.`))];
  });
}

function described(type: Type): { text: string; inner?: string; suffix: string } {
  if (typeof type === 'string') {
    return type in definitions ? { text: 'mapping', inner: type, suffix: '' } : { text: type, suffix: '' };
  }
  const [item, open, close, of] = '*' in type ? [type['*'], '{', '}', '.*'] : [type[0], '[', ']', '[]'];
  const { text, inner, suffix } = described(item);
  return { text: `${open}${text}${close}`, ...(inner && { inner }), suffix: `${of}${suffix}` };
}
