/** The rules for what all objects have, with Kubernetes' own messages. */
import { required, wrong } from './causes.ts';
import type { Cause } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import type { StoredObject } from './types.ts';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const qualifiedName = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** How a kind's names are formed. */
interface NameRule {
  pattern: RegExp;
  limit: number;
  message: string;
}

const subdomain: NameRule = {
  pattern: new RegExp(`^${label}(\\.${label})*$`),
  limit: 253,
  message: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${label}(\\.${label})*')`,
};
const dnsLabel: NameRule = {
  pattern: new RegExp(`^${label}$`),
  limit: 63,
  message: `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`,
};
const pathSegment: NameRule = {
  pattern: /^(?!\.\.?$)[^/%]+$/,
  limit: 253,
  message: `may not be '.' or '..' and may not contain '/' or '%'`,
};

/** What is not a label and yet a subdomain has dots (apimachinery, IsDNS1123Label). */
const messageOf = (rule: NameRule, name: string): string =>
  rule === dnsLabel && subdomain.pattern.test(name) ? 'must not contain dots' : rule.message;

const nameRules: Record<string, NameRule> = {
  Namespace: dnsLabel,
  // Since 1.36 by the rule for labels: a digit may come first.
  Service: dnsLabel,
  Role: pathSegment,
  ClusterRole: pathSegment,
  RoleBinding: pathSegment,
  ClusterRoleBinding: pathSegment,
};

/** What is wrong with an object's name, labels, annotations, finalizers and owners. */
export const metadataCauses = (kind: ResourceKind, { metadata }: StoredObject): Cause[] => {
  const rule = nameRules[kind.kind] ?? subdomain;
  if (!metadata.name) return [required('metadata.name', 'name or generateName is required')];
  return [
    ...(rule.pattern.test(metadata.name)
      ? []
      : [wrong('metadata.name', metadata.name, messageOf(rule, metadata.name))]),
    ...(metadata.name.length > rule.limit
      ? [wrong('metadata.name', metadata.name, `must be no more than ${rule.limit} characters`)]
      : []),
    ...labelCauses('metadata.labels', metadata.labels ?? {}),
    ...Object.keys(metadata.annotations ?? {})
      .filter((key) => !qualifiedName.test(key))
      .map((key) => wrong('metadata.annotations', key, qualifiedNameMessage)),
    ...(metadata.finalizers ?? [])
      .filter((finalizer) => !qualifiedName.test(finalizer))
      .map((finalizer) => wrong('metadata.finalizers', finalizer, qualifiedNameMessage)),
    ...(metadata.finalizers ?? []).flatMap((finalizer, index) =>
      kind.group || finalizer.includes('/') || standardFinalizers.has(finalizer)
        ? []
        : [
            wrong(
              `metadata.finalizers[${index}]`,
              finalizer,
              'name is neither a standard finalizer name nor is it fully qualified',
            ),
          ],
    ),
    ...(metadata.ownerReferences ?? []).flatMap((owner) =>
      (['apiVersion', 'kind', 'name', 'uid'] as const)
        .filter((field) => !owner[field])
        .map((field) => wrong(`metadata.ownerReferences.${field}`, '', 'must not be empty')),
    ),
  ];
};

/** Those of Kubernetes itself that carry no domain. */
const standardFinalizers = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

const qualifiedNameMessage = `name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const labelValueMessage = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`;

const labelCauses = (field: string, labels: Record<string, string>): Cause[] =>
  Object.entries(labels).flatMap(([key, value]) => [
    ...(qualifiedName.test(key) ? [] : [wrong(field, key, qualifiedNameMessage)]),
    ...(labelValue.test(value) ? [] : [wrong(field, value, labelValueMessage)]),
    ...(value.length > 63 ? [wrong(field, value, 'must be no more than 63 characters')] : []),
  ]);

export const containerName = (field: string, name: string): Cause[] =>
  dnsLabel.pattern.test(name) ? [] : [wrong(field, name, messageOf(dnsLabel, name))];
