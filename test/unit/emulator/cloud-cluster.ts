/** A cluster with nodes for a test file, and the Kubernetes API of it as its people use it. */
import { request } from 'node:https';
import { CreateTagsCommand, DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { type CreateClusterCommandInput, DescribeClusterCommand } from '@aws-sdk/client-eks';
import type { InventoryItem } from '../../emulator/core.ts';
import {
  type Account,
  consistent,
  createCluster,
  createNodegroup,
  eventually,
  furnish,
} from './eks-account.ts';
import { reachable, tokenFor } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';

export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    annotations?: Record<string, string>;
    finalizers?: string[];
    deletionTimestamp?: string;
  };
  spec?: Record<string, unknown>;
  status?: {
    phase?: string;
    loadBalancer?: { ingress?: { hostname?: string }[] };
  };
  [member: string]: unknown;
}

export interface CloudClusterInTest {
  emulator: EmulatorInTest;
  account: Account;
  name: string;
  /** Server-side apply. `path` is that of the object. */
  apply(path: string, object: object): Promise<KubernetesObject>;
  /** undefined when there is none. */
  get(path: string): Promise<KubernetesObject | undefined>;
  list(path: string): Promise<KubernetesObject[]>;
  remove(path: string): Promise<void>;
  /** What exists in the account, but for the interfaces that the CNI takes as pods come to its nodes. */
  resources(): Promise<InventoryItem[]>;
  /** Messages of the Events of an object, by their reasons. */
  events(name: string, reason: string): Promise<string[]>;
  close(): Promise<void>;
}

/** AWS's time flies: a load balancer's minute is over in a fifth of a second. */
const speed = 300;

export async function cloudClusterInTest(
  name: string,
  wish: Partial<CreateClusterCommandInput> = {},
  prepare: (account: Account) => Promise<void> = async () => {},
): Promise<CloudClusterInTest> {
  const emulator = await emulatorInTest({ speed });
  const account = await furnish(emulator);
  await account.ec2.send(
    new CreateTagsCommand({
      Resources: account.subnetIds,
      Tags: [
        { Key: 'kubernetes.io/role/elb', Value: '1' },
        { Key: 'kubernetes.io/role/internal-elb', Value: '1' },
      ],
    }),
  );
  await prepare(account);
  await consistent(emulator);
  await createCluster(account, name, wish);
  await reachable(account, name);
  const { cluster } = await account.eks.send(new DescribeClusterCommand({ name }));

  const once = async (
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: KubernetesObject & { items: KubernetesObject[] } }> => {
    const token = await tokenFor(emulator.admin, name);
    return await new Promise((resolve, reject) => {
      const call = request(
        `${cluster?.endpoint}${path}`,
        {
          method,
          agent: false,
          ca: Buffer.from(cluster?.certificateAuthority?.data ?? '', 'base64'),
          headers: {
            authorization: `Bearer ${token}`,
            ...(body && { 'content-type': 'application/apply-patch+yaml' }),
          },
        },
        async (response) => {
          let text = '';
          for await (const piece of response.setEncoding('utf8')) text += piece;
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
        },
      );
      call.on('error', reject);
      call.end(body && JSON.stringify(body));
    });
  };

  /** Asks again while the cluster does not know who asks. */
  const ask = (method: string, path: string, body?: object) =>
    eventually(async () => {
      const answer = await once(method, path, body);
      if (answer.status === 401) return undefined;
      if (answer.status >= 300 && answer.status !== 404) {
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      return answer;
    });

  const get = async (path: string): Promise<KubernetesObject | undefined> => {
    const { status, body } = await ask('GET', path);
    return status === 404 ? undefined : body;
  };

  return {
    emulator,
    account,
    name,
    resources: async () =>
      (await emulator.resources()).filter(({ tags }) => tags['eks:eni:owner'] !== 'amazon-vpc-cni'),
    apply: async (path, object) =>
      (await ask('PATCH', `${path}?fieldManager=people&force=true`, object)).body,
    get,
    list: async (path) => (await ask('GET', path)).body.items,
    remove: async (path) => {
      await ask('DELETE', path);
    },
    events: async (of, reason) => {
      const { body } = await ask('GET', '/api/v1/events');
      return body.items
        .filter((event) => Object(event.involvedObject).name === of && event.reason === reason)
        .map(({ message }) => String(message));
    },
    close: () => emulator.close(),
  };
}

/** Adds two nodes. @returns their instances' ids */
export async function addNodes({ account, name }: CloudClusterInTest): Promise<string[]> {
  await createNodegroup(account, name, 'nodes');
  const { Reservations = [] } = await account.ec2.send(
    new DescribeInstancesCommand({ Filters: [{ Name: 'tag:eks:nodegroup-name', Values: ['nodes'] }] }),
  );
  return Reservations.flatMap(({ Instances = [] }) => Instances).map(({ InstanceId = '' }) => InstanceId);
}
