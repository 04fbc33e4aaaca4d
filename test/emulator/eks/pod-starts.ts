/** What keeps a pod from starting on its node: images that the node can't get, and AWS's refusals of what it does first. */
import { CannotReconcile } from '../cloud/controller.ts';
import { asServiceAccount } from '../cloud/credentials.ts';
import { instanceIdOf } from '../cloud/nodes.ts';
import { driverDeployment } from '../cloud/volume-drivers.ts';
import type { KubernetesOptions, PodProblem, StoredObject } from '../kubernetes/index.ts';
import { at, itemsAt, textAt } from '../kubernetes/objects.ts';
import { tcp } from '../network/packets.ts';
import { wayOut } from '../network/reach.ts';
import { lookAtVpc, ownInterface } from '../network/vpc.ts';
import { registerDevices } from './device-plugins.ts';
import { interfaceOf } from './fargate-pods.ts';
import { cniDenial, fargatePullDenial, pullDenial } from './node-permissions.ts';
import { giveAddress, noAddress } from './pod-addresses.ts';
import { isServiceError } from './service-errors.ts';
import { actingAs, type ClusterRecord, type Eks, inBackground, instanceIn } from './state.ts';

/** Stands for the address of a registry that is not Amazon's. */
const registry = '104.18.121.25';

/** Seconds for which an image that a node could get can still be got: it is asked once for all pods of a group. */
const remembered = 60;

const isAmazons = (image: string): boolean => /^\d{12}\.dkr\.ecr\./.test(image);

/** Asks, for the kubelets of a cluster, before a pod starts. */
export function podInspection(eks: Eks, record: ClusterRecord): NonNullable<KubernetesOptions['inspectPod']> {
  /** When each image was last got on each node, in milliseconds since the epoch. */
  const got = new Map<string, number>();
  /** Pods that have been looked at, by uid. */
  const seen = new Set<string>();

  const imageProblem = async (
    pod: StoredObject,
    instanceId: string,
    image: string,
  ): Promise<string | undefined> => {
    const key = `${instanceId || pod.metadata.uid} ${image}`;
    const isFresh = Date.now() < (got.get(key) ?? 0) + eks.world.clock.milliseconds(remembered);
    if (isFresh) return undefined;
    const ofFargate = interfaceOf(record, pod);
    const problem = !isAmazons(image)
      ? await wayProblem(eks, record, ofFargate ?? instanceId)
      : ofFargate === undefined
        ? await pullDenial(eks, record, instanceId, image)
        : record.kubernetes &&
          (await fargatePullDenial({ eks, record, kubernetes: record.kubernetes }, pod, image));
    if (problem === undefined) got.set(key, Date.now());
    return problem;
  };

  const problemsOf = async (pod: StoredObject, node: StoredObject): Promise<PodProblem[]> => {
    const instanceId = instanceIdOf(node);
    // Nodes of Auto Mode are AWS's own affair.
    if (!instanceId && interfaceOf(record, pod) === undefined) return [];
    if (instanceId && !(await isAddressed(eks, record, pod, node))) {
      return [{ reason: 'FailedCreatePodSandBox', message: noAddress }];
    }
    const containers = ['initContainers', 'containers'].flatMap((kind) => itemsAt(pod, 'spec', kind));
    const problems: PodProblem[] = [];
    for (const container of containers) {
      const image = textAt(container, 'image');
      const problem = await imageProblem(pod, instanceId, image);
      if (problem !== undefined) {
        const message = `failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${problem}`;
        problems.push({ container: textAt(container, 'name'), reason: 'ErrImagePull', message });
      }
    }
    const refusal = problems.length === 0 ? await firstRefusal(eks, record, pod, instanceId) : undefined;
    if (problems.length === 0 && !refusal) registerDevices(record, pod, instanceId);
    return refusal ? [refusal] : problems;
  };

  return (pod, node, tell) =>
    inBackground(eks, record, async () => {
      const inspection = problemsOf(pod, node).then(tell);
      // Nobody waits for a pod that has failed to be looked at again.
      if (!seen.has(pod.metadata.uid)) record.inspections.add(inspection);
      seen.add(pod.metadata.uid);
      await inspection.finally(() => record.inspections.delete(inspection));
    });
}

/** Whether the pod has an address: that of its node, or one of its own. */
async function isAddressed(
  eks: Eks,
  record: ClusterRecord,
  pod: StoredObject,
  node: StoredObject,
): Promise<boolean> {
  const id = instanceIdOf(node);
  const instance = instanceIn(record, id);
  if (!instance || at(pod, 'spec', 'hostNetwork') === true) return true;
  return await giveAddress(eks, record, node.metadata.name, instance, pod);
}

/** @param id of an instance, or of an interface. @returns why it reaches no registry outside its VPC; undefined when it does */
async function wayProblem(eks: Eks, record: ClusterRecord, id: string): Promise<string | undefined> {
  const { ec2 } = actingAs(eks, record.region, 'AWSServiceRoleForAmazonEKSNodegroup');
  try {
    const vpc = await lookAtVpc(ec2, record.cluster.resourcesVpcConfig.vpcId);
    const own =
      ownInterface(vpc, id) ?? vpc.interfaces.find(({ NetworkInterfaceId }) => NetworkInterfaceId === id);
    return own && wayOut(vpc, own, registry, tcp(443)).problem;
  } catch (error) {
    // Something of the network has gone.
    if (isServiceError(error)) return error.message;
    throw error;
  }
}

/**
 * Programs that ask AWS at once whether they may work, and end when they may not.
 * Sources: aws/amazon-vpc-cni-k8s (issue 1847); kubernetes-sigs/aws-ebs-csi-driver (pull request 2590: its controller
 * asks EC2 for the availability zones, and is started again until it may).
 */
async function firstRefusal(
  eks: Eks,
  record: ClusterRecord,
  pod: StoredObject,
  instanceId: string,
): Promise<PodProblem | undefined> {
  const owner = textAt(pod, 'metadata', 'labels', 'app.kubernetes.io/name');
  const crashing = (container: string, message: string | undefined): PodProblem | undefined =>
    message === undefined ? undefined : { container, reason: 'CrashLoopBackOff', message };
  if (owner === 'aws-node') return crashing('aws-node', await cniDenial(eks, record, instanceId, pod));
  if (owner === driverDeployment) return crashing('ebs-plugin', await driverRefusal(eks, record, pod));
  return undefined;
}

async function driverRefusal(
  eks: Eks,
  record: ClusterRecord,
  pod: StoredObject,
): Promise<string | undefined> {
  const { kubernetes } = record;
  if (!kubernetes) return undefined;
  const { namespace = '' } = pod.metadata;
  const account = { namespace, name: textAt(pod, 'spec', 'serviceAccountName') };
  try {
    const { principal } = await asServiceAccount({ eks, record, kubernetes }, account, pod);
    return await eks.world.denial(principal, { action: 'ec2:DescribeAvailabilityZones', resource: '*' });
  } catch (error) {
    if (error instanceof CannotReconcile) return error.message;
    throw error;
  }
}
