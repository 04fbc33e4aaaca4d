/**
 * Objects in Kubernetes' protobuf form, which kubectl sends for what it builds itself (`create`, `run`, `drain`,
 * `auth can-i`): the bytes `k8s\0`, then a message that names the kind and holds the object.
 */
import { badRequest } from '../errors.ts';
import { type Fields, timestamp } from '../objects.ts';
import { type Field, type Message, message } from './messages.ts';

export const protobufType = 'application/vnd.kubernetes.protobuf';

const magic = Buffer.from('k8s\0', 'latin1');

/** One field on the wire: a number for varints and fixed sizes, bytes for what has a length. */
interface WireField {
  number: number;
  value: bigint | Buffer;
}

function* wireFields(bytes: Buffer): Generator<WireField> {
  let offset = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(offset);
      offset += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => {
    if (offset + length > bytes.length) throw badRequest('unexpected EOF');
    offset += length;
    return bytes.subarray(offset - length, offset);
  };
  while (offset < bytes.length) {
    const tag = varint();
    const number = Number(tag >> 3n);
    const wireType = Number(tag & 7n);
    if (wireType === 0) yield { number, value: varint() };
    else if (wireType === 1) yield { number, value: take(8) };
    else if (wireType === 2) yield { number, value: take(Number(varint())) };
    else if (wireType === 5) yield { number, value: take(4) };
    else throw badRequest(`proto: illegal wireType ${wireType}`);
  }
}

const signed = (value: bigint): number => Number(BigInt.asIntN(64, value));
const bytesOf = (value: bigint | Buffer): Buffer => (typeof value === 'bigint' ? Buffer.alloc(0) : value);
const integerOf = (value: bigint | Buffer): number => (typeof value === 'bigint' ? signed(value) : 0);
const textOf = (value: bigint | Buffer): string => bytesOf(value).toString('utf8');

/** The values of a message's fields by number, the last one of each. */
const valuesOf = (value: bigint | Buffer): Map<number, bigint | Buffer> =>
  new Map([...wireFields(bytesOf(value))].map((field) => [field.number, field.value]));

const time = (value: bigint | Buffer, digits: number): string | undefined => {
  const parts = valuesOf(value);
  const seconds = parts.get(1);
  if (seconds === undefined) return undefined;
  const date = new Date(integerOf(seconds) * 1000);
  if (digits === 0) return timestamp(date);
  const micros = Math.floor(integerOf(parts.get(2) ?? 0n) / 1000);
  return timestamp(date).replace('Z', `.${String(micros).padStart(digits, '0')}Z`);
};

const embedded = (value: bigint | Buffer): unknown => {
  const raw = bytesOf(valuesOf(value).get(1) ?? Buffer.alloc(0));
  return raw.length === 0 ? undefined : JSON.parse(raw.toString('utf8'));
};

/** Types whose JSON is not that of their protobuf fields; scalars too. */
const decoders: Record<string, (value: bigint | Buffer) => unknown> = {
  string: textOf,
  bytes: (value) => bytesOf(value).toString('base64'),
  bool: (value) => value === 1n,
  int32: integerOf,
  int64: integerOf,
  Quantity: (value) => textOf(valuesOf(value).get(1) ?? Buffer.alloc(0)),
  IntOrString: (value) => {
    const parts = valuesOf(value);
    return parts.get(1) === 1n ? textOf(parts.get(3) ?? Buffer.alloc(0)) : integerOf(parts.get(2) ?? 0n);
  },
  RawExtension: embedded,
  'meta/v1.FieldsV1': embedded,
  'meta/v1.Time': (value) => time(value, 0),
  'meta/v1.MicroTime': (value) => time(value, 6),
  'authentication/v1.ExtraValue': (value) =>
    [...wireFields(bytesOf(value))].map((item) => textOf(item.value)),
  'authorization/v1.ExtraValue': (value) => [...wireFields(bytesOf(value))].map((item) => textOf(item.value)),
};

const decodeValue = (type: string, value: bigint | Buffer): unknown => {
  const decoder = decoders[type];
  if (decoder) return decoder(value);
  const nested = message(type);
  if (!nested) throw badRequest(`${type} cannot be decoded from protobuf`);
  return decodeMessage(nested, bytesOf(value));
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  value === 0 ||
  value === false ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

const mapEntry = (type: string, value: bigint | Buffer): [string, unknown] => {
  const entry = valuesOf(value);
  const content = entry.get(2);
  return [textOf(entry.get(1) ?? Buffer.alloc(0)), content === undefined ? '' : decodeValue(type, content)];
};

const place = (object: Fields, field: Field, value: bigint | Buffer): void => {
  const { name, type, form } = field;
  if (form === 'map') {
    const [key, content] = mapEntry(type, value);
    const known = object[name];
    object[name] = { ...(typeof known === 'object' ? known : {}), [key]: content };
    return;
  }
  const decoded = decodeValue(type, value);
  if (form === 'list') {
    const known = object[name];
    object[name] = [...(Array.isArray(known) ? known : []), decoded];
  } else if (field.inline) {
    Object.assign(object, decoded);
  } else if (field.pointer || !isEmpty(decoded)) {
    object[name] = decoded;
  }
};

function decodeMessage(type: Message, bytes: Buffer): Fields {
  const object: Fields = {};
  for (const { number, value } of wireFields(bytes)) {
    const field = type.byNumber.get(number);
    if (!field) throw badRequest(`${type.name} has no field ${number}`);
    place(object, field, value);
  }
  return object;
}

/**
 * The object in a request's body, with its apiVersion and kind.
 * @param nameOf the message that describes a kind
 */
export function decodeProtobuf(body: Buffer, nameOf: (apiVersion: string, kind: string) => string): Fields {
  if (!body.subarray(0, magic.length).equals(magic)) {
    throw badRequest(
      'provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]',
    );
  }
  const unknown = valuesOf(body.subarray(magic.length));
  const typeMeta = valuesOf(unknown.get(1) ?? Buffer.alloc(0));
  const apiVersion = textOf(typeMeta.get(1) ?? Buffer.alloc(0));
  const kind = textOf(typeMeta.get(2) ?? Buffer.alloc(0));
  const described = message(nameOf(apiVersion, kind));
  if (!described) throw badRequest(`no kind "${kind}" is registered for version "${apiVersion}"`);
  return { apiVersion, kind, ...decodeMessage(described, bytesOf(unknown.get(2) ?? Buffer.alloc(0))) };
}
