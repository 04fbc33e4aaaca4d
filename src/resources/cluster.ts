import type { Addon, FargateProfile } from '@aws-sdk/client-eks';
import { capabilityKind, fargateProfileKind } from '../aws/attachments.ts';
import type { Aws } from '../aws/clients.ts';
import type { Identity } from '../aws/identity.ts';
import { type Graph, onlyRemoved, type Resource } from '../engine/graph.ts';
import { addonAccount, knownAddon } from '../spec/addons.ts';
import { autoModeOf } from '../spec/auto-mode.ts';
import { capabilitiesOf } from '../spec/capabilities.ts';
import { profilesOf } from '../spec/fargate.ts';
import { isGiven } from '../spec/pods.ts';
import {
  type AddonSpec,
  type Brake,
  type ClusterSpec,
  ebsCsiAddon,
  type RemovalWishes,
} from '../spec/spec.ts';
import { type Admission, accessEntry } from './access/access-entry.ts';
import { identityProvider } from './access/identity-provider.ts';
import { people } from './access/people.ts';
import { addon, isForFargate } from './addons/addon.ts';
import type { AccountRole, WantedIdentity } from './addons/addon-identity.ts';
import { ebsCsiRole } from './addons/ebs-csi-role.ts';
import { storageClass } from './addons/storage-class.ts';
import { capability } from './capabilities/capability.ts';
import { capabilityRoles } from './capabilities/capability-role.ts';
import { formerCapabilities } from './capabilities/former-capabilities.ts';
import { clusterRole } from './control-plane/cluster-role.ts';
import { controlPlane } from './control-plane/control-plane.ts';
import { logRetention } from './control-plane/log-retention.ts';
import { podRole, podRoleName, podRoles } from './identity/pod-role.ts';
import { podsGraph } from './identity/pods.ts';
import { attachments } from './leftovers/attachments.ts';
import { claims } from './leftovers/claims.ts';
import { exposed } from './leftovers/exposed.ts';
import { guardDuty } from './leftovers/guard-duty.ts';
import { insideOf } from './leftovers/inside.ts';
import { instances } from './leftovers/instances.ts';
import { lateInterfaces } from './leftovers/late-interfaces.ts';
import { loadBalancers } from './leftovers/load-balancers.ts';
import { logGroup } from './leftovers/log-group.ts';
import { networkInterfaces } from './leftovers/network-interfaces.ts';
import { nodePools } from './leftovers/node-pools.ts';
import { oidcProvider } from './leftovers/oidc-provider.ts';
import { pods } from './leftovers/pods.ts';
import { securityGroups } from './leftovers/security-groups.ts';
import { targetGroups } from './leftovers/target-groups.ts';
import { volumes } from './leftovers/volumes.ts';
import { gateways } from './network/gateways.ts';
import { minimumGroups } from './network/minimum-groups.ts';
import { network } from './network/network.ts';
import { autoNodeEntry } from './nodes/auto-node-entry.ts';
import { autoNodeRole, formerAutoNodeRole } from './nodes/auto-node-role.ts';
import { builtInPools } from './nodes/built-in-pools.ts';
import { devicePlugin, mayHaveGpus } from './nodes/device-plugin.ts';
import { fargateProfile } from './nodes/fargate-profile.ts';
import { formerProfiles } from './nodes/former-profiles.ts';
import { givenTemplate } from './nodes/given-template.ts';
import { launchTemplate } from './nodes/launch-template.ts';
import { nodeGroup } from './nodes/node-group.ts';
import { nodeRole, roleOfGroup } from './nodes/node-role.ts';
import { nodes } from './nodes/nodes.ts';
import { podExecutionRoles } from './nodes/pod-execution-role.ts';
import { selfManagedNodesOf } from './nodes/self-managed.ts';
import { isPreview, previewPlace } from './previews.ts';

export interface ClusterOptions {
  /** How many previews the repository may have in the region; undefined for any number. */
  maxPreviews?: Brake | undefined;
  /** Of a graph that is to be removed. */
  removal?: RemovalWishes;
}

const nothingSpecial: RemovalWishes = { liftsProtection: false, keepsLogs: false };

/** The control plane and what is there without it, for which it does not matter who runs. */
export function foundation(
  aws: Aws,
  spec: ClusterSpec,
  { maxPreviews, removal = nothingSpecial }: ClusterOptions = {},
) {
  const { liftsProtection } = removal;
  const net = network(aws, spec, { liftsProtection });
  const conditions =
    maxPreviews !== undefined && isPreview(spec) ? [previewPlace(aws, spec, maxPreviews, net.subnets)] : [];
  const role = clusterRole(aws, spec);
  const autoNode = autoModeOf(spec) && autoNodeRole(aws, spec);
  const groups =
    spec.securityGroups === 'minimum' ? minimumGroups(aws, spec, { subnets: net.subnets }) : undefined;
  const plane = controlPlane(aws, spec, {
    subnets: net.subnets,
    groups,
    role,
    autoNodeRole: autoNode,
    conditions,
    liftsProtection,
  });
  return { net, conditions, role, workers: autoNode ?? nodeRole(aws, spec), plane, groups };
}

