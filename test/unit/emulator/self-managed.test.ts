import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import { type Cluster, CreateClusterCommand } from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  clusterOnce,
  clusterRequest,
  consistent,
  createCluster,
  createRole,
  createSubnet,
  eventually,
  furnish,
  nodePolicies,
} from './eks-account.ts';
import { kubernetesClient } from './eks-kubernetes.ts';
import { type EmulatorInTest, emulatorInTest } from './emulator-in-test.ts';
import {
  consoleOf,
  consoleOnce,
  createProfile,
  imageId,
  launch,
  letIn,
  nodeConfig,
  terminate,
  withScripts,
} from './self-managed-nodes.ts';

const name = 'own-nodes';

let emulator: EmulatorInTest;
let account: Account;
let cluster: Cluster;
let profile: string;
let kubernetes: Awaited<ReturnType<typeof kubernetesClient>>;

beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 300 });
  account = await furnish(emulator);
  profile = await createProfile(account, 'node');
  cluster = await createCluster(account, name, {
    accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
  });
  await letIn(account, name, account.nodeRole);
  kubernetes = await kubernetesClient(emulator, account, name);
});
afterAll(() => emulator.close());

/** What a good instance has besides its user data. */
const good = (wish: Partial<RunInstancesCommandInput> = {}): Partial<RunInstancesCommandInput> => ({
  IamInstanceProfile: { Name: profile },
  SecurityGroupIds: [cluster.resourcesVpcConfig?.clusterSecurityGroupId ?? ''],
  ...wish,
});

async function nodeOf(id: string) {
  const nodes = await kubernetes.list('/api/v1/nodes');
  return nodes.find(({ spec }) => String(Object(spec).providerID).endsWith(`/${id}`));
}

const isReady = (node: Awaited<ReturnType<typeof nodeOf>>): boolean =>
  Object(node?.status).conditions?.find(({ type }: { type: string }) => type === 'Ready')?.status === 'True';

const readyOnce = (id: string) =>
  eventually(async () => {
    const node = await nodeOf(id);
    return isReady(node) && node;
  });

const goneOnce = (id: string) => eventually(async () => (await nodeOf(id)) === undefined);

/** Starts an instance that does not join, and says why. */
async function staysOut(words: string, userData: string, wish: Partial<RunInstancesCommandInput> = good()) {
  const id = await launch(account, userData, wish);
  await consoleOnce(account, id, words);
  expect(await nodeOf(id)).toBeUndefined();
  await terminate(account, id);
}

describe('an instance that no managed group starts joins', () => {
  test('by its NodeConfig, under its labels and taints, carries pods, and its Node goes with it', async () => {
    const flags = ['--node-labels=team=red', '--register-with-taints=dedicated=red:PreferNoSchedule'];
    const id = await launch(account, nodeConfig(cluster, { config: { maxPods: 20 }, flags }), good());
    const node = await readyOnce(id);
    expect(node.metadata.labels).toMatchObject({
      team: 'red',
      'node.kubernetes.io/instance-type': 't3.medium',
      'topology.kubernetes.io/zone': 'us-east-1a',
    });
    expect(node.metadata.labels).not.toHaveProperty('eks.amazonaws.com/nodegroup');
    expect(Object(node.spec).taints).toEqual([
      { key: 'dedicated', value: 'red', effect: 'PreferNoSchedule' },
    ]);
    expect(Object(node.status).capacity.pods).toBe('20');
    // Its own CoreDNS, which no add-on of EKS's looks after here.
    await eventually(async () => {
      const pods = await kubernetes.list('/api/v1/namespaces/kube-system/pods');
      return pods.some(
        ({ metadata, spec, status }) =>
          metadata.name.startsWith('coredns-') &&
          Object(spec).nodeName === node.metadata.name &&
          Object(status).phase === 'Running',
      );
    });
    await terminate(account, id);
    await goneOnce(id);
  });

  test('by settings of Bottlerocket', async () => {
    const settings = `[settings.kubernetes]
cluster-name = "${name}"
api-server = "${cluster.endpoint}"
cluster-certificate = "${cluster.certificateAuthority?.data}"
node-labels = { team = "green" }`;
    const id = await launch(account, settings, good({ ImageId: imageId('bottlerocket') }));
    const node = await readyOnce(id);
    expect(node.metadata.labels).toMatchObject({ team: 'green' });
    expect(Object(node.status).nodeInfo.osImage).toBe('Bottlerocket');
    await terminate(account, id);
  });

  test.each(['ubuntu', 'al2'])('by bootstrap.sh, where its image has it: %s', async (family) => {
    const version = family === 'al2' ? '1.32' : '1.36';
    const script = `#!/bin/bash
set -o xtrace
/etc/eks/bootstrap.sh ${name} --kubelet-extra-args '--node-labels=team=blue --max-pods 30'`;
    const wish = good({ ImageId: imageId(family, version) });
    if (family === 'al2') {
      await staysOut('a kubelet of 1.32 is too old for a control plane of 1.36', script, wish);
      return;
    }
    const id = await launch(account, script, wish);
    const node = await readyOnce(id);
    expect(node.metadata.labels).toMatchObject({ team: 'blue' });
    expect(Object(node.status).capacity.pods).toBe('30');
    await terminate(account, id);
  });

  test('once aws-auth maps its role as it has to', async () => {
    const role = { service: 'ec2.amazonaws.com', policies: nodePolicies, path: '/nodes/' };
    const roleArn = await createRole(account.iam, 'mapped', role);
    const own = await createProfile(account, 'mapped');
    await consistent(emulator);
    const groups = ['system:bootstrappers', 'system:nodes'];
    const username = 'system:node:{{EC2PrivateDNSName}}';
    const rolearn = roleArn.replace('/nodes/', '/');
    const map = (entry: object) =>
      kubernetes.apply('/api/v1/namespaces/kube-system/configmaps/aws-auth', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'aws-auth', namespace: 'kube-system' },
        data: { mapRoles: JSON.stringify([entry]) },
      });
    const id = await launch(account, nodeConfig(cluster), good({ IamInstanceProfile: { Name: own } }));
    await consoleOnce(account, id, 'Unauthorized');
    for (const wrong of [
      { rolearn: roleArn, username, groups },
      { rolearn: rolearn.replace(':role/', ':instance-profile/'), username, groups },
      { rolearn, username: 'worker', groups },
      { rolearn, username, groups: ['system:bootstrappers'] },
    ]) {
      await map(wrong);
      await emulator.world.clock.sleep(60);
      expect(await nodeOf(id)).toBeUndefined();
    }
    await map({ rolearn, username, groups });
    await readyOnce(id);
    await terminate(account, id);
  });
});

