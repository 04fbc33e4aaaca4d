/** The tags that prove whose a thing is, and when it has to go: each that something reads. */
import { type Defect, type Fact, rowsOf } from '../generated.ts';
import type { Row, Sources } from '../row.ts';
import { placeAt } from '../sources.ts';

const notOurs = {
  really: 'the next run takes the thing for somebody else’s, and stops',
  source:
    'docs/iam/README.md, "Whose clusters": AWS allows a role only what carries the tags of its repository',
  scenario: 'up',
  ends: /exists but is not ours|not authorized/,
} as const;

export const tags = (sources: Sources): Row[] => [
  ...rowsOf('tags that are written', writtenIn(sources), written),
  ...claims,
];

/** Each place at which one of our tags is written, without it; that a pattern takes one out of an object is no such place. */
function writtenIn(sources: Sources): Defect[] {
  return [...sources].flatMap(([file, content]) => {
    const seen = new Map<string, number>();
    return [...content.matchAll(/(?:\[tagKeys\.(\w+)\]: |\{ Key: tagKeys\.(\w+), Value: )/g)].flatMap(
      ({ index, 1: property, 2: listed }): Defect[] => {
        if (/\} = |\}: Tags/.test(lineAt(content, index))) return [];
        const isAll = property === undefined || content.slice(0, index).endsWith('toTagList({ ');
        const [start, end] = isAll ? statementAround(content, index) : propertyAt(content, index);
        const tag = `${/(\w[\w/-]*)\.ts$/.exec(file.slice('src/'.length))?.[1]} ${property ?? listed}`;
        const count = (seen.get(tag) ?? 0) + 1;
        seen.set(tag, count);
        const key = count === 1 ? tag : `${tag}, ${count}`;
        const { text, before } = placeAt(sources, file, start, end);
        return [{ key, name: `a tag that is not written: ${key}`, file, text, replacement: before }];
      },
    );
  });
}

function lineAt(content: string, index: number): string {
  return content.slice(content.lastIndexOf('\n', index) + 1, content.indexOf('\n', index));
}

/** The call of which the tag is all: AWS takes no list without any. */
function statementAround(content: string, index: number): [number, number] {
  const call = content.lastIndexOf('await ', index);
  return [content.lastIndexOf('\n', call) + 1, content.indexOf(';\n', index) + 2];
}

/** From the property's key to the comma behind its value, or the end of the object. */
function propertyAt(content: string, index: number): [number, number] {
  let depth = 0;
  let end = content.indexOf(':', index);
  for (; depth > 0 || !/[,}]/.test(content[end] ?? ''); end += 1) {
    if (/[([{]/.test(content[end] ?? '')) depth += 1;
    if (/[)\]}]/.test(content[end] ?? '')) depth -= 1;
  }
  return [index, content[end] === ',' ? end + 1 : end];
}

const readBy = 'docs/sweep.md';

