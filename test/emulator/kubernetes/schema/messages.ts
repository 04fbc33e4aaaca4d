/** Reads messages.json, which generate.ts writes: the fields of Kubernetes' own kinds. */
import { readFileSync } from 'node:fs';

export interface Field {
  name: string;
  /** In protobuf. */
  number: number;
  /** A scalar of protobuf, a message such as `core/v1.Container`, or a type with a JSON form of its own. */
  type: string;
  form: 'one' | 'list' | 'map';
  /** Merged by server-side apply as one value. */
  atomic: boolean;
  /** The list is merged by these members of its items. */
  keys?: readonly string[];
  /** The list is merged as a set. */
  set: boolean;
  /** A strategic merge patch merges the list: by this member of its items, or as a set when that is empty. */
  mergeKey?: string;
  /** A strategic merge patch may drop the members it does not list. */
  retainKeys: boolean;
  /** In JSON the members stand in the message itself. */
  inline: boolean;
  /** An empty value is a value. */
  pointer: boolean;
  /** Written even when there is nothing in it. */
  always: boolean;
  /** What an absent list key stands for. */
  default?: string;
}

export interface Message {
  name: string;
  atomic: boolean;
  /** As in protobuf, by number. */
  byNumber: ReadonlyMap<number, Field>;
  /** As in JSON: members of inlined messages included. */
  byName: ReadonlyMap<string, Field>;
}

/** `apps/v1.Deployment`: the package is the first label of the group, `core` for the core group. */
export const messageName = (kind: { group: string; version: string; kind: string }): string =>
  `${kind.group.split('.')[0] || 'core'}/${kind.version}.${kind.kind}`;

const forms = { '[]': 'list', '{}': 'map' } as const;

const parseField = (text: string): Field => {
  const [name = '', number, typed = '', ...traits] = text.split(' ');
  const prefix = typed.slice(0, 2);
  const form = prefix === '[]' || prefix === '{}' ? forms[prefix] : 'one';
  const valued = new Map(
    traits.map((trait): [string, string] => [trait.split('=')[0] ?? '', trait.split('=')[1] ?? '']),
  );
  const keys = valued.get('key')?.split(',');
  const mergeKey = valued.get('merge');
  const defaultValue = valued.get('default');
  return {
    name,
    number: Number(number),
    type: form === 'one' ? typed : typed.slice(2),
    form,
    atomic: valued.has('atomic'),
    set: valued.has('set'),
    retainKeys: valued.has('retainKeys'),
    inline: valued.has('inline'),
    pointer: valued.has('pointer'),
    always: valued.has('always'),
    ...(keys ? { keys } : {}),
    ...(mergeKey === undefined ? {} : { mergeKey }),
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
  };
};

const source: Record<string, string> = JSON.parse(
  readFileSync(new URL('messages.json', import.meta.url), 'utf8'),
);

const parsed = new Map<string, Message>();

/** The message of that name; undefined when the file does not describe it. */
export function message(name: string): Message | undefined {
  const known = parsed.get(name);
  const text = source[name];
  if (known || text === undefined) return known;
  const parts = text.split('; ');
  const fields = parts.filter((part) => !part.startsWith('@')).map(parseField);
  const made: Message = {
    name,
    atomic: parts.includes('@ atomic'),
    byNumber: new Map(fields.map((field) => [field.number, field])),
    byName: new Map(
      fields
        .flatMap((field) => (field.inline ? [...(message(field.type)?.byName.values() ?? [])] : [field]))
        .map((field) => [field.name, field]),
    ),
  };
  parsed.set(name, made);
  return made;
}
