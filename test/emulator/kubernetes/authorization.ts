/** RBAC, evaluated over the roles and bindings in the store. */
import type { Catalogue } from './catalogue.ts';
import { type Fields, fieldsAt, itemsAt, textAt, textsAt } from './objects.ts';
import type { Store } from './store.ts';
import type { AccessRequest, KubernetesUser, StoredObject } from './types.ts';

export interface Rbac {
  allows(user: KubernetesUser, request: AccessRequest): boolean;
  /** Every rule that holds for a user in a namespace. */
  rules(user: KubernetesUser, namespace: string): Fields[];
  /** Those of the role that a binding names; undefined when there is none. */
  rulesOf(binding: StoredObject): Fields[] | undefined;
}

const rbacVersion = 'rbac.authorization.k8s.io/v1';

const matches = (allowed: string[], wanted: string): boolean =>
  allowed.includes('*') || allowed.includes(wanted);

const pathMatches = (pattern: string, path: string): boolean =>
  pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)));

const ruleAllows = (rule: Fields, request: AccessRequest): boolean => {
  if (!matches(textsAt(rule, 'verbs'), request.verb)) return false;
  const { path } = request;
  if (path !== undefined)
    return textsAt(rule, 'nonResourceURLs').some((pattern) => pathMatches(pattern, path));
  const resource = request.subresource ? `${request.resource}/${request.subresource}` : request.resource;
  const resources = textsAt(rule, 'resources');
  const names = textsAt(rule, 'resourceNames');
  return (
    matches(textsAt(rule, 'apiGroups'), request.group) &&
    (matches(resources, resource) ||
      (request.subresource !== undefined && resources.includes(`*/${request.subresource}`))) &&
    (names.length === 0 || names.includes(request.name ?? ''))
  );
};

/** Whether a rule allows what another one does, which is of one group, one resource, one verb and one name at most, or of one path. */
export function covers(rule: Fields, part: Fields): boolean {
  const [verb = ''] = textsAt(part, 'verbs');
  const [path] = textsAt(part, 'nonResourceURLs');
  if (path !== undefined) return ruleAllows(rule, { verb, group: '', resource: '', path });
  const [group = ''] = textsAt(part, 'apiGroups');
  const [resource = '', subresource] = (textsAt(part, 'resources')[0] ?? '').split('/');
  const [name = ''] = textsAt(part, 'resourceNames');
  return ruleAllows(rule, { verb, group, resource, name, ...(subresource !== undefined && { subresource }) });
}

const isSubject = (subject: Fields, user: KubernetesUser, bindingNamespace: string): boolean => {
  const name = textAt(subject, 'name');
  switch (textAt(subject, 'kind')) {
    case 'User':
      return name === user.username;
    case 'Group':
      return user.groups.includes(name);
    default:
      return (
        user.username === `system:serviceaccount:${textAt(subject, 'namespace') || bindingNamespace}:${name}`
      );
  }
};

export function createRbac(store: Store, catalogue: Catalogue): Rbac {
  const clusterRoles = catalogue.require(rbacVersion, 'ClusterRole');
  const roles = catalogue.require(rbacVersion, 'Role');
  const clusterRoleBindings = catalogue.require(rbacVersion, 'ClusterRoleBinding');
  const roleBindings = catalogue.require(rbacVersion, 'RoleBinding');

  const rulesOf = (binding: StoredObject): Fields[] | undefined => {
    const { kind, name } = fieldsAt(binding, 'roleRef');
    const role =
      kind === 'ClusterRole'
        ? store.get(clusterRoles, '', String(name))
        : store.get(roles, binding.metadata.namespace ?? '', String(name));
    return role && itemsAt(role, 'rules');
  };

  const rules = (user: KubernetesUser, namespace: string): Fields[] =>
    [...store.list(clusterRoleBindings, ''), ...(namespace ? store.list(roleBindings, namespace) : [])]
      .filter((binding) =>
        itemsAt(binding, 'subjects').some((subject) =>
          isSubject(subject, user, binding.metadata.namespace ?? ''),
        ),
      )
      .flatMap((binding) => rulesOf(binding) ?? []);

  return {
    rules,
    rulesOf,
    allows: (user, request) =>
      user.groups.includes('system:masters') ||
      rules(user, request.namespace ?? '').some((rule) => ruleAllows(rule, request)),
  };
}
