/** The fields of a Fargate profile. */
import * as labels from '../tags-and-labels.ts';
import * as values from '../values.ts';
import { subnetsOfGroup } from './given-network-fields.ts';
import { tags } from './node-group-fields.ts';
import { field, json, list, mapping, required, text, texts, type ValueOf } from './shapes.ts';

const selector = mapping({
  namespace: required(
    text('a namespace', values.namespaceOfSelector),
    'Namespace of the pods; `*` stands for any characters, and `?` for one.',
  ),
  labels: field(
    texts('a mapping of labels to values', labels.checkLabelPattern),
    'Labels that the pods have, at most 5; `*` and `?` in a value are as in the namespace.',
  ),
});

export const fargateProfile = mapping({
  name: required(text('a name', values.fargateProfileName), 'Name of the Fargate profile.'),
  selectors: required(
    list('selectors', selector),
    'Which pods run on Fargate: one to five selectors, of which one has to match.',
  ),
  podExecutionRoleARN: field(
    text('the ARN of a role', values.roleArn),
    'ARN of your own pod execution role. Default: that of `iam.fargatePodExecutionRoleARN`, or one is made.',
  ),
  tags: field(tags, "Tags for the profile, on top of the cluster's."),
  subnets: field(
    subnetsOfGroup,
    'Subnets of the pods, of those in `vpc.subnets.private`, by name or id. Default: all of them.',
  ),
  // eksctl writes it, and reads nothing of it.
  status: field(json('what EKS says of it')),
});

export type FargateProfileConfig = ValueOf<typeof fargateProfile>;