/**
 * Everything that the cluster of this spec is made of, each thing naming what it needs; and what others make for it, which
 * has to go with it.
 */
export function clusterGraph(aws: Aws, spec: ClusterSpec, identity: Identity, options: ClusterOptions = {}) {
  const { net, conditions, role, workers, plane, groups: ofMinimum } = foundation(aws, spec, options);
  const { keepsLogs } = options.removal ?? nothingSpecial;
  const access = accessEntry(aws, spec, plane, identity);
  const pairs = spec.nodeGroups.map((each) => {
    const ours = launchTemplate(aws, spec, each, { plane, groups: ofMinimum });
    const given = each.launch?.template;
    const template = given === undefined ? ours : givenTemplate(aws, spec, each, given, ours);
    const { role, graph } = roleOfGroup(aws, spec, each, { template, ofCluster: workers });
    return {
      template,
      roles: graph,
      group: nodeGroup(aws, spec, each, { plane, network: net, role, template }),
    };
  });
  const groups = pairs.map(({ group }) => group);
  const selfManaged = selfManagedNodesOf(aws, spec, identity, {
    plane,
    network: net,
    access,
    securityGroups: ofMinimum,
  });
  const fargate = fargateOf();
  const beside = capabilitiesBeside();
  const logs = logGroup(aws, spec, { plane, keepsLogs });
  const addons = addonsOf();
  const ready = nodes(aws, spec, { plane, access, groups, selfManaged: selfManaged.groups });
  const graph: Graph = [
    ...[
      net,
      ...(ofMinimum === undefined ? [] : [ofMinimum]),
      role,
      workers,
      ...conditions,
      plane,
      access,
      people(aws, spec, plane, identity),
      ...tokens(),
      ...retention(),
      ...selfManaged.awsAuth,
      ...pairs.flatMap(({ template, roles, group }) => [template, ...roles, group]),
      ...selfManaged.graph,
      ready,
      ...(spec.nodeGroups.some(mayHaveGpus) ? [devicePlugin(aws, spec, { plane, groups })] : []),
      ...fargate.graph,
      ...beside.graph,
      ...podsGraph(aws, spec, { plane, access, ofAddons: addons }),
      ...autoMode(),
    ],
    ...addons.roles,
    ...addons.users,
    ...storageClasses(),
  ];
  return {
    graph,
    madeByOthers,
    network: net,
    controlPlane: plane,
    access,
    nodeRole: workers,
    nodes: ready,
    nodeGroups: groups,
    selfManaged: selfManaged.groups,
    logGroup: logs,
  };

  /**
   * What the cluster's controllers, EKS and AWS make, by the order in which it goes: first what controllers take away
   * themselves while they run, then what is left of it.
   *
   * @param admission of the caller to the cluster
   */
  function madeByOthers(admission: Admission): Graph {
    const inside = insideOf(aws, spec, plane, admission);
    // They put back what is taken away beside them.
    const capabilities = attachments(aws, spec, capabilityKind, { plane, roles: beside.roles });
    const profiles = attachments(aws, spec, fargateProfileKind, { plane, roles: fargate.roles });
    const running = pods({ inside, groups: [...groups, ...selfManaged.groups, profiles] });
    const balancers = loadBalancers(aws, spec, { plane });
    const monitoring = guardDuty(aws, spec, { plane });
    const interfaces = networkInterfaces(aws, spec, { plane, groups: [...groups, ...selfManaged.groups] });
    const pools = nodePools(aws, spec, { plane, inside, pods: running });
    const started = instances(aws, spec, { plane });
    const late = lateInterfaces(aws, spec, { instances: started });
    const behind = [...groups, profiles, running, pools];
    return [
      capabilities,
      profiles,
      exposed({ inside, pools, capabilities }),
      claims(aws, spec, { inside, pools, capabilities }),
      pools,
      running,
      interfaces,
      gateways(aws, spec, { plane, users: behind }),
      started,
      late,
      balancers,
      targetGroups(aws, spec, { network: net, loadBalancers: balancers }),
      monitoring,
      // They wait for all that stands in the network, and the network for them, as groups do to which their rules may lead.
      securityGroups(aws, spec, {
        network: net,
        groups: ofMinimum,
        users: [plane, balancers, interfaces, started, late, monitoring],
      }),
      volumes(aws, spec, { plane }),
      oidcProvider(aws, spec, { plane }),
      podRoles(aws, spec, { plane }),
      logs,
    ];
  }

  /** Of whoever is no identity of IAM. */
  function tokens(): Graph {
    const { identityProvider: wanted } = spec;
    return wanted === undefined ? [] : [identityProvider(aws, spec, wanted, { plane })];
  }

  function retention(): Graph {
    const { logRetention: days } = spec.controlPlane;
    return days === undefined ? [] : [logRetention(aws, spec, days)];
  }

  /** Pods on Fargate: their roles, and profiles that come one after the other. */
  function fargateOf(): { graph: Graph; roles: Graph; profiles: Graph } {
    const { roles, roleOf } = podExecutionRoles(aws, spec);
    const profiles: Resource<FargateProfile>[] = [];
    for (const each of profilesOf(spec)) {
      const needs = { plane, network: net, role: roleOf(each), before: profiles.slice(-1) };
      profiles.push(fargateProfile(aws, spec, each, needs));
    }
    const former = spec.fargateProfiles === undefined ? [] : [formerProfiles(aws, spec, profiles)];
    return { graph: [...roles, ...profiles, ...former], roles, profiles: [...profiles, ...former] };
  }

  /** Controllers that EKS runs beside the control plane, and their roles. */
  function capabilitiesBeside(): { graph: Graph; roles: Graph } {
    const { roles, roleOf } = capabilityRoles(aws, spec);
    const made = capabilitiesOf(spec).map((each) =>
      capability(aws, spec, each, { plane, role: roleOf(each) }),
    );
    const former = spec.capabilities === undefined ? [] : [formerCapabilities(aws, spec, [plane, ...made])];
    return { graph: [...roles, ...made, ...former], roles };
  }

  function placed(each: AddonSpec): { profiles?: Graph } {
    return isForFargate(spec, each) ? { profiles: fargate.profiles } : {};
  }

  /** What there is in place of node groups; of any other cluster, what one may have left. */
  function autoMode(): Graph {
    const wanted = autoModeOf(spec);
    if (wanted === undefined) return [formerAutoNodeRole(aws, spec, plane)];
    return [
      builtInPools(aws, spec, { plane, access }),
      ...(wanted.nodePools.length > 0 ? [] : [autoNodeEntry(aws, spec, identity, { plane, role: workers })]),
      storageClass(aws, { plane, access, provisioner: 'ebs.csi.eks.amazonaws.com' }),
    ];
  }

  /** The add-ons, and the roles of those of their pods that call AWS. */
  function addonsOf(): { users: Resource<Addon>[]; roles: Graph; names: string[] } {
    const made = spec.addons.map((each) => ({ each, identity: identityOf(each) }));
    const own = spec.addons.flatMap(({ name, identity }) =>
      (identity?.associations ?? [])
        .filter(({ role }) => !isGiven(role))
        .map(({ serviceAccount }) => podRoleName(spec, addonAccount(name, serviceAccount))),
    );
    return {
      users: made.map(({ each, identity }) =>
        addon(aws, spec, each, { plane, access, identity, ...placed(each) }),
      ),
      roles: [
        ...made.flatMap(({ identity }) => identity.accounts.map(({ role }) => role)),
        ...formerDriverRole(),
      ],
      names: own,
    };
  }

  /** The driver's own, where the file gives it another one. */
  function formerDriverRole(): Graph {
    const driver = spec.addons.find(({ name }) => name === ebsCsiAddon);
    return driver?.identity === undefined ? [] : [onlyRemoved(ebsCsiRole(aws, spec))];
  }

  function identityOf({ name, identity }: AddonSpec): WantedIdentity {
    const isKept = spec.pods !== undefined;
    if (identity === undefined && name === ebsCsiAddon) {
      const role = ebsCsiRole(aws, spec);
      const accounts = knownAddon(name)?.accounts ?? [];
      return { isKept, accounts: accounts.map(({ serviceAccount }) => ({ serviceAccount, role })) };
    }
    const { accountRole, associations = [] } = identity ?? {};
    const accounts = associations.map(({ serviceAccount, role, tags }): AccountRole => {
      const account = addonAccount(name, serviceAccount);
      return { serviceAccount, role: podRole(aws, spec, { account, role, tags }) };
    });
    return { isKept, accountRole, accounts };
  }

  /** What claims ask for to become volumes. */
  function storageClasses(): Graph {
    return spec.addons.some(({ name }) => name === ebsCsiAddon)
      ? [storageClass(aws, { plane, access, provisioner: 'ebs.csi.aws.com' })]
      : [];
  }
}
