import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import type { ClusterSpec } from '../config/spec.ts';
import type { Graph } from '../engine/graph.ts';
import { accessEntry } from './access-entry.ts';
import { addon, ebsCsiAddon } from './addon.ts';
import { clusterRole } from './cluster-role.ts';
import { controlPlane } from './control-plane.ts';
import { ebsCsiRole } from './ebs-csi-role.ts';
import { launchTemplate } from './launch-template.ts';
import { network } from './network.ts';
import { nodeGroup } from './node-group.ts';
import { nodeRole } from './node-role.ts';
import { nodes } from './nodes.ts';
import { storageClass } from './storage-class.ts';

/** Everything that the cluster of this spec is made of, each thing naming what it needs. */
export function clusterGraph(aws: Aws, spec: ClusterSpec, identity: Identity) {
  const net = network(aws, spec);
  const role = clusterRole(aws, spec);
  const workers = nodeRole(aws, spec);
  const plane = controlPlane(aws, spec, { subnets: net.subnets, role });
  const access = accessEntry(aws, spec, plane, identity);
  const templates = spec.nodeGroups.map((group) =>
    launchTemplate(aws, spec, group, { plane, subnets: net.subnets }),
  );
  const groups = spec.nodeGroups.map((group, index) => {
    const template = templates[index] as (typeof templates)[number];
    return nodeGroup(aws, spec, group, { plane, network: net, role: workers, template });
  });
  const ready = nodes(aws, { plane, access, groups });
  const graph: Graph = [
    ...[net, role, workers, plane, access, ...templates, ...groups, ready],
    ...spec.addons
      .filter(({ name }) => name !== ebsCsiAddon)
      .map((each) => addon(aws, spec, each, { plane })),
    ...storage(),
  ];
  return { graph, network: net, controlPlane: plane, nodeRole: workers, nodes: ready };

  /** What claims need to become volumes: the EBS CSI driver, its role, and a class to ask for. */
  function storage(): Graph {
    const driver = spec.addons.find(({ name }) => name === ebsCsiAddon);
    if (driver === undefined) return [];
    const driverRole = ebsCsiRole(aws, spec);
    return [
      driverRole,
      addon(aws, spec, driver, { plane, role: driverRole }),
      storageClass(aws, { plane, access }),
    ];
  }
}
