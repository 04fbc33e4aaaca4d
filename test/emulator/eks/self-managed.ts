/**
 * Instances that no managed node group has started: by Auto Scaling groups of users, or by hand. Each starts as its image and
 * its user data say, and becomes a node of the cluster that they name, if nothing keeps it from that.
 * Sources: EKS user guide, "Maintain nodes yourself with self-managed nodes"; Kubernetes' cloud-provider, node lifecycle
 * controller, on nodes whose instance has gone.
 */
import { DescribeInstancesCommand, type Instance } from '@aws-sdk/client-ec2';
import { durations } from '../clock.ts';
import type { LoggedCall } from '../core.ts';
import type { Kubelet } from '../instances/kubelet.ts';
import { isAlive, lookAtMachine, type Machine } from '../instances/machine.ts';
import { Gone, started, systemOf } from '../instances/start.ts';
import { becomeNode, kubeletRetry, leaveCluster, showNode } from './nodes.ts';
import { type ClusterRecord, type Eks, isCurrent, type Life, type NodeInstance } from './state.ts';

/** Calls after which there may be instances more or less. */
const counts: Readonly<Record<string, RegExp>> = {
  autoscaling:
    /^(?:Create|Update|Delete)AutoScalingGroup$|^SetDesiredCapacity$|^TerminateInstance|^ExecutePolicy$/,
  ec2: /^(?:Run|Start|Stop|Terminate)Instances$/,
};

/** Seconds before a kubelet's second attempt; each pause is twice as long, up to the longest. Source: as of `kubeletRetry`. */
const firstRetry = 0.1;

/** Seconds between the attempts of a kubelet that has tried in vain for minutes. */
const laterRetry = 60;
const earlyTries = 60;

/** Seconds until a node counts as lost, and its Node goes since there is no such instance. Source: node-monitor-grace-period. */
const grace = 50;

const tagOf = ({ Tags = [] }: Instance, key: string): string | undefined =>
  Tags.find(({ Key }) => Key === key)?.Value;

/** To be told of every call that moto has answered. */
export function noticeInstances(eks: Eks, { service, operation, region }: LoggedCall): void {
  if (!counts[service]?.test(operation)) return;
  inBackground(eks, () => eks.world.clock.during(() => look(eks, region)));
}

/** What a reset cuts short, and finds nothing of what it works on any more, is no error. */
function inBackground(eks: Eks, work: () => Promise<void>): void {
  const { lives } = eks;
  eks.world.clock.background(async () => {
    const running = work();
    eks.running.add(running);
    try {
      await running;
    } catch (error) {
      if (eks.lives === lives) throw error;
    } finally {
      eks.running.delete(running);
    }
  });
}

async function look(eks: Eks, region: string): Promise<void> {
  const { Reservations = [] } = await eks.world.directly(region).ec2.send(new DescribeInstancesCommand({}));
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  const alive = instances.filter(isAlive);
  // A managed group lives through the start of its own.
  const own = alive.filter((instance) => tagOf(instance, 'eks:nodegroup-name') === undefined);
  for (const instance of own) {
    const { InstanceId: id = '' } = instance;
    if (eks.lives.has(id)) continue;
    const life: Life = { region };
    eks.lives.set(id, life);
    const what = nameOf(eks, instance);
    inBackground(eks, () => live(eks, life, id, what));
  }
  for (const [id, life] of eks.lives) {
    const isThere = alive.some(({ InstanceId }) => InstanceId === id);
    if (life.region === region && !isThere && !life.hasEnded) end(eks, life, id);
  }
}

/** Tells it from its like, alike in every run. */
const nameOf = ({ lives }: Eks, instance: Instance): string =>
  [
    tagOf(instance, 'aws:cloudformation:stack-name') ?? 'no stack',
    tagOf(instance, 'aws:cloudformation:logical-id') ?? 'instance',
    lives.size,
  ].join('/');

async function live(eks: Eks, life: Life, id: string, what: string): Promise<void> {
  const { clock } = eks.world;
  const isThere = (): boolean => eks.lives.get(id) === life && !life.hasEnded;
  const wait = async (seconds: number): Promise<void> => {
    if (isThere()) await clock.sleep(seconds);
    if (!isThere()) throw new Gone();
  };
  try {
    await wait(clock.takes(durations.instanceRunning, what) + clock.takes(durations.systemBoot, what));
    const machine = await lookAtMachine(eks.world, life.region, id);
    if (!machine) return;
    const kubelet = await started(systemOf(eks.world, machine, wait));
    if (!kubelet || !isThere()) return;
    await wait(clock.takes(durations.kubeletStart, what));
    await join(eks, life, { machine, kubelet }, what, wait);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}

const clusterAt = ({ clusters }: Eks, endpoint: string): ClusterRecord | undefined =>
  [...clusters.values()].find(({ cluster }) => cluster.endpoint === endpoint);

async function join(
  eks: Eks,
  life: Life,
  { machine, kubelet }: { machine: Machine; kubelet: Kubelet },
  what: string,
  wait: (seconds: number) => Promise<void>,
): Promise<void> {
  const { id } = machine;
  let tries = 0;
  const again = (): Promise<void> =>
    wait(++tries < earlyTries ? Math.min(firstRetry * 2 ** tries, kubeletRetry) : laterRetry);
  let record = clusterAt(eks, kubelet.endpoint);
  while (!record) {
    eks.world.consoles.say(
      id,
      `kubelet: E "Unable to register node with API server" err="dial tcp: lookup ${kubelet.endpoint}: no such host"`,
    );
    await again();
    record = clusterAt(eks, kubelet.endpoint);
  }
  const found = record;
  const instance = nodeInstanceOf(machine);
  life.record = found;
  found.selfManaged.set(id, instance);
  const isThere = (): boolean => !life.hasEnded && isCurrent(eks, found);
  await becomeNode(
    eks,
    found,
    instance,
    { machine, kubelet },
    {
      what,
      booted: Date.now(),
      isThere,
      until: async (isSo) => {
        while (isThere() && !(await isSo())) await again();
        return isThere();
      },
      isManaged: false,
      show: () => showNode(found, instance),
    },
  );
}

const nodeInstanceOf = ({ id, instance, role = '', hops, securityGroups }: Machine): NodeInstance => ({
  id,
  role,
  hops,
  securityGroups,
  subnetId: instance.SubnetId ?? '',
  zone: instance.Placement?.AvailabilityZone ?? '',
  instanceType: instance.InstanceType ?? 'm1.small',
  isPublic: instance.PublicIpAddress !== undefined,
});

/** Its node is lost first, and has gone some time later. */
function end(eks: Eks, life: Life, id: string): void {
  life.hasEnded = true;
  const { record } = life;
  const instance = record?.selfManaged.get(id);
  if (!record || !instance) return;
  delete instance.ready;
  inBackground(eks, async () => {
    await eks.world.clock.sleep(grace);
    leaveCluster(record, instance);
    record.selfManaged.delete(id);
  });
}
