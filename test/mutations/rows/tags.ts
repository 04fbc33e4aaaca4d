/** The tags that prove whose a thing is, and when it has to go: each that something reads. */
import type { Row } from '../row.ts';

const notOurs = {
  really: 'the next run takes the thing for somebody else’s, and stops',
  source:
    'docs/iam/README.md, "Whose clusters": AWS allows a role only what carries the tags of its repository',
  scenario: 'up',
  ends: /exists but is not ours|not authorized/,
} as const;

export const tags: readonly Row[] = [
  {
    ...notOurs,
    name: 'a control plane without our tags',
    file: 'src/resources/control-plane.ts',
    text: 'tags: { ...spec.tags, [tagKeys.makingSince]:',
    replacement: 'tags: { [tagKeys.makingSince]:',
  },
  {
    ...notOurs,
    name: 'a stack without our tags',
    file: 'src/resources/stack.ts',
    text: '      Tags: toTagList(plan.tags),\n',
    replacement: '',
  },
  {
    ...notOurs,
    name: 'a node group without our tags',
    file: 'src/resources/node-group.ts',
    text: 'tags: { ...spec.tags, ...group.tags },',
    replacement: 'tags: { ...group.tags },',
    // EKS takes no empty map.
    ends: /exists but is not ours|not authorized|at 'tags' failed to satisfy constraint/,
  },
  {
    ...notOurs,
    name: 'a role without our tags',
    file: 'src/resources/role.ts',
    text: '      Tags: toTagList({ ...spec.tags, [clusterTag]: spec.name }),\n',
    replacement: '',
    scenario: 'up, and again',
  },
  {
    ...notOurs,
    name: 'a launch template without our tags',
    file: 'src/resources/launch-template.ts',
    text: 'Tags: toTagList({ ...spec.tags, [tagKeys.content]',
    replacement: 'Tags: toTagList({ [tagKeys.content]',
    scenario: 'up, and again',
  },
  {
    ...notOurs,
    name: "tags without the cluster's name",
    file: 'src/config/spec.ts',
    text: 'tags: { ...tags, [tagKeys.cluster]: name } };',
    replacement: 'tags };',
  },
  {
    ...notOurs,
    name: 'tags without an owner',
    file: 'src/config/cluster-request.ts',
    text: '      [tagKeys.owner]: owner,\n',
    replacement: '',
  },
  {
    name: "another cluster's things, which a controller's tag claims",
    file: 'src/config/tags.ts',
    text: '  if (ofCluster !== name || (owner !== undefined && ofOwner !== owner)) return false;\n',
    replacement: '',
    really:
      'whoever may tag a thing has the teardown of another cluster detach its rules, and fail for what it may not remove',
    source: 'docs/iam/README.md, "Whose clusters"',
    scenario: "a shared network, and another's things that are tagged as ours",
    ends: /things are still there|harm: /,
  },
  {
    name: 'tags without an expiry',
    file: 'src/config/cluster-request.ts',
    text: "      [tagKeys.expiresAt]: expiresAt instanceof Date ? timestamp(expiresAt) : 'never',\n",
    replacement: '',
    really: 'what has expired costs on: no sweep takes it',
    source: 'docs/sweep.md',
    scenario: 'a sweep of what has expired',
    ends: /^left: AWS::EKS::Cluster demo/,
  },
  {
    name: 'a finished cluster that is marked as half-made',
    file: 'src/resources/control-plane.ts',
    text: '  if (!(tagKeys.makingSince in tags)) return;',
    replacement: '  if (tagKeys.makingSince in tags) return;',
    really: 'a sweep takes it for abandoned, and removes it',
    source: 'docs/sweep.md',
    scenario: 'a sweep that finds nothing due',
    ends: /^after the sweep, there is no cluster demo/,
  },
];
