/** What AWS asks its policies about. A call may come to several questions: its own, and those that it implies. */
export interface Question {
  /** Such as `eks:CreateNodegroup`. */
  action: string;
  /** ARN of what the call is about or is going to make; `*` for an action that knows no resources. */
  resource: string;
  /** Condition keys of this action on this resource, beside those that are the same for the whole call. */
  context?: Context;
  /** What a refusal names in place of the ARN: of what is only being made, nobody knows the id yet. */
  said?: string;
}

export type Context = Record<string, string | string[]>;

export type Tags = Record<string, string>;

const prefixed = (prefix: string, tags: Tags): Context =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));

/** Condition keys of tags that a request gives. */
export const requestTags = (tags: Tags): Context => ({
  ...prefixed('aws:RequestTag', tags),
  ...(Object.keys(tags).length > 0 && { 'aws:TagKeys': Object.keys(tags) }),
});

/** Condition keys of the tags that a resource has; some services have a key of their own for them, too. */
export const resourceTags = (tags: Tags, service?: string): Context => ({
  ...prefixed('aws:ResourceTag', tags),
  ...(service !== undefined && prefixed(`${service}:ResourceTag`, tags)),
});

/** Condition keys of the tags that a principal has. */
export const principalTags = (tags: Tags): Context => prefixed('aws:PrincipalTag', tags);
