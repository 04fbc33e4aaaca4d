import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Graph } from '../engine/graph.ts';
import { accessEntry } from './access-entry.ts';
import { addon } from './addon.ts';
import { clusterRole } from './cluster-role.ts';
import { controlPlane } from './control-plane.ts';
import { launchTemplate } from './launch-template.ts';
import { network } from './network.ts';
import { nodeGroup } from './node-group.ts';
import { nodeRole } from './node-role.ts';
import { nodes } from './nodes.ts';

/** Everything that the cluster of this spec is made of, each thing naming what it needs. */
export function clusterGraph(aws: Aws, spec: ClusterSpec, identity: Identity) {
  const net = network(aws, spec);
  const role = clusterRole(aws, spec);
  const workers = nodeRole(aws, spec);
  const plane = controlPlane(aws, spec, { subnets: net.subnets, role });
  const access = accessEntry(aws, spec, plane, identity);
  const groups = spec.nodeGroups.map((group) => {
    const template = launchTemplate(aws, spec, group, { plane, subnets: net.subnets });
    return { template, group: nodeGroup(aws, spec, group, { plane, network: net, role: workers, template }) };
  });
  const addons = spec.addons.map((name) => addon(aws, spec, name, plane));
  const ready = nodes(aws, spec, { plane, access, groups: groups.map(({ group }) => group) });
  const graph: Graph = [
    net,
    role,
    workers,
    plane,
    access,
    ...addons,
    ...groups.flatMap(({ template, group }) => [template, group]),
    ready,
  ];
  return { graph, network: net, controlPlane: plane, nodeRole: workers, nodes: ready };
}
