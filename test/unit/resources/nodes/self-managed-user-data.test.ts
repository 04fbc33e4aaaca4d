/** What self-managed nodes are told, as the programs on their images read it. */
import { describe, expect, it } from 'vitest';
import { imageUserDataOf, userDataOf } from '../../../../src/resources/nodes/self-managed-user-data.ts';
import { defaults, type SelfManagedGroupSpec } from '../../../../src/spec/spec.ts';
import { bottlerocketKubelet } from '../../../emulator/instances/bottlerocket.ts';
import { partsOf } from '../../../emulator/instances/mime.ts';
import { checkNodeConfig, kubeletOf, readNodeConfig } from '../../../emulator/instances/node-config.ts';

const cluster = {
  name: 'demo',
  endpoint: 'https://ABC.gr7.us-east-1.eks.amazonaws.com',
  certificateAuthorityData: 'Q0VSVA==',
  serviceCidr: '10.100.0.0/16',
};

const groupOf = (fields: Partial<SelfManagedGroupSpec> = {}): SelfManagedGroupSpec => ({
  ...defaults.nodeGroup,
  ...defaults.selfManaged,
  name: 'workers',
  ...fields,
});

const told = (fields: Partial<SelfManagedGroupSpec> = {}) => {
  const config = readNodeConfig(userDataOf(groupOf(fields), cluster));
  checkNodeConfig(config);
  return { ...config, kubelet: kubeletOf(config) };
};

const own = { 'eks-cluster-action/node-group': 'workers' };
const taints = [{ key: 'team', value: 'a', effect: 'NoSchedule' as const }];

describe('a name server of the file’s', () => {
  it('is told on either image', () => {
    expect(JSON.stringify(told({ clusterDns: '169.254.20.10' }))).toContain('"clusterDNS":["169.254.20.10"]');
    const text = userDataOf(groupOf({ amiFamily: 'Bottlerocket', clusterDns: '169.254.20.10' }), cluster);
    expect(text).toContain('"cluster-dns-ip" = "169.254.20.10"');
  });
});

describe('Amazon Linux 2023', () => {
  it('is told all that nodeadm asks for', () => {
    expect(told().cluster).toEqual({
      name: 'demo',
      apiServerEndpoint: cluster.endpoint,
      certificateAuthority: 'Q0VSVA==',
      cidr: '10.100.0.0/16',
    });
  });

  it('has labels and taints from its first moment', () => {
    const { kubelet } = told({ labels: { tier: 'web', 'example.com/a': '' }, taints, maxPodsPerNode: 20 });
    expect(kubelet).toMatchObject({
      labels: { ...own, tier: 'web', 'example.com/a': '' },
      taints,
      maxPods: 20,
    });
  });

  it('has the settings of its kubelet, over which the fields of their own go', () => {
    const { config } = told({
      kubeletExtraConfig: '{"maxPods":9,"kubeReserved":{"cpu":"100m"}}',
      maxPodsPerNode: 20,
    });
    expect(config).toEqual({ maxPods: 20, kubeReserved: { cpu: '100m' } });
  });

  it('is told a NodeConfig of the user’s last, which goes over ours', () => {
    const override =
      'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { kubelet: { config: { maxPods: 7 } } }';
    expect(told({ overrideBootstrapCommand: override, maxPodsPerNode: 20 }).kubelet.maxPods).toBe(7);
  });

  it('runs commands, each by a shell', () => {
    const parts = partsOf(
      userDataOf(groupOf({ preBootstrapCommands: ['date', 'echo "a b" > /etc/motd'] }), cluster),
    );
    expect(parts?.map(({ type, body }) => [type, body.trim()])).toEqual([
      ['application/node.eks.aws', expect.stringContaining('"NodeConfig"')],
      ['text/x-shellscript', '#!/bin/bash\ndate'],
      ['text/x-shellscript', '#!/bin/bash\necho "a b" > /etc/motd'],
    ]);
  });

  it('is told nothing but a script where the user has one', () => {
    const overrideBootstrapCommand = '#!/bin/bash\n/etc/eks/bootstrap.sh $CLUSTER_NAME\n';
    const parts = partsOf(
      userDataOf(groupOf({ overrideBootstrapCommand, labels: { a: 'b' }, taints }), cluster),
    );
    expect(parts).toHaveLength(1);
    expect(parts?.[0]?.body.split('\n')).toEqual([
      '#!/bin/bash',
      "export CLUSTER_NAME='demo'",
      `export API_SERVER_URL='${cluster.endpoint}'`,
      "export B64_CLUSTER_CA='Q0VSVA=='",
      "export CLUSTER_DNS='10.100.0.10'",
      "export NODE_LABELS='eks-cluster-action/node-group=workers,a=b'",
      "export NODE_TAINTS='team=a:NoSchedule'",
      '/etc/eks/bootstrap.sh $CLUSTER_NAME',
      '',
    ]);
  });
});

describe('Bottlerocket', () => {
  it('is told the same by its settings', () => {
    const two = [...taints, { key: 'team', value: 'b', effect: 'NoExecute' as const }];
    const text = userDataOf(
      groupOf({
        amiFamily: 'Bottlerocket',
        labels: { 'example.com/a': 'b' },
        taints: two,
        maxPodsPerNode: 20,
      }),
      cluster,
    );
    expect(bottlerocketKubelet(text)).toEqual({
      endpoint: cluster.endpoint,
      certificateAuthority: 'Q0VSVA==',
      labels: { ...own, 'example.com/a': 'b' },
      taints: two,
      maxPods: 20,
    });
    expect(text).toContain('"cluster-dns-ip" = "10.100.0.10"');
  });

  it('is told no more than it needs', () => {
    expect(bottlerocketKubelet(userDataOf(groupOf({ amiFamily: 'Bottlerocket' }), cluster))).toMatchObject({
      labels: own,
      taints: [],
    });
  });
});

describe('an image of the user’s in a managed group', () => {
  const group = { ...defaults.nodeGroup, name: 'workers', labels: { tier: 'web' }, taints };
  const image = 'ami-0123456789abcdef0';
  const labels = {
    'eks.amazonaws.com/nodegroup': 'workers',
    'eks.amazonaws.com/nodegroup-image': image,
    tier: 'web',
  };

  it('is told what EKS tells its own', () => {
    const config = readNodeConfig(imageUserDataOf({ ...group, launch: { maxPods: 20 } }, image, cluster));
    checkNodeConfig(config);
    expect(config.cluster.name).toBe('demo');
    expect(kubeletOf(config)).toMatchObject({ labels, taints, maxPods: 20 });
  });

  it('is told it as Bottlerocket is', () => {
    const text = imageUserDataOf({ ...group, amiFamily: 'Bottlerocket' }, image, cluster);
    expect(bottlerocketKubelet(text)).toMatchObject({ labels, taints });
  });

  it('is told it by the environment of a script', () => {
    const launch = { preBootstrapCommands: ['date'], overrideBootstrapCommand: '#!/bin/bash\nmine' };
    const scripts = partsOf(imageUserDataOf({ ...group, launch }, image, cluster)) ?? [];
    expect(scripts.map(({ body }) => body.split('\n')[1])).toEqual(['date', "export CLUSTER_NAME='demo'"]);
    expect(scripts[1]?.body).toContain('eks.amazonaws.com/nodegroup=workers');
  });
});
