/** What a ClusterConfig says of the control plane, beside its version and its endpoint. */
import { describe, expect, it } from 'vitest';
import { kindsNamedIn, unlistedIn } from '../../../src/config/listed-values.ts';
import { listingIn, nothingListed } from '../../../src/spec/listing.ts';
import { problemsOf, pullRequestEvent, specOf } from './support.ts';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

describe('the fields of the control plane', () => {
  it('are all understood', async () => {
    const { controlPlane } = await specOf(`
zonalShiftConfig: { enabled: true }
controlPlaneScalingConfig: { tier: tier-2xl }
deletionProtection: true
secretsEncryption: { keyARN: "${key}" }
cloudWatch: { clusterLogging: { enableTypes: [audit], logRetentionInDays: 30 } }
kubeAPIServerConfig: { eventTTL: 30m, serviceNodePortRange: { minPort: 30000, maxPort: 31000 } }
kubeSchedulerConfig:
  nodeResourcesFit:
    scoringStrategy: { type: MostAllocated, resources: [{ name: cpu, weight: 2 }, { name: memory, weight: 1 }] }
kubeControllerManagerConfig:
  horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod: 10s }
  podGCControllerConfig: { terminatedPodGCThreshold: 12000 }`);
    expect(controlPlane).toEqual({
      components: {
        eventMinutes: 30,
        nodePorts: { first: 30_000, last: 31_000 },
        scoring: 'MostAllocated',
        weights: [
          { resource: 'cpu', weight: 2 },
          { resource: 'memory', weight: 1 },
        ],
        autoscalerSeconds: 10,
        endedPods: 12_000,
      },
      zonalShift: true,
      tier: 'tier-2xl',
      isProtected: true,
      secretsKey: key,
      logRetention: 30,
    });
  });

  it('ask for nothing where they are silent', async () => {
    expect((await specOf('')).controlPlane).toEqual({
      zonalShift: false,
      tier: 'standard',
      isProtected: undefined,
      secretsKey: undefined,
      logRetention: undefined,
    });
  });

  it.each([
    [
      'controlPlaneScalingConfig: { tier: tier-16xl }',
      /^config:3:30 controlPlaneScalingConfig\.tier: "tier-16xl" is not known\. Did you mean tier-2xl\?/,
    ],
    [
      'secretsEncryption: { keyARN: "arn:aws:kms:eu-west-1:111122223333:alias/shop" }',
      /secretsEncryption\.keyARN: .* is not the ARN of a key of KMS \(not of an alias/,
    ],
    [
      'kubeAPIServerConfig: { eventTTL: 630s }',
      /eventTTL: "630s" is no whole number of minutes\. Write one\./,
    ],
    ['kubeAPIServerConfig: { eventTTL: 5m }', /eventTTL: .* is not a time from 10m to 60m/],
    [
      'kubeAPIServerConfig: { serviceNodePortRange: { minPort: 31000, maxPort: 30000 } }',
      /serviceNodePortRange: its first port, 31000, is behind its last, 30000\./,
    ],
    [
      'kubeControllerManagerConfig: { podGCControllerConfig: { terminatedPodGCThreshold: 12000 } }',
      /terminatedPodGCThreshold: EKS takes it of control planes with a tier alone\. Write controlPlaneScalingConfig/,
    ],
    ['secretsEncryption: {}', /secretsEncryption\.keyARN: it is missing/],
    [
      `secretsEncryption: { keyARN: "${key.replace('eu-west-1', 'us-east-1')}" }`,
      /secretsEncryption\.keyARN: the key is in us-east-1, and what it is for is in eu-west-1/,
    ],
    [
      'cloudWatch: { clusterLogging: { enableTypes: [audit], logRetentionInDays: 31 } }',
      /logRetentionInDays: CloudWatch keeps logs for 1, 3, .* days\. Write one of these\.$/,
    ],
    [
      'cloudWatch: { clusterLogging: { logRetentionInDays: 30 } }',
      /logRetentionInDays: no logs are written\. Write enableTypes, too, or leave it out\.$/,
    ],
  ])('are checked: %s', async (lines, expected) => {
    expect(await problemsOf(lines)).toEqual([expect.stringMatching(expected)]);
  });

  it('protect no cluster that goes with its pull request', async () => {
    const lines = 'deletionProtection: true';
    expect(await problemsOf(lines, {}, pullRequestEvent(7))).toContainEqual(
      expect.stringContaining(
        'deletionProtection: it is true, and the cluster of a pull request goes when that is closed.',
      ),
    );
  });
});

describe('a key of a file', () => {
  const listing = (...Resource: string[]) =>
    listingIn(JSON.stringify({ Statement: [{ Sid: 'EncryptWithListed', Resource }] }));

  it('has to be listed', async () => {
    const spec = await specOf(`secretsEncryption: { keyARN: "${key}" }`);
    expect(kindsNamedIn(spec)).toEqual(['secrets']);
    expect(unlistedIn(spec, () => listing('arn:aws:kms:*:111122223333:key/*'), 'aws')).toEqual([]);
    expect(unlistedIn(spec, () => listing('arn:aws:kms:eu-west-1:111122223333:key/other'), 'aws')).toEqual([
      `secretsEncryption.keyARN: ${key} may not be named by this role: its policy eks-cluster-action-secrets lists ` +
        'arn:aws:kms:eu-west-1:111122223333:key/other. Leave it out, or have an administrator list it in the parameter Keys of ' +
        'docs/iam/kinds.yaml.',
    ]);
    expect(unlistedIn(spec, () => nothingListed, 'aws')).toEqual([expect.stringContaining('lists none')]);
  });

  it('has to be listed for the volumes of nodes, too', async () => {
    for (const groups of ['managedNodeGroups', 'nodeGroups']) {
      const spec = await specOf(`${groups}: [{ name: a, volumeKmsKeyID: "${key}" }]`);
      expect(kindsNamedIn(spec)).toEqual(['secrets']);
      expect(unlistedIn(spec, () => listing(key), 'aws')).toEqual([]);
      expect(unlistedIn(spec, () => nothingListed, 'aws')).toEqual([
        expect.stringContaining(`node group a, volumeKmsKeyID: ${key} may not be named by this role`),
      ]);
    }
  });

  it('is asked about only where there is one', async () => {
    expect(kindsNamedIn(await specOf(''))).toEqual([]);
  });
});
