/** The query protocol (form in, XML out), as STS and CloudFormation speak it, and EC2's dialect of it. */
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { Model } from './model.ts';
import { requireMembers } from './model.ts';
import type { Protocol } from './protocol.ts';

export interface QueryOptions {
  xmlNamespace: string;
  /** EC2 flattens lists, starts names in upper case, and has its own shape of answers and errors. */
  ec2?: boolean;
}

/** A form's dotted names as a tree: `a.member.1=x` is {a: {member: {1: 'x'}}}. */
interface Tree {
  value?: string;
  children: Map<string, Tree>;
}

export const formOf = (request: HttpRequest): URLSearchParams =>
  new URLSearchParams(request.method === 'GET' ? request.query : request.body.toString('utf8'));

function treeOf(form: URLSearchParams): Tree {
  const root: Tree = { children: new Map() };
  for (const [name, value] of form) {
    let node = root;
    for (const part of name.split('.')) {
      const child: Tree = node.children.get(part) ?? { children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return root;
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What a member is called in the form. */
function wireName(name: string, member: NormalizedSchema, { ec2 }: { ec2?: boolean }): string {
  const { ec2QueryName, xmlName } = member.getMergedTraits();
  if (ec2) return String(ec2QueryName ?? capitalised(xmlName ?? name));
  return xmlName ?? name;
}

const numbered = (node: Tree | undefined): Tree[] =>
  [...(node?.children ?? [])].sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);

function decodeNode(schema: NormalizedSchema, node: Tree, options: { ec2?: boolean }, path: string): unknown {
  if (schema.isStructSchema()) {
    const decoded: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const wire = wireName(name, member, options);
      const child = node.children.get(wire);
      if (child) decoded[name] = decodeNode(member, child, options, path ? `${path}.${wire}` : wire);
    }
    return decoded;
  }
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const flat = options.ec2 || schema.getMergedTraits().xmlFlattened;
    const items = flat ? node : node.children.get(item.getMergedTraits().xmlName ?? 'member');
    return numbered(items).map((child, index) => decodeNode(item, child, options, `${path}.${index + 1}`));
  }
  if (schema.isMapSchema()) {
    return Object.fromEntries(
      numbered(node.children.get('entry')).map((entry) => [
        entry.children.get('key')?.value ?? '',
        decodeNode(
          schema.getValueSchema(),
          entry.children.get('value') ?? { children: new Map() },
          options,
          path,
        ),
      ]),
    );
  }
  const text = node.value ?? '';
  if (schema.isNumericSchema()) {
    if (text === '' || Number.isNaN(Number(text))) {
      throw new AwsError('MalformedInput', `${path} must be a number, not '${text}'`);
    }
    return Number(text);
  }
  if (schema.isBooleanSchema()) {
    if (!/^(true|false)$/i.test(text)) {
      throw new AwsError('MalformedInput', `${path} must be true or false, not '${text}'`);
    }
    return text.toLowerCase() === 'true';
  }
  if (schema.isTimestampSchema()) return new Date(text);
  return text;
}

/** The form's parameters in the shape of the SDK's `…CommandInput`. */
export function decodeForm(
  schema: NormalizedSchema,
  form: URLSearchParams,
  options: { ec2?: boolean },
): Record<string, unknown> {
  const input = decodeNode(schema, treeOf(form), options, '');
  return typeof input === 'object' && input !== null ? { ...input } : {};
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

const escaped = (text: string): string => text.replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? '');

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

function encodeNode(schema: NormalizedSchema, value: unknown): string {
  if (schema.isStructSchema()) {
    const members: Record<string, unknown> = { ...Object(value) };
    let xml = '';
    for (const [name, member] of schema.structIterator()) {
      const present = members[name];
      if (present === undefined || present === null) continue;
      xml += element(member.getMemberTraits().xmlName ?? name, encodeNode(member, present));
    }
    return xml;
  }
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const name = item.getMergedTraits().xmlName ?? 'member';
    return Array.isArray(value) ? value.map((entry) => element(name, encodeNode(item, entry))).join('') : '';
  }
  if (schema.isMapSchema()) {
    return Object.entries(Object(value))
      .map(([key, entry]) =>
        element(
          'entry',
          element('key', escaped(key)) + element('value', encodeNode(schema.getValueSchema(), entry)),
        ),
      )
      .join('');
  }
  if (value instanceof Date) return value.toISOString();
  return escaped(String(value));
}

export function queryProtocol(model: Model, options: QueryOptions): Protocol {
  const { xmlNamespace, ec2 } = options;
  const answer = (status: number, xml: string, requestId: string): HttpResponse => ({
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: xml,
  });
  return {
    operation: (request) => formOf(request).get('Action') ?? undefined,
    knows: (name) => model.has(name),
    decode(name, request) {
      const operation = model.get(name);
      if (!operation) {
        throw new AwsError('InvalidAction', `Could not find operation ${name} for version of this API`);
      }
      const input = decodeForm(operation.input, formOf(request), options);
      requireMembers(operation.input, input, 'ValidationError');
      return input;
    },
    outputName(name, member) {
      const output = model.get(name)?.output;
      for (const [each, schema] of output?.isStructSchema() ? output.structIterator() : []) {
        if (each === member) return schema.getMemberTraits().xmlName ?? member;
      }
      return member;
    },
    encode(name, output, requestId) {
      const schema = model.get(name)?.output;
      const result = schema?.isStructSchema() ? element(`${name}Result`, encodeNode(schema, output)) : '';
      const metadata = element('ResponseMetadata', element('RequestId', requestId));
      return answer(
        200,
        `<${name}Response xmlns="${xmlNamespace}">${result}${metadata}</${name}Response>`,
        requestId,
      );
    },
    refuse(error, requestId) {
      const what = element('Code', error.code) + element('Message', escaped(error.message));
      if (ec2) {
        const errors = element('Errors', element('Error', what));
        return answer(error.status, element('Response', errors + element('RequestID', requestId)), requestId);
      }
      const type = element('Type', error.status < 500 ? 'Sender' : 'Receiver');
      const body = element('Error', type + what) + element('RequestId', requestId);
      return answer(
        error.status,
        `<ErrorResponse xmlns="${xmlNamespace}">${body}</ErrorResponse>`,
        requestId,
      );
    },
  };
}
