/**
 * Writes messages.json: what Kubernetes' own definitions say about the fields of the kinds that are served.
 *
 *   go mod download -json k8s.io/api@v0.36.3 k8s.io/apimachinery@v0.36.3   # prints where they are
 *   npx tsx test/emulator/kubernetes/schema/generate.ts <dir of api> <dir of apimachinery>
 *
 * Of each message it takes the fields' names, numbers and types (generated.proto), which of them are inlined in JSON
 * or written though empty (the tags in types.go), and how lists and maps are merged (the +listType, +patchMergeKey, … markers).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinKinds, reviewKinds } from '../kinds.ts';
import { messageName } from './messages.ts';

const [api = '', apimachinery = ''] = process.argv.slice(2);

/** Where a package of messages lies: `core/v1` → its generated.proto and types.go. */
const directory = (pkg: string): string =>
  pkg === 'meta/v1' ? join(apimachinery, 'pkg/apis/meta/v1') : join(api, pkg);

/** `k8s.io.api.core.v1.Pod` → `core/v1.Pod`; the few types with a JSON form of their own keep their bare name. */
const shortType = (type: string, pkg: string): string => {
  if (!type.includes('.')) return /^[a-z]/.test(type) ? type : `${pkg}.${type}`;
  const steps = type.replace(/^\./, '').split('.');
  const [name = '', version = '', group = ''] = steps.reverse();
  return ['Quantity', 'IntOrString', 'RawExtension'].includes(name) ? name : `${group}/${version}.${name}`;
};

const markers = (comment: string): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const [, name = '', value = ''] of comment.matchAll(/^\s*\/\/ \+(\w+)=(\S+)$/gm)) {
    found.set(name, [...(found.get(name) ?? []), value.replaceAll('"', '')]);
  }
  return found;
};

/** The words that follow a field's type in messages.json. */
const traits = (comment: string): string[] => {
  const marked = markers(comment);
  const keys = marked.get('listMapKey');
  const mergeKey = marked.get('patchMergeKey')?.[0];
  const strategies = marked.get('patchStrategy')?.[0]?.split(',') ?? [];
  const [defaultValue] = marked.get('default') ?? [];
  const isAtomic = ['mapType', 'structType'].some((name) => marked.get(name)?.[0] === 'atomic');
  return [
    ...(keys ? [`key=${keys.join(',')}`] : []),
    ...(marked.get('listType')?.[0] === 'set' ? ['set'] : []),
    ...(strategies.includes('merge') ? [mergeKey ? `merge=${mergeKey}` : 'merge'] : []),
    ...(strategies.includes('retainKeys') ? ['retainKeys'] : []),
    ...(isAtomic ? ['atomic'] : []),
    ...(defaultValue === 'TCP' ? [`default=${defaultValue}`] : []),
  ];
};

const inlined = (pkg: string): Set<string> => {
  const types = join(directory(pkg), 'types.go');
  if (!existsSync(types)) return new Set();
  return new Set(
    [...readFileSync(types, 'utf8').matchAll(/^\s*(\w+) `json:",inline" protobuf:"([^"]*)"`/gm)].map(
      ([, type = '', tag = '']) => /name=(\w+)/.exec(tag)?.[1] ?? jsonName(type),
    ),
  );
};

/** Its fields as messages.ts reads them: `name 1 string`, then the traits; after `@` the traits of the whole. */
type Message = string[];

/** `<struct>.<field>` of the fields that Go keeps behind a pointer: those can be empty and still be there. */
const pointers = (pkg: string): Set<string> => {
  const types = join(directory(pkg), 'types.go');
  if (!existsSync(types)) return new Set();
  return new Set(
    [...readFileSync(types, 'utf8').matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)].flatMap(
      ([, struct, body = '']) =>
        [...body.matchAll(/^\s*\w+\s+\*[\w.]+\s+`json:"(\w+)/gm)].map(([, field]) => `${struct}.${field}`),
    ),
  );
};

/** `<struct>.<field>` of the fields that Go writes though they hold nothing: their tag does not say `omitempty`. */
const written = (pkg: string): Set<string> => {
  const types = join(directory(pkg), 'types.go');
  if (!existsSync(types)) return new Set();
  return new Set(
    [...readFileSync(types, 'utf8').matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)].flatMap(
      ([, struct, body = '']) =>
        [...body.matchAll(/^\s*\w+\s+\S+\s+`json:"(\w+)"/gm)].map(([, field]) => `${struct}.${field}`),
    ),
  );
};

