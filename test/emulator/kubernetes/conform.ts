/** Fits what a client sent to its kind's fields: unknown ones are dropped and reported, wrong types refused. */
import { badRequest } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { type Fields, isFields } from './objects.ts';
import { quantityOf } from './quantity.ts';
import { type Scalar, type Shape, shapeOf } from './schema/shape.ts';

/** The query's `fieldValidation`. */
export type FieldValidation = 'Ignore' | 'Warn' | 'Strict';

/** Where a text ends to be base64. */
function illegalAt(text: string): number | undefined {
  const letters = /^[A-Za-z0-9+/\r\n]*/.exec(text)?.[0] ?? '';
  const rest = text.slice(letters.length).trim();
  const isWhole = letters.replace(/[\r\n]/g, '').length + rest.length;
  return /^={0,2}$/.test(rest) && isWhole % 4 === 0 ? undefined : letters.length;
}

/** What Go says of a text that is not what it should be; of a value of another type, it says that. */
const complaints: Partial<Record<Scalar, (text: string) => string>> = {
  bytes: (text) => `illegal base64 data at input byte ${illegalAt(text)}`,
  quantity: () =>
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
};

const fits: Record<Scalar, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  bytes: (value) => typeof value === 'string' && illegalAt(value) === undefined,
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  quantity: (value) => quantityOf(value) !== undefined,
  intOrString: (value) => typeof value === 'string' || Number.isInteger(value),
};

const typeName = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
};

/** What was found on the way. */
interface Findings {
  unknown: string[];
  mistyped: string[];
}

const mistyped = (value: unknown, path: string, wanted: string, findings: Findings): unknown => {
  findings.mistyped.push(`json: cannot unmarshal ${typeName(value)} into field ${path} of type ${wanted}`);
  return value;
};

const fitted = (shape: Shape, value: unknown, path: string, findings: Findings): unknown => {
  switch (shape.type) {
    case 'any':
      return value;
    case 'list':
      if (!Array.isArray(value)) return mistyped(value, path, 'array', findings);
      return value.map((item, index) => fitted(shape.item(), item, `${path}[${index}]`, findings));
    case 'struct':
    case 'map':
      if (!isFields(value)) return mistyped(value, path, 'object', findings);
      return fittedMembers(shape, value, path, findings);
    default: {
      if (fits[shape.type](value)) return value;
      const complaint = typeof value === 'string' ? complaints[shape.type]?.(value) : undefined;
      if (complaint === undefined) return mistyped(value, path, shape.type, findings);
      findings.mistyped.push(complaint);
      return value;
    }
  }
};

const fittedMembers = (shape: Shape, value: Fields, path: string, findings: Findings): Fields => {
  const members: Fields = {};
  for (const [name, member] of Object.entries(value)) {
    const memberPath = path ? `${path}.${name}` : name;
    const described = shape.member(name);
    if (!described) findings.unknown.push(memberPath);
    else if (member !== null) members[name] = fitted(described, member, memberPath, findings);
  }
  return members;
};

export interface Conformed {
  object: Fields;
  /** For the response's Warning headers. */
  warnings: string[];
}

/** Throws 400 when a value of a builtin kind has the wrong type, and for unknown fields when asked to be strict. */
export function conform(kind: ResourceKind, sent: Fields, validation: FieldValidation): Conformed {
  const findings: Findings = { unknown: [], mistyped: [] };
  const object = fittedMembers(shapeOf(kind), sent, '', findings);
  const refuse = (why: string): Error =>
    badRequest(`${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${why}`);
  const [wrong] = findings.mistyped;
  // Custom objects are decoded whatever they hold; their schema is checked with the other rules.
  if (wrong && !kind.schema) throw refuse(wrong);
  const warnings = findings.unknown.map((field) => `unknown field "${field}"`);
  if (validation === 'Strict' && warnings.length > 0) {
    throw refuse(`strict decoding error: ${warnings.join(', ')}`);
  }
  return { object, warnings: validation === 'Warn' ? warnings : [] };
}

/** For server-side apply, which refuses what its schema does not declare whatever `fieldValidation` says. */
export function undeclared(kind: ResourceKind, sent: Fields): string[] {
  const findings: Findings = { unknown: [], mistyped: [] };
  fittedMembers(shapeOf(kind), sent, '', findings);
  return findings.unknown;
}

/** As Go prints a GroupVersionKind: `apps/v1, Kind=Deployment`, `/v1, Kind=Pod`. */
export const describeKind = ({ group, version, kind }: ResourceKind): string =>
  `${group}/${version}, Kind=${kind}`;
