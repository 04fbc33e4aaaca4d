/** What people are told of a cluster that is there. */
import { consoleLinks } from '../aws/console.ts';
import { momentInWords } from '../engine/words.ts';
import type { Fact, Value } from '../github/markdown.ts';
import type { Folded } from '../github/summary.ts';
import type { Node } from '../kubernetes/types.ts';
import type { ControlPlane } from '../resources/control-plane/control-plane.ts';
import { namesOf } from '../spec/names.ts';
import { workOf } from '../spec/read-owner.ts';
import type { ClusterSpec } from '../spec/spec.ts';
import { type Tags, tagKeys } from '../spec/tags.ts';

/** The cluster's page in the AWS console; undefined where that is not known. */
export function consoleOf(name: string, region: string): string | undefined {
  return consoleLinks(region)?.cluster(name);
}

/** Where it is, and whose: what does not depend on what it costs. */
export function placeFacts({ name, vpcId, tags, expiresAt }: ControlPlane, region: string): Fact[] {
  const links = consoleLinks(region);
  const stack = namesOf(name, region).networkStack;
  const inConsole: Value =
    links === undefined
      ? vpcId
      : [
          { text: 'cluster', href: links.cluster(name) },
          ' · ',
          { text: `stack ${stack}`, href: links.stack(stack) },
          ' · ',
          { text: vpcId, href: links.vpc(vpcId) },
        ];
  return [
    [links === undefined ? 'Network' : 'AWS console', inConsole],
    ['Owner', ownerOf(tags)],
    ['Expires', momentInWords(expiresAt)],
    ['kubectl', `\`aws eks update-kubeconfig --name ${name} --region ${region}\``],
  ];
}

/** Such as `pull request #12 of octo-org/octo-app`, with a link to it. */
export function ownerOf(tags: Tags): Value {
  const { [tagKeys.owner]: owner = '', [tagKeys.repository]: repository, [tagKeys.run]: run } = tags;
  if (repository === undefined) return owner;
  const home = /^(https:\/\/.+)\/actions\/runs\//.exec(run ?? '')?.[1];
  const linked = (text: string, path: string): Value =>
    home === undefined ? text : [{ text, href: `${home}${path}` }];
  const work = workOf(owner);
  if (work === undefined) return [...linked(`repository ${repository}`, '')];
  return work.kind === 'pr'
    ? [...linked(`pull request #${work.of}`, `/pull/${work.of}`), ` of ${repository}`]
    : [...linked(`branch ${work.of}`, `/tree/${encodeURI(work.of)}`), ` of ${repository}`];
}

/** Who may use Kubernetes, besides the role that makes the cluster. */
export function entrantsOf({
  admins,
  viewers,
  accessEntries,
  identityMappings,
}: Pick<ClusterSpec, 'admins' | 'viewers' | 'accessEntries' | 'identityMappings'>): string {
  const people = [
    ...admins.map((arn) => `${nameIn(arn)} (admin)`),
    ...viewers.map((arn) => `${nameIn(arn)} (viewer)`),
    ...accessEntries.map(({ principalArn }) => `${nameIn(principalArn)} (access entry)`),
    ...identityMappings.map(({ of }) => `${nameIn(of)} (aws-auth)`),
  ];
  return people.length === 0
    ? 'nobody yet but the role of this run: list people in `admins` or `viewers`'
    : `${people.join(', ')}, and the role of this run`;
}

/** A role's or a user's name, without its path. */
const nameIn = (arn: string): string => arn.split('/').at(-1) ?? arn;

/** All of it in one line, such as `https://…, 2 nodes, about $0.240 an hour ($5.76 a day, $175 a month), expires 2026-…`. */
export function inOneLine(
  { endpoint, expiresAt }: ControlPlane,
  { nodes, price }: { nodes?: number; price: string },
): string {
  return [
    endpoint,
    ...(nodes === undefined ? [] : [nodes === 1 ? '1 node' : `${nodes} nodes`]),
    price,
    expiresAt === 'never' ? 'never expires' : `expires ${momentInWords(expiresAt)}`,
  ].join(', ');
}

/** The nodes by their zones, their types and what runs on them. Sources of the labels: Kubernetes, "Well-Known Labels". */
export function nodeTable(nodes: readonly Node[]): Folded {
  return {
    title: nodes.length === 1 ? '1 node' : `${nodes.length} nodes`,
    table: {
      header: ['Name', 'Zone', 'Type', 'Version'],
      rows: nodes.map(({ metadata: { name, labels = {} }, status }) => [
        name,
        labels['topology.kubernetes.io/zone'] ?? '',
        labels['node.kubernetes.io/instance-type'] ?? '',
        status?.nodeInfo?.kubeletVersion ?? '',
      ]),
    },
  };
}
