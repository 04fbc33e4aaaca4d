/** What EKS asks of the IAM roles it is given. */
import type { AwsError, RoleView, World } from '../core.ts';
import { invalidParameter } from './refusals.ts';

const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((each) => typeof each === 'string')
      : [];

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Whether the role's trust policy lets the service take each of the actions. */
export const trusts = (role: RoleView, service: string, ...actions: string[]): boolean =>
  actions.every((action) =>
    role.trust.Statement.some(
      (statement) =>
        member(statement, 'Effect') === 'Allow' &&
        texts(member(member(statement, 'Principal'), 'Service')).includes(service) &&
        texts(member(statement, 'Action')).some((each) => ['*', 'sts:*', action].includes(each)),
    ),
  );

/** Whether one of the managed policies is attached, AWS's own or a copy under the same name. */
const carries = (role: RoleView, policy: string): boolean =>
  role.policies.some((arn) => arn.endsWith(`/${policy}`));

const managedPolicy = (name: string | undefined): string => `arn:aws:iam::aws:policy/${name}`;

const autoModePolicies = [
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
];

/** Whether EKS can act as the cluster role. */
export const trustsEks = (role: RoleView, ...further: string[]): boolean =>
  trusts(role, 'eks.amazonaws.com', 'sts:AssumeRole', ...further);

/** The managed policies that the cluster role is to have, and has not. */
export const clusterRoleLacks = (role: RoleView, autoMode: boolean): string[] =>
  (autoMode ? autoModePolicies : ['AmazonEKSClusterPolicy']).filter((policy) => !carries(role, policy));

const notAssumed = (arn: string, clusterName: string): AwsError =>
  invalidParameter(
    `Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct`,
    { clusterName },
  );

/** @throws InvalidParameterException unless EKS can work with the cluster role, as IAM has spread it by now. */
export async function checkClusterRole(
  world: World,
  arn: string,
  clusterName: string,
  options: { autoMode: boolean },
): Promise<void> {
  const role = await world.role(arn);
  if (!role?.consistent || !trustsEks(role, ...(options.autoMode ? ['sts:TagSession'] : []))) {
    throw notAssumed(arn, clusterName);
  }
  const missing = clusterRoleLacks(role, options.autoMode);
  if (missing.length > 0) {
    throw invalidParameter(
      "The provided role doesn't have the Amazon EKS Managed Policies associated with it. Please ensure the " +
        `following policies [${missing.map(managedPolicy).join(', ')}] are attached`,
      { clusterName },
    );
  }
}

/** @throws InvalidParameterException unless instances of Auto Mode can act as the role, as IAM has spread it by now */
export async function checkAutoNodeRole(
  world: World,
  arn: string | undefined,
  clusterName: string,
): Promise<void> {
  if (!arn) return;
  const role = await world.role(arn);
  if (!role?.consistent || !trusts(role, 'ec2.amazonaws.com', 'sts:AssumeRole')) {
    throw invalidParameter(`The role with name ${arn.split('/').at(-1)} cannot be found.`, { clusterName });
  }
}

/** @throws InvalidParameterException unless the service of the capabilities can act as the role */
export async function checkCapabilityRole(world: World, arn: string, clusterName: string): Promise<RoleView> {
  const role = await world.role(arn);
  const service = 'capabilities.eks.amazonaws.com';
  if (!role?.consistent || !trusts(role, service, 'sts:AssumeRole', 'sts:TagSession')) {
    throw notAssumed(arn, clusterName);
  }
  return role;
}

/** For each thing that a node must be allowed, the managed policies that allow it. */
const nodePolicies = [
  ['AmazonEKSWorkerNodePolicy', 'AmazonEKSWorkerNodeMinimalPolicy'],
  [
    'AmazonEC2ContainerRegistryPullOnly',
    'AmazonEC2ContainerRegistryReadOnly',
    'AmazonEC2ContainerRegistryPowerUser',
  ],
];

/** @throws InvalidParameterException unless EC2 instances can act as the node role. */
export async function checkNodeRole(
  world: World,
  arn: string,
  about: { clusterName: string; nodegroupName: string },
): Promise<RoleView> {
  const role = await world.role(arn);
  if (!role?.consistent) {
    throw invalidParameter(`The role with name ${arn.split('/').at(-1)} cannot be found.`, about);
  }
  if (!trusts(role, 'ec2.amazonaws.com', 'sts:AssumeRole')) {
    throw invalidParameter(
      `Following required service principals [ec2.amazonaws.com] were not found in the trust relationships of nodeRole ${arn}`,
      about,
    );
  }
  const missing = nodePolicies.filter((oneOf) => !oneOf.some((policy) => carries(role, policy)));
  if (missing.length > 0) {
    throw invalidParameter(
      "The provided role doesn't have the Amazon EKS Managed Policies associated with it. Please ensure the " +
        `following policies [${missing.map(([policy]) => managedPolicy(policy)).join(', ')}] are attached`,
      about,
    );
  }
  return role;
}

/** @throws InvalidParameterException unless Fargate can run pods as the role. */
export async function checkPodExecutionRole(
  world: World,
  arn: string,
  clusterName: string,
): Promise<RoleView> {
  const role = await world.role(arn);
  if (!role?.consistent || !trusts(role, 'eks-fargate-pods.amazonaws.com', 'sts:AssumeRole')) {
    throw invalidParameter(
      `Misconfigured PodExecutionRole Trust Policy; Please add the eks-fargate-pods.amazonaws.com Service Principal`,
      { clusterName },
    );
  }
  return role;
}