describe('an instance stays out, and its console says why', () => {
  test('without a profile', () =>
    staysOut('the node has no role', nodeConfig(cluster), good({ IamInstanceProfile: undefined })));

  test('with a role that nobody has let in, or that may not ask EC2 for its name', async () => {
    const service = 'ec2.amazonaws.com';
    await createRole(account.iam, 'stranger', { service, policies: nodePolicies });
    const mute = await createRole(account.iam, 'mute', { service });
    await consistent(emulator);
    await letIn(account, name, mute);
    const [stranger, silent] = [
      await createProfile(account, 'stranger'),
      await createProfile(account, 'mute'),
    ];
    await staysOut(
      'err="Unauthorized',
      nodeConfig(cluster),
      good({ IamInstanceProfile: { Name: stranger } }),
    );
    await staysOut(
      'is not authorized to perform: ec2:DescribeInstances',
      nodeConfig(cluster),
      good({ IamInstanceProfile: { Name: silent } }),
    );
  });

  test('where its groups keep the control plane from it, until they do not', async () => {
    const { ec2, vpcId } = account;
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'closed', Description: 'closed', VpcId: vpcId }),
    );
    const id = await launch(account, nodeConfig(cluster), good({ SecurityGroupIds: [GroupId] }));
    await consoleOnce(account, id, 'let nothing in');
    expect(await nodeOf(id)).toBeUndefined();
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 10250, ToPort: 10250, IpRanges: [{ CidrIp: '10.0.0.0/16' }] },
        ],
      }),
    );
    await readyOnce(id);
    await terminate(account, id);
  });

  test('without a way out, by which it would learn its name in ten minutes', async () => {
    const SubnetId = await createSubnet(account.ec2, account.vpcId, 'us-east-1a', '10.0.64.0/24');
    await staysOut('exceeded maximum number of attempts, 30', nodeConfig(cluster), good({ SubnetId }));
  });

  test('with another’s certificate, or at another’s endpoint', async () => {
    const certificateAuthority = Buffer.from('another').toString('base64');
    await staysOut(
      'certificate signed by unknown authority',
      nodeConfig(cluster, {}, { certificateAuthority }),
    );
    const apiServerEndpoint = 'https://another.gr7.us-east-1.eks.amazonaws.com';
    await staysOut('no such host', nodeConfig(cluster, {}, { apiServerEndpoint }));
  });

  test('without all that nodeadm asks for, in its words', async () => {
    await staysOut('Name is missing in cluster configuration', nodeConfig(cluster, {}, { name: '' }));
    await staysOut('Dependency failed for nodeadm-run.service', '');
    await staysOut('bootstrap.sh has been removed', `#!/bin/bash\n/etc/eks/bootstrap.sh ${name}`);
  });

  test('with an image that is too new, or of which nobody knows what starts', async () => {
    await staysOut(
      'a kubelet of 1.37 is too new for a control plane of 1.36',
      nodeConfig(cluster),
      good({ ImageId: imageId('al2023', '1.37') }),
    );
    await expect(
      launch(account, nodeConfig(cluster), good({ ImageId: imageId('al2023', '1.36', 'arm64') })),
    ).rejects.toThrow("The architecture 'x86_64' of the specified instance type does not match");
  });

  test('where its script has a line that nobody here can run, however good the rest is', async () => {
    await staysOut('unheard-of --thing', withScripts(nodeConfig(cluster), '#!/bin/bash\nunheard-of --thing'));
    await staysOut(
      'systemctl disable nodeadm-run',
      withScripts(nodeConfig(cluster), '#!/bin/bash\nsystemctl disable nodeadm-run'),
    );
  });
});

