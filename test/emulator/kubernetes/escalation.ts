/**
 * Nobody gives by RBAC what he has not himself by RBAC, unless he may `escalate`, or `bind` the role that a binding names.
 * Source: kubernetes, pkg/registry/rbac (policybased/storage.go of each kind, validation/rule.go and policy_comparator.go).
 */
import { covers, type Rbac } from './authorization.ts';
import { notFound, refused } from './errors.ts';
import type { ResourceKind } from './kinds.ts';
import { type Fields, fieldsAt, itemsAt, textAt, textsAt } from './objects.ts';
import type { AccessRequest, KubernetesUser, StoredObject } from './types.ts';

const group = 'rbac.authorization.k8s.io';

const everything: Fields[] = [
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
  { nonResourceURLs: ['*'], verbs: ['*'] },
];

/** Refuses what a user writes. @throws ApiError 403 when it would give somebody more than its writer has */
export type Guard = (kind: ResourceKind, object: StoredObject, user: KubernetesUser) => void;

export const guardOf =
  (rbac: Rbac, allows: (user: KubernetesUser, request: AccessRequest) => boolean): Guard =>
  (kind, object, user) => {
    if (kind.group !== group || user.groups.includes('system:masters')) return;
    const { name, namespace } = object.metadata;
    const where = namespace === undefined ? {} : { namespace };
    if (kind.kind.endsWith('Role')) {
      if (allows(user, { verb: 'escalate', group, resource: kind.plural, name, ...where })) return;
      confirm('aggregationRule' in object ? everything : itemsAt(object, 'rules'));
    } else if (kind.kind.endsWith('Binding')) {
      const role = fieldsAt(object, 'roleRef');
      const resource = textAt(role, 'kind') === 'Role' ? 'roles' : 'clusterroles';
      if (allows(user, { verb: 'bind', group, resource, name: textAt(role, 'name'), ...where })) return;
      const given = rbac.rulesOf(object);
      // It says that there is no such binding.
      if (!given) throw notFound(kind, textAt(role, 'name'));
      confirm(given);
    }

    function confirm(given: readonly Fields[]): void {
      const held = rbac.rules(user, namespace ?? '');
      const missing = given.flatMap(parts).filter((part) => !held.some((rule) => covers(rule, part)));
      if (missing.length === 0) return;
      const groups = `[${user.groups.map(quoted).join(' ')}]`;
      const rights = [...new Set(compact(missing).map(described))].sort().join('\n');
      throw refused(
        kind,
        name,
        `user ${quoted(user.username)} (groups=${groups}) is attempting to grant RBAC permissions not currently held:\n${rights}`,
      );
    }
  };

const quoted = (text: string): string => JSON.stringify(text);

/** A rule, as rules of one group, one resource, one verb and one name each, or of one path. */
function parts(rule: Fields): Fields[] {
  const verbs = textsAt(rule, 'verbs');
  const names = textsAt(rule, 'resourceNames');
  const named = names.length > 0 ? names.map((name) => ({ resourceNames: [name] })) : [{}];
  return [
    ...textsAt(rule, 'nonResourceURLs').flatMap((url) =>
      verbs.map((verb) => ({ nonResourceURLs: [url], verbs: [verb] })),
    ),
    ...textsAt(rule, 'apiGroups').flatMap((apiGroup) =>
      textsAt(rule, 'resources').flatMap((resource) =>
        named.flatMap((name) =>
          verbs.map((verb) => ({ apiGroups: [apiGroup], resources: [resource], ...name, verbs: [verb] })),
        ),
      ),
    ),
  ];
}

/** Parts that differ by their verbs alone become one again. */
function compact(rules: readonly Fields[]): Fields[] {
  const together = new Map<string, Fields>();
  for (const { verbs, ...rest } of rules) {
    const key = JSON.stringify(rest);
    const known = textsAt(together.get(key) ?? {}, 'verbs');
    together.set(key, { ...rest, verbs: [...known, ...textsAt({ verbs }, 'verbs')] });
  }
  return [...together.values()];
}

const described = (rule: Fields): string => {
  const names = { apiGroups: 'APIGroups', resources: 'Resources', nonResourceURLs: 'NonResourceURLs' };
  const fields = Object.entries({ ...names, resourceNames: 'ResourceNames', verbs: 'Verbs' }).flatMap(
    ([field, name]) => {
      const texts = textsAt(rule, field);
      return texts.length > 0 ? [`${name}:[${texts.map(quoted).join(' ')}]`] : [];
    },
  );
  return `{${fields.join(', ')}}`;
};