/** By file and tag, what reads it. */
const written: Readonly<Record<string, Fact>> = {
  'spec/spec cluster': { ...notOurs },
  'config/cluster-request owner': { ...notOurs },
  'config/cluster-request repository': {
    really: 'whoever reads what a sweep has removed does not learn whose it was',
    source: readBy,
    scenario: 'a sweep of what has expired',
    ends: /^not told that it was of octo-org\/octo-app/,
  },
  'config/cluster-request run': {
    really: 'whoever has no room for a preview does not learn where the others are',
    source: 'docs/workflows.md',
    scenario: 'a preview beyond as many as there may be',
    ends: /^not told where the other preview is/,
  },
  'config/cluster-request expiresAt': {
    really: 'what has expired costs on: no sweep takes it',
    source: readBy,
    scenario: 'a sweep of what has expired',
    ends: /^left: AWS::EKS::Cluster demo/,
  },
  'config/limits expiresAt': {
    really: 'a preview outlives what the role allows: no sweep takes it',
    source: readBy,
    scenario: 'a preview whose life the stack bounds',
    ends: /^left: AWS::EKS::Cluster octo-app--pr-7/,
  },
  'resources/control-plane/control-plane makingSince': {
    really: 'what a run has left half-made never expires, and costs on',
    source: readBy,
    scenario: 'a sweep of what is half-made',
    ends: /^left: AWS::EKS::Cluster demo/,
  },
  'resources/control-plane/control-plane securityGroups': {
    really:
      'nobody knows that nodes have other groups than new ones would get, which do not reach one another',
    source: 'EKS user guide, "View Amazon EKS security group requirements for clusters"',
    scenario: 'the minimum of groups, and another value',
    ends: /was made with `security-groups: recommended`/,
  },
  'resources/control-plane/control-plane-settings expiresAt': {
    really: 'a cluster keeps the end that it was made with, whatever a later run says',
    source: readBy,
    scenario: 'a sweep of what has been given an end',
    ends: /^left: AWS::EKS::Cluster demo/,
  },
  'resources/control-plane/control-plane-settings makingSince': {
    really: 'a sweep takes the cluster for abandoned while a run goes on with it',
    source: readBy,
    scenario: 'a sweep beside a run that goes on with what is half-made',
    ends: /^the sweep has removed it/m,
  },
  'resources/nodes/self-managed-stack nodeGroup': {
    really: 'nobody knows which stacks are those of node groups: a removal leaves them',
    source: 'CloudFormation API reference, DescribeStacks, Tags',
    scenario: 'self-managed nodes, and their end',
    ends: /others have to take away first|AWS::CloudFormation::Stack/,
  },
  'resources/nodes/node-role nodeGroup': {
    really:
      'nobody knows of which group the role was: a removal leaves it, and with it the profile that it is in',
    source: 'IAM API reference, ListRoles: it shows no tags',
    scenario: 'self-managed nodes with a role of their own, and their end',
    ends: /AWS::IAM::Role/,
  },
  'resources/nodes/launch-template commands': {
    really: 'IAM does not learn what the nodes are told to run, and holds no list against it',
    source: 'docs/iam/README.md',
    scenario: 'managed nodes that run commands',
    ends: /^the launch template does not say what its nodes run/m,
  },
  'resources/nodes/self-managed-stack commands': {
    really: 'IAM does not learn what the nodes are told to run, and holds no list against it',
    source: 'docs/iam/README.md',
    scenario: 'self-managed nodes that run commands',
    ends: /^the stack does not say what its nodes run/m,
  },
  'resources/nodes/self-managed-user-data nodeGroup': {
    really: 'nobody sees of which group a node is',
    source: 'docs/status.md',
    scenario: 'self-managed nodes that run commands',
    ends: /^the status does not say of which group the nodes are/m,
  },
  'resources/access/people access': {
    really: 'who is no longer listed keeps his access entry: it is not known who made it',
    source: 'docs/iam/README.md',
    scenario: 'somebody who is listed no more',
    ends: /^an access entry of somebody who is not listed/,
  },
  'resources/nodes/launch-template content': {
    really: 'each run makes another version, and EKS replaces every node',
    source: 'EKS user guide, "Customize managed nodes with launch templates"',
    scenario: 'up, and again',
    ends: /^up again: updated, and not unchanged/,
  },
  'resources/nodes/launch-template content, 2': {
    really: 'each run after the first change makes another version, and EKS replaces every node',
    source: 'EKS user guide, "Customize managed nodes with launch templates"',
    scenario: 'a node group whose volume has changed',
    ends: /^up again: updated, and not unchanged/,
  },
  'resources/leftovers/log-group retained': {
    really: 'whoever has to keep the audit log of a cluster has lost it',
    source: 'CloudWatch Logs API reference, DeleteLogGroup: permanently',
    scenario: 'logs that are to be kept',
    ends: /^the logs have gone/,
  },
  'resources/leftovers/claims retained': {
    really: 'what was to outlive its cluster is deleted with it',
    source: 'Kubernetes, "Persistent Volumes": reclaiming, Retain',
    scenario: 'a volume that is to outlive its cluster',
    ends: /^the volume has gone/,
  },
  'resources/network/shared-network owner': {
    ...notOurs,
    scenario: 'a shared network',
  },
  'commands/sweep cluster': {
    really: 'what the sweep claims is not known for the cluster’s again: its logs stay, and cost',
    source: 'EKS user guide, "Send control plane logs to CloudWatch Logs": EKS deletes no log group',
    scenario: 'a sweep by the role of sweeps',
    ends: /^left: AWS::Logs::LogGroup/,
  },
  'resources/existing owner': {
    really: 'what the removal claims is claimed for another than the cluster: its logs stay, and cost',
    source: 'EKS user guide, "Send control plane logs to CloudWatch Logs": EKS deletes no log group',
    scenario: "a down by hand of a pull request's cluster",
    ends: /^left: AWS::Logs::LogGroup|exists but is not ours/,
  },
  'commands/sweep owner': {
    ...notOurs,
    scenario: 'a sweep by the role of sweeps',
  },
};

