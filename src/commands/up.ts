import { identify } from '../aws/identity.ts';
import type { Request } from '../config/request.ts';
import { ensureAll } from '../engine/ensure.ts';
import type { Run } from '../engine/run.ts';
import { type KubeconfigAuth, kubeconfig, writeKubeconfig } from '../kubernetes/kubeconfig.ts';
import { clusterGraph } from '../resources/cluster.ts';
import { isReady } from '../resources/nodes.ts';
import type { Command, Context } from './command.ts';

/** Brings the cluster up, or finds it as it should be, and hands it to the workflow. */
export const up: Command = async ({ request, aws, run, output, exportVariable, plugin }) => {
  const { spec } = request;
  const identity = await identify(aws, request.role?.arn);
  output({
    'cluster-name': spec.name,
    'cluster-arn': `arn:${identity.partition}:eks:${spec.region}:${identity.account}:cluster/${spec.name}`,
    region: spec.region,
  });

  const cluster = clusterGraph(aws, spec, identity);
  const values = await ensureAll(cluster.graph, run);
  const plane = values.of(cluster.controlPlane);
  const nodes = values.of(cluster.nodes);

  const text = kubeconfig({ cluster: { ...plane, region: spec.region }, auth: authOf(request, plugin) });
  await writeKubeconfig(request.kubeconfig.path, text);
  exportVariable('KUBECONFIG', request.kubeconfig.path);

  const result = resultOf(run);
  output({
    endpoint: plane.endpoint,
    'certificate-authority-data': plane.certificateAuthorityData,
    'kubernetes-version': plane.version,
    'platform-version': plane.platformVersion,
    kubeconfig: text,
    'kubeconfig-path': request.kubeconfig.path,
    'vpc-id': plane.vpcId,
    'subnet-ids': plane.subnetIds.join(','),
    'cluster-security-group-id': plane.clusterSecurityGroupId,
    'node-role-arn': values.of(cluster.nodeRole).arn,
    'oidc-issuer': plane.oidcIssuer,
    result,
  });
  return {
    headline: `Cluster ${spec.name} is ready in ${spec.region} (${result}).`,
    facts: [
      ['Endpoint', plane.endpoint],
      ['Kubernetes', `${plane.version} (${plane.platformVersion})`],
      ['Nodes', `${nodes.filter(isReady).length} Ready: ${describeGroups(request)}`],
      ['Network', `${plane.vpcId}, one NAT gateway`],
      ['kubeconfig', request.kubeconfig.path],
      ['Owner', spec.owner],
    ],
  };
};

function resultOf({ changes }: Run): 'created' | 'updated' | 'unchanged' {
  if (changes.some(({ name, change }) => name === 'control plane' && change === 'created')) return 'created';
  return changes.length > 0 ? 'updated' : 'unchanged';
}

function describeGroups({ spec }: Request): string {
  return spec.nodeGroups
    .map(({ name, nodes, instanceTypes }) => `${name} (${nodes} × ${instanceTypes.join(' or ')})`)
    .join(', ');
}

function authOf(
  { kubeconfig: { auth, roleArn, profile }, role }: Request,
  plugin: Context['plugin'],
): KubeconfigAuth {
  if (auth !== 'action') {
    return {
      kind: auth,
      ...(roleArn !== undefined && { roleArn }),
      ...(profile !== undefined && { profile }),
    };
  }
  return {
    kind: auth,
    node: plugin.node,
    plugin: plugin.path,
    ...(role !== undefined && { role }),
  };
}
