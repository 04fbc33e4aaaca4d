/** The kinds of value that properties of resources take, read from what a template gives. */
import { AwsError } from '../core.ts';
import { isObject, type Json, type JsonObject } from './template.ts';

/** Reads a value of its kind; `path` names it in the refusal. */
export type Kind<T> = (value: Json | undefined, path: string) => T;
export type Read<K> = K extends Kind<infer T> ? T : never;

/** CloudFormation's reason for properties it cannot use. */
const refuse = (message: string): never => {
  throw new AwsError('InvalidProperties', message);
};

const scalar =
  <T>(type: string, convert: (value: string) => T | undefined): Kind<T> =>
  (value, path) => {
    if (value === undefined || value === null) return refuse(`Property ${path} cannot be empty.`);
    const read = typeof value === 'object' ? undefined : convert(String(value));
    return read ?? refuse(`Value of property ${path} must be of type ${type}`);
  };

/** CloudFormation takes numbers and booleans for strings, and strings for both. */
export const text = scalar('String', (value) => value);
export const flag = scalar('Boolean', (value) =>
  /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined,
);
export const integer = scalar('Integer', (value) => (/^-?\d+$/.test(value) ? Number(value) : undefined));

/** One of these strings. */
export const oneOf = <T extends string>(...choices: T[]): Kind<T> =>
  scalar(`String, one of ${choices.join(', ')}`, (value) => choices.find((choice) => choice === value));

/** A word that the service itself judges: to it, the SDK's type says no more than what words there are. */
export const word =
  <T extends string>(): Kind<T> =>
  (value, path) =>
    text(value, path) as T;

/** A map whose keys are the template's own. */
export const mapOf =
  <T>(kind: Kind<T>): Kind<Record<string, T>> =>
  (value, path) => {
    if (!isObject(value)) return refuse(`Value of property ${path} must be an object`);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, kind(item, `${path}/${key}`)]),
    );
  };

/** JSON text of a map; policy documents are given so. */
export const json: Kind<string> = (value, path) => {
  if (typeof value === 'string') return value;
  return isObject(value) ? JSON.stringify(value) : refuse(`Value of property ${path} must be an object`);
};

export const listOf =
  <T>(kind: Kind<T>): Kind<T[]> =>
  (value, path) => {
    if (value === undefined) return refuse(`Property ${path} cannot be empty.`);
    if (!Array.isArray(value)) return refuse(`Value of property ${path} must be of type List`);
    return value.map((item, index) => kind(item, `${path}/${index}`));
  };

export const optional =
  <T>(kind: Kind<T>): Kind<T | undefined> =>
  (value, path) =>
    value === undefined ? undefined : kind(value, path);

export const orElse =
  <T>(kind: Kind<T>, standard: T): Kind<T> =>
  (value, path) =>
    value === undefined ? standard : kind(value, path);

/** What a map of kinds reads. */
export type Members<Kinds> = { [Name in keyof Kinds]: Read<Kinds[Name]> };

/** A map with these members and no others. */
export const shape =
  <Kinds extends Record<string, Kind<unknown>>>(kinds: Kinds): Kind<Members<Kinds>> =>
  (value, path) => {
    if (value === undefined) return refuse(`Property ${path} cannot be empty.`);
    if (!isObject(value)) return refuse(`Value of property ${path} must be an object`);
    const unknown = Object.keys(value).find((name) => !(name in kinds));
    if (unknown) return refuse(`Encountered unsupported property ${unknown}`);
    return members(kinds, value, path);
  };

function members<Kinds extends Record<string, Kind<unknown>>>(
  kinds: Kinds,
  value: JsonObject,
  path: string,
): Members<Kinds> {
  const read = Object.entries(kinds).map(([name, kind]) => [
    name,
    kind(value[name], path ? `${path}/${name}` : name),
  ]);
  return Object.fromEntries(read);
}

export const texts = listOf(text);
export const tagList = listOf(shape({ Key: text, Value: text }));
export type Tag = Read<typeof tagList>[number];
