/**
 * What a node and its CNI must be allowed by IAM: without, the node does not come, or stays NotReady.
 * Sources: awslabs/amazon-eks-ami (nodeadm asks EC2 for the node's name), kubernetes/cloud-provider-aws
 * (ecr-credential-provider), aws/amazon-vpc-cni-k8s (docs/iam-policy.md; its ipamd gives up when it may not look at the
 * node's interfaces or assign addresses to them: issue 1847).
 */
import { DescribeNetworkInterfacesCommand, type NetworkInterface } from '@aws-sdk/client-ec2';
import type { CloudCluster } from '../cloud/cluster.ts';
import { CannotReconcile } from '../cloud/controller.ts';
import { asNode, asPodExecutionRole, asServiceAccount } from '../cloud/credentials.ts';
import type { Principal } from '../core.ts';
import { controllerOf } from '../kubernetes/controllers/client.ts';
import { itemsAt, textAt } from '../kubernetes/objects.ts';
import type { StoredObject } from '../kubernetes/types.ts';
import { type Question, resourceTags } from '../permissions/questions.ts';
import { networkPod } from './addon-workloads.ts';
import { actingAs, type ClusterRecord, type Eks, type NodeInstance } from './state.ts';

/** @returns AWS's sentence on why the kubelet can't start; undefined when it can */
export async function kubeletDenial(
  eks: Eks,
  record: ClusterRecord,
  instanceId: string,
): Promise<string | undefined> {
  // Those of Auto Mode ask EC2 for nothing. Source: AWS managed policy AmazonEKSWorkerNodeMinimalPolicy.
  if (record.autoInstances?.has(instanceId)) return undefined;
  return await denialOf(eks, record, instanceId, [{ action: 'ec2:DescribeInstances', resource: '*' }]);
}

/** @returns AWS's sentence on why the node can't pull the image; undefined when it can */
export async function pullDenial(
  eks: Eks,
  record: ClusterRecord,
  instanceId: string,
  image: string,
): Promise<string | undefined> {
  const questions = pullQuestions(image);
  return questions.length > 0 ? await denialOf(eks, record, instanceId, questions) : undefined;
}

/** The same of a pod on Fargate, whose images come by its profile's role. */
export async function fargatePullDenial(
  cluster: CloudCluster,
  pod: StoredObject,
  image: string,
): Promise<string | undefined> {
  const caller = await asPodExecutionRole(cluster, pod);
  return caller
    ? await firstDenial(cluster.eks, caller.principal, pullQuestions(image))
    : 'the pod execution role has gone';
}

function pullQuestions(image: string): Question[] {
  const [, account, region, repository] =
    /^(\d{12})\.dkr\.ecr\.([\w-]+)\.amazonaws\.com[\w.]*\/([^:@]+)/.exec(image) ?? [];
  // Registries that are not Amazon's ask for no permission of IAM.
  if (repository === undefined) return [];
  const resource = `arn:aws:ecr:${region}:${account}:repository/${repository}`;
  return [
    { action: 'ecr:GetAuthorizationToken', resource: '*' },
    { action: 'ecr:BatchGetImage', resource },
    { action: 'ecr:GetDownloadUrlForLayer', resource },
  ];
}

/** @returns why the node's container network does not work; undefined when it does */
export async function networkProblem(
  eks: Eks,
  record: ClusterRecord,
  { id, node }: NodeInstance,
): Promise<string | undefined> {
  // Built into the nodes of Auto Mode.
  if (record.autoInstances?.has(id)) return undefined;
  const pod = networkPod(record, node?.metadata.name ?? '');
  if (!pod) return 'no container network runs on the node';
  for (const { image } of itemsAt(pod, 'spec', 'containers')) {
    const denial = await pullDenial(eks, record, id, String(image));
    if (denial !== undefined) return denial;
  }
  return controllerOf(pod)?.name === 'aws-node' ? await cniDenial(eks, record, id, pod) : undefined;
}

/**
 * The VPC CNI acts as its service account's role, or for want of one as its node's.
 * @param pod that of aws-node on the instance
 * @returns why it does not give the node its network; undefined when it does
 */
export async function cniDenial(
  eks: Eks,
  record: ClusterRecord,
  instanceId: string,
  pod: StoredObject,
): Promise<string | undefined> {
  const { kubernetes } = record;
  if (!kubernetes) return 'the cluster has gone';
  const account = { namespace: 'kube-system', name: textAt(pod, 'spec', 'serviceAccountName') };
  try {
    const { principal } = await asServiceAccount({ eks, record, kubernetes }, account, pod);
    const interfaces = await interfacesOf(eks, record, instanceId);
    const questions: Question[] = [
      { action: 'ec2:DescribeNetworkInterfaces', resource: '*' },
      ...interfaces.map(({ NetworkInterfaceId, TagSet = [] }) => ({
        action: 'ec2:AssignPrivateIpAddresses',
        resource: `arn:aws:ec2:${record.region}:${eks.world.account}:network-interface/${NetworkInterfaceId}`,
        context: resourceTags(
          Object.fromEntries(TagSet.map(({ Key = '', Value = '' }) => [Key, Value])),
          'ec2',
        ),
      })),
    ];
    return await firstDenial(eks, principal, questions);
  } catch (error) {
    if (error instanceof CannotReconcile) return error.message;
    throw error;
  }
}

async function interfacesOf(
  eks: Eks,
  { region }: ClusterRecord,
  instanceId: string,
): Promise<NetworkInterface[]> {
  const { ec2 } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKSNodegroup');
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'attachment.instance-id', Values: [instanceId] }],
    }),
  );
  return NetworkInterfaces;
}

async function denialOf(
  eks: Eks,
  record: ClusterRecord,
  instanceId: string,
  questions: Question[],
): Promise<string | undefined> {
  const { kubernetes } = record;
  const caller = kubernetes && (await asNode({ eks, record, kubernetes }, instanceId));
  return caller ? await firstDenial(eks, caller.principal, questions) : 'the node has no role';
}

async function firstDenial(
  { world }: Eks,
  principal: Principal,
  questions: Question[],
): Promise<string | undefined> {
  for (const question of questions) {
    const denial = await world.denial(principal, question);
    if (denial !== undefined) return denial;
  }
  return undefined;
}