/** `<struct>.<field in protobuf>` of the fields with another name in JSON: `aPIGroup`, which is `apiGroup` there. */
const renamed = (pkg: string): Map<string, string> => {
  const types = join(directory(pkg), 'types.go');
  if (!existsSync(types)) return new Map();
  return new Map(
    [...readFileSync(types, 'utf8').matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)].flatMap(
      ([, struct, body = '']) =>
        [...body.matchAll(/`json:"(\w+)[^"]*" protobuf:"[^"]*\bname=(\w+)/g)].map(
          ([, json = '', field]): [string, string] => [`${struct}.${field}`, json],
        ),
    ),
  );
};

/** A few names begin with a capital in protobuf. */
const jsonName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const parsePackage = (pkg: string): Map<string, Message> => {
  const inline = inlined(pkg);
  const pointer = pointers(pkg);
  const always = written(pkg);
  const names = renamed(pkg);
  const source = readFileSync(join(directory(pkg), 'generated.proto'), 'utf8');
  const messages = new Map<string, Message>();
  const declaration = /((?:^[ ]*\/\/.*\n)*)^message (\w+) \{\n([\s\S]*?)^\}/gm;
  for (const [, comment = '', name = '', body = ''] of source.matchAll(declaration)) {
    const message: Message = markers(comment).get('structType')?.[0] === 'atomic' ? ['@ atomic'] : [];
    const field = /((?:^ *\/\/.*\n)*)^ *(optional|repeated|map<string,) ([\w.]+)>? (\w+) = (\d+);/gm;
    for (const [, note = '', form, type = '', fieldName = '', number] of body.matchAll(field)) {
      const prefix = form === 'repeated' ? '[]' : form === 'optional' ? '' : '{}';
      const known = names.get(`${name}.${fieldName}`) ?? jsonName(fieldName);
      const words = [
        known,
        number,
        prefix + shortType(type, pkg),
        ...traits(note),
        ...(inline.has(fieldName) ? ['inline'] : []),
        ...(pointer.has(`${name}.${known}`) ? ['pointer'] : []),
        ...(always.has(`${name}.${known}`) ? ['always'] : []),
      ];
      message.push(words.join(' '));
    }
    messages.set(`${pkg}.${name}`, message);
  }
  return messages;
};

const packages = new Map<string, Map<string, Message>>();
const messages: Record<string, Message> = {};

const collect = (name: string): void => {
  if (name in messages || !name.includes('/')) return;
  const pkg = name.slice(0, name.lastIndexOf('.'));
  if (!existsSync(join(directory(pkg), 'generated.proto'))) return;
  const parsed = packages.get(pkg) ?? parsePackage(pkg);
  packages.set(pkg, parsed);
  const message = parsed.get(name);
  if (!message) throw new Error(`${name} is not defined`);
  messages[name] = message;
  for (const field of message) collect(field.split(' ')[2]?.replace(/^\[\]|^\{\}/, '') ?? '');
};

for (const kind of [...builtinKinds, ...reviewKinds]) collect(messageName(kind));
for (const name of [
  'policy/v1.Eviction',
  'autoscaling/v1.Scale',
  'core/v1.Binding',
  'meta/v1.DeleteOptions',
]) {
  collect(name);
}

const lines = Object.entries(messages)
  .sort(([left], [right]) => (left < right ? -1 : 1))
  .map(([name, message]) => `  ${JSON.stringify(name)}: ${JSON.stringify(message.join('; '))}`);
writeFileSync(join(import.meta.dirname, 'messages.json'), `{\n${lines.join(',\n')}\n}\n`);
