/**
 * What a control plane writes to CloudWatch: a group a cluster, and in it a stream for each kind of log that is on.
 * Source: EKS user guide, "Send control plane logs to CloudWatch Logs".
 */
import { createHash } from 'node:crypto';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogType } from '@aws-sdk/client-eks';
import { codeOf, isServiceError } from './service-errors.ts';
import { actingAs, type ClusterRecord, type Eks } from './state.ts';

const streamPrefixes: Record<LogType, string> = {
  api: 'kube-apiserver',
  audit: 'kube-apiserver-audit',
  authenticator: 'authenticator',
  controllerManager: 'kube-controller-manager',
  scheduler: 'kube-scheduler',
};

/**
 * Writes a line of each log that is on, as well as it can: "log delivery is best effort". Whoever has deleted the group finds it
 * again.
 */
export async function writeLogs(eks: Eks, record: ClusterRecord, message: string): Promise<void> {
  try {
    await write(eks, record, message);
  } catch (error) {
    if (!isServiceError(error)) throw error;
  }
}

async function write(eks: Eks, { cluster, region }: ClusterRecord, message: string): Promise<void> {
  const types = (cluster.logging?.clusterLogging ?? []).flatMap(({ enabled, types = [] }) =>
    enabled ? types : [],
  );
  if (types.length === 0) return;
  const { logs } = actingAs(eks, region, 'AWSServiceRoleForAmazonEKS');
  const logGroupName = `/aws/eks/${cluster.name}/cluster`;
  await unlessThere(logs.send(new CreateLogGroupCommand({ logGroupName })));
  const id = createHash('md5').update(cluster.arn).digest('hex');
  for (const type of types) {
    const logStreamName = `${streamPrefixes[type]}-${id}`;
    await unlessThere(logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName })));
    const logEvents = [{ timestamp: Date.now(), message: `${streamPrefixes[type]}: ${message}` }];
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  }
}

async function unlessThere(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (codeOf(error) !== 'ResourceAlreadyExistsException') throw error;
  }
}