describe('an instance that starts before its cluster', () => {
  /** As long as it may take: asks for the cluster, and writes what the user data could not know. */
  const ask = (clusterName: string) => `#!/bin/bash
set -euo pipefail
until [ "$(aws eks describe-cluster --name ${clusterName} --query cluster.status --output text 2>/dev/null)" = ACTIVE ]; do
  if (( SECONDS > 1800 )); then echo "the cluster has not come"; exit 1; fi
  sleep $((3 + RANDOM % 4))
done
read -r ENDPOINT CA <<< "$(aws eks describe-cluster --name ${clusterName} --query 'cluster.[endpoint,certificateAuthority.data]' --output text)"
mkdir -p /etc/eks/nodeadm.d
cat > /etc/eks/nodeadm.d/cluster.yaml <<EOF
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    apiServerEndpoint: $ENDPOINT
    certificateAuthority: $CA
EOF`;

  const placeholders = {
    apiServerEndpoint: 'https://not-yet.invalid',
    certificateAuthority: Buffer.from('not yet').toString('base64'),
    cidr: '10.100.0.0/16',
  };

  test('waits for it, and joins by a drop-in once its role is let in', async () => {
    const { eks } = account;
    await eks.send(new CreateClusterCommand(clusterRequest(account, 'later')));
    const userData = withScripts(nodeConfig({ name: 'later' }, {}, placeholders), ask('later'));
    const wish = good({ SecurityGroupIds: undefined });
    const { ec2, vpcId } = account;
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'early', Description: 'early', VpcId: vpcId }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] }],
      }),
    );
    const id = await launch(account, userData, { ...wish, SecurityGroupIds: [GroupId] });
    await clusterOnce(account, 'later', 'ACTIVE');
    await consoleOnce(account, id, 'Unauthorized');
    await letIn(account, 'later', account.nodeRole);
    const its = await kubernetesClient(emulator, account, 'later');
    await eventually(async () => (await its.list('/api/v1/nodes')).some(isReady));
    await terminate(account, id);
  }, 120_000);

  test('stays out when it wrote no drop-in that makes a whole of it', async () => {
    const config = nodeConfig({ name: 'never' }, {}, placeholders);
    const fast = ask('never').replace('1800', '60');
    const id = await launch(account, withScripts(config, fast), good());
    await consoleOnce(account, id, 'the cluster has not come');
    await consoleOnce(account, id, 'lookup https://not-yet.invalid');
    await terminate(account, id);
    const broken = "#!/bin/bash\necho 'spec: {}' > /etc/eks/nodeadm.d/a.yaml";
    await staysOut('failed to parse config file a.yaml', withScripts(nodeConfig(cluster), broken));
  });

  test('asks as its role, which must be allowed to', async () => {
    await createRole(account.iam, 'blind', {
      service: 'ec2.amazonaws.com',
      policies: ['AmazonEKS_CNI_Policy'],
    });
    await consistent(emulator);
    const own = await createProfile(account, 'blind');
    const script = `#!/bin/bash -e\naws eks describe-cluster --name ${name} --query cluster.status`;
    const id = await launch(
      account,
      withScripts(nodeConfig(cluster), script),
      good({ IamInstanceProfile: { Name: own } }),
    );
    await consoleOnce(
      account,
      id,
      'An error occurred (AccessDeniedException) when calling the DescribeCluster operation',
    );
    expect(await consoleOf(account, id)).toContain('Failed to run module scripts-user');
    await terminate(account, id);
  });
});
