/** Questions about access and identity, answered and not stored. */
import type { Api } from './api.ts';
import { readDocument } from './bodies.ts';
import { methodNotAllowed } from './errors.ts';
import type { Exchange, Reply } from './exchange.ts';
import type { ReviewKind } from './kinds.ts';
import { type Fields, fieldsAt, isFields, textAt, textsAt } from './objects.ts';
import type { AccessRequest, KubernetesUser } from './types.ts';

/** The question in the spec of an access review. */
const asked = (spec: unknown, namespace: string): AccessRequest => {
  const path = textAt(spec, 'nonResourceAttributes', 'path');
  if (path) {
    const verb = textAt(spec, 'nonResourceAttributes', 'verb');
    return { verb, group: '', resource: '', path };
  }
  const attributes = fieldsAt(spec, 'resourceAttributes');
  const where = namespace || textAt(attributes, 'namespace');
  const subresource = textAt(attributes, 'subresource');
  const name = textAt(attributes, 'name');
  return {
    verb: textAt(attributes, 'verb'),
    group: textAt(attributes, 'group'),
    resource: textAt(attributes, 'resource'),
    ...(subresource ? { subresource } : {}),
    ...(where ? { namespace: where } : {}),
    ...(name ? { name } : {}),
  };
};

const named = (spec: unknown): KubernetesUser => ({
  username: textAt(spec, 'user'),
  groups: textsAt(spec, 'groups'),
});

type Answer = (api: Api, user: KubernetesUser, spec: Fields, namespace: string) => Fields;

const access =
  (subject: (user: KubernetesUser, spec: Fields) => KubernetesUser): Answer =>
  (api, user, spec, namespace) => ({
    allowed: api.allows(subject(user, spec), asked(spec, namespace)),
  });

const answers: Record<string, Answer> = {
  SelfSubjectAccessReview: access((user) => user),
  SubjectAccessReview: access((_, spec) => named(spec)),
  LocalSubjectAccessReview: access((_, spec) => named(spec)),
  SelfSubjectRulesReview: (api, user, spec) => {
    const rules = api.rules(user, textAt(spec, 'namespace'));
    const isForPaths = (rule: Fields): boolean => 'nonResourceURLs' in rule;
    return {
      resourceRules: rules.filter((rule) => !isForPaths(rule)),
      nonResourceRules: rules.filter(isForPaths),
      // EKS's own authorizer is a webhook to the API server, which cannot ask it for a list.
      incomplete: true,
      evaluationError: 'webhook authorizer does not support user rule resolution',
    };
  },
  SelfSubjectReview: (_, { username, uid, groups, extra }) => ({
    userInfo: { username, ...(uid ? { uid } : {}), groups, ...(extra ? { extra } : {}) },
  }),
};

export async function answerReview(
  api: Api,
  exchange: Exchange,
  review: ReviewKind,
  namespace: string,
): Promise<Reply> {
  const answer = answers[review.kind];
  if (exchange.method !== 'POST' || !answer) throw methodNotAllowed();
  const sent = await readDocument(exchange);
  const spec = fieldsAt(sent, 'spec');
  return {
    status: 201,
    body: {
      kind: review.kind,
      apiVersion: `${review.group}/${review.version}`,
      metadata: { creationTimestamp: null },
      ...(isFields(sent) && 'spec' in sent ? { spec } : {}),
      status: answer(api, exchange.user, spec, namespace),
    },
  };
}
