/** Label and field selectors, in the query's text form and in LabelSelector's. */
import { badRequest } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { at, itemsAt, mapAt, textAt, textsAt } from './objects.ts';
import type { StoredObject } from './types.ts';

export type Matcher = (object: StoredObject) => boolean;
type Labels = Record<string, string>;

const everything = (): boolean => true;

/** Splits at commas that are not inside the parentheses of a set. */
const requirements = (selector: string): string[] =>
  selector
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter(Boolean);

const requirement = (text: string): ((labels: Labels) => boolean) => {
  const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return (labels) => {
      const value = labels[key];
      const isIn = value !== undefined && values.includes(value);
      return operator === 'in' ? isIn : !isIn;
    };
  }
  const [, key = '', operator, value = ''] = /^([^\s=!]+)\s*(==|!=|=)\s*(\S*)$/.exec(text) ?? [];
  if (operator) return (labels) => (labels[key] === value) === (operator !== '!=');
  const [, not, present = ''] = /^(!?)\s*([^\s=!(),]+)$/.exec(text) ?? [];
  if (!present) throw badRequest(`unable to parse requirement: found '${text}', expected: identifier`);
  return (labels) => Object.hasOwn(labels, present) === (not !== '!');
};

/** `a=b,c!=d,e in (f,g),!h` over the labels of an object. */
export function labelMatcher(selector: string): Matcher {
  const checks = requirements(selector).map(requirement);
  if (checks.length === 0) return everything;
  return (object) => {
    const labels = object.metadata.labels ?? {};
    return checks.every((check) => check(labels));
  };
}

/** A LabelSelector (`matchLabels`, `matchExpressions`); an empty one selects everything, an absent one nothing. */
export function matchesSelector(selector: unknown, labels: Labels): boolean {
  if (selector === undefined || selector === null) return false;
  return (
    Object.entries(mapAt(selector, 'matchLabels')).every(([key, value]) => labels[key] === value) &&
    itemsAt(selector, 'matchExpressions').every((expression) => {
      const value = labels[textAt(expression, 'key')];
      const values = textsAt(expression, 'values');
      switch (textAt(expression, 'operator')) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        default:
          return value === undefined;
      }
    })
  );
}

const involvedObject = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'];

/** Fields that may be selected on beside metadata.name and metadata.namespace, by kind. */
const selectable: Record<string, readonly string[]> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'status.phase',
    'status.podIP',
  ],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.type'],
  Job: ['status.successful'],
  Event: ['reason', 'type', 'source', ...involvedObject.map((field) => `involvedObject.${field}`)],
};

/** `metadata.name=x,status.phase!=Running`. Throws 400 for a field its kind does not offer. */
export function fieldMatcher(selector: string, kind: ResourceKind): Matcher {
  const fields = [
    'metadata.name',
    'metadata.namespace',
    ...((kind.schema ? undefined : selectable[kind.kind]) ?? []),
  ];
  const checks = selector
    .split(',')
    .filter(Boolean)
    .map((text): Matcher => {
      const [, field = '', operator, value = ''] = /^([^=!]+)(==|!=|=)(.*)$/.exec(text) ?? [];
      if (!operator)
        throw badRequest(
          `invalid field selector ${selector}: invalid selector: '${text}'; can't understand '${text}'`,
        );
      if (!fields.includes(field)) throw badRequest(`field label not supported: ${field}`);
      return (object) => (String(at(object, ...field.split('.')) ?? '') === value) === (operator !== '!=');
    });
  return (object) => checks.every((check) => check(object));
}
