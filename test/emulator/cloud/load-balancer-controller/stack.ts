/** What is wanted for one Service, or for the Ingresses of one group: a load balancer with all that belongs to it. */
import { createHash } from 'node:crypto';
import type { ProtocolEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Tag } from '../../eks/state.ts';
import type { Flavour, RunningController } from './flavour.ts';

export interface Stack {
  /** `<namespace>/<name>` of its object, or the name of the group. */
  id: string;
  /** What its tags and finalizers begin with. */
  prefix: string;
  name: string;
  type: 'application' | 'network';
  scheme: 'internal' | 'internet-facing';
  /** Ids that the object names; found by their tags when empty. */
  subnets: string[];
  /** Ids that the object names; a managed group and the cluster's shared one when empty. */
  securityGroups: string[];
  /** Who may come in, as CIDRs. */
  sources: string[];
  listeners: Listener[];
  targetGroups: TargetGroup[];
}

export interface Listener {
  port: number;
  protocol: ProtocolEnum;
  certificates: string[];
  /** In order; of a network load balancer just one, without a condition. */
  rules: Rule[];
}

export interface Rule {
  host?: string;
  path?: string;
  /** Name of a target group. */
  target: string;
}

export interface TargetGroup {
  name: string;
  /** What its tag says of it, such as `default/web-web:80`. */
  resource: string;
  type: 'instance' | 'ip';
  protocol: ProtocolEnum;
  /** Where traffic arrives on a node or in a pod. */
  port: number;
  /** Ids of instances, or addresses of pods. */
  members: string[];
}

const plain = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '');

export const hashOf = (...parts: (string | number)[]): string =>
  createHash('sha256').update(parts.join()).digest('hex').slice(0, 10);

/** `k8s-<namespace>-<name>-<hash>`, each cut short. */
export const nameFor = (namespace: string, name: string, hash: string): string =>
  `k8s-${plain(namespace).slice(0, 8)}-${plain(name).slice(0, 8)}-${hash}`;

/** `k8s-<group>-<hash>` */
export const nameForGroup = (group: string, hash: string): string =>
  `k8s-${plain(group).slice(0, 17)}-${hash}`;

/** Of the group that all of a cluster's load balancers share: `k8s-traffic-<cluster>-<hash>`. */
export const sharedGroupName = ({ clusterName }: RunningController): string =>
  `k8s-traffic-${plain(clusterName)}-${hashOf(clusterName)}`;

/** The tags of one of a stack's resources. */
export const tagsOf = (
  { clusterTag }: Flavour,
  { clusterName, defaultTags }: RunningController,
  tags: Record<string, string>,
): Tag[] =>
  Object.entries({ ...defaultTags, [clusterTag]: clusterName, ...tags }).map(([Key, Value]) => ({
    Key,
    Value,
  }));

export const stackTags = (
  { prefix, id }: Pick<Stack, 'prefix' | 'id'>,
  resource: string,
): Record<string, string> => ({
  [`${prefix}/stack`]: id,
  [`${prefix}/resource`]: resource,
});
