/** What nobody would see if it were told wrong, but on the bill. */
import type { Row } from '../row.ts';

export const looking: readonly Row[] = [
  {
    name: 'nodes that no price is told of',
    file: 'src/cost/estate-of-clusters.ts',
    text: "{ Name: 'tag-key', Values: some.map(keyOf) },",
    replacement: "{ Name: 'tag-key', Values: some },",
    really:
      'EC2 finds by a key only what has a tag of that key: instances have none that is the name of their cluster',
    source: 'EC2 API reference, DescribeInstances: the filter tag-key',
    scenario: 'what status and list tell',
    ends: /^price by list: 0\.10\d, and not 0\.190/m,
  },
  {
    name: 'a price with what another of the same name has left',
    file: 'src/cost/estate-of-clusters.ts',
    text: 'all.filter(isOf(clusters, name))',
    replacement: 'all.filter(({ Tags }) => fromTagList(Tags)[tagKeys.cluster] === name)',
    really: 'a volume of an earlier owner of the name stays, and is that one’s to pay and to remove',
    source: 'docs/sweep.md, "What it spares"',
    scenario: 'what status and list tell',
    ends: /^price by list: 0\.191, and not 0\.190/m,
  },
  {
    name: 'a shared network that costs nothing',
    file: 'src/cost/estate-of-clusters.ts',
    text: 'gateways(aws, tagKeys.owner, [owner])',
    replacement: 'gateways(aws, tagKeys.cluster, [owner])',
    really: 'what is for many clusters carries the name of none, and its NAT gateway is paid for, for ever',
    source: 'https://aws.amazon.com/vpc/pricing/',
    scenario: 'what status and list tell',
    ends: /^price of shared networks: 0, and not 0\.05/m,
  },
  {
    name: 'a preview that nobody ends',
    file: 'src/config/cluster-request.ts',
    text: "if (workOf(owner)?.kind === 'pr') return defaults.ttl.pullRequest;",
    replacement: "if (workOf(owner)?.kind === 'pr') return undefined;",
    really:
      'GitHub runs no workflow for a pull request with a merge conflict, not even as it is closed: the cluster stays',
    source: 'GitHub Docs, "Events that trigger workflows": pull_request',
    scenario: 'previews of which nobody says when they go',
    ends: /^the new preview goes in NaN days/m,
  },
  {
    name: 'a usual life that shortens another',
    file: 'src/resources/control-plane/control-plane-settings.ts',
    text: 'return expiresAt instanceof Date && until < expiresAt.getTime();',
    replacement: 'return expiresAt instanceof Date;',
    really: 'a cluster that is to stay goes with the next sweep after three days, with all that runs in it',
    source: 'docs/sweep.md: a sweep goes by the tag alone',
    scenario: 'previews of which nobody says when they go',
    ends: /^end of what is to stay: \d{4}-.*, and not never/m,
  },
];
