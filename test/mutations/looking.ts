/** What is told of clusters by those who change nothing, and when clusters are to go. */
import { EC2 } from '@aws-sdk/client-ec2';
import { clusterName } from '../crash/lab.ts';
import type { StepResult } from '../e2e/runner.ts';
import type { Outcome } from './row.ts';
import { configOf, failure, type Stage, ups } from './stage.ts';

/** The same prices by plan, by status and by list, in a network that clusters share. */
export async function told({ lab, step, ...stage }: Stage): Promise<Outcome> {
  const shared = { network: 'shared', ttl: '8h' };
  const planned = await step('plan', { inputs: shared });
  const { problems } = await ups({ lab, step, ...stage }, shared);
  if (planned.code !== 0 || problems.length > 0) return [...failure('plan', planned), ...problems];
  const [status, list] = [await step('status'), await step('list')];
  if (status.code !== 0 || list.code !== 0) return [...failure('status', status), ...failure('list', list)];
  const price = planned.outputs['hourly-cost'] ?? '';
  const { result, nodes }: { result: string; nodes: object[] | null } = JSON.parse(
    status.outputs.status ?? '',
  );
  const { clusters, networks }: Listed = JSON.parse(list.outputs.clusters ?? '');
  const listed = clusters.find(({ cluster }) => cluster === clusterName)?.hourlyCost.toFixed(3);
  return [
    ...differing('result of status', result, 'healthy'),
    ...differing('nodes that status tells of', String(nodes?.length), '2'),
    ...differing('price by status', status.outputs['hourly-cost'], price),
    ...differing('price by list', listed, price),
    ...differing('price of shared networks', networks.map(({ hourlyCost }) => hourlyCost).join(), '0.05'),
  ];
}

/** What EC2 tells of the nodes: one volume each, on which all is encrypted, and a metadata service that their pods do not reach. */
export async function nodesInEc2(stage: Stage): Promise<Outcome> {
  const { problems } = await ups(stage, { config: configOf({ volumeSize: 30 }) });
  if (problems.length > 0) return problems;
  const ec2 = new EC2(stage.lab.emulator.admin);
  const { Reservations = [] } = await ec2.describeInstances({
    Filters: [{ Name: `tag:eks:cluster-name`, Values: [clusterName] }],
  });
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  const { Volumes = [] } = await ec2.describeVolumes({
    Filters: [{ Name: 'attachment.instance-id', Values: instances.map(({ InstanceId = '' }) => InstanceId) }],
  });
  const roots = instances.map(({ RootDeviceName }) => RootDeviceName);
  return [
    ...(instances.length > 0 ? [] : ['EC2 knows of no node']),
    ...Volumes.flatMap(({ Attachments: [attachment] = [], Size, VolumeType, Encrypted }) => [
      ...differing('device of a node', attachment?.Device, roots[0] ?? ''),
      ...differing('volume of a node', `${Size} GiB ${VolumeType}`, '30 GiB gp3'),
      ...differing('encryption of a node', String(Encrypted), 'true'),
    ]),
    ...differing('volumes', String(Volumes.length), String(instances.length)),
    ...instances.flatMap(({ MetadataOptions }) => [
      ...differing('hops to the metadata', String(MetadataOptions?.HttpPutResponseHopLimit), '1'),
      ...differing('tokens of the metadata', MetadataOptions?.HttpTokens, 'required'),
    ]),
  ];
}

interface Listed {
  clusters: { cluster: string; hourlyCost: number }[];
  networks: { hourlyCost: number }[];
}

function differing(what: string, is: string | undefined, wanted: string): string[] {
  return is === wanted ? [] : [`${what}: ${is}, and not ${wanted}`];
}

/** A preview of which nobody says an end; that is to stay; and of which nobody says anything again. */
export async function usualLife({ lab: { emulator }, step }: Stage): Promise<Outcome> {
  await emulator.github.change({ pulls: [{ number: 12, head: 'feature/tables' }] });
  const auto = async (action: string, inputs: Record<string, string> = {}): Promise<StepResult> => {
    const env = await emulator.github.job({ event: 'pull_request', action, pull: 12, permissions });
    return step('auto', { env, inputs: { 'cluster-name': '', ...inputs } });
  };
  const opened = await auto('opened');
  const days = (Date.parse(opened.outputs['expires-at'] ?? '') - Date.now()) / 86_400_000;
  const kept = await auto('synchronize', { ttl: '0' });
  const again = await auto('synchronize');
  return [
    ...[opened, kept, again].flatMap((result) => failure('auto', result)),
    ...(days > 2 && days <= 3 ? [] : [`the new preview goes in ${days} days`]),
    ...differing('end of what is to stay', again.outputs['expires-at'], 'never'),
  ];
}

const permissions = {
  contents: 'read',
  deployments: 'write',
  'id-token': 'write',
  'pull-requests': 'write',
} as const;
