/** A client of a cluster's Kubernetes API, whose tokens are made as `aws eks get-token` makes them. */
import { request } from 'node:https';
import { Sha256 } from '@aws-crypto/sha256-js';
import { DescribeClusterCommand } from '@aws-sdk/client-eks';
import { SignatureV4 } from '@smithy/signature-v4';
import { type Account, eventually } from './eks-account.ts';
import type { ClientConfiguration, EmulatorInTest } from './emulator-in-test.ts';

export interface KubernetesObject {
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  [member: string]: unknown;
}

/** @returns a bearer token that names the cluster */
export async function tokenFor(
  { region, credentials }: Pick<ClientConfiguration, 'region' | 'credentials'>,
  clusterName: string,
): Promise<string> {
  const hostname = `sts.${region}.amazonaws.com`;
  const signer = new SignatureV4({ service: 'sts', region, credentials, sha256: Sha256 });
  const { query = {} } = await signer.presign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname,
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host: hostname, 'x-k8s-aws-id': clusterName },
    },
    { expiresIn: 60, unhoistableHeaders: new Set(['x-k8s-aws-id']) },
  );
  const parameters = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `k8s-aws-v1.${Buffer.from(`https://${hostname}/?${parameters}`).toString('base64url')}`;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** Asks a cluster's API server. @throws when the endpoint cannot be reached */
export async function ask(
  account: Account,
  clusterName: string,
  path: string,
  token?: string,
  method = 'GET',
  body?: object,
  type = 'application/json',
): Promise<Answer> {
  const { cluster } = await account.eks.send(new DescribeClusterCommand({ name: clusterName }));
  return await new Promise((resolve, reject) => {
    const call = request(
      `${cluster?.endpoint}${path}`,
      {
        method,
        agent: false,
        ca: Buffer.from(cluster?.certificateAuthority?.data ?? '', 'base64'),
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body && { 'content-type': type }),
        },
      },
      async (response) => {
        let text = '';
        for await (const piece of response.setEncoding('utf8')) text += piece;
        resolve({ status: response.statusCode ?? 0, body: text.startsWith('{') ? JSON.parse(text) : text });
      },
    );
    call.on('error', reject);
    call.end(body && JSON.stringify(body));
  });
}

/** Waits until the endpoint can be reached. */
export const reachable = (account: Account, clusterName: string): Promise<Answer> =>
  eventually(() => ask(account, clusterName, '/version').catch(() => undefined));

/** A client that acts as the admin user, once the cluster lets it in. */
export async function kubernetesClient(emulator: EmulatorInTest, account: Account, clusterName: string) {
  await reachable(account, clusterName);
  const get = (path: string): Promise<unknown> =>
    eventually(async () => {
      const token = await tokenFor(emulator.admin, clusterName);
      const { status, body } = await ask(account, clusterName, path, token);
      if (status === 401) return undefined;
      if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
      return body;
    });
  return {
    get,
    /** Server-side apply, as somebody who takes over what others manage. */
    apply: async (path: string, object: object): Promise<void> => {
      const token = await tokenFor(emulator.admin, clusterName);
      const query = '?fieldManager=people&force=true';
      const type = 'application/apply-patch+yaml';
      const { status, body } = await ask(account, clusterName, path + query, token, 'PATCH', object, type);
      if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    },
    remove: async (path: string): Promise<void> => {
      await ask(account, clusterName, path, await tokenFor(emulator.admin, clusterName), 'DELETE');
    },
    list: async (path: string): Promise<KubernetesObject[]> => Object(await get(path)).items,
  };
}
