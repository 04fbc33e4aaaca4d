import { describe, expect, test } from 'vitest';
import { bottlerocketKubelet, withSettings } from '../../emulator/instances/bottlerocket.ts';
import { parseToml } from '../../emulator/instances/toml.ts';

const certificate = Buffer.from('a certificate').toString('base64');

const settings = (more = '') => `
[settings.kubernetes]
cluster-name = "demo"
"api-server" = 'https://example.com' # where it is
cluster-certificate = "${certificate}"
${more}`;

describe('TOML', () => {
  test('has tables, texts, numbers, lists and tables in a line', () => {
    expect(
      parseToml('a = 1_000\nb.c = [ "x", # one\n  true, ]\n[d."e f"]\ng = { h = -1.5, i = "\\u0041\\n" }\n'),
    ).toEqual({ a: 1000, b: { c: ['x', true] }, d: { 'e f': { g: { h: -1.5, i: 'A\n' } } } });
  });

  test.each([
    ['a = 1\na = 2', 'line 2'],
    ['[a]\n[a]', 'duplicate key'],
    ['a = b', 'invalid string'],
    ['a: 1', 'expected `.`, `=`'],
    ['a = "x', 'line 1, column 5'],
    ['a = 1 b = 2', 'expected newline'],
    ['a = [1 2]', 'expected `,`, `]`'],
  ])('is not %j', (text, words) => {
    expect(() => parseToml(text)).toThrow(words);
  });
});

describe('Bottlerocket', () => {
  test('starts its kubelet as its settings say', () => {
    const more = `max-pods = 20
[settings.kubernetes.node-labels]
team = "red"
[settings.kubernetes.node-taints]
dedicated = ["red:NoSchedule", "red:NoExecute"]
[settings.host-containers.admin]
enabled = true`;
    expect(bottlerocketKubelet(settings(more))).toEqual({
      endpoint: 'https://example.com',
      certificateAuthority: certificate,
      labels: { team: 'red' },
      taints: [
        { key: 'dedicated', value: 'red', effect: 'NoSchedule' },
        { key: 'dedicated', value: 'red', effect: 'NoExecute' },
      ],
      maxPods: 20,
    });
  });

  test.each([
    ['nothing at all', '', 'settings.kubernetes.api-server is not set'],
    [
      'no name',
      settings().replace('cluster-name = "demo"', ''),
      'settings.kubernetes.cluster-name is not set',
    ],
    ['a script', '#!/bin/bash\ntrue', 'Error parsing TOML user data'],
    ['an archive', 'MIME-Version: 1.0\n', 'Error parsing TOML user data: TOML parse error at line 1, column'],
    ['text without quotes', settings('cluster-domain = cluster.local'), 'Error parsing TOML user data'],
    ['a table twice', settings('[settings.kubernetes]'), 'duplicate key `kubernetes`'],
    ['a setting that there is not', settings('node-label = "a"'), 'unknown field `node-label`'],
    ['a table that is none of settings', `[kubernetes]\n${settings()}`, 'unknown field `kubernetes`'],
    [
      'a certificate that is not encoded',
      settings().replace(certificate, 'a certificate'),
      'Invalid base64 input',
    ],
    ['an endpoint that is none', settings().replace('https://example.com', 'example.com'), 'invalid URL'],
    ['a text for a number', settings('max-pods = "20"'), 'expected u32 at max-pods'],
    ['a number for a label', settings('node-labels = { a = 1 }'), 'expected a string at node-labels.a'],
    ['a taint without an effect', settings('node-taints = { a = "b" }'), 'invalid taint spec'],
    [
      'a label of Kubernetes’ own',
      settings('node-labels = { "node-role.kubernetes.io/web" = "" }'),
      "unknown 'kubernetes.io'",
    ],
  ])('does not start a kubelet by %s', (_, text, words) => {
    expect(() => bottlerocketKubelet(text)).toThrow(words);
  });

  test('takes EKS’s settings over a user’s', () => {
    const text = withSettings(
      '[settings]\nmotd = "hi"\n[settings.kubernetes]\nmax-pods = 9\ncluster-name = "x"',
      {
        'cluster-name': 'demo',
        'node-labels': { 'eks.amazonaws.com/nodegroup': 'a' },
      },
    );
    expect(parseToml(text)).toEqual({
      settings: {
        motd: 'hi',
        kubernetes: {
          'max-pods': 9,
          'cluster-name': 'demo',
          'node-labels': { 'eks.amazonaws.com/nodegroup': 'a' },
        },
      },
    });
  });
});
