/** Who gets in: tokens, access entries, and the kubeconfig that later steps read. */
import type { Row } from '../row.ts';

const unauthorized = /Gave up after waiting .*401|Unauthorized/s;
const tokens = {
  file: 'src/kubernetes/token.ts',
  source: 'https://github.com/kubernetes-sigs/aws-iam-authenticator/blob/master/pkg/token/token.go',
  scenario: 'up',
  ends: unauthorized,
} as const;

export const access: readonly Row[] = [
  {
    name: 'a role that is asked for once',
    file: 'src/aws/credentials.ts',
    text: 'const pauses = [0, 500, 1_500, 4_000, 8_000, 16_000];',
    replacement: 'const pauses = [0];',
    really: 'STS asks GitHub for its keys, and refuses the token when they do not come at once',
    source: 'https://github.com/aws/aws-cli/issues/7194',
    scenario: 'GitHub is slow to answer STS',
    ends: /could not assume .*InvalidIdentityToken: Couldn't retrieve verification key/,
  },
  {
    ...tokens,
    name: 'a token without the header that names its cluster',
    text: "headers: { host: hostname, 'x-k8s-aws-id': cluster },",
    replacement: "headers: { host: hostname, 'x-k8s-cluster': cluster },",
    really: 'the authenticator refuses a signature that does not cover x-k8s-aws-id',
  },
  {
    ...tokens,
    name: 'a token of another version',
    text: 'token: `k8s-aws-v1.$',
    replacement: 'token: `k8s-aws-v2.$',
    really: 'the authenticator knows one prefix',
  },
  {
    ...tokens,
    name: 'a token with padding',
    text: "Buffer.from(url).toString('base64url')",
    replacement: 'Buffer.from(`$' + '{url}$' + "{'&'.repeat(3 - (url.length % 3) - 1)}`).toString('base64')",
    really: 'the authenticator decodes base64url without padding',
  },
  {
    ...tokens,
    name: 'a token with one parameter too many',
    text: "query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },",
    replacement: "query: { Action: 'GetCallerIdentity', Version: '2011-06-15', Cluster: cluster },",
    really: 'the authenticator refuses every query parameter that it does not know',
  },
  {
    name: 'an access entry that lets only look',
    file: 'src/resources/access/access-entry.ts',
    text: "await entries.grant(principalArn, 'admin', spec.tags, (call) =>",
    replacement: "await entries.grant(principalArn, 'viewer', spec.tags, (call) =>",
    really: 'nodes are outside of namespaces: AmazonEKSViewPolicy does not show them',
    source: 'EKS user guide, "Review access policy permissions"',
    scenario: 'up',
    ends: /nodes is forbidden/,
  },
  {
    name: 'a policy for somebody without an access entry',
    file: 'src/resources/access/access-entry.ts',
    text: 'await attempt(() => eks.createAccessEntry(request)).catch(',
    replacement: 'await attempt(async () => request).catch(',
    really: 'EKS associates policies with entries that there are',
    source: 'EKS API reference, AssociateAccessPolicy, ResourceNotFoundException',
    scenario: 'up',
    // What is not there carries no tags either, which the policies ask for.
    ends: /ResourceNotFoundException: |not authorized to perform: eks:AssociateAccessPolicy/,
  },
  {
    name: 'a token for another audience',
    file: 'src/github/id-token.ts',
    text: "  url.searchParams.set('audience', audience);\n",
    replacement: '',
    really: "GitHub's own audience is the owner's address, which AWS's provider does not know",
    source: 'GitHub, "OpenID Connect reference": customizing the audience',
    scenario: 'up',
    ends: /Incorrect token audience|audience/,
  },
  {
    name: 'a kubeconfig for a plugin of another version',
    file: 'src/exec-plugin.ts',
    text: "apiVersion: 'client.authentication.k8s.io/v1beta1',\n    kind: 'ExecCredential',",
    replacement: "apiVersion: 'client.authentication.k8s.io/v1',\n    kind: 'ExecCredential',",
    really: 'kubectl refuses a credential of another version than the kubeconfig names',
    source: 'Kubernetes, "Authenticating": client-go credential plugins',
    scenario: 'kubectl',
    ends: /plugin returned version client\.authentication\.k8s\.io\/v1/,
  },
  {
    name: 'a kubeconfig in a format that kubectl has dropped',
    file: 'src/kubernetes/kubeconfig.ts',
    text: "apiVersion: 'client.authentication.k8s.io/v1beta1',\n            command,",
    replacement: "apiVersion: 'client.authentication.k8s.io/v1alpha1',\n            command,",
    really: 'kubectl 1.24 and later do not read it',
    source: 'https://github.com/aws/aws-cli/issues/6920',
    scenario: 'kubectl',
    ends: /v1alpha1/,
  },
  {
    name: 'a kubeconfig that everybody can read',
    file: 'src/private-file.ts',
    text: '{ mode: 0o600, flag:',
    replacement: '{ mode: 0o644, flag:',
    really:
      'helm and kubectl plugins warn of a file that is world-readable; other users of the runner read it',
    source: 'https://github.com/helm/helm/issues/9115',
    scenario: 'kubectl',
    ends: /^the kubeconfig is readable for others: 644/,
  },
];
