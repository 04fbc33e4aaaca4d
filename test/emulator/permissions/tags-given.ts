/** The tags that a request gives, in each service's way of writing them. */
import type { LoggedCall } from '../core.ts';
import type { Tags } from './questions.ts';

export interface Given {
  all: Tags;
  /** Those for a new resource, by its ARN. */
  of(arn: string): Tags;
  /** Keys of tags that it takes away, where it gives no more than their keys. */
  taken: string[];
}

type Tag = { Key: string; Value?: string };

const tagsOf = (list: readonly Tag[] = []): Tags =>
  Object.fromEntries(list.map(({ Key, Value = '' }) => [Key, Value]));

export function tagsGiven({ service, request }: LoggedCall): Given {
  const {
    tags = {},
    Tags: list = [],
    TagSpecifications: specifications = [],
    tagKeys = [],
    TagKeys: taken = tagKeys,
  } = Object(request);
  const all: Tags = service === 'eks' || service === 'logs' ? tags : tagsOf(list);
  return {
    all,
    taken,
    of: (arn) => {
      const type = arn.split(':')[5]?.split('/')[0];
      const found = specifications.find(
        ({ ResourceType }: { ResourceType: string }) => ResourceType === type,
      );
      return { ...all, ...tagsOf(found?.Tags) };
    },
  };
}
