import { describe, expect, test } from 'vitest';
import { multipart } from '../../emulator/instances/mime.ts';
import {
  checkNodeConfig,
  kubeletOf,
  merged,
  nodeConfigType,
  readNodeConfig,
} from '../../emulator/instances/node-config.ts';

const certificateAuthority = Buffer.from('a certificate').toString('base64');

const document = (cluster: object = {}, kubelet: object = {}) =>
  JSON.stringify({
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      cluster: {
        name: 'demo',
        apiServerEndpoint: 'https://example.com',
        certificateAuthority,
        cidr: '10.100.0.0/16',
        ...cluster,
      },
      kubelet,
    },
  });

const part = (body: string, type = nodeConfigType) => ({ type, body });

const read = (text: string) => {
  const config = readNodeConfig(text);
  checkNodeConfig(config);
  return kubeletOf(config);
};

describe('nodeadm reads a NodeConfig', () => {
  const archive = multipart([part('#!/bin/bash\ntrue', 'text/x-shellscript'), part(document())]);

  test.each([
    ['alone', document()],
    [
      'in YAML',
      `---\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: ${Object(JSON.stringify(JSON.parse(document()).spec))}`,
    ],
    ['in a part of an archive', archive],
    ['in an archive with other ends of lines', archive.replaceAll('\n', '\r\n')],
    [
      'in a part that is encoded',
      `Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: ${nodeConfigType}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(document()).toString('base64')}\n--B--\n`,
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({
      endpoint: 'https://example.com',
      certificateAuthority,
      labels: {},
      taints: [],
    });
  });

  test('and what it says of labels, taints and pods', () => {
    const told = read(
      document(
        {},
        {
          config: { maxPods: 20, registerWithTaints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] },
          flags: ['--node-labels=team=red,size=', '--v=2'],
        },
      ),
    );
    expect(told).toMatchObject({
      labels: { team: 'red', size: '' },
      taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }],
      maxPods: 20,
    });
  });

  test('and another after it, field by field, of which the later wins', () => {
    const first = document(
      {},
      { config: { maxPods: 20, kubeReserved: { cpu: '1' } }, flags: ['--node-labels=a=1,b=1'] },
    );
    const second = document(
      { name: '', apiServerEndpoint: 'https://later.example.com' },
      { config: { maxPods: 30 }, flags: ['--node-labels=b=2'] },
    );
    const told = read(multipart([part(first), part(second)]));
    expect(told).toMatchObject({
      endpoint: 'https://later.example.com',
      maxPods: 30,
      labels: { a: '1', b: '2' },
    });
    expect(merged([readNodeConfig(first), readNodeConfig(second)])).toMatchObject({
      cluster: { name: 'demo' },
      config: { kubeReserved: { cpu: '1' } },
    });
  });
});

describe('nodeadm refuses', () => {
  test.each([
    ['no name', document({ name: '' }), 'Name is missing in cluster configuration'],
    [
      'no endpoint',
      document({ apiServerEndpoint: '' }),
      'Apiserver endpoint is missing in cluster configuration',
    ],
    [
      'no certificate',
      document({ certificateAuthority: '' }),
      'Certificate authority is missing in cluster configuration',
    ],
    ['no range', document({ cidr: '' }), 'CIDR is missing in cluster configuration'],
    ['a range that is none', document({ cidr: '10.100.0.0' }), 'invalid CIDR address: 10.100.0.0'],
    ['an endpoint that is none', document({ apiServerEndpoint: 'example.com' }), 'parse "example.com"'],
    [
      'a certificate that is not encoded',
      document({ certificateAuthority: '!' }),
      'illegal base64 data at input byte 0',
    ],
    [
      'a certificate that is cut',
      document({ certificateAuthority: 'abcde' }),
      'illegal base64 data at input byte 4',
    ],
    ['a number for a name', document({ name: 7 }), 'json: cannot unmarshal number'],
    [
      'another version',
      document().replace('v1alpha1', 'v1'),
      'no kind "NodeConfig" is registered for version "node.eks.aws/v1"',
    ],
    ['another kind', document().replace('NodeConfig', 'Node'), 'no kind "Node" is registered'],
    ['no kind', document().replace('"kind":"NodeConfig",', ''), "Object 'Kind' is missing"],
    ['a script', '#!/bin/bash\n/etc/eks/bootstrap.sh demo', 'json: cannot unmarshal'],
    ['nothing', '', 'json: cannot unmarshal'],
    ['bad YAML', 'kind: [', 'error converting YAML to JSON'],
    [
      'an archive without one',
      multipart([part('#!/bin/bash', 'text/x-shellscript')]),
      'could not find NodeConfig within UserData',
    ],
    [
      'an archive that ends too early',
      multipart([part(document())]).replace('--//--', ''),
      'multipart: NextPart: EOF',
    ],
    [
      'a label of Kubernetes’ own',
      document({}, { flags: ['--node-labels=node-role.kubernetes.io/web='] }),
      "unknown 'kubernetes.io' or 'k8s.io' labels",
    ],
    [
      'a taint without an effect',
      document({}, { flags: ['--register-with-taints=a=b'] }),
      'invalid taint spec: a=b',
    ],
    ['a flag that there is not', document({}, { flags: ['--node-label=a=b'] }), 'unknown flag: --node-label'],
  ])('%s', (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});
