/** What instances that no managed group starts need to become nodes, made with AWS's own SDK. */
import {
  GetConsoleOutputCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { type Cluster, CreateAccessEntryCommand } from '@aws-sdk/client-eks';
import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand } from '@aws-sdk/client-iam';
import { multipart } from '../../emulator/instances/mime.ts';
import { nodeConfigType } from '../../emulator/instances/node-config.ts';
import { images } from '../../emulator/services/images.ts';
import { type Account, eventually } from './eks-account.ts';

/** Of an image by what it is. */
export const imageId = (family: string, kubernetes = '1.36', architecture = 'x86_64', gpus = false): string =>
  images.find(
    (image) =>
      image.family === family &&
      image.kubernetes === kubernetes &&
      image.architecture === architecture &&
      image.offersGpus === gpus &&
      (family !== 'al2023' || image.name.includes('standard')),
  )?.id ?? '';

export const nodeConfig = (cluster: Cluster, kubelet: object = {}, other: object = {}): string =>
  JSON.stringify({
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      cluster: {
        name: cluster.name,
        apiServerEndpoint: cluster.endpoint,
        certificateAuthority: cluster.certificateAuthority?.data,
        cidr: cluster.kubernetesNetworkConfig?.serviceIpv4Cidr,
        ...other,
      },
      kubelet,
    },
  });

/** A NodeConfig, and scripts beside it. */
export const withScripts = (config: string, ...scripts: string[]): string =>
  multipart([
    { type: nodeConfigType, body: config },
    ...scripts.map((body) => ({ type: 'text/x-shellscript', body })),
  ]);

/** @returns the profile's name, which is its role's */
export async function createProfile({ iam }: Account, role: string): Promise<string> {
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: role }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: role, RoleName: role }));
  return role;
}

export const letIn = ({ eks }: Account, clusterName: string, principalArn: string) =>
  eks.send(new CreateAccessEntryCommand({ clusterName, principalArn, type: 'EC2_LINUX' }));

/** @returns the instance's id */
export async function launch(
  { ec2, subnetIds }: Account,
  userData: string,
  wish: Partial<RunInstancesCommandInput> = {},
): Promise<string> {
  const { Instances: [instance] = [] } = await ec2.send(
    new RunInstancesCommand({
      MinCount: 1,
      MaxCount: 1,
      ImageId: imageId('al2023'),
      InstanceType: 't3.medium',
      SubnetId: subnetIds[0],
      UserData: Buffer.from(userData).toString('base64'),
      ...wish,
    }),
  );
  return instance?.InstanceId ?? '';
}

export const terminate = ({ ec2 }: Account, ...InstanceIds: string[]) =>
  ec2.send(new TerminateInstancesCommand({ InstanceIds }));

export async function consoleOf({ ec2 }: Account, InstanceId: string): Promise<string> {
  const { Output = '' } = await ec2.send(new GetConsoleOutputCommand({ InstanceId }));
  return Buffer.from(Output, 'base64').toString();
}

/** What an instance has printed, once it has printed these words. */
export const consoleOnce = (account: Account, id: string, words: string): Promise<string> =>
  eventually(async () => {
    const text = await consoleOf(account, id);
    return text.includes(words) && text;
  });
