/** What a ClusterConfig says of the control plane, beside its version and its endpoint. */
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2 } from '@aws-sdk/client-ec2';
import { type Cluster, EKS } from '@aws-sdk/client-eks';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { emulatorInTest, messagesOf, stepIn, troublesOf } from './in-test.ts';
import { makeKey } from './keys.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 600 });
const clusterName = 'tuned';
const step = stepIn(emulator, { 'cluster-name': clusterName, ttl: '8h' });

const config = (more: object): string =>
  stringify({ apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', ...more });

const described = async (): Promise<Cluster> => {
  const { cluster } = await new EKS(emulator.admin).describeCluster({ name: clusterName });
  if (cluster === undefined) throw new Error('there is no cluster');
  return cluster;
};

/** How many subnets of each kind the control plane may have its interfaces in. */
const whereItIs = async () => {
  const { resourcesVpcConfig } = await described();
  const { Subnets = [] } = await new EC2(emulator.admin).describeSubnets({
    SubnetIds: resourcesVpcConfig?.subnetIds,
  });
  const open = Subnets.filter(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch).length;
  return { public: open, private: Subnets.length - open };
};

const retention = async (): Promise<number | undefined> => {
  const logs = new CloudWatchLogs(emulator.admin);
  const logGroupNamePrefix = `/aws/eks/${clusterName}/cluster`;
  return (await logs.describeLogGroups({ logGroupNamePrefix })).logGroups?.[0]?.retentionInDays;
};

const inItsPlace = { name: 'metrics-server', namespaceConfig: { namespace: 'metering' } };

/** Of another version, and with another tag, the longer the logs are kept. */
const addonOf = (days: number) =>
  days < 30
    ? { ...inItsPlace, version: '0.8', resolveConflicts: 'none', tags: { team: 'a' } }
    : { ...inItsPlace, version: 'latest', tags: { team: 'b' } };

describe('a control plane with everything that a file may say of it', () => {
  const logs = (logRetentionInDays: number) => ({
    addons: [addonOf(logRetentionInDays)],
    cloudWatch: { clusterLogging: { enableTypes: ['audit'], logRetentionInDays } },
  });
  const tuned = (keyARN: string) => ({
    zonalShiftConfig: { enabled: true },
    controlPlaneScalingConfig: { tier: 'tier-xl' },
    deletionProtection: true,
    secretsEncryption: { keyARN },
    availabilityZones: ['us-east-1d', 'us-east-1c', 'us-east-1b', 'us-east-1a'],
    vpc: { controlPlaneOnPrivateSubnets: true },
    kubeAPIServerConfig: { eventTTL: '30m', serviceNodePortRange: { minPort: 30_000, maxPort: 31_000 } },
    kubeControllerManagerConfig: {
      horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod: '10s' },
      podGCControllerConfig: { terminatedPodGCThreshold: 12_000 },
    },
  });
  const scheduling = {
    kubeSchedulerConfig: {
      nodeResourcesFit: {
        scoringStrategy: { type: 'MostAllocated', resources: [{ name: 'cpu', weight: 2 }] },
      },
    },
  };
  const tunedComponents = {
    kubeApiServerConfig: { eventTtl: '30m', serviceNodePortRange: { minPort: 30_000, maxPort: 31_000 } },
    kubeSchedulerConfig: scheduling.kubeSchedulerConfig,
    kubeControllerManagerConfig: {
      horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod: '10s' },
      podGcControllerConfig: { terminatedPodGcThreshold: 12_000 },
    },
  };
  const zones = { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'] };
  let keys: [string, string];
  let created: StepResult;

  beforeAll(async () => {
    keys = [await makeKey(emulator), await makeKey(emulator)];
    created = await step('up', { config: config({ ...logs(7), ...zones, ...scheduling }) });
  }, 300_000);

  it('is made without, and keeps its logs for a week', async () => {
    expect(troublesOf(created)).toEqual([]);
    expect(await retention()).toBe(7);
    expect(await described()).toMatchObject({ deletionProtection: false, ...scheduling });
    expect(await whereItIs()).toEqual({ public: 4, private: 4 });
  });

  it('is planned with its price', async () => {
    const planned = await step('plan', { config: config({ ...logs(30), ...tuned(keys[0]) }) });
    expect(planned.log).toContain('zonal shift: off → on');
    expect(planned.log).toContain('tier: standard → tier-xl');
    expect(planned.log).toContain('deletion protection: off → on');
    expect(planned.log).toMatch(
      /components: events for 60 minutes, .* → events for 30 minutes, .*12000 ended pods/,
    );
    expect(planned.log).toContain(`key of secrets: none → ${keys[0]}`);
    expect(planned.log).toMatch(
      /subnets of the control plane: (subnet-\w+, ){7}subnet-\w+ → (subnet-\w+, ){3}subnet-\w+;/,
    );
    expect(planned.log).toContain('days: 7 → 30');
    expect(planned.log).toContain('version: v0.8.1-eksbuild.4 → v0.9.0-eksbuild.2');
    expect(planned.log).toContain('tag team: b');
    expect(planned.log).toContain('$0.100 → $1.750');
  });

  it('is changed, and then unchanged', async () => {
    const file = config({ ...logs(30), ...tuned(keys[0]) });
    const changed = await step('up', { config: file });
    expect(troublesOf(changed)).toEqual([]);
    expect(changed.outputs.result).toBe('updated');
    expect(await described()).toMatchObject({
      zonalShiftConfig: { enabled: true },
      ...tunedComponents,
      controlPlaneScalingConfig: { tier: 'tier-xl' },
      deletionProtection: true,
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: keys[0] } }],
    });
    expect(await retention()).toBe(30);
    expect(await whereItIs()).toEqual({ public: 0, private: 4 });
    const { addon } = await new EKS(emulator.admin).describeAddon({
      clusterName,
      addonName: 'metrics-server',
    });
    expect(addon).toMatchObject({
      addonVersion: 'v0.9.0-eksbuild.2',
      namespaceConfig: { namespace: 'metering' },
      tags: { team: 'b' },
    });
    expect(Number(changed.outputs['hourly-cost'])).toBeGreaterThan(1.75);
    const again = await step('up', { config: file });
    expect(again.outputs.result, again.log).toBe('unchanged');
  });

  it('is refused another namespace of an add-on', async () => {
    const elsewhere = {
      ...logs(30),
      addons: [{ name: 'metrics-server', namespaceConfig: { namespace: 'b' } }],
    };
    const refused = await step('up', { config: config({ ...elsewhere, ...tuned(keys[0]) }) });
    expect(refused.code).not.toBe(0);
    expect(messagesOf(refused)).toContain('is in the namespace metering, and EKS moves none to b');
  });

  it('is refused another key, before anything else is changed', async () => {
    const refused = await step('up', { config: config({ ...logs(1), ...tuned(keys[1]) }) });
    expect(refused.code).not.toBe(0);
    expect(messagesOf(refused)).toContain('EKS never changes the key with which secrets are encrypted');
    expect(await retention()).toBe(30);
  });

  it('stays while it is protected, and goes when the step lifts that', async () => {
    const kept = await step('down');
    expect(kept.code).not.toBe(0);
    expect(messagesOf(kept)).toContain('somebody has protected it from deletion');
    const removed = await step('down', { 'lift-protection': 'true' });
    expect(troublesOf(removed)).toEqual([]);
    expect(await retention()).toBeUndefined();
  });

  it('is made with all of it at once', async () => {
    const made = await step('up', { config: config({ ...logs(7), ...tuned(keys[1]) }) });
    expect(troublesOf(made)).toEqual([]);
    expect(await described()).toMatchObject({
      zonalShiftConfig: { enabled: true },
      controlPlaneScalingConfig: { tier: 'tier-xl' },
      kubeApiServerConfig: tunedComponents.kubeApiServerConfig,
      kubeControllerManagerConfig: tunedComponents.kubeControllerManagerConfig,
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: keys[1] } }],
    });
    expect(await whereItIs()).toEqual({ public: 0, private: 4 });
    expect(troublesOf(await step('down', { 'lift-protection': 'true' }))).toEqual([]);
  }, 300_000);
});
