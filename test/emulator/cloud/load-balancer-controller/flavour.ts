/**
 * The two who make network and application load balancers by the same code: the AWS Load Balancer Controller, where
 * somebody has installed it in the cluster, and EKS itself in Auto Mode. They differ in the words they go by.
 * Sources: kubernetes-sigs/aws-load-balancer-controller (docs), and for Auto Mode the tag keys that the managed policy
 * AmazonEKSLoadBalancingPolicy allows.
 */

import { actingAs } from '../../eks/state.ts';
import type { Change } from '../../kubernetes/types.ts';
import { type CloudCluster, isAutoMode } from '../cluster.ts';
import { asClusterRole, asServiceAccount, type Caller } from '../credentials.ts';
import { beginsToRun, optionOf, pairsOf, runningDeployment } from '../deployments.ts';

export interface Flavour {
  /** `loadBalancerClass` of the Services that it takes. */
  serviceClass: string;
  /** `spec.controller` of the IngressClasses that it takes. */
  ingressController: string;
  /** Prefix of the tags and finalizers of what it makes for Services, and for Ingresses. */
  prefixes: { service: string; ingress: string };
  /** What it goes by for Gateways; undefined when it takes none. */
  gateway: { controller: string; prefix: string; finalizer: string } | undefined;
  /** The tag by which the cluster's load balancers are known. */
  clusterTag: string;
  /** Where load balancers send traffic unless told. */
  targetType: 'instance' | 'ip';
  /** Whether it takes Services of `service.beta.kubernetes.io/aws-load-balancer-type: external`, too. */
  takesExternal: boolean;
  /** undefined while it does not run. */
  controller(cluster: CloudCluster): RunningController | undefined;
  /** Whether it begins to run with this change. */
  begins(change: Change): boolean;
}

export interface RunningController {
  clusterName: string;
  /** Tags of everything that it makes. */
  defaultTags: Record<string, string>;
  /** @throws CannotReconcile when it has no credentials */
  caller(): Promise<Caller>;
}

const deployment = 'aws-load-balancer-controller';

export const installed: Flavour = {
  serviceClass: 'service.k8s.aws/nlb',
  ingressController: 'ingress.k8s.aws/alb',
  prefixes: { service: 'service.k8s.aws', ingress: 'ingress.k8s.aws' },
  gateway: {
    controller: 'gateway.k8s.aws/alb',
    prefix: 'gateway.k8s.aws.alb',
    finalizer: 'gateway.k8s.aws/alb-finalizer',
  },
  clusterTag: 'elbv2.k8s.aws/cluster',
  targetType: 'instance',
  takesExternal: true,
  controller(cluster) {
    const running = runningDeployment(cluster.kubernetes, deployment);
    const clusterName = running && optionOf(running.options, '--cluster-name');
    // Without the cluster's name it does not start.
    if (!running || !clusterName) return undefined;
    return {
      clusterName,
      defaultTags: pairsOf(optionOf(running.options, '--default-tags')),
      caller: () => asServiceAccount(cluster, running.serviceAccount, running.pod),
    };
  },
  begins: (change) => beginsToRun(change, deployment),
};

/**
 * Auto Mode's own makes and changes as the cluster role; what it looks at and takes away is EKS's service-linked role to do.
 * Source: AWS managed policies AmazonEKSLoadBalancingPolicy and AmazonEKSServiceRolePolicy.
 */
async function asAutoMode(cluster: CloudCluster): Promise<Caller> {
  const caller = await asClusterRole(cluster);
  const linked = actingAs(cluster.eks, cluster.record.region, 'AWSServiceRoleForAmazonEKS');
  const { ec2, elbv2 } = caller.clients;
  return {
    ...caller,
    clients: { ...caller.clients, ec2: divided(ec2, linked.ec2), elbv2: divided(elbv2, linked.elbv2) },
  };
}

type Client = { send(command: never): unknown };

const divided = <Kind extends Client>(maker: Kind, looker: Kind): Kind =>
  new Proxy(maker, {
    get: (target, member) =>
      member === 'send'
        ? (command: object) =>
            (/^(Describe|Delete|Deregister)/.test(command.constructor.name) ? looker : target).send(
              command as never,
            )
        : Reflect.get(target, member),
  });

export const autoMode: Flavour = {
  serviceClass: 'eks.amazonaws.com/nlb',
  ingressController: 'eks.amazonaws.com/alb',
  prefixes: { service: 'service.eks.amazonaws.com', ingress: 'ingress.eks.amazonaws.com' },
  gateway: undefined,
  clusterTag: 'eks:eks-cluster-name',
  targetType: 'ip',
  takesExternal: false,
  controller: (cluster) =>
    isAutoMode(cluster)
      ? {
          clusterName: cluster.record.cluster.name,
          defaultTags: {},
          caller: () => asAutoMode(cluster),
        }
      : undefined,
  begins: () => false,
};

export const flavours = [installed, autoMode];