const claims: readonly Row[] = [
  {
    ...notOurs,
    name: 'a control plane without our tags',
    file: 'src/resources/control-plane/control-plane.ts',
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
    file: 'src/resources/nodes/node-group.ts',
    text: 'tags: { ...spec.tags, ...group.tags },',
    replacement: 'tags: { ...group.tags },',
    // EKS takes no empty map.
    ends: /exists but is not ours|not authorized|at 'tags' failed to satisfy constraint/,
  },
  {
    ...notOurs,
    name: 'a Fargate profile without our tags',
    file: 'src/resources/nodes/fargate-profile.ts',
    text: 'tags: { ...spec.tags, ...profile.tags },',
    replacement: 'tags: { ...profile.tags },',
    scenario: 'a cluster on Fargate',
  },
  {
    ...notOurs,
    name: 'a capability without our tags',
    file: 'src/resources/capabilities/capability.ts',
    text: "deletePropagationPolicy: 'RETAIN',\n      tags: { ...spec.tags, ...wanted.tags },",
    replacement: "deletePropagationPolicy: 'RETAIN',\n      tags: { ...wanted.tags },",
    scenario: 'a cluster with a capability, and its end',
    ends: /exists but is not ours|not authorized|which somebody else has made/,
  },
  {
    ...notOurs,
    name: 'a role without our tags',
    file: 'src/resources/role.ts',
    text: '      Tags: toTagList({ ...spec.tags, ...options.tags, [clusterTag]: spec.name }),\n',
    replacement: '',
    scenario: 'up, and again',
  },
  {
    ...notOurs,
    name: 'a launch template without our tags',
    file: 'src/resources/nodes/launch-template.ts',
    text: 'Tags: toTagList({ ...spec.tags, ...ofCommands, [tagKeys.content]',
    replacement: 'Tags: toTagList({ ...ofCommands, [tagKeys.content]',
    scenario: 'up, and again',
  },
  {
    name: "another cluster's things, which a controller's tag claims",
    file: 'src/spec/tags.ts',
    text: '  if (ofCluster !== name || (owner !== undefined && ofOwner !== owner)) return false;\n',
    replacement: '',
    really:
      'whoever may tag a thing has the teardown of another cluster detach its rules, and fail for what it may not remove',
    source: 'docs/iam/README.md, "Whose clusters"',
    scenario: "a shared network, and another's things that are tagged as ours",
    ends: /resources are still there|harm: /,
  },
  {
    name: 'a finished cluster that is marked as half-made',
    file: 'src/resources/control-plane/control-plane.ts',
    text: '  if (!(tagKeys.makingSince in tags)) return;',
    replacement: '  if (tagKeys.makingSince in tags) return;',
    really: 'a sweep takes it for abandoned, and removes it',
    source: 'docs/sweep.md',
    scenario: 'a sweep that finds nothing due',
    ends: /^after the sweep, there is no cluster demo/,
  },
];
